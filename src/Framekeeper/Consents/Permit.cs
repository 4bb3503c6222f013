namespace Framekeeper.Consents;

/// <summary>Who wants to watch, listen or read.</summary>
/// <param name="Groups">The groups that the account is in.</param>
/// <param name="Treats">Whether it is a therapist of the treatment.</param>
/// <param name="Supervises">Whether it is the supervisor who answers for the treatment.</param>
/// <param name="Administers">Whether it is an administrator, who never sees or hears a recording.</param>
public sealed record Watcher(string Account, IReadOnlyList<string> Groups, bool Treats, bool Supervises, bool Trainee, bool Administers = false)
{
    /// <summary>The program itself, which reads a transcript and shows it to nobody.</summary>
    public static readonly Watcher Software = new("system", [], false, false, false);

    // No account can make itself the program by its name.
    internal bool IsSoftware => ReferenceEquals(this, Software);

    /// <summary>Nobody in particular.</summary>
    public override string ToString() => "watcher";
}

/// <summary>Whether somebody may have a recording now, for a purpose. Asked at every play and every read, and never kept.</summary>
public sealed record Permit
{
    private Permit(Refusal? because) => Because = because;

    /// <summary>Whether they may.</summary>
    public bool Allowed => Because is null;

    /// <summary>Why not; null where they may.</summary>
    public Refusal? Because { get; }

    /// <summary>For the page: what is so, and what to do. Names nobody.</summary>
    public string Says => Because is { } because ? Refusals.Say(because) : "Everybody who was recorded has agreed to this.";

    /// <summary>No, without looking further.</summary>
    public static Permit No(Refusal because) => new(because);

    /// <summary>Everybody who was recorded must have agreed: to this recording, purpose, watcher and medium, for this day. One who has taken it back locks it for everybody.</summary>
    /// <param name="consents">Those of the treatment; others are passed over.</param>
    /// <param name="medium">What is asked for; a transcript is what was said, and asked for as <see cref="Medium.Audio"/>.</param>
    /// <param name="now">As the organisation's clock shows it: its day is the one that counts.</param>
    public static Permit Of(Tape tape, Narrowing narrowing, IReadOnlyList<RecordingConsent> consents, Watcher watcher, Purpose purpose, Medium medium, DateTimeOffset now)
    {
        ArgumentNullException.ThrowIfNull(tape);
        ArgumentNullException.ThrowIfNull(consents);
        ArgumentNullException.ThrowIfNull(watcher);
        return new(OfTape(tape, now) ?? OfWatcher(narrowing, watcher, purpose) ?? OfConsents(tape, narrowing, consents, watcher, purpose, medium, DateOnly.FromDateTime(now.DateTime)));
    }

    private static Refusal? OfTape(Tape tape, DateTimeOffset now) =>
        tape.Ending is not null || tape.Destroyed is not null ? Refusal.Destroyed
        : tape.Arrived is null ? Refusal.Arriving
        : !tape.AgreedToday ? Refusal.NotAgreedToday
        : tape.Recorded.Count == 0 ? Refusal.NobodyNamed
        : Retention.Over(tape) <= now ? Refusal.KeptItsTime
        : null;

    private static Refusal? OfWatcher(Narrowing narrowing, Watcher watcher, Purpose purpose) =>
        watcher.Administers ? Refusal.Administrator
        : watcher.IsSoftware ? purpose == Purpose.Software ? null : Refusal.OtherPurpose
        : watcher.Trainee && purpose is Purpose.Evaluation or Purpose.Quality ? Refusal.Trainee
        : narrowing.HasFlag(Narrowing.Student) && (purpose is Purpose.Group or Purpose.Teaching || !(watcher.Treats || watcher.Supervises)) ? Refusal.Student
        : narrowing.HasFlag(Narrowing.SubstanceUse) && purpose == Purpose.Teaching ? Refusal.SubstanceUse
        : null;

    private static Refusal? OfConsents(Tape tape, Narrowing narrowing, IReadOnlyList<RecordingConsent> consents, Watcher watcher, Purpose purpose, Medium medium, DateOnly today)
    {
        if (consents.Any(consent => consent.Locks(tape)))
        {
            return Refusal.Withdrawn;
        }

        var about = consents.Where(consent => consent.Withdrawn is null && consent.IsAbout(tape)).ToLookup(consent => consent.Person);
        return tape.Recorded.Select(person => OfPerson([.. about[person]])).Max();

        Refusal? OfPerson(List<RecordingConsent> given) =>
            Without(given, _ => true) ? Refusal.NoConsent
            : Without(given, consent => today <= consent.Until) ? Refusal.Expired
            : Without(given, consent => consent.Purposes.Contains(purpose)) ? Refusal.OtherPurpose
            : Without(given, consent => consent.Audience.Any(Admits)) ? narrowing.HasFlag(Narrowing.SubstanceUse) ? Refusal.SubstanceUse : Refusal.OtherAudience
            : Without(given, consent => consent.Medium >= medium) ? Refusal.OtherMedium
            : null;

        bool Admits(string entry) => watcher.IsSoftware || entry == $"account:{watcher.Account}"
            || (!narrowing.HasFlag(Narrowing.SubstanceUse) && watcher.Groups.Any(group => entry == $"group:{group}"));
    }

    /// <summary>Leaves those that fit, and tells whether that is none: one consent must hold all that is asked for, and two halves make no whole.</summary>
    private static bool Without(List<RecordingConsent> given, Predicate<RecordingConsent> fits)
    {
        given.RemoveAll(consent => !fits(consent));
        return given.Count == 0;
    }

    /// <summary>Yes, or why not.</summary>
    public override string ToString() => $"permit: {(Because is { } because ? because.ToString() : "yes")}";
}
