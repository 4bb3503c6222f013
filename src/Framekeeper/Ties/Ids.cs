namespace Framekeeper.Ties;

/// <summary>What a mistyped id was meant to be.</summary>
public static class Ids
{
    private const int Shown = 3;

    /// <summary>The nearest ids as the end of a sentence; empty where none is near.</summary>
    public static string Near(string wrong, IEnumerable<string> ids)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        var near = wrong.Length > 40 ? [] : ids.Select(id => (Id: id, Edits: Spelling.Edits(wrong, id, 2))).Where(entry => entry.Edits <= 2 && entry.Edits < wrong.Length)
            .OrderBy(entry => entry.Edits).ThenBy(entry => entry.Id, StringComparer.Ordinal).Take(Shown).Select(entry => entry.Id).ToList();
        return near.Count == 0 ? "" : $"; near it: {string.Join(", ", near)}";
    }
}
