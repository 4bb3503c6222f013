namespace Framekeeper.Ties;

/// <summary>What a mistyped id was meant to be.</summary>
public static class Ids
{
    private const int Shown = 3, MostEdits = 2, Longest = 40;

    /// <summary>The nearest ids, up to three, as the end of a sentence; empty where none is near.</summary>
    public static string Near(string wrong, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        var near = wrong.Length > Longest ? [] : ids.Select(id => (Id: id, Edits: Spelling.Edits(wrong, id, MostEdits))).Where(entry => entry.Edits <= MostEdits && entry.Edits < wrong.Length).ToList();
        return near.Count == 0 ? "" : $"; near it: {string.Join(", ", near.Where(entry => entry.Edits == near.Min(other => other.Edits)).Select(entry => entry.Id).Order(StringComparer.Ordinal).Take(Shown))}";
    }
}
