namespace Framekeeper.Drift;

/// <summary>What one dyad's sessions, messages and deeds show together. A question for the therapist first; nothing in it scores a person.</summary>
public sealed record Course
{
    /// <summary>The dyad's id.</summary>
    public required string Dyad { get; init; }

    /// <summary>In their order; those without a date stand last, by name.</summary>
    public required IReadOnlyList<Contact> Contacts { get; init; }

    /// <summary>The therapist's findings in their order.</summary>
    public required IReadOnlyList<Moment> Moments { get; init; }

    /// <summary>The chart that raises the alarm.</summary>
    public required Chart Chart { get; init; }

    /// <summary>What came again.</summary>
    public required IReadOnlyList<Recurrence> Recurrences { get; init; }

    /// <summary>What went further.</summary>
    public required IReadOnlyList<Escalation> Escalations { get; init; }

    /// <summary>When the therapist spoke of the own life.</summary>
    public required IReadOnlyList<Disclosure> Disclosures { get; init; }

    /// <summary>Of the therapist's words over all contacts; null where no talk is there.</summary>
    public required double? DisclosureShare { get; init; }

    /// <summary>How many sessions and threads there are.</summary>
    public required int Sessions { get; init; }

    /// <summary>Whether more is found than chance finds in ordinary talk.</summary>
    public bool Alarm => Chart.Alarm is not null;

    /// <summary>When it was first so; null where it never was, or nobody knows.</summary>
    public DateTimeOffset? Since => Chart.Alarm?.Contact.When;

    /// <summary>What the disclosures add up to; null where each is short, settled and given back.</summary>
    public Level? DisclosureGrade => Disclosures.Max(disclosure => disclosure.Grade);

    /// <summary>What came once and is no disclosure.</summary>
    public IReadOnlyList<Moment> Once
    {
        get
        {
            var told = Recurrences.Where(recurrence => !recurrence.IsFamily).SelectMany(recurrence => recurrence.Moments).Concat(Disclosures.Select(disclosure => disclosure.Moment)).ToHashSet();
            return [.. Moments.Where(moment => !told.Contains(moment))];
        }
    }

    /// <summary>Over the sessions, threads and records of one dyad, judged with their transcripts. Their order does not matter.</summary>
    public static Course Of(string dyad, IReadOnlyList<Checked> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        List<Contact> contacts =
        [
            .. sessions.SelectMany(Contact.Of)
                .OrderBy(contact => contact.When is null).ThenBy(contact => contact.When).ThenBy(contact => contact.Session, StringComparer.Ordinal)
                .ThenBy(contact => contact.Kind).ThenBy(contact => contact.Findings.Select(finding => finding.Turn).FirstOrDefault()),
        ];
        List<Moment> moments = [.. contacts.SelectMany(Moment.Of)];
        var disclosures = Disclosure.Of(moments);
        return new Course
        {
            Dyad = dyad,
            Contacts = contacts,
            Moments = moments,
            Chart = Chart.Of(contacts),
            Recurrences = Recurrence.Of(moments),
            Escalations = Escalation.Of(moments),
            Disclosures = disclosures,
            DisclosureShare = Share(contacts, disclosures),
            Sessions = sessions.Count(session => !Contact.IsRecord(session)),
        };
    }

    private static double? Share(List<Contact> contacts, IReadOnlyList<Disclosure> disclosures)
    {
        var spoken = contacts.SelectMany(contact => contact.Talk).Where(line => line.Speaker == Role.Therapist).Sum(line => Words.Count(line.Turn.Text));
        return spoken == 0 ? null : Math.Min(1, disclosures.Where(disclosure => disclosure.Share is not null).Sum(disclosure => disclosure.Words) / (double)spoken);
    }

    /// <summary>Counts, never the words.</summary>
    public override string ToString() => $"course ({Contacts.Count} contacts, {Moments.Count} findings)";
}
