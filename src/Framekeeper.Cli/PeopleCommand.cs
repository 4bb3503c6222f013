using System.CommandLine;
using System.Globalization;
using System.Text;
using Framekeeper.Ties;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper people</c>: records that are one person, and how alike names are. Files are read and nothing is stored.</summary>
internal static class PeopleCommand
{
    private static readonly Argument<string[]> Rosters = new("ROSTER") { Description = "A roster (.csv); with a second one, links are between the two", Arity = new ArgumentArity(1, 2) };
    private static readonly Argument<string> Pairs = new("PAIRS") { Description = "Pairs of names (.csv) in the columns left and right" };
    private static readonly Option<string?> Columns = new("--columns") { Description = "The file's own headings, as born=date_of_birth,street=number+street", HelpName = "OURS=THEIRS,…" };
    private static readonly Option<string> Format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public static Command Build()
    {
        var link = new Command("link", "Records that are, or may be, one person, with probability and why; and people who share a home, a phone or a mail address") { Rosters, Columns, Format };
        link.SetAction(Link);
        var names = new Command("names", "How alike two names are, with why: from 0.5 on they are more likely one name than two") { Pairs, Columns, Format };
        names.SetAction(Names);
        return new Command("people", "People as rosters record them: misspelt, married, nicknamed, half filled in") { link, names };
    }

    private static int Link(ParseResult result)
    {
        var (json, columns) = (IsJson(result), Mapped(result.GetValue(Columns)));
        var rosters = result.GetValue(Rosters)!.Select(file => Read(file, columns)).ToList();
        var links = rosters is [var one, var other] ? Linking.Between(one.People, other.People) : Linking.Within(rosters[0].People);
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
        Console.Error.WriteLine($"{rosters.Sum(roster => roster.People.Count)} people; {counts.GetValueOrDefault(LinkKind.Match)} pairs match, {counts.GetValueOrDefault(LinkKind.Possible)} may, {counts.GetValueOrDefault(LinkKind.Related)} are related");
        return Calls.Fine;
    }

    /// <summary>What was read, and on standard error what was doubted and refused.</summary>
    private static Roster Read(string file, IReadOnlyDictionary<string, string>? columns)
    {
        using var stream = Open(file);
        var roster = Roster.Read(stream, file, columns);
        foreach (var issue in roster.Issues)
        {
            Console.Error.WriteLine($"{(issue.Refused ? "error" : "doubt")}: {issue.Describe(file)}");
        }

        return roster;
    }

    private static string Text(Link link)
    {
        var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{Clean(link.A.Id)} and {Clean(link.B.Id)}: {Says(link)}\n");
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
        text.Append(CultureInfo.InvariantCulture, $"  {reason.Score,6:+0.0;-0.0;0.0}  {reason.Feature}: {Clean(reason.Says)}\n");

    /// <summary>Words of a file cannot steer the terminal.</summary>
    private static string Clean(string text) => string.Concat(text.Where(letter => !char.IsControl(letter)));

    private static int Names(ParseResult result)
    {
        var (json, file, columns) = (IsJson(result), result.GetValue(Pairs)!, Mapped(result.GetValue(Columns)));
        using var stream = Open(file);
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        foreach (var (row, left, right) in NamePairs.Read(stream, file, columns, issue => Console.Error.WriteLine($"error: {issue.Describe(file)}")))
        {
            var likeness = Ties.Names.Compare(left, right);
            if (json)
            {
                LinkJson.Write(output, row, left, right, likeness);
                continue;
            }

            var text = new StringBuilder().Append(CultureInfo.InvariantCulture, $"{likeness.Score:0.000}  {Clean(left)} | {Clean(right)}\n");
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

    private static FileStream Open(string file) => File.Exists(file) ? File.OpenRead(file) : throw new InputException(file, null, "there is no such file");

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
