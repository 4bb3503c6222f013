namespace Framekeeper.Ties;

/// <summary>Something between two people: the second is the first's <paramref name="Kind"/>.</summary>
/// <param name="Since">The first day, where it is known.</param>
/// <param name="Until">The last day; null while it lasts, or where nobody knows.</param>
/// <param name="Note">What somebody wrote beside it. It is read and told to nobody.</param>
public sealed record Tie(string From, string To, TieKind Kind, DateOnly? Since = null, DateOnly? Until = null, string Note = "")
{
    /// <summary>1-based row of the file it was read from; the heading is row 1.</summary>
    public int Row { get; init; }

    /// <summary>The row alone: who is tied to whom reaches no log.</summary>
    public override string ToString() => $"tie of row {Row}";
}
