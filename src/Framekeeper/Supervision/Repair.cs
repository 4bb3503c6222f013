namespace Framekeeper.Supervision;

/// <summary>What follows from a confirmed finding. It is the therapist's task and never the client's.</summary>
/// <param name="Finding">The finding's id, which is also the repair's.</param>
/// <param name="Session">The tape, or for deeds the treatment.</param>
/// <param name="Whose">The therapist's account.</param>
public sealed record Repair(string Finding, string Treatment, string Session, string Act, Level Level, string Whose, DateTimeOffset Opened)
{
    /// <summary>What will be said to the client; null until it is planned.</summary>
    public string? Says { get; init; }

    /// <summary>What changes.</summary>
    public string? Changes { get; init; }

    /// <summary>By when.</summary>
    public DateOnly? Due { get; init; }

    /// <summary>When it was planned.</summary>
    public DateTimeOffset? Planned { get; init; }

    /// <summary>What was done; null while it is open.</summary>
    public Resolution? Closed { get; init; }

    /// <summary>Whether it should have been done by a day and is not; one that nobody has planned within a week is late as well.</summary>
    public bool IsLate(DateOnly today) => Closed is null && today > (Due ?? DateOnly.FromDateTime(Opened.UtcDateTime).AddDays(7));

    /// <summary>The day alone.</summary>
    public override string ToString() => $"repair of {Opened:yyyy-MM-dd}";
}

/// <summary>How a supervisor observed.</summary>
public enum ObservedHow
{
    /// <summary>From the recording.</summary>
    Recording,

    /// <summary>In the room, through a mirror or a live picture.</summary>
    Live,

    /// <summary>Treating together.</summary>
    CoTherapy,
}

/// <summary>A line of the log of direct observation that accreditors ask for: who observed whose work, how, how long, when.</summary>
/// <param name="Trainee">Whose work, by account.</param>
/// <param name="Observer">Who observed, by account.</param>
/// <param name="Session">The tape, where there is one; it may be destroyed by now.</param>
public sealed record Observation(string Id, string Trainee, string Observer, DateOnly Day, int Minutes, ObservedHow How, string? Session)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => $"observation {Id}";
}
