namespace Framekeeper.Drift;

/// <summary>What is told (Hill and O'Brien's four, and what is said of the two in the room).</summary>
public enum DisclosureKind
{
    /// <summary>That something is or was so.</summary>
    Fact,

    /// <summary>How it felt.</summary>
    Feeling,

    /// <summary>What was understood.</summary>
    Insight,

    /// <summary>What helped.</summary>
    Strategy,

    /// <summary>How it is with the client, here and now.</summary>
    Immediacy,
}

/// <summary>One time that the therapist speaks of the own life.</summary>
/// <param name="Topic"><c>training</c>, <c>family</c>, <c>finances</c>, <c>health</c>, <c>attraction</c>, <c>belief</c> or <c>past</c>.</param>
/// <param name="Current">A present, unsettled trouble.</param>
/// <param name="Asked">Whether the client had asked; null where the talk is not there.</param>
/// <param name="Words">How many words it takes.</param>
/// <param name="Share">Of the therapist's words in this contact; null where the talk is not there.</param>
/// <param name="Returned">Whether the talk returns to the client, by a question to them in the same turn or within two; null where the talk is not there.</param>
/// <param name="AskAttached">Whether something is asked for in the same turn or the therapist's next.</param>
public sealed record Disclosure(Moment Moment, DisclosureKind Kind, string Topic, bool Current, bool? Asked, int Words, double? Share, bool? Returned, bool AskAttached)
{
    private const int Within = 2;

    /// <summary>A short one takes no longer to say than a quarter of a minute.</summary>
    private const int Short = 40;

    /// <summary>More than this of the therapist's words is much of the hour.</summary>
    private const double Much = 0.2;

    /// <summary>What it adds up to (docs/drift.md); null where it is short, settled and given back. The turn's own level is another matter and stays as it is.</summary>
    public Level? Grade =>
        Topic == "attraction" ? Moment.Finding.Act == "solicit.intimacy" ? Level.Grave : Level.Violation
        : Share > Much || (Current && AskAttached) ? Level.Crossing
        : Current || AskAttached || Returned == false || Words > Short || Kind is DisclosureKind.Feeling or DisclosureKind.Immediacy ? Level.Note
        : null;

    /// <summary>The disclosures among moments. What the therapist asks or confesses as an advance is one too.</summary>
    public static IReadOnlyList<Disclosure> Of(IEnumerable<Moment> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        return [.. moments.Where(moment => moment.Finding.Deed is null && Tells(moment.Finding)).DistinctBy(moment => (moment.Contact, moment.Finding.Turn)).Select(Of)];
    }

    private static bool Tells(Finding finding) => finding.Act is "disclose.life" or "disclose.trouble" or "solicit.support"
        || (finding.Act == "solicit.intimacy" && Drift.Words.SpeaksOfMe(finding.Quote));

    private static Disclosure Of(Moment moment)
    {
        var (contact, finding) = (moment.Contact, moment.Finding);
        var told = Told(finding);
        var (about, words) = (string.Join(' ', told), told.Sum(Drift.Words.Count));
        var spoken = contact.Talk.Where(line => line.Speaker == Role.Therapist).Sum(line => Drift.Words.Count(line.Turn.Text));
        var kept = contact.Talk.Any(line => line.Turn.N == finding.Turn);
        return new Disclosure(
            moment,
            About.Kind(about),
            finding.Act == "solicit.intimacy" ? "attraction" : About.Topic(about),
            finding.Act is "disclose.trouble" or "solicit.support",
            kept ? contact.Talk.TakeWhile(line => line.Turn.N != finding.Turn).LastOrDefault() is { Speaker: Role.Client, Turn: { } before } && Drift.Words.AsksYou(before.Text) : null,
            words,
            spoken > 0 ? Math.Min(1, (double)words / spoken) : null,
            kept ? Drift.Words.AsksOfYou(finding.Text[finding.End..]) || contact.After(finding.Turn).Take(Within).Any(line => line.Speaker == Role.Therapist && Drift.Words.AsksOfYou(line.Turn.Text)) : null,
            Asks(contact, finding));
    }

    /// <summary>The sentences of the turn that are the evidence, or speak of the therapist and not to the client.</summary>
    private static List<string> Told(Finding finding) =>
        [.. Drift.Words.Sentences(finding.Text)
            .Where(sentence => (sentence.Start < finding.End && finding.Start < sentence.Start + sentence.Text.Length) || (Drift.Words.SpeaksOfMe(sentence.Text) && !Drift.Words.SpeaksToYou(sentence.Text)))
            .Select(sentence => sentence.Text)];

    private static bool Asks(Contact contact, Finding finding)
    {
        var next = contact.After(finding.Turn).FirstOrDefault(line => line.Speaker == Role.Therapist).Turn?.N;
        return contact.Findings.Any(other => Drift.Moment.Asks(other) && (other.Turn == finding.Turn || other.Turn == next));
    }

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Kind} in {Moment.Contact.Session}, turn {Moment.Finding.Turn}";
}
