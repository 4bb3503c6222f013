using System.CommandLine;
using System.Text.RegularExpressions;
using Framekeeper.Rules;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper rules</c>: the rule book, read and extended.</summary>
internal static partial class RulesCommand
{
    private static readonly Argument<string> Id = new("ID") { Description = "An act, such as solicit.errand" };
    private static readonly Argument<string> Folder = new("FOLDER") { Description = "The rule book's folder", DefaultValueFactory = _ => "rules" };
    private static readonly Option<bool> Mark = new("--mark") { Description = "Write 'later' before examples that do not hold, take it away from those that do, and count them in later.count" };

    private static readonly Option<string> Judge = Judges.Judge();
    private static readonly Option<string?> Reader = Judges.Reader();

    public static Command Build()
    {
        var list = new Command("list", "Every act with its level, and what it flags");
        list.SetAction(_ => List());
        var show = new Command("show", "One act's page: why, where the client stands, next step, citations, examples") { Id };
        show.SetAction(result => Show(result.GetValue(Id)!));
        var create = new Command("new", "Write a page for a new act, to be filled in") { Id, Folder };
        create.SetAction(result => New(result.GetValue(Id)!, result.GetValue(Folder)!));
        var index = new Command("index", "Write the table of acts into the folder's README.md") { Folder };
        index.SetAction(result => Index(result.GetValue(Folder)!));
        var examples = new Command("examples", "Judge the pages' examples: which do not hold") { Folder, Mark, Judge, Reader };
        examples.SetAction(result => RuleExamples.Run(result.GetValue(Folder)!, book => Judges.Frame(result.GetValue(Judge)!, result.GetValue(Reader), book), result.GetValue(Mark)));
        var command = new Command("rules", "The rule book; alone it lists every act") { list, show, create, index, examples };
        command.SetAction(_ => List());
        return command;
    }

    private static int List()
    {
        foreach (var page in Shipped.Book.Pages)
        {
            Console.WriteLine($"{page.Id,-22}{page.Level.Name(),-11}{page.Flags}");
        }

        return Calls.Fine;
    }

    private static int Show(string id)
    {
        var book = Shipped.Book;
        if (book[id] is not { } page)
        {
            var near = book.Acts.Where(act => act.Contains(id, StringComparison.OrdinalIgnoreCase) || id.Contains(act.Split('.')[^1], StringComparison.OrdinalIgnoreCase)).Order(StringComparer.Ordinal).ToList();
            return Calls.Refuse($"there is no act '{id}'{(near.Count > 0 ? $"; near it: {string.Join(", ", near)}" : "; 'framekeeper rules list' names them all")}");
        }

        Console.WriteLine($"{page.Title} ({page.Id}), {page.Level.Name()}, in the {page.Speaker.Name()}'s words");
        Console.WriteLine(Prose.Wrap(page.Flags));
        foreach (var (heading, text) in new[] { ("Why it is out of frame", page.Why), ("Where the client stands", page.Client), ("Next step", page.Next) })
        {
            Console.WriteLine($"\n{heading}\n{Prose.Wrap(text)}");
        }

        Console.WriteLine("\nCitations (in our words; not legal advice)");
        foreach (var citation in page.Cites.Keys.SelectMany(code => book.Codes.Cite(page, code)))
        {
            Console.WriteLine(Prose.Wrap($"{citation}, {citation.Title}: {citation.Says}{(Reports.Wording.Trust(citation) is { } trust ? $" [{trust}]" : "")}", hang: 2));
        }

        foreach (var contest in page.Contested)
        {
            Console.WriteLine($"\nProfessionals differ{(contest.When.Length > 0 ? $": {contest.When}" : "")}");
            foreach (var view in contest.Views)
            {
                Console.WriteLine(Prose.Wrap($"- {view}", hang: 2));
            }
        }

        foreach (var kind in new[] { ExampleKind.Flag, ExampleKind.Pass, ExampleKind.Contested })
        {
            Console.WriteLine($"\n{kind switch { ExampleKind.Flag => "Out of frame", ExampleKind.Pass => "In frame", _ => "Contested" }}");
            foreach (var example in page.Examples.Where(example => example.Kind == kind))
            {
                Console.WriteLine(Prose.Wrap($"- {string.Join(" / ", example.Turns.Select(turn => $"{turn.Speaker.Name()[0..1].ToUpperInvariant()}: {turn.Text}"))}", hang: 2));
            }
        }

        return Calls.Fine;
    }

    [GeneratedRegex("^[a-z]+(\\.[a-z-]+)?$", RegexOptions.CultureInvariant)]
    private static partial Regex ActName();

    private static int New(string id, string folder)
    {
        if (!ActName().IsMatch(id))
        {
            return Calls.Refuse($"'{id}' is no act's name: write family.kind in lower case, such as solicit.errand; it must read well in 'the agreement allows …'");
        }

        var file = Path.Combine(folder, id.Replace('.', Path.DirectorySeparatorChar) + ".md");
        if (File.Exists(file))
        {
            return Calls.Refuse($"{file} exists already");
        }

        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        File.WriteAllText(file, Template(id));
        Console.WriteLine(file);
        Console.Error.WriteLine("Fill in the three headings, the citations, and at least twelve examples on each side; then run the tests.");
        return Calls.Fine;
    }

    private static string Template(string id) => $$"""
        ---
        id: {{id}}
        title: {{char.ToUpperInvariant(id.Split('.')[^1][0])}}{{id.Split('.')[^1][1..].Replace('-', ' ')}}
        speaker: therapist
        level: crossing
        cites:
          APA-2017: ["3.05"]
        match:
          - '\breplace this pattern\b'
        ---
        # {{id}}
        One sentence: what this page flags.

        ## Why it is out of frame
        To the therapist and the supervisor, in one to four sentences.

        ## Where the client stands
        To the client, as "you", without blame.

        ## Next step
        What the therapist does now.

        ## Out of frame
        ```flag
        T: Would you [|replace this pattern|] for me?
        ```

        ## In frame
        ```pass
        T: Tell me about your week.
        ```

        """;

    private static int Index(string folder)
    {
        var file = Path.Combine(folder, "README.md");
        if (!File.Exists(file))
        {
            return Calls.Refuse($"{file}: there is no such file");
        }

        File.WriteAllText(file, RuleIndex.Into(File.ReadAllText(file), RuleBook.Read(Files(folder))));
        return Calls.Fine;
    }

    /// <summary>A rule book's files by path, as <see cref="RuleBook.Read"/> takes them.</summary>
    public static Dictionary<string, string> Files(string folder) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).ToDictionary(path => Path.GetRelativePath(folder, path).Replace('\\', '/'), File.ReadAllText)
        : throw new InputException(folder, null, "there is no such folder; give the rule book's");
}
