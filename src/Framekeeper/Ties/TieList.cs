using System.Globalization;

namespace Framekeeper.Ties;

/// <summary>The ties of a CSV file, and what could not be read of it.</summary>
public sealed record TieList(IReadOnlyList<Tie> Ties, IReadOnlyList<RosterIssue> Issues)
{
    private static readonly string[] Headings = ["from", "to", "kind", "since", "until", "note"];

    /// <summary>What a day can be: ties of the living, in sixteen bits.</summary>
    private static readonly DateOnly First = new(1900, 1, 1), Last = First.AddDays(ushort.MaxValue - 1);

    /// <summary>Reads ties among the people of a roster: one bad row never hides the others, and a bad date never hides its tie.</summary>
    /// <exception cref="InputException">The file has no heading, or not the columns that are needed.</exception>
    public static TieList Read(Stream stream, string file, IReadOnlyList<Person> people)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(people);
        var (issues, ids, ties) = (new List<RosterIssue>(), people.Select(person => person.Id).ToHashSet(StringComparer.Ordinal), new List<Tie>());
        var seen = new Dictionary<(string, string, string, DateOnly?, DateOnly?), int>();
        int[]? places = null;
        foreach (var (row, cells) in Roster.Rows(stream, issues))
        {
            if (places is null)
            {
                places = Places(file, cells);
            }
            else if (Read(places, row, cells, ids, issues) is { } tie && IsNew(tie, seen, issues))
            {
                ties.Add(tie);
            }
        }

        return places is null
            ? throw new InputException(file, null, $"is empty; ties begin with their headings: {string.Join(',', Headings)}")
            : new TieList(Parents.WithoutCycles(ties, issues), [.. issues.OrderBy(issue => issue.Row)]);
    }

    private static int[] Places(string file, string[] headings)
    {
        var names = headings.Select(heading => heading.ToLowerInvariant()).ToList();
        var places = Headings.Select(heading => names.IndexOf(heading)).ToArray();
        return places.AsSpan(0, 3).Contains(-1)
            ? throw new InputException(file, 1, $"needs the columns from, to and kind; it has {string.Join(", ", headings)}")
            : places;
    }

    private static Tie? Read(int[] places, int row, string[] cells, HashSet<string> ids, List<RosterIssue> issues)
    {
        string Cell(int column) => places[column] >= 0 && places[column] < cells.Length ? cells[places[column]] : "";
        var (from, to, kind) = (Cell(0), Cell(1), TieKind.Parse(Cell(2)));
        var refused = from.Length == 0 || to.Length == 0 ? "needs somebody in from and in to"
            : from == to ? "ties a person to themselves"
            : Stranger(from, ids) ?? Stranger(to, ids)
            ?? (kind is null ? $"kind: '{Short(Cell(2))}' is none; {TieKind.Near(Cell(2))}" : null);
        if (refused is not null)
        {
            issues.Add(new RosterIssue(row, refused, Refused: true));
            return null;
        }

        var (since, until) = (Day("since", Cell(3), row, issues), Day("until", Cell(4), row, issues));
        if (until < since)
        {
            issues.Add(new RosterIssue(row, "until is before since; both were left out", Refused: false));
            (since, until) = (null, null);
        }

        // The roster's own words for the ids: of five million ties none keeps two of its own.
        return new Tie(ids.TryGetValue(from, out var known) ? known : from, ids.TryGetValue(to, out var other) ? other : to, kind!, since, until, Cell(5)) { Row = row };
    }

    private static string? Stranger(string id, HashSet<string> ids) => ids.Contains(id) ? null : $"'{Short(id)}' is nobody in the roster{Ids.Near(id, ids)}";

    private static string Short(string text) => text.Length > 40 ? text[..40] + "…" : text;

    /// <summary>A year or a month alone is its first day.</summary>
    private static DateOnly? Day(string column, string text, int row, List<RosterIssue> issues)
    {
        if (text.Length == 0)
        {
            return null;
        }

        if (BirthDate.Parse(text) is not { IsReal: true, EitherWay: false } date || new DateOnly(date.Year, Math.Max(1, date.Month), Math.Max(1, date.Day)) is var day && (day < First || day > Last))
        {
            issues.Add(new RosterIssue(row, string.Create(CultureInfo.InvariantCulture, $"{column}: is no day from {First:yyyy-MM-dd} to {Last:yyyy-MM-dd} that can be read one way only, and was left out; write 2019-03-09"), Refused: false));
            return null;
        }

        return day;
    }

    /// <summary>The same tie again, also when it is written from its other end.</summary>
    private static bool IsNew(Tie tie, Dictionary<(string, string, string, DateOnly?, DateOnly?), int> seen, List<RosterIssue> issues)
    {
        if (seen.TryGetValue((tie.From, tie.To, tie.Kind.Name, tie.Since, tie.Until), out var first) || seen.TryGetValue((tie.To, tie.From, tie.Kind.Opposite.Name, tie.Since, tie.Until), out first))
        {
            issues.Add(new RosterIssue(tie.Row, $"is the tie of row {first} again", Refused: true));
            return false;
        }

        seen[(tie.From, tie.To, tie.Kind.Name, tie.Since, tie.Until)] = tie.Row;
        return true;
    }
}
