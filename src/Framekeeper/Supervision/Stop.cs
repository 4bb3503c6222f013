namespace Framekeeper.Supervision;

/// <summary>What a stop is for.</summary>
public enum StopKind
{
    /// <summary>This was well done, and why.</summary>
    Praise,

    /// <summary>Something to think about together.</summary>
    Question,

    /// <summary>This goes otherwise, and how.</summary>
    Correction,
}

/// <summary>Who sees a stop. The therapist whose session it is sees all but the supervisor's own notes.</summary>
public enum Visibility
{
    /// <summary>The therapist and the supervisor.</summary>
    Trainee,

    /// <summary>The group as well, once the supervisor has released the session to it.</summary>
    Group,

    /// <summary>The supervisor alone.</summary>
    Supervisor,
}

/// <summary>An answer to a stop.</summary>
public sealed record Reply(string By, DateTimeOffset At, string Text)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"reply of {At:yyyy-MM-dd}";
}

/// <summary>How a stop was settled.</summary>
public sealed record Resolution(string By, DateTimeOffset At, string Text)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"resolution of {At:yyyy-MM-dd}";
}

/// <summary>The moment at which somebody stopped the tape: a question first, then what it is about.</summary>
/// <param name="At">From the beginning of the recording.</param>
/// <param name="Turn">The turn that was being spoken; null where there is no transcript.</param>
/// <param name="Asks">The question: what were you hoping for here?</param>
/// <param name="Says">What the one who stopped sees in it; may be empty.</param>
/// <param name="Instead">What could have been said instead; may be empty.</param>
public sealed record Stop(
    string Id, string Tape, string By, DateTimeOffset Made, TimeSpan At, int? Turn, StopKind Kind, string Asks, string Says, string Instead, Visibility Visibility, IReadOnlyList<Reply> Replies, Resolution? Resolved = null)
{
    /// <summary>What every stop can begin with.</summary>
    public const string First = "What were you hoping for here?";

    /// <summary>The id and kind alone.</summary>
    public override string ToString() => $"stop {Id} ({Kind})";
}

/// <summary>What the therapist makes of the own session, before anybody else has said anything.</summary>
/// <param name="By">The therapist.</param>
public sealed record OwnReading(string Tape, string By, DateTimeOffset At, string WentWell, string WouldChange, string AsksFor)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"own reading of {At:yyyy-MM-dd}";
}
