using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>What the agreement's terms say about a term that a therapist names: agreed, against it, or nothing.</summary>
internal enum Verdict
{
    Silent,
    Agreed,
    Against,
}

/// <summary>The agreement's terms against what was said: one method for each field.</summary>
internal static class TermRules
{
    /// <summary>The act that a term against the agreement makes.</summary>
    public static string Act(TermKind kind) => kind switch
    {
        TermKind.Price or TermKind.Per or TermKind.Method => "fee",
        TermKind.Channel or TermKind.Late => "solicit.contact",
        TermKind.Place or TermKind.Clock or TermKind.Often => "meet",
        TermKind.Length => "give.exception",
        _ => "record",
    };

    /// <summary>What makes terms of payment wrong however they are paid.</summary>
    private static readonly string[] Crooked = ["insurance", "insurer", "claim", "code", "books", "receipt", "invoice", "tax", "taxman"];

    /// <summary>Whether what was said of an act's terms is agreed, so that the act is in frame: something is, and nothing is against.</summary>
    public static bool Agreed(IEnumerable<Verdict> verdicts, string act, Turn turn)
    {
        var all = verdicts.ToList();
        return all.Contains(Verdict.Agreed) && !all.Contains(Verdict.Against)
            && !(act == "fee" && turn.Text is var text && Crooked.Any(word => Mention.Of(text, word)));
    }

    public static Verdict Weigh(Term term, Basis basis) => term.Kind switch
    {
        TermKind.Price => Price(term, basis.Agreement.Fee),
        TermKind.Per => Per(term.Value, basis.Agreement),
        TermKind.Method => Ways.Method(term.Value, basis.Agreement.Fee?.Methods),
        TermKind.Channel => Ways.Channel(term.Value, term.Name, basis.Agreement.Channels),
        TermKind.Place => Ways.Place(term.Value, term.Name, basis.Agreement),
        TermKind.Clock or TermKind.Late => Clock(term, basis.Agreement.Schedule),
        TermKind.Length => Length(term, basis.Agreement.Schedule?.Length),
        TermKind.Often => Often(term.Number!.Value, basis.Agreement.Schedule?.Every),
        _ => Recording(term.Value, basis),
    };

    private static Verdict Price(Term term, Fee? fee) =>
        fee is { Payer: "none" } && term.Number != 0 ? Verdict.Against
        : fee?.Amount is not { } agreed ? Verdict.Silent
        : term.Number == agreed && Currencies.Same(term.Value, fee.Currency) ? Verdict.Agreed : Verdict.Against;

    /// <summary>A fee is for a session unless it says otherwise; an hour is a session where sessions are about an hour.</summary>
    private static Verdict Per(string per, Agreement agreement)
    {
        var said = per switch { "weekly" => "week", "monthly" => "month", "hourly" or "visit" => "hour", _ => per };
        return agreement.Fee?.Per is not { } agreed ? (Hourly(said) ? Verdict.Agreed : Verdict.Silent)
            : string.Equals(said, agreed, StringComparison.OrdinalIgnoreCase) ? Verdict.Agreed
            : Hourly(said) && Hourly(agreed) && (agreement.Schedule?.Length is not { } length || length.TotalMinutes is >= 45 and <= 60) ? Verdict.Agreed
            : said == "week" && Hourly(agreed) && agreement.Schedule?.Every is "week" ? Verdict.Agreed
            : Verdict.Against;
    }

    private static bool Hourly(string per) => per.ToLowerInvariant() is "session" or "hour";

    /// <summary>"At nine" may be either; it is against the agreement only where both are.</summary>
    private static Verdict Clock(Term term, Schedule? schedule)
    {
        var minute = (int)term.Number!.Value;
        var first = Hours(minute, schedule);
        return first == Verdict.Against && term.Value == "either" ? Hours(minute + (12 * 60), schedule) : first;
    }

    /// <summary>The minute of the day against the agreed hours; hours that close before they open run past midnight.</summary>
    public static Verdict Hours(int minute, Schedule? schedule)
    {
        if (schedule is not { Opens: { } opens, Closes: { } closes })
        {
            return Verdict.Silent;
        }

        var time = new TimeOnly(minute / 60 % 24, minute % 60);
        return opens == closes || time == closes || time.IsBetween(opens, closes) ? Verdict.Agreed : Verdict.Against;
    }

    private static Verdict Length(Term term, TimeSpan? agreed) => agreed is not { } length ? Verdict.Silent : term.Value switch
    {
        "double" => length.TotalMinutes >= 80 ? Verdict.Agreed : Verdict.Against,
        "extra" => Length((decimal)length.TotalMinutes + term.Number!.Value, agreed),
        _ => Length(term.Number!.Value, agreed),
    };

    /// <summary>Sessions run over: ten minutes beyond the agreed length are ordinary.</summary>
    public static Verdict Length(decimal minutes, TimeSpan? agreed) =>
        agreed is not { } length ? Verdict.Silent : minutes <= (decimal)length.TotalMinutes + 10 ? Verdict.Agreed : Verdict.Against;

    private static Verdict Often(decimal perWeek, string? every)
    {
        var agreed = every?.Trim().ToLowerInvariant() switch
        {
            "day" => 7m,
            "half-week" or "twice a week" => 2m,
            "week" => 1m,
            "fortnight" or "two weeks" or "other week" => 0.5m,
            "month" => 0.25m,
            _ => (decimal?)null,
        };
        return agreed is null ? Verdict.Silent : perWeek > agreed ? Verdict.Against : Verdict.Agreed;
    }

    private static Verdict Recording(string audience, Basis basis)
    {
        var recording = basis.Agreement.Recording;
        return recording is null ? Verdict.Silent
            : !recording.Consent ? Verdict.Against
            : recording.Until is { } until && basis.Day > until ? Verdict.Against
            : audience.Length == 0 || recording is { Purposes: null, Viewers: null } ? Verdict.Agreed
            : (recording.Purposes ?? []).Concat(recording.Viewers ?? []).Any(agreed => Audience(agreed, audience)) ? Verdict.Agreed : Verdict.Against;
    }

    private static readonly string[][] Purposes =
    [
        ["supervis"],
        ["teach", "class", "student", "lecture", "seminar", "course", "training", "trainee", "faculty"],
        ["research", "study"],
        ["conference", "talk", "workshop"],
    ];

    /// <summary>"For my students" is teaching.</summary>
    private static bool Audience(string agreed, string said) =>
        Mention.Of(said, agreed) || (!said.Contains("group", StringComparison.OrdinalIgnoreCase) && Mention.Share(agreed, said))
        || Purposes.Any(purpose => purpose.Any(word => agreed.Contains(word, StringComparison.OrdinalIgnoreCase)) && purpose.Any(word => said.Contains(word, StringComparison.OrdinalIgnoreCase)));
}
