using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace Framekeeper.Formats;

/// <summary>The documents of a YAML stream as nodes, with bounds on size, depth and aliases.</summary>
/// <remarks>
/// Built from the parser's events, because a finished tree comes too late: nesting can exhaust the stack, and aliases as keys the processor, while it is built.
/// Scalars are resolved by YAML 1.2's core schema (section 10.3), so that <c>no</c> stays a word.
/// </remarks>
internal sealed partial class YamlNodes
{
    private const int MaxBytes = 1 << 20;
    private const int MaxDepth = 16;
    private const int MaxRepeated = 10_000;

    private readonly string file;
    private readonly Parser parser;
    private readonly Dictionary<AnchorName, Node> anchors = [];
    private int repeated;

    private YamlNodes(string file, string text)
    {
        this.file = file;
        parser = new Parser(new StringReader(text));
    }

    /// <summary>The root of each document; an empty document is a <see cref="ScalarKind.Nothing"/>.</summary>
    /// <exception cref="InputException">Not UTF-8, over 1 MiB, not YAML, or beyond the bounds.</exception>
    public static IReadOnlyList<Node> Read(Stream stream, string file)
    {
        var text = Utf8Text.Read(stream, file, MaxBytes);
        var nodes = new YamlNodes(file, text);
        try
        {
            return nodes.Documents();
        }
        catch (YamlException wrong)
        {
            // An open quote is best shown where it opens, a tab where it stands: after the text that it ends.
            throw nodes.Broken(wrong.Message.Contains(" tab ", StringComparison.Ordinal) ? wrong.End : wrong.Start, wrong.Message.TrimEnd('.'), wrong);
        }
        // What the scanner throws of broken escapes, tags and document ends.
        catch (Exception wrong) when (wrong is ArgumentException or InvalidOperationException)
        {
            throw nodes.Broken(nodes.parser.Current?.End ?? Mark.Empty, "an escape, a tag or a document's end that is none", wrong);
        }
    }

    private List<Node> Documents()
    {
        var documents = new List<Node>();
        parser.Consume<StreamStart>();
        while (!parser.TryConsume<StreamEnd>(out _))
        {
            parser.Consume<DocumentStart>();
            anchors.Clear();
            documents.Add(Compose(depth: 0));
            parser.Consume<DocumentEnd>();
        }
        return documents;
    }

    private Node Compose(int depth)
    {
        if (parser.TryConsume<AnchorAlias>(out var alias))
        {
            return Repeat(alias);
        }

        var start = parser.Consume<NodeEvent>();
        if (depth > MaxDepth)
        {
            throw Wrong(start, $"nested deeper than {MaxDepth} levels; no field is");
        }

        Node node = start switch
        {
            MappingStart => new MappingNode(Line(start), Entries(depth)),
            SequenceStart => new ListNode(Line(start), Items(depth)),
            _ => Resolve((Scalar)start),
        };
        if (!start.Anchor.IsEmpty)
        {
            anchors[start.Anchor] = node;
        }
        return node;
    }

    private Node Repeat(AnchorAlias alias)
    {
        if (!anchors.TryGetValue(alias.Value, out var node))
        {
            throw Wrong(alias, "broken YAML: an alias (*) without an anchor (&) before it");
        }

        repeated += node.Size;
        return repeated <= MaxRepeated ? node : throw Wrong(alias, $"aliases repeat more than {MaxRepeated} values; write the file without them");
    }

    private List<Entry> Entries(int depth)
    {
        var entries = new List<Entry>();
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            var line = Line(parser.Current!);
            var name = Compose(depth + 1) as ScalarNode
                ?? throw new InputException(file, line, "a field's name must be a word; put text that starts with [ or { in quotes");
            entries.Add(new Entry(line, name.Text, Compose(depth + 1)));
        }
        return entries;
    }

    private List<Node> Items(int depth)
    {
        var items = new List<Node>();
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            items.Add(Compose(depth + 1));
        }
        return items;
    }

    private ScalarNode Resolve(Scalar scalar)
    {
        var kind = scalar switch
        {
            { Tag.IsEmpty: false } => throw Wrong(scalar, "tags (!) are not used here; leave it out"),
            { Style: not ScalarStyle.Plain } => ScalarKind.Text,
            { Value: "" or "~" or "null" or "Null" or "NULL" } => ScalarKind.Nothing,
            { Value: "true" or "True" or "TRUE" or "false" or "False" or "FALSE" } => ScalarKind.Truth,
            _ => Number.IsMatch(scalar.Value) ? ScalarKind.Number : ScalarKind.Text,
        };
        return new ScalarNode(Line(scalar), kind, scalar.Value);
    }

    private InputException Broken(Mark at, string what, Exception inner) =>
        new(file, (int)at.Line, $"broken YAML: {what}; indent with spaces, and put text that holds ': ' or ' #' in quotes", inner: inner);

    private InputException Wrong(ParsingEvent at, string message) => new(file, Line(at), message);

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    [GeneratedRegex(@"^[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?\z", RegexOptions.CultureInvariant)]
    private static partial Regex Number { get; }
}
