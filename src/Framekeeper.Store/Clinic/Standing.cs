using System.Text.Json.Serialization;

namespace Framekeeper.Store.Clinic;

/// <summary>Where a finding stands.</summary>
public enum FindingStatus
{
    /// <summary>Nobody has decided, or its level rose since somebody did.</summary>
    Open,

    /// <summary>Somebody agrees that it is one.</summary>
    Confirmed,

    /// <summary>Somebody decided, with a reason, that it is none.</summary>
    Dismissed,

    /// <summary>It is to be consulted about.</summary>
    Contested,

    /// <summary>Judged again, it was no longer found.</summary>
    Superseded,
}

/// <summary>What somebody decided of a finding.</summary>
/// <param name="Level">The finding's, when that was decided: one that has risen since is open again.</param>
public sealed record Decided(FindingStatus Status, Level Level, string? Why, string By, DateTimeOffset At)
{
    /// <summary>The status alone: a reason is somebody's words.</summary>
    public override string ToString() => $"decided: {Status}";
}

/// <summary>What is known of a finding without a word of the session, so that it outlives the tape.</summary>
/// <param name="Session">The tape, or for deeds the treatment.</param>
/// <param name="Held">When the session was held; null for deeds.</param>
/// <param name="Gone">Judged again, it was no longer found.</param>
/// <param name="Decisions">All that were made, the first one first.</param>
public sealed record Standing(string Treatment, string Finding, string Session, int Turn, string Act, Level Level, DateTimeOffset? Held, bool Gone, IReadOnlyList<Decided> Decisions)
{
    /// <summary>Where it stands. A decision stays with its finding, on a level no higher than the one that it was made about.</summary>
    [JsonIgnore]
    public FindingStatus Status => Gone ? FindingStatus.Superseded : Decisions is [.., var last] && Level <= last.Level ? last.Status : FindingStatus.Open;

    /// <summary>Whether it is a client's: shown beside the therapist's turn that it explains, and counted nowhere.</summary>
    [JsonIgnore]
    public bool IsSignal => Act.StartsWith("client.", StringComparison.Ordinal);

    /// <summary>The finding's id and status.</summary>
    public override string ToString() => $"finding {Finding} ({Act}, {Level.Name()}, {Status})";
}

/// <summary>A finding and where it stands.</summary>
/// <param name="Proposal">A wish in the transcript itself not to see it, for the supervisor to accept or not.</param>
public sealed record Found(Finding Finding, Standing Standing, Suppression? Proposal)
{
    /// <summary>As <see cref="Standing"/> is shown.</summary>
    public override string ToString() => Standing.ToString();
}

/// <summary>What one judgement found in a tape, or in the deeds of a treatment.</summary>
/// <param name="Of">The tape, or for deeds the treatment.</param>
/// <param name="At">When it was judged.</param>
/// <param name="Unread">How many turns were not judged, since they are not English.</param>
/// <param name="Findings">As judged alone, without what other sessions show.</param>
/// <param name="Gone">What earlier judgements found and this one did not.</param>
public sealed record Judged(string Of, string Treatment, DateTimeOffset? Held, DateTimeOffset At, int Turns, int Unread, IReadOnlyList<Finding> Findings, IReadOnlyList<Finding> Gone)
{
    /// <summary>Counts alone.</summary>
    public override string ToString() => $"judgement of {Of} ({Findings.Count} findings)";
}
