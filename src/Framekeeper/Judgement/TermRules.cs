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
        TermKind.Price or TermKind.Method => "fee",
        TermKind.Channel => "solicit.contact",
        TermKind.Place or TermKind.Clock or TermKind.Often => "meet",
        TermKind.Length => "give.exception",
        _ => "record",
    };

    public static Verdict Weigh(Term term, Basis basis) => term.Kind switch
    {
        TermKind.Price => Price(term, basis.Agreement.Fee),
        TermKind.Method => Method(term.Value, basis.Agreement.Fee?.Methods),
        TermKind.Channel => Channel(term.Value, basis.Agreement.Channels),
        TermKind.Place => Place(term.Value, basis.Agreement),
        TermKind.Clock => Hours((int)term.Number!.Value, basis.Agreement.Schedule),
        TermKind.Length => Length(term.Number!.Value, basis.Agreement.Schedule?.Length),
        TermKind.Often => Often(term.Number!.Value, basis.Agreement.Schedule?.Every),
        _ => Recording(term.Value, basis),
    };

    private static Verdict Price(Term term, Fee? fee) =>
        fee is { Payer: "none" } ? Verdict.Against
        : fee?.Amount is not { } agreed ? Verdict.Silent
        : term.Number == agreed ? Verdict.Agreed : Verdict.Against;

    public static Verdict Method(string method, IReadOnlyList<string>? methods) =>
        methods is null ? Verdict.Silent : methods.Any(agreed => Mention.Share(agreed, method)) ? Verdict.Agreed : Verdict.Against;

    /// <summary>A channel by its kind; a private number is agreed on only where the agreement says so of a number, not by the clinic's phone.</summary>
    public static Verdict Channel(string kind, IReadOnlyList<string>? channels)
    {
        if (channels is null)
        {
            return Verdict.Silent;
        }

        return channels.Any(agreed => kind switch
        {
            "personal" => Names(agreed, "personal", "private", "own", "cell", "mobile"),
            "phone" => Names(agreed, "phone", "call", "calls", "telephone", "number", "line", "desk", "cell", "mobile"),
            "text" => Names(agreed, "text", "texts", "texting", "sms", "message", "messages", "messaging"),
            "email" => Names(agreed, "email", "e-mail", "mail"),
            "portal" => Names(agreed, "portal", "app", "platform"),
            _ => Mention.Share(agreed, kind),
        }) ? Verdict.Agreed : Verdict.Against;
    }

    public static Verdict Place(string kind, Agreement agreement)
    {
        if (agreement.Places is not { } places)
        {
            return Verdict.Silent;
        }

        return places.Any(agreed => kind switch
        {
            "home" => Names(agreed, "home", "house", "flat", "client's"),
            "mine" => Names(agreed, "therapist's", "private"),
            "clinic" => Names(agreed, "clinic", "office", "practice", "room", "centre", "center", "surgery", "hospital"),
            "online" => Names(agreed, "video", "online", "zoom", "teams", "telehealth"),
            "phone" => Names(agreed, "phone", "telephone") || Channel("phone", agreement.Channels) == Verdict.Agreed,
            "cafe" => Names(agreed, "cafe", "café", "coffee"),
            _ => Mention.Share(agreed, kind),
        }) ? Verdict.Agreed : Verdict.Against;
    }

    /// <summary>The minute of the day against the agreed hours; hours that close before they open run past midnight.</summary>
    public static Verdict Hours(int minute, Schedule? schedule)
    {
        if (schedule is not { Opens: { } opens, Closes: { } closes })
        {
            return Verdict.Silent;
        }

        return new TimeOnly(minute / 60 % 24, minute % 60).IsBetween(opens, closes) || minute == (closes.Hour * 60) + closes.Minute ? Verdict.Agreed : Verdict.Against;
    }

    /// <summary>Sessions run over: ten minutes beyond the agreed length are ordinary.</summary>
    public static Verdict Length(decimal minutes, TimeSpan? agreed) =>
        agreed is not { } length ? Verdict.Silent : minutes <= (decimal)length.TotalMinutes + 10 ? Verdict.Agreed : Verdict.Against;

    private static Verdict Often(decimal perWeek, string? every) => every?.ToLowerInvariant() switch
    {
        null => Verdict.Silent,
        "day" => Verdict.Agreed,
        "week" => perWeek > 1 ? Verdict.Against : Verdict.Agreed,
        "half-week" or "twice a week" => perWeek > 2 ? Verdict.Against : Verdict.Agreed,
        _ => Verdict.Against,
    };

    private static Verdict Recording(string audience, Basis basis)
    {
        var recording = basis.Agreement.Recording;
        return recording is null ? Verdict.Silent
            : !recording.Consent ? Verdict.Against
            : recording.Until is { } until && basis.Day > until ? Verdict.Against
            : audience.Length == 0 ? Verdict.Agreed
            : (recording.Purposes ?? []).Concat(recording.Viewers ?? []).Any(agreed => Mention.Share(agreed, audience) || (agreed.StartsWith("supervis", StringComparison.OrdinalIgnoreCase) && audience.Contains("supervis", StringComparison.Ordinal)))
                || recording is { Purposes: null, Viewers: null } ? Verdict.Agreed : Verdict.Against;
    }

    private static bool Names(string agreed, params ReadOnlySpan<string> words)
    {
        foreach (var word in words)
        {
            if (Mention.Of(agreed, word))
            {
                return true;
            }
        }

        return false;
    }
}
