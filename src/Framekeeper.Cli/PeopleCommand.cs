using System.CommandLine;
using System.Globalization;
using System.Text;
using Framekeeper.Ties;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper people</c>: records that are one person, and how alike names are. Files are read and nothing is stored, but with <c>--data</c>.</summary>
internal static class PeopleCommand
{
    private static readonly Argument<string[]> Rosters = new("ROSTER") { Description = "A roster (.csv); with a second one, links are between the two", Arity = new ArgumentArity(0, 2) };
    private static readonly Argument<string> Pairs = new("PAIRS") { Description = "Pairs of names (.csv) in the columns left and right" };
    private static readonly Option<string?> Columns = new("--columns") { Description = "The file's own headings, as born=date_of_birth,street=number+street", HelpName = "OURS=THEIRS,…" };
    private static readonly Option<string> Format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
    private static readonly Option<string?> Data = DataOption.Make();

    public static Command Build()
    {
        var link = new Command("link", "Records that are, or may be, one person, with probability and why; and people who share a home, a phone or a mail address") { Rosters, Columns, Format };
        link.SetAction(Link);
        var names = new Command("names", "How alike two names are, with why: from 0.5 on they are more likely one name than two") { Pairs, Columns, Format };
        names.SetAction(Names);
        var people = new Command("people", "People as rosters record them: misspelt, married, nicknamed, half filled in") { link, names };
#if !NATIVE
        link.Add(Data);
        foreach (var command in KeptPeople.Build(Columns, Mapped))
        {
            people.Add(command);
        }
#endif
        return people;
    }

    private static int Link(ParseResult result)
    {
        var (json, columns, files) = (IsJson(result), Mapped(result.GetValue(Columns)), result.GetValue(Rosters)!);
        IReadOnlyList<Decision> decisions = [];
        List<IReadOnlyList<Person>> rosters = [.. files.Select(file => PracticeFiles.People(file, columns).People)];
#if !NATIVE
        if (result.GetValue(Data) is { } data)
        {
            var people = DataOption.Open(data).People;
            decisions = people.Decisions();
            rosters = [people.All(), .. rosters];
        }
#endif
        var links = rosters switch
        {
            [var one] => Linking.Within(one, decisions),
            [var one, var other] => Linking.Between(one, other, decisions),
            _ => throw new InputException("ROSTER", null, "give one roster, or two to be compared; the people of --data count as the first"),
        };
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        var counts = new Dictionary<LinkKind, int>();
        foreach (var link in links)
        {
            counts[link.Kind] = counts.GetValueOrDefault(link.Kind) + 1;
            if (json)
            {
                LinkJson.Write(output, link);
            }
            else
            {
                output.Write(Encoding.UTF8.GetBytes(Text(link)));
            }
        }

        output.Flush();
        Console.Error.WriteLine($"{rosters.Sum(roster => roster.Count)} people; {counts.GetValueOrDefault(LinkKind.Match)} pairs match, {counts.GetValueOrDefault(LinkKind.Possible)} may, {counts.GetValueOrDefault(LinkKind.Related)} are related");
        return Calls.Fine;
    }

    /// <summary>A link with its reasons, for people.</summary>
    public static string Text(Link link)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{PracticeFiles.Clean(link.A.Id)} and {PracticeFiles.Clean(link.B.Id)}: {Says(link)}\n");
        foreach (var reason in link.Why)
        {
            Append(text, reason);
        }

        return text.Append('\n').ToString();
    }

    private static string Says(Link link) => link.Kind switch
    {
        LinkKind.Match => string.Create(CultureInfo.InvariantCulture, $"one person, by all that is recorded ({link.Probability:0.000})"),
        LinkKind.Possible => string.Create(CultureInfo.InvariantCulture, $"perhaps one person; somebody should look ({link.Probability:0.000})"),
        _ => string.Create(CultureInfo.InvariantCulture, $"two people with something in common ({link.Probability:0.000})"),
    };

    private static void Append(StringBuilder text, Reason reason) =>
        text.Append(CultureInfo.InvariantCulture, $"  {reason.Score,6:+0.0;-0.0;0.0}  {reason.Feature}: {PracticeFiles.Clean(reason.Says)}\n");

    private static int Names(ParseResult result)
    {
        var (json, file, columns) = (IsJson(result), result.GetValue(Pairs)!, Mapped(result.GetValue(Columns)));
        using var stream = PracticeFiles.Open(file);
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        foreach (var (row, left, right) in NamePairs.Read(stream, file, columns, issue => Console.Error.WriteLine($"error: {issue.Describe(file)}")))
        {
            var likeness = Ties.Names.Compare(left, right);
            if (json)
            {
                LinkJson.Write(output, row, left, right, likeness);
                continue;
            }

            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{likeness.Score:0.000}  {PracticeFiles.Clean(left)} | {PracticeFiles.Clean(right)}\n");
            foreach (var reason in likeness.Why)
            {
                Append(text, reason);
            }

            output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }

        output.Flush();
        return Calls.Fine;
    }

    private static bool IsJson(ParseResult result) => result.GetValue(Format) is "text" or "json" ? result.GetValue(Format) == "json" : throw new InputException("--format", null, "must be text or json");

    private static Dictionary<string, string>? Mapped(string? columns)
    {
        var mapped = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var part in columns?.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) ?? [])
        {
            var at = part.IndexOf('=', StringComparison.Ordinal);
            mapped[at > 0 && at + 1 < part.Length ? part[..at].Trim() : throw new InputException("--columns", null, $"'{part}' is not OURS=THEIRS, such as born=date_of_birth")] = part[(at + 1)..].Trim();
        }

        return columns is null ? null : mapped;
    }
}
