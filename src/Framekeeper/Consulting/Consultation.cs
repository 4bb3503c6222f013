namespace Framekeeper.Consulting;

/// <summary>What is asked.</summary>
public enum Matter
{
    /// <summary>Whether something that was found, and that people judge differently, was beyond the frame.</summary>
    Finding,

    /// <summary>Whether a second role beside treatment may be entered.</summary>
    SecondRole,
}

/// <summary>What somebody holds of it.</summary>
public enum Stance
{
    /// <summary>Not said.</summary>
    Unsaid,

    /// <summary>It may stand as it is.</summary>
    Fitting,

    /// <summary>It may, with what keeps the client safe.</summary>
    Guarded,

    /// <summary>It may not.</summary>
    Unfitting,

    /// <summary>They do not know.</summary>
    Unsure,
}

/// <summary>What somebody who was asked holds of it. Kept as it was given, whatever is decided.</summary>
/// <param name="By">The account; null for somebody from outside.</param>
/// <param name="Outside">The name and calling of somebody from outside, whose opinion an account of the clinic wrote down.</param>
/// <param name="WrittenBy">That account.</param>
public sealed record Opinion(string? By, DateTimeOffset At, Stance Stance, string Says, string? Outside = null, string? WrittenBy = null)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"opinion: {Stance}";
}

/// <summary>What was decided, what follows, and when it is looked at again.</summary>
public sealed record Ruling(string By, DateTimeOffset At, Stance Stance, string Why, string Plan, DateOnly FollowUp)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"decided: {Stance}";
}

/// <summary>That somebody signed the version as it stands.</summary>
public sealed record Hand(string Who, string Name, DateTimeOffset At)
{
    /// <summary>The day alone.</summary>
    public override string ToString() => $"signed {At:yyyy-MM-dd}";
}

/// <summary>What was seen at the follow-up.</summary>
public sealed record Followed(string By, DateTimeOffset At, string Says)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"followed up {At:yyyy-MM-dd}";
}

/// <summary>Who it is between: accounts treat and supervise, clients are people of the practice.</summary>
public sealed record Parties(IReadOnlyList<string> Therapists, string? Supervisor, IReadOnlyList<string> Clients)
{
    /// <summary>Counts alone.</summary>
    public override string ToString() => $"{Therapists.Count} therapists, {Clients.Count} clients";
}

/// <summary>One version of a consultation: a draft until somebody answers it, never changed from then on but by what is added to it.</summary>
/// <param name="Version">Counts up; a later one says why it was opened, and leaves the earlier as they are.</param>
/// <param name="By">The account that opened this version.</param>
public sealed record Consultation(string Id, string Treatment, int Version, Matter Matter, string By, DateTimeOffset Opened, Parties Parties, Deliberation Text)
{
    private const string Answered = "of this version stand, since somebody has answered it; where facts have changed, open it again";

    /// <summary>The contested finding, where it is about one.</summary>
    public string? Finding { get; init; }

    /// <summary>The finding's tape, or for deeds the treatment.</summary>
    public string? Session { get; init; }

    /// <summary>The finding's level when this version was opened.</summary>
    public Level? Level { get; init; }

    /// <summary>What changed since the version before; null for the first.</summary>
    public string? Because { get; init; }

    /// <summary>Counts how often the draft was written, so that nobody answers what they have not read.</summary>
    public int Draft { get; init; }

    /// <summary>The accounts whose opinion is asked.</summary>
    public IReadOnlyList<string> Asked { get; init; } = [];

    /// <summary>All that were given, in their order.</summary>
    public IReadOnlyList<Opinion> Opinions { get; init; } = [];

    /// <summary>What was decided; null while it is open.</summary>
    public Ruling? Ruling { get; init; }

    /// <summary>Who signed.</summary>
    public IReadOnlyList<Hand> Signatures { get; init; } = [];

    /// <summary>What was seen afterwards.</summary>
    public IReadOnlyList<Followed> FollowUps { get; init; } = [];

    /// <summary>Whether somebody has answered, so that the words stand.</summary>
    public bool Stands => Opinions.Count > 0 || Ruling is not null;

    /// <summary>The opinions that the decision goes against.</summary>
    public IReadOnlyList<Opinion> Dissents() => Ruling is { } ruling ? [.. Opinions.Where(opinion => opinion.Stance != ruling.Stance && opinion.Stance != Stance.Unsure)] : [];

    /// <summary>Whom this version names, and who may sign it therefore: those who treat and supervise, those who were asked, and who decided.</summary>
    public IReadOnlyList<string> Named() => [.. Parties.Therapists.Append(Parties.Supervisor).Concat(Asked).Append(Ruling?.By).OfType<string>().Distinct()];

    /// <summary>Whether it should have been looked at again by now.</summary>
    public bool IsDue(DateOnly today) => Ruling is { } ruling && FollowUps.Count == 0 && today >= ruling.FollowUp;

    /// <summary>The draft as it is written now.</summary>
    /// <param name="seen">The draft that was being changed.</param>
    /// <exception cref="InputException">Somebody has answered it, or it was written meanwhile.</exception>
    public Consultation Write(Deliberation text, IReadOnlyList<string> asked, int seen)
    {
        ArgumentNullException.ThrowIfNull(text);
        Refuse(Stands, "words", Answered);
        Unchanged(seen);
        Refuse(string.IsNullOrWhiteSpace(text.Facts), "facts", "are missing; write what happened or is contemplated, and nothing that the recording says");
        return this with { Text = text, Asked = asked, Draft = Draft + 1 };
    }

    /// <summary>With one more opinion.</summary>
    /// <exception cref="InputException">They were not asked, or say nothing.</exception>
    public Consultation Hear(Opinion opinion, int seen)
    {
        ArgumentNullException.ThrowIfNull(opinion);
        Unchanged(seen);
        Refuse(opinion.By is { } by ? !Asked.Contains(by) : string.IsNullOrWhiteSpace(opinion.Outside) || opinion.WrittenBy is null, "by", "only those who are asked give an opinion; for somebody from outside, write down who they are");
        Refuse(opinion.Stance is Stance.Unsaid, "stance", "is missing; say what you hold of it");
        Refuse(string.IsNullOrWhiteSpace(opinion.Says), "says", "is missing; say why");
        return this with { Opinions = [.. Opinions, opinion] };
    }

    /// <summary>Decided.</summary>
    /// <param name="missing">What the consultation still lacks (<see cref="ConsultBook.Missing"/>).</param>
    /// <exception cref="InputException">Something is missing, nobody else was heard, or it is decided already.</exception>
    public Consultation Decide(Ruling ruling, IReadOnlyList<string> missing, int seen)
    {
        ArgumentNullException.ThrowIfNull(ruling);
        ArgumentNullException.ThrowIfNull(missing);
        Unchanged(seen);
        Refuse(Ruling is not null, "decision", "was made; where facts have changed, open it again");
        Refuse(missing.Count > 0, "decision", missing.Count > 0 ? $"waits for what is not written yet: {string.Join("; ", missing)}" : "");
        Refuse(Opinions.All(opinion => opinion.By == ruling.By), "decision", "needs the opinion of somebody else than the one who decides");
        Refuse(ruling.Stance is Stance.Unsaid or Stance.Unsure, "stance", "is missing; a decision says whether it may stand");
        Refuse(string.IsNullOrWhiteSpace(ruling.Why), "why", "is missing; say what weighed, and answer those who see it otherwise");
        Refuse(string.IsNullOrWhiteSpace(ruling.Plan), "plan", "is missing; say who does what, with the client first");
        Refuse(ruling.FollowUp <= DateOnly.FromDateTime(ruling.At.Date), "follow_up", "is over; choose a day to come");
        return this with { Ruling = ruling };
    }

    /// <summary>Signed by somebody whom it names.</summary>
    /// <exception cref="InputException">It is not decided, does not name them, or has their signature.</exception>
    public Consultation Sign(Hand signature)
    {
        ArgumentNullException.ThrowIfNull(signature);
        Refuse(Ruling is null, "signature", "waits for the decision");
        Refuse(!Named().Contains(signature.Who), "signature", "is for those whom the record names");
        Refuse(Signatures.Any(one => one.Who == signature.Who), "signature", "is there already");
        Refuse(string.IsNullOrWhiteSpace(signature.Name), "name", "is missing; sign with your name");
        return this with { Signatures = [.. Signatures, signature] };
    }

    /// <summary>With what was seen at the follow-up.</summary>
    public Consultation FollowUp(Followed followed)
    {
        ArgumentNullException.ThrowIfNull(followed);
        Refuse(Ruling is null, "follow_up", "comes after the decision");
        Refuse(string.IsNullOrWhiteSpace(followed.Says), "followed", "is empty; say what was seen");
        return this with { FollowUps = [.. FollowUps, followed] };
    }

    /// <summary>The next version: the words to go on from, without the opinions, the decision and the signatures, which stay with this one.</summary>
    /// <exception cref="InputException">Nobody has answered this one yet, or what changed is not said.</exception>
    public Consultation Reopen(string by, DateTimeOffset at, DateOnly asOf, string because)
    {
        Refuse(!Stands, "because", "is not needed: nobody has answered this version yet, so change its words");
        Refuse(string.IsNullOrWhiteSpace(because), "because", "is missing; say what has changed");
        return new Consultation(Id, Treatment, Version + 1, Matter, by, at, Parties, Text with { AsOf = asOf }) { Finding = Finding, Session = Session, Level = Level, Because = because.Trim(), Asked = Asked };
    }

    /// <summary>Id and version alone.</summary>
    public override string ToString() => $"consultation {Id}, version {Version}";

    private void Unchanged(int seen) => Refuse(seen != Draft, "draft", "was written anew while you looked; read it again");

    private static void Refuse(bool wrong, string field, string says) => _ = wrong ? throw new InputException("consultation", null, says, field) : 0;
}
