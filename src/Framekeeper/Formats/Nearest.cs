namespace Framekeeper.Formats;

/// <summary>What a misspelt name was meant to be.</summary>
internal static class Nearest
{
    /// <summary>The likely field, else all that may stand there.</summary>
    public static string Field(string wrong, IEnumerable<string> known)
    {
        var names = known.ToList();
        var near = names.Where(name => Near(wrong, name)).MinBy(name => Distance(wrong, name));
        return near is null ? $"known here: {string.Join(", ", names)}" : $"did you mean {near}?";
    }

    /// <summary>The acts it could mean: spelt alike, or of the same kind or family.</summary>
    public static string Acts(string wrong, IEnumerable<string> known)
    {
        var near = known
            .Where(act => Near(wrong, act) || act.Split('.').Intersect(wrong.Split('.', 4)).Any())
            .OrderBy(act => Distance(wrong, act)).ThenBy(act => act, StringComparer.Ordinal)
            .Take(3).ToList();
        return near.Count == 0 ? "`framekeeper rules list` names them all" : $"did you mean {string.Join(" or ", near)}?";
    }

    private static bool Near(string wrong, string name) => Distance(wrong, name) <= Math.Max(1, name.Length / 4);

    // Levenshtein's; a name of more than 40 letters is near to none.
    private static int Distance(string a, string b)
    {
        if (a.Length > 40)
        {
            return int.MaxValue;
        }

        var row = Enumerable.Range(0, b.Length + 1).ToArray();
        for (var i = 0; i < a.Length; i++)
        {
            var diagonal = row[0]++;
            for (var j = 0; j < b.Length; j++)
            {
                var change = diagonal + (char.ToLowerInvariant(a[i]) == char.ToLowerInvariant(b[j]) ? 0 : 1);
                diagonal = row[j + 1];
                row[j + 1] = Math.Min(change, 1 + Math.Min(row[j], row[j + 1]));
            }
        }
        return row[^1];
    }
}
