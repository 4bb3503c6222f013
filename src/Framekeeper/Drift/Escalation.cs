namespace Framekeeper.Drift;

/// <summary>In what something goes further than before.</summary>
public enum EscalationKind
{
    /// <summary>An act of a higher level than any before.</summary>
    Level,

    /// <summary>Contact that is closer.</summary>
    Closeness,

    /// <summary>Other times and places.</summary>
    Setting,

    /// <summary>Secrecy, once something was asked for.</summary>
    Secrecy,

    /// <summary>Pressure, once something was asked for.</summary>
    Pressure,

    /// <summary>The same ask again, after the client said no.</summary>
    AfterNo,
}

/// <summary>A step further: what was before, and what came after it.</summary>
public sealed record Escalation(EscalationKind Kind, Moment From, Moment To, string Says)
{
    // From the client's outer life inwards; what is in neither stands below both.
    private static readonly string[] Closeness = ["solicit.contact", "disclose.trouble", "solicit.support", "solicit.social", "touch", "solicit.intimacy"];

    private static readonly string[] Setting = ["give.exception", "meet"];

    /// <summary>The steps among moments in their order.</summary>
    public static IReadOnlyList<Escalation> Of(IReadOnlyList<Moment> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        var departures = moments.Where(moment => moment.Finding.Level > Framekeeper.Level.Note).ToList();
        return
        [
            .. Climb(departures, EscalationKind.Level, moment => (int)Weight.Own(moment.Finding), (from, to) => $"graver by its kind: {Weight.Own(from.Finding).Name()}, then {Weight.Own(to.Finding).Name()}"),
            .. Climb(departures, EscalationKind.Closeness, moment => Array.IndexOf(Closeness, moment.Finding.Act), (from, to) => $"closer: {Named(from)}, then {Named(to)}"),
            .. Climb(departures, EscalationKind.Setting, moment => Array.IndexOf(Setting, moment.Finding.Act), (from, to) => $"other times or places: {Named(from)}, then {Named(to)}"),
            .. AfterAsk(departures, EscalationKind.Secrecy, "solicit.secrecy", "it is to be kept secret, once something was asked for"),
            .. AfterAsk(departures, EscalationKind.Pressure, "pressure", "the therapist pushes, once something was asked for"),
            .. AfterNo(departures),
        ];
    }

    /// <summary>Each rung that is higher than all in contacts before.</summary>
    private static IEnumerable<Escalation> Climb(List<Moment> moments, EscalationKind kind, Func<Moment, int> rung, Func<Moment, Moment, string> says)
    {
        Moment? highest = null;
        foreach (var contact in moments.GroupBy(moment => moment.Contact, ReferenceEqualityComparer.Instance))
        {
            var top = contact.MaxBy(rung)!;
            if (highest is not null && rung(top) > rung(highest))
            {
                yield return new Escalation(kind, highest, top, says(highest, top));
            }

            highest = highest is null || rung(top) > rung(highest) ? top : highest;
        }
    }

    private static IEnumerable<Escalation> AfterAsk(List<Moment> moments, EscalationKind kind, string act, string says)
    {
        var first = moments.FindIndex(moment => moment.IsAsk);
        return first < 0 ? [] : moments.Index()
            .Where(entry => entry.Item.Finding.Act == act && (entry.Index > first || (entry.Item.Contact == moments[first].Contact && entry.Item.Finding.Turn == moments[first].Finding.Turn)))
            .Take(1).Select(entry => new Escalation(kind, moments[first], entry.Item, says));
    }

    private static IEnumerable<Escalation> AfterNo(List<Moment> moments) => moments.Index()
        .Where(entry => entry.Item.Refused == true)
        .Select(entry => (No: entry.Item, Again: moments.Skip(entry.Index + 1).FirstOrDefault(later => later.Finding.Act == entry.Item.Finding.Act)))
        .Where(pair => pair.Again is not null)
        .Select(pair => new Escalation(EscalationKind.AfterNo, pair.No, pair.Again!, "asked again after the client said no"));

    private static string Named(Moment moment) => moment.Finding.Title.ToLowerInvariant();

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Kind}: {From.Finding.Id} to {To.Finding.Id}";
}
