using System.Text;
using YamlDotNet.RepresentationModel;

namespace Framekeeper.Rules;

/// <summary>A level that holds instead of the page's where the turn names one of the words.</summary>
public sealed record Softer(IReadOnlyList<string> Words, Level Level, string Says);

/// <summary>A condition under which professionals differ, and the range of their views.</summary>
/// <param name="Words">The condition holds where the turn names one of them; none: always.</param>
public sealed record Contest(IReadOnlyList<string> Words, string When, IReadOnlyList<string> Views);

/// <summary>How an example is meant.</summary>
public enum ExampleKind
{
    /// <summary>The act must be found, its evidence touching the marked words.</summary>
    Flag,

    /// <summary>In frame: nothing at or above crossing may be found, nor the page's act.</summary>
    Pass,

    /// <summary>Professionals differ: scored, never failed.</summary>
    Contested,
}

/// <summary>One example of a page: turns, the last of which is judged.</summary>
/// <param name="Turns">Role and text, markers taken out.</param>
/// <param name="Start">Start of the marked evidence in the last turn, in UTF-16 code units; -1 where none is marked.</param>
/// <param name="Agreement">The <c>A:</c> line's YAML, or null for the default agreement.</param>
/// <param name="Held">The <c>H:</c> line, or null.</param>
/// <param name="Later">Does not hold yet, and says so.</param>
public sealed record Example(
    ExampleKind Kind, IReadOnlyList<(Role Speaker, string Text)> Turns, int Start, int End, string? Agreement, DateTimeOffset? Held, bool Later, int Line);

/// <summary>One act's page: what it is, what is shown to people about it, and the examples that hold it to its word.</summary>
public sealed record RulePage
{
    /// <summary>The act's name and the page's path: <c>solicit.errand</c> in <c>solicit/errand.md</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A short name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Whose words can carry the act.</summary>
    public required Role Speaker { get; init; }

    /// <summary>Where the judge starts.</summary>
    public required Level Level { get; init; }

    /// <summary>One sentence: what the page flags.</summary>
    public required string Flags { get; init; }

    /// <summary>Why it is out of frame, to the therapist and the supervisor.</summary>
    public required string Why { get; init; }

    /// <summary>Where the client stands, to the client.</summary>
    public required string Client { get; init; }

    /// <summary>What the therapist does next.</summary>
    public required string Next { get; init; }

    /// <summary>How one says it within the frame, to a therapist who has not said it yet; empty where nothing is to be said.</summary>
    public string Instead { get; init; } = "";

    /// <summary>Sections by code, most to the point first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Cites { get; init; }

    /// <summary>Where the level is another.</summary>
    public IReadOnlyList<Softer> Softer { get; init; } = [];

    /// <summary>Plainer acts that this one takes in where both are found in a turn.</summary>
    public IReadOnlyList<string> Absorbs { get; init; } = [];

    /// <summary>Where professionals differ.</summary>
    public IReadOnlyList<Contest> Contested { get; init; } = [];

    /// <summary>Patterns that decide alone, for acts that a clinic adds.</summary>
    public IReadOnlyList<string> Match { get; init; } = [];

    /// <summary>The examples, in the page's order.</summary>
    public required IReadOnlyList<Example> Examples { get; init; }

    /// <summary>Reads a page.</summary>
    /// <param name="path">Below <c>rules/</c>, with <c>/</c>; gives the id.</param>
    /// <exception cref="InputException">The page breaks the form that <c>rules/README.md</c> gives.</exception>
    public static RulePage Read(string path, string text)
    {
        var (front, body, id) = PageBody.Open(path, text);
        var examples = body.Paragraphs.Select(paragraph => ExampleParagraph.Read(path, paragraph)).ToList();
        return new RulePage
        {
            Id = id,
            Title = front.Text("title"),
            Speaker = Roles.Parse(front.Text("speaker")) ?? throw new InputException(path, null, "therapist or client", "speaker"),
            Level = Levels.TryParse(front.Text("level"), out var level) ? level : throw new InputException(path, null, "note, crossing, violation or grave", "level"),
            Flags = body.Flags,
            Why = body.Section("Why it is out of frame"),
            Client = body.Section("Where the client stands"),
            Next = body.Section("Next step"),
            Instead = front.Texts("instead") is [var instead] ? instead : "",
            Cites = front.Cites(),
            Softer = front.Softer(),
            Contested = front.Contests(),
            Absorbs = front.Texts("absorbs"),
            Match = front.Texts("match"),
            Examples = examples,
        };
    }
}

/// <summary>The YAML between the first two <c>---</c> of a page.</summary>
internal sealed class FrontMatter(string path, YamlMappingNode root)
{
    public static FrontMatter Read(string path, string yaml)
    {
        try
        {
            var stream = new YamlStream();
            stream.Load(new StringReader(yaml));
            return stream.Documents is [{ RootNode: YamlMappingNode map }] ? new FrontMatter(path, map) : throw new InputException(path, 2, "front matter must be a mapping");
        }
        catch (YamlDotNet.Core.YamlException broken)
        {
            throw new InputException(path, (int)broken.Start.Line + 1, $"the front matter is no YAML: {broken.Message}", inner: broken);
        }
    }

    public string Text(string key) => Get(root, key) is YamlScalarNode { Value: { Length: > 0 } value } ? value : throw new InputException(path, null, "is missing", key);

    public IReadOnlyList<string> Texts(string key) => Scalars(Get(root, key));

    public Dictionary<string, IReadOnlyList<string>> Cites() => Get(root, "cites") is YamlMappingNode map
        ? map.Children.ToDictionary(pair => Value(pair.Key), pair => Scalars(pair.Value))
        : [];

    public List<Softer> Softer() => [.. Maps("softer").Select(map => new Softer(
        Scalars(Get(map, "words")),
        Levels.TryParse(Value(Get(map, "level")), out var level) ? level : throw new InputException(path, (int)map.Start.Line + 1, "softer needs a level", "softer"),
        Value(Get(map, "says"))))];

    public List<Contest> Contests() => [.. Maps("contested").Select(map => new Contest(Scalars(Get(map, "words")), Value(Get(map, "when")), Scalars(Get(map, "views"))))];

    private IEnumerable<YamlMappingNode> Maps(string key) => Get(root, key) is YamlSequenceNode list ? list.OfType<YamlMappingNode>() : [];

    private static YamlNode? Get(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private static IReadOnlyList<string> Scalars(YamlNode? node) => node switch
    {
        YamlSequenceNode list => [.. list.Select(Value)],
        YamlScalarNode { Value.Length: > 0 } one => [one.Value!],
        _ => [],
    };

    private static string Value(YamlNode? node) => (node as YamlScalarNode)?.Value ?? "";
}

/// <summary>One paragraph of a fenced block, before anything is known about what its lines mean.</summary>
internal sealed record ExampleText(ExampleKind Kind, int Line, string[] Lines);

/// <summary>The Markdown of a page: three headings for people, fenced blocks for tests.</summary>
internal sealed class PageBody(string path)
{
    private readonly Dictionary<string, StringBuilder> sections = [];
    private readonly List<ExampleText> paragraphs = [];

    public string Flags => Section("");

    public IReadOnlyList<ExampleText> Paragraphs => paragraphs;

    /// <summary>A page's two parts, and its id, which is its path.</summary>
    public static (FrontMatter Front, PageBody Body, string Id) Open(string path, string text)
    {
        var lines = text.ReplaceLineEndings("\n").Split('\n');
        var close = lines.Length > 0 && lines[0] == "---" ? Array.IndexOf(lines, "---", 1) : -1;
        if (close < 0)
        {
            throw new InputException(path, 1, "a rule page begins with front matter between two lines of ---");
        }

        var front = FrontMatter.Read(path, string.Join('\n', lines[1..close]));
        var body = Read(path, lines, close + 1);
        var id = path[..^".md".Length].Replace('/', '.');
        return front.Text("id") == id ? (front, body, id) : throw new InputException(path, 2, $"must be {id}: a page's id is its path", "id");
    }

    public string Section(string heading) => sections.TryGetValue(heading, out var text) && text.Length > 0
        ? text.ToString()
        : throw new InputException(path, null, heading.Length == 0 ? "one sentence under the title is missing" : $"the heading '## {heading}' is missing or empty");

    private static PageBody Read(string path, string[] lines, int first)
    {
        var body = new PageBody(path);
        var heading = "";
        for (var i = first; i < lines.Length; i++)
        {
            var line = lines[i];
            if (line.StartsWith("```", StringComparison.Ordinal))
            {
                i = body.Block(lines, i);
            }
            else if (line.StartsWith("## ", StringComparison.Ordinal))
            {
                heading = line[3..].Trim();
            }
            else if (line.Length > 0 && !line.StartsWith("# ", StringComparison.Ordinal))
            {
                var text = body.sections.TryGetValue(heading, out var known) ? known : body.sections[heading] = new StringBuilder();
                text.Append(text.Length > 0 ? " " : "").Append(line.Trim());
            }
        }

        return body;
    }

    private int Block(string[] lines, int open)
    {
        var kind = lines[open][3..].Trim() switch
        {
            "flag" => ExampleKind.Flag,
            "pass" => ExampleKind.Pass,
            "contested" => ExampleKind.Contested,
            var other => throw new InputException(path, open + 1, $"a block is flag, pass or contested, not '{other}'"),
        };
        var close = Array.IndexOf(lines, "```", open + 1);
        if (close < 0)
        {
            throw new InputException(path, open + 1, "the block is never closed by ```");
        }

        for (var i = open + 1; i < close;)
        {
            var start = i;
            while (i < close && lines[i].Length > 0)
            {
                i++;
            }

            if (i > start)
            {
                paragraphs.Add(new ExampleText(kind, start + 1, lines[start..i]));
            }

            i++;
        }

        return close;
    }
}

/// <summary>One paragraph of a block: optional <c>later</c>, <c>A:</c> and <c>H:</c>, then the turns.</summary>
internal static class ExampleParagraph
{
    public static Example Read(string path, ExampleText example)
    {
        var (kind, line, lines) = example;
        var later = false;
        string? agreement = null;
        DateTimeOffset? held = null;
        var turns = new List<(Role, string)>();
        foreach (var text in lines)
        {
            if (text == "later")
            {
                later = true;
                continue;
            }

            var rest = text.Length > 2 && text[1] == ':' ? text[2..].Trim() : throw new InputException(path, line, "a line of an example begins with T:, C:, R:, A: or H:");
            switch (text[0])
            {
                case 'T': turns.Add((Role.Therapist, rest)); break;
                case 'C': turns.Add((Role.Client, rest)); break;
                case 'R': turns.Add((Role.Report, rest)); break;
                case 'A': agreement = rest; break;
                case 'H': held = DateTimeOffset.TryParse(rest, out var time) ? time : throw new InputException(path, line, "H: is no time"); break;
                default: throw new InputException(path, line, "a line of an example begins with T:, C:, R:, A: or H:");
            }
        }

        if (turns.Count == 0)
        {
            throw new InputException(path, line, "an example has no turn");
        }

        var (start, end, last) = Evidence(path, line, kind, turns[^1].Item2);
        turns[^1] = (turns[^1].Item1, last);
        return new Example(kind, turns, start, end, agreement, held, later, line);
    }

    private static (int Start, int End, string Text) Evidence(string path, int line, ExampleKind kind, string text)
    {
        var open = text.IndexOf("[|", StringComparison.Ordinal);
        var close = text.IndexOf("|]", StringComparison.Ordinal);
        if (open < 0 || close < open)
        {
            return kind == ExampleKind.Flag
                ? throw new InputException(path, line, "mark the evidence in the last line of a flag [|like this|]")
                : (-1, -1, text);
        }

        return (open, close - 2, text.Remove(close, 2).Remove(open, 2));
    }
}
