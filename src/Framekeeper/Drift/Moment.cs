namespace Framekeeper.Drift;

/// <summary>A finding in its place in the dyad's course.</summary>
/// <param name="Signals">What the client signalled close by, which it may explain. Shown beside it, and counted nowhere.</param>
/// <param name="Refused">Whether the client's next words say no; null where nothing was asked, or the talk is not there.</param>
public sealed record Moment(Contact Contact, Finding Finding, IReadOnlyList<Finding> Signals, bool? Refused)
{
    /// <summary>A signal explains what is said or done this many turns from it.</summary>
    private const int Near = 4;

    /// <summary>An answer comes within so many turns of the client's.</summary>
    private const int Answer = 2;

    /// <summary>The therapist asks for something; silence about it is another matter.</summary>
    public bool IsAsk => Asks(Finding);

    /// <summary>When it was said or done, as far as it is known.</summary>
    public DateTimeOffset? When => Finding.When ?? Contact.When;

    /// <summary>The moments of a contact, in order. A signal stands beside the nearest finding alone.</summary>
    public static IEnumerable<Moment> Of(Contact contact)
    {
        ArgumentNullException.ThrowIfNull(contact);
        var beside = contact.Signals
            .Select(signal => (Signal: signal, Nearest: contact.Findings.MinBy(finding => Math.Abs(finding.Turn - signal.Turn))))
            .Where(pair => pair.Nearest is not null && Math.Abs(pair.Nearest.Turn - pair.Signal.Turn) <= Near)
            .ToLookup(pair => pair.Nearest, pair => pair.Signal);
        return contact.Findings.Select(finding => new Moment(contact, finding, [.. beside[finding]], Answered(contact, finding)));
    }

    internal static bool Asks(Finding finding) => finding.Act != "solicit.secrecy" && finding.Act.StartsWith("solicit.", StringComparison.Ordinal);

    private static bool? Answered(Contact contact, Finding finding)
    {
        if (!Asks(finding) || contact.Talk.Count == 0)
        {
            return null;
        }

        return contact.After(finding.Turn).Where(line => line.Speaker == Role.Client).Take(Answer).Any(line => Words.Refuses(line.Turn.Text));
    }

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Finding} in {Contact}";
}
