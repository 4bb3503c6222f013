namespace Framekeeper.Clearance;

/// <summary>What a viewer is told.</summary>
/// <param name="Level">A level's name, or <c>clear</c>, or <c>ask compliance</c>.</param>
/// <param name="Strength">Null where it is not told.</param>
/// <param name="Redacted">Whether anything may have been left out.</param>
public sealed record Answer(string Therapist, string Client, string Level, double? Strength, IReadOnlyList<PathStep> Path, string Says, IReadOnlyList<Citation> Citations, bool Redacted)
{
    private const string Clear = "clear", Ask = "ask compliance";

    /// <summary>What a therapist is told of a way that runs through somebody's treatment.</summary>
    private const string NotTheirs = "There is something to look at that is not yours to see; ask compliance.";

    /// <summary>What is found, told to a viewer: never more than was found, and to intake one line in any case, so that its length tells nothing.</summary>
    /// <param name="uncertain">The person may be one whom the roster knows: then intake asks in any case.</param>
    public static IReadOnlyList<Answer> For(Viewer viewer, string therapist, string client, IReadOnlyList<Conflict> found, bool uncertain = false) => viewer switch
    {
        Viewer.Compliance => [.. found.Select(conflict => new Answer(therapist, client, conflict.Level.Name(), conflict.Strength, conflict.Path, conflict.Says, conflict.Citations, Redacted: false))],
        Viewer.Therapist => [.. found.Select(conflict => Own(therapist, client, conflict)).DistinctBy(answer => answer.Says)],

        // A note is fine by itself: a club, a large employer, somebody who comes again.
        _ => uncertain || found.Any(conflict => conflict.Level > Framekeeper.Level.Note)
            ? [new Answer(therapist, client, Ask, null, [], "Ask compliance.", [], Redacted: true)]
            : [new Answer(therapist, client, Clear, null, [], "Clear.", [], Redacted: true)],
    };

    private static Answer Own(string therapist, string client, Conflict conflict) => conflict.ToTherapist is { } own
        ? new Answer(therapist, client, conflict.Level.Name(), conflict.Strength, [.. own.Path.SkipLast(1), new PathStep(client, null)], own.Says, conflict.Citations, Redacted: own.Says != conflict.Says)
        : new Answer(therapist, client, Ask, null, [], NotTheirs, [], Redacted: true);

    /// <summary>Nothing of what it tells.</summary>
    public override string ToString() => Redacted ? "answer, redacted" : "answer";
}
