namespace Framekeeper.Store.Clinic;

/// <summary>That somebody mended a turn.</summary>
/// <param name="Speaker">What it was before; null where that was not changed.</param>
/// <param name="Text">What it was before; null where that was not changed.</param>
public sealed record Correction(string By, DateTimeOffset At, string? Speaker, string? Text)
{
    /// <summary>The day alone.</summary>
    public override string ToString() => $"correction of {At:yyyy-MM-dd}";
}

/// <summary>One turn of a tape.</summary>
/// <param name="N">Its id, which never changes.</param>
/// <param name="Role">Who speaks, by the agreement.</param>
/// <param name="Speaker">As the transcript names them.</param>
/// <param name="Corrections">The first one first.</param>
public sealed record TapeTurn(int N, Role Role, string Speaker, string Text, TimeSpan? At, TimeSpan? Until, IReadOnlyList<Correction> Corrections)
{
    /// <summary>Number and size alone.</summary>
    public override string ToString() => $"turn {N} ({Text.Length} characters)";
}

/// <summary>What was said on a tape.</summary>
/// <param name="Proposed">Findings that somebody wished not to see (<c>NOTE framekeeper-ignore</c>): a proposal to the supervisor, nothing more.</param>
public sealed record TapeTranscript(string Tape, string Treatment, DateTimeOffset Held, string? Channel, string? Place, IReadOnlyList<TapeTurn> Turns, IReadOnlyList<Suppression> Proposed)
{
    /// <summary>As it is judged: the roles speak, so that nobody's name decides anything. The session's id is the tape's.</summary>
    internal Session Session => new()
    {
        Id = Tape,
        Dyad = Treatment,
        Held = Held,
        Channel = Channel,
        Place = Place,
        Suppressions = Proposed,
        Source = Tape,
        Turns = [.. Turns.Select(turn => Turn.Of(turn.N, turn.Role.Name(), turn.Text) with { At = turn.At, Until = turn.Until })],
    };

    /// <summary>The key that closes what a tape has.</summary>
    internal static string Key(string tape) => $"tape/{tape}";

    /// <summary>The tape and counts alone.</summary>
    public override string ToString() => $"transcript of {Tape} ({Turns.Count} turns)";
}
