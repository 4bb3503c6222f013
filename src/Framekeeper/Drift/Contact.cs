namespace Framekeeper.Drift;

/// <summary>By what therapist and client had to do with each other.</summary>
public enum ContactKind
{
    /// <summary>A session.</summary>
    Session,

    /// <summary>An exchange of messages.</summary>
    Messages,

    /// <summary>Something done, from a record of deeds.</summary>
    Deed,
}

/// <summary>One time that therapist and client had to do with each other, with what was found in it.</summary>
/// <param name="Session">The id of the session, thread or record.</param>
/// <param name="When">When it began; null where nobody knows.</param>
/// <param name="Findings">The therapist's, in order of turn; without the suppressed ones, and without notes that are less sure than not.</param>
/// <param name="Signals">The client's. They are shown beside a finding that they explain, and counted nowhere.</param>
/// <param name="Talk">The turns; empty where they were not kept.</param>
/// <param name="Turns">How many turns the therapist had, estimated where they were not kept.</param>
public sealed record Contact(
    string Session,
    ContactKind Kind,
    DateTimeOffset? When,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<Finding> Signals,
    IReadOnlyList<(Role Speaker, Turn Turn)> Talk,
    int Turns)
{
    /// <summary>Messages further apart than this begin another exchange.</summary>
    private static readonly TimeSpan Apart = TimeSpan.FromHours(6);

    /// <summary>The contacts of a session, thread or record of deeds, judged with its transcript.</summary>
    public static IEnumerable<Contact> Of(Checked session)
    {
        ArgumentNullException.ThrowIfNull(session);
        var findings = session.Findings.Where(finding => finding.Suppression is null).ToLookup(finding => finding.Deed is null);
        var deeds = findings[false].Select(deed => new Contact(session.Session, ContactKind.Deed, deed.When, [deed], [], [], 0));
        return IsRecord(session) ? deeds : deeds.Concat(Exchanges(session).Select(talk => Said(session, talk, [.. findings[true]])));
    }

    /// <summary>Whether it is a record of deeds: nothing was said in it, and nothing in it was held.</summary>
    internal static bool IsRecord(Checked session) => session.Transcript is null && session.Held is null && session.Findings.All(finding => finding.Deed is not null);

    /// <summary>A thread falls into exchanges where nobody wrote for long; a session is one.</summary>
    private static List<List<(Role Speaker, Turn Turn)>> Exchanges(Checked session)
    {
        var exchanges = new List<List<(Role Speaker, Turn Turn)>> { new() };
        DateTimeOffset? last = null;
        foreach (var (speaker, _, turn) in session.Transcript ?? [])
        {
            if (turn.Sent - last > Apart)
            {
                exchanges.Add([]);
            }

            exchanges[^1].Add((speaker, turn));
            last = turn.Sent ?? last;
        }

        return exchanges;
    }

    private static Contact Said(Checked session, List<(Role Speaker, Turn Turn)> talk, List<Finding> all)
    {
        var turns = talk.Select(line => line.Turn.N).ToHashSet();
        var found = session.Transcript is null ? all : all.FindAll(finding => turns.Contains(finding.Turn));
        var sent = talk.Select(line => line.Turn.Sent).FirstOrDefault(sent => sent is not null) ?? (session.Transcript is null ? found.Min(finding => finding.When) : null);
        return new Contact(
            session.Session,
            sent is null ? ContactKind.Session : ContactKind.Messages,
            sent ?? session.Held,
            [.. found.Where(finding => finding.Speaker != Role.Client && (finding.Level > Level.Note || Weight.IsLikely(finding))).OrderBy(finding => finding.Turn).ThenBy(finding => finding.Act, StringComparer.Ordinal)],
            [.. found.Where(finding => finding.Speaker == Role.Client).OrderBy(finding => finding.Turn)],
            talk,
            session.Transcript is null ? (session.Turns + 1) / 2 : talk.Count(line => line.Speaker == Role.Therapist));
    }

    /// <summary>What is said after a turn, whoever speaks.</summary>
    internal IEnumerable<(Role Speaker, Turn Turn)> After(int turn) => Talk.SkipWhile(line => line.Turn.N != turn).Skip(1);

    /// <summary>Id and counts, never the words.</summary>
    public override string ToString() => $"{Kind} {Session} ({Findings.Count} findings)";
}
