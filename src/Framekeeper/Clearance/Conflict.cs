namespace Framekeeper.Clearance;

/// <summary>Somebody on a path, and what the next is to them.</summary>
/// <param name="Person">An id; for some viewers only words.</param>
/// <param name="Via">As files write it; null at the end.</param>
public sealed record PathStep(string Person, string? Via)
{
    /// <summary>Nobody and nothing.</summary>
    public override string ToString() => "step";
}

/// <summary>A way in which a therapist and a client are tied already, and what it means for treatment. A question for people, never a verdict.</summary>
/// <param name="Page">The rule page's id.</param>
/// <param name="Strength">From 0 to 1: how closely the path binds, by our estimate of each step; it orders what has one level.</param>
/// <param name="Says">The path in one sentence, with names.</param>
/// <param name="LevelWhy">The steps from the page's level to <paramref name="Level"/>, in words.</param>
public sealed record Conflict(
    string Therapist, string Client, string Page, string Title, Level Level, double Strength, IReadOnlyList<PathStep> Path, string Says, IReadOnlyList<Citation> Citations, IReadOnlyList<string> LevelWhy, string Why, string Means, string Next)
{
    /// <summary>For the therapist's own eyes: how the sentence and the path are told to them; null where the path is not theirs to see.</summary>
    internal (string Says, IReadOnlyList<PathStep> Path)? ToTherapist { get; init; }

    /// <summary>Page and level; nobody.</summary>
    public override string ToString() => $"conflict {Page} ({Level.Name()})";
}
