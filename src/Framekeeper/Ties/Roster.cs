using System.Text;
using nietras.SeparatedValues;

namespace Framekeeper.Ties;

/// <summary>What was wrong, or doubtful, with a row.</summary>
/// <param name="Row">1-based; the heading is row 1, and a quoted line break is within its row.</param>
/// <param name="Refused">False: the row was read all the same.</param>
public sealed record RosterIssue(int Row, string Message, bool Refused)
{
    /// <summary>Place and message on one line.</summary>
    public string Describe(string file) => $"{file}: row {Row}: {Message}";

    /// <summary>The row alone.</summary>
    public override string ToString() => $"row {Row}";
}

/// <summary>The people of a CSV file, and what could not be read of it.</summary>
public sealed record Roster(IReadOnlyList<Person> People, IReadOnlyList<RosterIssue> Issues)
{
    /// <summary>Longer cells are no name and no address.</summary>
    private const int LongestCell = 4096, MostLines = 50;

    /// <summary>Reads a roster: one bad row never hides the others.</summary>
    /// <param name="columns">The file's own headings by ours: <c>born</c> → <c>date_of_birth</c>; several with <c>+</c>.</param>
    /// <exception cref="InputException">The file has no heading, or not the columns that are needed or named.</exception>
    public static Roster Read(Stream stream, string file, IReadOnlyDictionary<string, string>? columns = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        var (rows, issues) = (new List<(Person Person, string Born)>(), new List<RosterIssue>());
        var (heading, ids) = (default(RosterColumns), new Dictionary<string, int>(StringComparer.Ordinal));
        foreach (var (row, cells) in Rows(stream, issues))
        {
            if (heading is null)
            {
                heading = RosterColumns.Of(file, cells, columns, issues);
            }
            else if (Read(heading, row, cells, ids, issues) is { } person)
            {
                rows.Add(person);
            }
        }

        return heading is null
            ? throw new InputException(file, null, "is empty; a roster begins with its headings: id,given,family,born,…")
            : new Roster(Dated(rows, issues), [.. issues.OrderBy(issue => issue.Row)]);
    }

    /// <summary>Rows with their numbers, empty ones passed over; what is no text is an issue.</summary>
    internal static IEnumerable<(int Row, string[] Cells)> Rows(Stream stream, List<RosterIssue> issues)
    {
        // A byte order mark decides; what is not UTF-8 becomes a mark of replacement, by which its row is known.
        using var text = new StreamReader(stream, new UTF8Encoding(false), detectEncodingFromByteOrderMarks: true, 1 << 16);
        using var reader = Sep.Reader(options => options with { HasHeader = false, DisableColCountCheck = true, Unescape = true, Trim = SepTrim.All }).From(text);
        var number = 0;
        while (true)
        {
            number++;
            try
            {
                if (!reader.MoveNext())
                {
                    yield break;
                }
            }
            catch (NotSupportedException)
            {
                issues.Add(new RosterIssue(number, "is longer than 16 MiB, and nothing after it was read; a quote may be left open", Refused: true));
                yield break;
            }

            // Quotes may hold line breaks, but no name has fifty: one that is left open has taken the rows after it in.
            if (reader.Current.LineNumberToExcl - reader.Current.LineNumberFrom > MostLines)
            {
                issues.Add(new RosterIssue(number, $"runs over {reader.Current.LineNumberToExcl - reader.Current.LineNumberFrom} lines, which were not read; a quote is left open", Refused: true));
                continue;
            }

            if (Cells(reader.Current, number, issues) is { Length: > 0 } cells && cells.Any(cell => cell.Length > 0))
            {
                yield return (number, cells);
            }
        }
    }

    private static string[] Cells(SepReader.Row row, int number, List<RosterIssue> issues)
    {
        var cells = new string[row.ColCount];
        for (var i = 0; i < cells.Length; i++)
        {
            var cell = row[i].Span;
            var wrong = cell.Length > LongestCell ? $"cell {i + 1} is {cell.Length / 1024} KiB long; a name or an address is not"
                : cell.Contains('\uFFFD') ? $"cell {i + 1} is not UTF-8 text; save the file as UTF-8"
                : cell.Contains('\0') ? $"cell {i + 1} holds NUL bytes: the file is binary, or damaged"
                : null;
            if (wrong is not null)
            {
                issues.Add(new RosterIssue(number, wrong, Refused: true));
                return [];
            }

            cells[i] = cell.ToString();
        }

        return cells;
    }

    private static (Person Person, string Born)? Read(RosterColumns heading, int row, string[] cells, Dictionary<string, int> ids, List<RosterIssue> issues)
    {
        var id = heading.Cell(cells, "id");
        var refused = cells.Length > heading.Count && cells.Skip(heading.Count).Any(cell => cell.Length > 0) ? $"has {cells.Length} cells under {heading.Count} headings; a comma may lack its quotes"
            : id.Length == 0 ? "has no id"
            : ids.TryGetValue(id, out var first) ? $"has the id of row {first}; an id is one record's"
            : null;
        if (refused is not null)
        {
            issues.Add(new RosterIssue(row, refused, Refused: true));
            return null;
        }

        ids[id] = row;
        var person = heading.Person(id, row, cells);
        if (person.Given.Length + person.Family.Length + person.AlsoKnownAs.Count == 0)
        {
            issues.Add(new RosterIssue(row, "has no name", Refused: false));
        }

        return (person, heading.Cell(cells, "born"));
    }

    /// <summary>The days of birth, by the order that the file as a whole shows.</summary>
    private static List<Person> Dated(List<(Person Person, string Born)> rows, List<RosterIssue> issues)
    {
        var (dayFirst, monthFirst) = (rows.Any(row => First(row.Born) > 12), rows.Any(row => Second(row.Born) > 12));
        bool? order = dayFirst == monthFirst ? null : dayFirst;
        return rows.ConvertAll(row =>
        {
            if (row.Born.Length == 0)
            {
                return row.Person;
            }

            var born = BirthDate.Parse(row.Born, order);
            if ((born is null ? "born: is no date that is known here, and was left out; write 1984-03-09"
                : !born.Value.IsReal ? "born: the calendar has no such day; it is compared digit by digit"
                : born.Value.EitherWay ? "born: day and month may stand in either order, and both are compared; write 1984-03-09"
                : null) is { } doubt)
            {
                issues.Add(new RosterIssue(row.Person.Row, doubt, Refused: false));
            }

            return row.Person with { Born = born };
        });
    }

    private static int First(string born) => Part(born, 0);

    private static int Second(string born) => Part(born, 1);

    private static int Part(string born, int at) =>
        born.Split('/', '-') is [{ Length: <= 2 }, { Length: <= 2 }, { Length: 4 }] parts && int.TryParse(parts[at], out var number) ? number : 0;
}
