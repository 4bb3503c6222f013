using System.Globalization;

namespace Framekeeper;

/// <summary>What treatment is between one therapist and one client, as data: everything is judged against it.</summary>
/// <remarks>Every field is optional; what is null is judged by the rule book's default agreement (<see cref="Over"/>).</remarks>
public sealed record Agreement
{
    /// <summary>Names the agreement across versions.</summary>
    public string? Id { get; init; }

    /// <summary>Counts up; a new version never overwrites an old one.</summary>
    public int? Version { get; init; }

    /// <summary>In force from this day on; never before it was agreed.</summary>
    public DateOnly? From { get; init; }

    /// <summary>The agreement that this one takes over (a handover is a new agreement).</summary>
    public string? Continues { get; init; }

    /// <summary>Who agreed, when and how.</summary>
    public IReadOnlyList<Consent> Agreed { get; init; } = [];

    /// <summary>The therapists of the treatment.</summary>
    public IReadOnlyList<Party> Therapists { get; init; } = [];

    /// <summary>The clients: one, or a couple, family or group.</summary>
    public IReadOnlyList<Party> Clients { get; init; } = [];

    /// <summary>Interpreters, parents, observers: heard, never judged.</summary>
    public IReadOnlyList<Party> Others { get; init; } = [];

    /// <summary>The service agreed on, in words.</summary>
    public string? Service { get; init; }

    /// <summary>The professional code the therapist is bound by (<c>APA-2017</c>).</summary>
    public string? Code { get; init; }

    /// <summary>Where the therapist practises (<c>US-TX</c>).</summary>
    public string? Jurisdiction { get; init; }

    /// <summary>IANA time zone that hours and days are meant in.</summary>
    public string? Zone { get; init; }

    /// <summary>The day on which treatment ended; null while it lasts.</summary>
    public DateOnly? Ended { get; init; }

    /// <summary>What is paid.</summary>
    public Fee? Fee { get; init; }

    /// <summary>How long, how often, between which hours.</summary>
    public Schedule? Schedule { get; init; }

    /// <summary>Where treatment takes place.</summary>
    public IReadOnlyList<string>? Places { get; init; }

    /// <summary>By which channels the parties may reach each other.</summary>
    public IReadOnlyList<string>? Channels { get; init; }

    /// <summary>Consent to recording.</summary>
    public Recording? Recording { get; init; }

    /// <summary>Agreed, reasoned departures.</summary>
    public IReadOnlyList<Departure> Exceptions { get; init; } = [];

    /// <summary>Terms given as loose words (the short form): they inform a reader and silence nothing by themselves.</summary>
    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>How a finding names this version: <c>a-1042@3</c>; null for an agreement without id.</summary>
    public string? Name => Id is null ? null : $"{Id}@{Version ?? 1}";

    /// <summary>This agreement with what it leaves open filled from <paramref name="fallback"/>.</summary>
    public Agreement Over(Agreement fallback) => this with
    {
        Code = Code ?? fallback.Code,
        Service = Service ?? fallback.Service,
        Zone = Zone ?? fallback.Zone,
        Fee = Fee ?? fallback.Fee,
        Schedule = Schedule ?? fallback.Schedule,
        Places = Places ?? fallback.Places,
        Channels = Channels ?? fallback.Channels,
        Recording = Recording ?? fallback.Recording,
    };

    /// <summary>The terms as a reader of talk sees them: what is allowed beyond the ordinary first, then money, ways to reach each other, and places. Names nobody.</summary>
    public string InWords()
    {
        var terms = new List<string>();
        Add("allowed: ", "; ", [.. Exceptions.Select(exception => exception.What), .. Notes]);
        Add("fee ", " ", [Fee?.Words, Fee?.Amount?.ToString(CultureInfo.InvariantCulture), Fee?.Currency, Fee?.Per is { } per ? $"per {per}" : null, Fee?.Payer is { } payer ? $"paid by {payer}" : null, .. Fee?.Methods ?? []]);
        Add("by ", ", ", Channels ?? []);
        Add("at ", ", ", Places ?? []);
        Add("recorded for ", ", ", Recording is { Consent: true } recording ? recording.Purposes ?? ["supervision"] : []);
        return string.Join("; ", terms);

        void Add(string before, string between, IReadOnlyList<string?> words)
        {
            var said = words.Where(word => !string.IsNullOrWhiteSpace(word)).ToList();
            if (said.Count > 0)
            {
                terms.Add(before + string.Join(between, said));
            }
        }
    }

    /// <summary>Id and version alone: an agreement carries names.</summary>
    public override string ToString() => $"agreement {Name ?? "without id"}";
}

/// <summary>One party to the agreement.</summary>
/// <param name="Role">For therapists: licensed, trainee, intern, school or coach; for others: interpreter, parent or observer.</param>
/// <param name="Supervisor">The id of the supervisor who answers for a trainee.</param>
public sealed record Party(string? Id, string Name, string? Role = null, string? Supervisor = null)
{
    /// <summary>The id alone: a name is private.</summary>
    public override string ToString() => $"party {Id ?? "without id"}";
}

/// <summary>That somebody agreed.</summary>
public sealed record Consent(string Who, DateTimeOffset? At, string? How)
{
    /// <summary>The time alone.</summary>
    public override string ToString() => $"consent of {At:yyyy-MM-dd}";
}

/// <summary>The agreed payment.</summary>
/// <param name="Amount">In units of <paramref name="Currency"/> (ISO 4217); null where only words are known.</param>
/// <param name="Per"><c>session</c>, <c>month</c>, …</param>
/// <param name="Payer"><c>client</c>, <c>insurance</c> or <c>none</c>.</param>
/// <param name="Methods">Agreed ways to pay; null: any.</param>
/// <param name="Words">The short form's words, where the fee was given so.</param>
public sealed record Fee(decimal? Amount, string? Currency = null, string? Per = null, string? Payer = null, IReadOnlyList<string>? Methods = null, string? Words = null)
{
    /// <summary>Never the words or the sum.</summary>
    public override string ToString() => "fee";
}

/// <summary>When and how long.</summary>
/// <param name="Length">Of one session.</param>
/// <param name="Every"><c>week</c>, <c>fortnight</c>, <c>month</c>.</param>
/// <param name="Opens">First hour of contact and sessions, in the agreement's zone.</param>
/// <param name="Closes">Last hour of contact and sessions.</param>
public sealed record Schedule(TimeSpan? Length, string? Every = null, TimeOnly? Opens = null, TimeOnly? Closes = null)
{
    /// <summary>The length alone.</summary>
    public override string ToString() => $"schedule of {Length}";
}

/// <summary>Consent to recording: scope, purpose, audience, retention.</summary>
public sealed record Recording(bool Consent, IReadOnlyList<string>? Purposes = null, IReadOnlyList<string>? Viewers = null, DateOnly? Until = null);

/// <summary>An agreed departure: silences an act it allows, within its dates, in a turn that names one of its words or its place, channel or amount.</summary>
/// <param name="Allows">Act ids.</param>
/// <param name="Words">What a turn must name for the exception to hold for it.</param>
/// <param name="What">What was agreed, for people.</param>
/// <param name="Why">The reason that was agreed on.</param>
public sealed record Departure(
    IReadOnlyList<string> Allows,
    IReadOnlyList<string> Words,
    string What,
    string Why,
    DateOnly? From = null,
    DateOnly? Until = null,
    string? Place = null,
    string? Channel = null,
    decimal? Amount = null)
{
    /// <summary>Whether a date narrows it, so that an undated session cannot rely on it.</summary>
    public bool Dated => From is not null || Until is not null;

    /// <summary>Whether <paramref name="day"/> lies within its dates, both ends included; an unknown day lies in none.</summary>
    public bool HoldsOn(DateOnly? day) => !Dated || (day is { } d && (From is null || d >= From) && (Until is null || d <= Until));

    /// <summary>The acts alone: what was agreed, and why, is private.</summary>
    public override string ToString() => $"exception for {string.Join(", ", Allows)}";
}
