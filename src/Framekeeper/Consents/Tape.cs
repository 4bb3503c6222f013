namespace Framekeeper.Consents;

/// <summary>One recording of one session: all that is known of it but what is said in it.</summary>
/// <param name="Recorded">Every person who is seen or heard in it, by id; therapists are not among them.</param>
/// <param name="Held">When it was made.</param>
/// <param name="AgreedToday">Whether they were asked again at its beginning, and agreed.</param>
/// <param name="By">The account that brought it.</param>
public sealed record Tape(string Id, string Treatment, IReadOnlyList<string> Recorded, Medium Medium, DateTimeOffset Held, bool AgreedToday, string By)
{
    /// <summary>Its media type (<c>video/webm</c>).</summary>
    public string Type { get; init; } = "";

    /// <summary>Its length in bytes.</summary>
    public long Bytes { get; init; }

    /// <summary>How far in somebody asked that recording stop; null where nobody did.</summary>
    public TimeSpan? Stopped { get; init; }

    /// <summary>When all of it had arrived; null before.</summary>
    public DateTimeOffset? Arrived { get; init; }

    /// <summary>When the supervisor signed it off.</summary>
    public DateTimeOffset? SignedOff { get; init; }

    /// <summary>The account that signed it off.</summary>
    public string? SignedOffBy { get; init; }

    /// <summary>That it is to be destroyed: from then on it is out of reach, whether the work is done yet or not.</summary>
    public Ending? Ending { get; init; }

    /// <summary>When it was destroyed.</summary>
    public DateTimeOffset? Destroyed { get; init; }

    /// <summary>The id alone.</summary>
    public override string ToString() => $"tape {Id}";
}

/// <summary>A decision to destroy a recording.</summary>
/// <param name="Certificate">The id of the certificate that tells of it.</param>
/// <param name="By">An account, <c>client</c> or <c>system</c>.</param>
public sealed record Ending(string Certificate, DateTimeOffset Decided, string Why, string By)
{
    /// <summary>The day alone.</summary>
    public override string ToString() => $"ending of {Decided:yyyy-MM-dd}";
}

/// <summary>A reason to keep a recording for longer, such as a complaint. It puts destruction off, and opens nothing.</summary>
/// <param name="Until">The last day, in the organisation's zone.</param>
/// <param name="Told">How the client was told of it.</param>
/// <param name="Lifted">When it was ended early.</param>
public sealed record Hold(string Id, string Tape, string Reason, DateOnly Until, string Told, string By, DateTimeOffset Set, DateTimeOffset? Lifted = null)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => $"hold {Id}";
}
