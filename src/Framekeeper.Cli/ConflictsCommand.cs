using System.CommandLine;
using System.Globalization;
using Framekeeper.Clearance;
using Framekeeper.Ties;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper conflicts</c>: how a therapist and a client are tied already. Files are read and nothing is stored.</summary>
internal static class ConflictsCommand
{
    private static readonly Option<string?> Roster = new("--roster") { Description = "The people (.csv)" };
    private static readonly Option<string?> Ties = new("--ties") { Description = "What is known to be between them (.csv)" };
    private static readonly Option<string?> Data = DataOption.Make();
    private static readonly Option<string?> Therapist = new("--therapist") { Description = "The therapist's id; without it, all whom the roster calls therapists" };
    private static readonly Option<string?> Client = new("--client") { Description = "The client's id" };
    private static readonly Option<string?> New = new("--new") { Description = "A roster (.csv) of the one person who asks; if the practice knows them already, they are found in its roster" };
    private static readonly Option<int> Depth = new("--depth") { Description = $"The longest way that is looked at, 1 to {Conflicts.Deepest} steps", DefaultValueFactory = _ => Conflicts.Deepest };
    private static readonly Option<string> Viewer = new("--viewer") { Description = "compliance, therapist or intake: what is left out for whom. It formats and does not protect: whoever can run this can read the files", DefaultValueFactory = _ => "compliance" };
    private static readonly Option<string> Code = new("--code") { Description = "The professional code that is cited", DefaultValueFactory = _ => "APA-2017" };
    private static readonly Option<string?> On = new("--on") { Description = "The day that is asked about, as 2026-06-01; today" };
    private static readonly Option<string> Format = new("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };

    public static Command Build()
    {
        var command = new Command("conflicts", "How a therapist and a client are tied already, before they meet: by family, work, school, home, money, friends or other clients") { Roster, Ties, Therapist, Client, New, Depth, Viewer, Code, On, Format };
#if !NATIVE
        command.Add(Data);
        foreach (var kept in Clearances.Build())
        {
            command.Add(kept);
        }
#endif
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var call = Checked(result);
        var (graph, decisions, source) = Practice(result);
        var client = result.GetValue(New) is { } file ? Somebody(file, graph, decisions) : Newcomer.Known(Known(graph, "--client", result.GetValue(Client)!, source));
        var conflicts = new Conflicts(graph, Shipped.Book, call.On, call.Code);
        var therapists = result.GetValue(Therapist) is { } one ? [Known(graph, "--therapist", one, source)] : conflicts.Therapists.Except(client.Records).ToList();
        if (therapists.Count == 0)
        {
            throw new InputException(source, null, "calls nobody a therapist in roles; name one with --therapist");
        }

        var asked = therapists.ConvertAll(therapist => Asked.Of(conflicts, therapist, client, call.Depth));
        if (call.Json)
        {
            using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
            foreach (var answer in asked.SelectMany(entry => entry.To(call.Viewer)))
            {
                ConflictJson.Write(output, answer);
            }

            return Calls.Fine;
        }

        ConflictsText.Write(asked, call.Viewer);
        return Calls.Fine;
    }

    private sealed record Call(Viewer Viewer, int Depth, string Code, DateOnly On, bool Json);

    private static Call Checked(ParseResult result)
    {
        if ((result.GetValue(Client) is null) == (result.GetValue(New) is null))
        {
            throw new InputException("--client", null, "name the client with --client ID, or give somebody new with --new FILE");
        }

        var on = result.GetValue(On);
        return new Call(
            result.GetValue(Viewer) switch { "compliance" => Clearance.Viewer.Compliance, "therapist" => Clearance.Viewer.Therapist, "intake" => Clearance.Viewer.Intake, _ => throw new InputException("--viewer", null, "must be compliance, therapist or intake") },
            result.GetValue(Depth) is >= 1 and <= Conflicts.Deepest and var depth ? depth : throw new InputException("--depth", null, $"must be 1 to {Conflicts.Deepest}"),
            Shipped.Book.Codes.All.ContainsKey(result.GetValue(Code)!) ? result.GetValue(Code)! : throw new InputException("--code", null, $"'{result.GetValue(Code)}' is no code of the rule book; there are {string.Join(", ", Shipped.Book.Codes.All.Keys)}"),
            on is null ? DateOnly.FromDateTime(DateTime.Now) : DateOnly.TryParseExact(on, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : throw new InputException("--on", null, $"'{on}' is no day; write 2026-06-01"),
            result.GetValue(Format) is "text" or "json" ? result.GetValue(Format) == "json" : throw new InputException("--format", null, "must be text or json"));
    }

    /// <summary>The people and what is between them: of files, or of the data folder.</summary>
    private static (TieGraph Graph, IReadOnlyList<Decision> Decisions, string Source) Practice(ParseResult result)
    {
        var (roster, ties, data) = (result.GetValue(Roster), result.GetValue(Ties), result.GetValue(Data));
        if (data is null)
        {
            var read = PracticeFiles.People(roster ?? throw new InputException("--roster", null, "give the people with --roster and their ties with --ties, or a data folder with --data"));
            return (TieGraph.Of(read.People, ties is null ? [] : PracticeFiles.Ties(ties, read.People).Ties), [], roster);
        }

#if NATIVE
        throw new InputException("--data", null, "this build remembers nothing; the package 'framekeeper' for .NET does");
#else
        return roster is null && ties is null ? Clearances.Practice(data) : throw new InputException("--data", null, "is asked by itself; take files into it first with 'framekeeper people import'");
#endif
    }

    private static Newcomer Somebody(string file, TieGraph graph, IReadOnlyList<Decision> decisions)
    {
        var person = PracticeFiles.One(file);
        try
        {
            return Newcomer.Of(person, graph, decisions);
        }
        catch (ArgumentException wrong)
        {
            throw new InputException(file, person.Row, $"has the id '{person.Id}' of somebody else in the roster; give the new person one of their own", inner: wrong);
        }
    }

    private static string Known(TieGraph graph, string option, string id, string file) =>
        graph.Find(id) is not null ? id : throw new InputException(option, null, $"there is nobody '{id}' in {file}{Ids.Near(id, graph.People.Select(person => person.Id))}");
}
