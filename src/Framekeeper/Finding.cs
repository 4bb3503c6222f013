using System.Text;

namespace Framekeeper;

/// <summary>A question about one act in one turn or deed: its evidence, its rule, its citations, its doubt. Never a verdict.</summary>
/// <remarks>The one shape that every report, page and format renders.</remarks>
public sealed record Finding
{
    /// <summary>16 hex digits of SHA-256 over session, turn and act, never over words: the same moment keeps its id when its transcript is corrected.</summary>
    public string Id => Identify(Session, Turn, Act);

    /// <summary>The session's id; for deeds the file's name.</summary>
    public required string Session { get; init; }

    /// <summary>The turn's id; for deeds the line.</summary>
    public required int Turn { get; init; }

    /// <summary>From the start of the recording, or null.</summary>
    public TimeSpan? At { get; init; }

    /// <summary>When it was said, sent or done, where known.</summary>
    public DateTimeOffset? When { get; init; }

    /// <summary>The kind of deed, where a record of deeds shows it; null for words. <see cref="Turn"/> is then the record's line.</summary>
    public DeedKind? Deed { get; init; }

    /// <summary>Whose turn or deed it is.</summary>
    public required Role Speaker { get; init; }

    /// <summary>The act's id, which is its rule page's.</summary>
    public required string Act { get; init; }

    /// <summary>The act's name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where the judge put it.</summary>
    public required Level Level { get; init; }

    /// <summary>Probability that it is right, at the base rate it was asked for.</summary>
    public required double Confidence { get; init; }

    /// <summary>The whole turn's text, so that a report can mark the quote in it.</summary>
    public required string Text { get; init; }

    /// <summary>Start of the evidence in <see cref="Text"/>, in UTF-16 code units.</summary>
    public required int Start { get; init; }

    /// <summary>End of the evidence, excluded.</summary>
    public required int End { get; init; }

    /// <summary>The words that are the evidence.</summary>
    public string Quote => Text[Start..End];

    /// <summary>What the code that binds the therapist says.</summary>
    public required IReadOnlyList<Citation> Citations { get; init; }

    /// <summary>Why it is out of frame, in the rule page's words.</summary>
    public required string Why { get; init; }

    /// <summary>Where the client stands.</summary>
    public required string Client { get; init; }

    /// <summary>What the therapist does next.</summary>
    public required string Next { get; init; }

    /// <summary>What decided: <c>rule</c>, <c>gate</c> or <c>reader</c>.</summary>
    public required string By { get; init; }

    /// <summary>The version judged by (<c>a-1042@3</c>), else <c>default</c> or <c>inline</c>.</summary>
    public required string Agreement { get; init; }

    /// <summary>Digests of the rule book and the models.</summary>
    public required string Engine { get; init; }

    /// <summary><c>open</c>, or <c>suppressed</c> with <see cref="Suppression"/>; people move it on.</summary>
    public string Status => Suppression is null ? "open" : "suppressed";

    /// <summary>The steps from the page's level to <see cref="Level"/>, in words.</summary>
    public required IReadOnlyList<string> LevelWhy { get; init; }

    /// <summary>Where professionals differ, the range of their views; empty where they do not.</summary>
    public IReadOnlyList<string> Views { get; init; } = [];

    /// <summary>Where professionals differ: leads to a consultation.</summary>
    public bool Contested => Views.Count > 0;

    /// <summary>The session has no date and one could change this finding.</summary>
    public bool Undated { get; init; }

    /// <summary>An exception of the agreement that allows the act but does not cover this turn, in words.</summary>
    public string? Exception { get; init; }

    /// <summary>The reasoned wish not to see it, where there is one.</summary>
    public Suppression? Suppression { get; init; }

    /// <summary>The id of the finding that this session, turn and act always have.</summary>
    public static string Identify(string session, int turn, string act)
    {
        // Lengths first, so that no two different triples give the same bytes.
        var text = $"{session.Length}:{session}|{turn}|{act}";
        return Convert.ToHexStringLower(Sha256.Of(Encoding.UTF8.GetBytes(text)).AsSpan(0, 8));
    }

    /// <summary>Never the words.</summary>
    public override string ToString() => $"finding {Id} ({Act}, {Level.Name()})";
}

/// <summary>A section of a professional code.</summary>
/// <param name="Says">The substance in our words.</param>
/// <param name="Checked">How it was verified: <c>page</c>, <c>secondary</c> or <c>memory</c>; the last must be checked before it is relied on.</param>
public sealed record Citation(string Code, string Section, string Title, string Says, string? Link, string Checked)
{
    /// <summary><c>APA-2017 3.05</c>.</summary>
    public override string ToString() => $"{Code} {Section}";
}
