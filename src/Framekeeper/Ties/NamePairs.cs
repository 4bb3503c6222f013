namespace Framekeeper.Ties;

/// <summary>Pairs of names from a CSV file.</summary>
public static class NamePairs
{
    /// <summary>The pairs in the file's order, numbered from 1 after the heading.</summary>
    /// <param name="columns">The file's own headings for <c>left</c> and <c>right</c>.</param>
    /// <param name="wrong">Hears of the rows that cannot be read; the rest is.</param>
    /// <exception cref="InputException">The file lacks the two columns.</exception>
    public static IEnumerable<(int Row, string Left, string Right)> Read(Stream stream, string file, IReadOnlyDictionary<string, string>? columns, Action<RosterIssue> wrong)
    {
        ArgumentNullException.ThrowIfNull(wrong);
        foreach (var unknown in (columns?.Keys ?? []).Where(name => name is not ("left" or "right")))
        {
            throw new InputException("--columns", null, $"'{unknown}' is no column of pairs; there are left and right");
        }

        return Pairs(stream, file, columns, wrong);
    }

    private static IEnumerable<(int Row, string Left, string Right)> Pairs(Stream stream, string file, IReadOnlyDictionary<string, string>? columns, Action<RosterIssue> wrong)
    {
        var (issues, places) = (new List<RosterIssue>(), default((int Left, int Right)?));
        foreach (var (row, cells) in Roster.Rows(stream, issues))
        {
            if (places is null)
            {
                places = (Place(file, cells, columns, "left"), Place(file, cells, columns, "right"));
                continue;
            }

            var (left, right) = places.Value;
            if (Math.Max(left, right) < cells.Length)
            {
                yield return (row - 1, cells[left], cells[right]);
            }
            else
            {
                wrong(new RosterIssue(row, $"has {cells.Length} cells; both names are needed", Refused: true));
            }
        }

        issues.ForEach(wrong);
        if (places is null)
        {
            throw new InputException(file, null, "is empty; a file of pairs begins with its headings: left,right");
        }
    }

    private static int Place(string file, string[] headings, IReadOnlyDictionary<string, string>? columns, string name)
    {
        var wanted = columns?.GetValueOrDefault(name) ?? name;
        var place = Array.FindIndex(headings, heading => string.Equals(heading, wanted, StringComparison.OrdinalIgnoreCase));
        return place >= 0 ? place : throw new InputException(file, 1, $"has no column '{wanted}'; it has {string.Join(", ", headings)}. Say which it is: --columns left=…,right=…");
    }
}
