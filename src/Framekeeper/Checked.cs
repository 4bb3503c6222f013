namespace Framekeeper;

/// <summary>One session after judgement: what was found, and, where a report shows the whole session, its turns.</summary>
/// <param name="Source">The file it came from, as the user named it.</param>
/// <param name="Agreement">The version judged by (<c>a-1042@3</c>), else <c>default</c> or <c>inline</c>.</param>
/// <param name="Turns">How many turns were judged.</param>
/// <param name="Length">From the start of the recording to its end, where known.</param>
/// <param name="Findings">In order of turn, then act; with the suppressed ones.</param>
/// <param name="Transcript">Every turn with the role that the agreement gives its speaker; null where only findings are reported.</param>
public sealed record Checked(
    string Session,
    string Source,
    string Agreement,
    DateTimeOffset? Held,
    int Turns,
    TimeSpan? Length,
    IReadOnlyList<Finding> Findings,
    IReadOnlyList<(Role Speaker, string? Name, Turn Turn)>? Transcript = null)
{
    /// <summary>How many turns are not English: what was said there was not judged. Deeds were.</summary>
    public int Unread { get; init; }

    /// <summary>The findings that a report shows: the suppressed ones only where they are asked for.</summary>
    public IEnumerable<Finding> Shown(bool suppressed) => Findings.Where(finding => suppressed || finding.Suppression is null);

    /// <summary>Id and counts, never the words.</summary>
    public override string ToString() => $"session {Session} ({Turns} turns, {Findings.Count} findings)";
}
