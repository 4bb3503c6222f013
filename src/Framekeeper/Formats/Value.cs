using System.Text.RegularExpressions;

namespace Framekeeper.Formats;

/// <summary>Where values come from, and the acts they may name.</summary>
/// <param name="Acts">Ids of the rule book; null where no rule book is at hand, and then any id passes.</param>
/// <param name="Errors">Where a form is read, all that is wrong with it; null: the first error refuses the whole.</param>
internal sealed record Source(string File, IReadOnlySet<string>? Acts, List<InputException>? Errors = null);

/// <summary>A node in its place: what an error about it must say.</summary>
/// <param name="source">The file.</param>
/// <param name="node">The node.</param>
/// <param name="path">As people write it: <c>exceptions[0].allows</c>; empty for the whole document.</param>
/// <param name="line">Of the field's name, which for an alias is where it is used.</param>
internal sealed partial class Value(Source source, Node node, string path, int line)
{
    public Value(Source source, Node root)
        : this(source, root, "", root.Line)
    {
    }

    public IReadOnlySet<string>? Acts => source.Acts;

    public List<InputException>? Errors => source.Errors;

    public Node Node => node;

    public bool IsNothing => node is ScalarNode { Kind: ScalarKind.Nothing };

    public bool IsScalar => node is ScalarNode;

    public bool IsNumber => node is ScalarNode { Kind: ScalarKind.Number };

    public bool IsTruth => node is ScalarNode { Kind: ScalarKind.Truth };

    /// <summary>The field of that name, or null where it is absent or empty.</summary>
    public Value? this[string name] => Fields().FirstOrDefault(field => field.Name == name && !field.Value.IsNothing).Value;

    /// <summary>The mapping's fields in the order of the file.</summary>
    public IEnumerable<(string Name, Value Value)> Fields()
    {
        var seen = new HashSet<string>();
        foreach (var entry in (node as MappingNode ?? throw Expected("a mapping (name: value)")).Entries)
        {
            var value = new Value(source, entry.Value, PathOf(entry.Name), entry.Line);
            yield return seen.Add(entry.Name) ? (entry.Name, value) : throw value.Wrong("stands here twice; leave one");
        }
    }

    /// <summary>The list's items.</summary>
    public IEnumerable<Value> Items() => (node as ListNode ?? throw Expected("a list, such as [ one, two ]")).Items
        .Select((item, index) => new Value(source, item, $"{path}[{index}]", item.Line));

    /// <summary>The scalar's text as written, if it is of one of <paramref name="kinds"/>.</summary>
    public string Scalar(string takes, params ReadOnlySpan<ScalarKind> kinds) =>
        node is ScalarNode scalar && kinds.Contains(scalar.Kind) ? scalar.Text : throw Expected(takes);

    /// <summary>The error that this value is not <paramref name="takes"/>.</summary>
    public InputException Expected(string takes) => Wrong($"expected {takes}, found {Kind}");

    /// <summary>An error about this value.</summary>
    public InputException Wrong(string message) => new(source.File, line, message, path is "" ? null : path);

    /// <summary>An error about a field that is not there.</summary>
    public InputException Missing(string name, string need) => new(source.File, line, $"is missing; {need}", PathOf(name));

    /// <summary>A value as an error may show it: one short token. Anything longer could be somebody's words.</summary>
    public static string Shown(string text) => Token.IsMatch(text) ? text : "this";

    private string Kind => node switch
    {
        MappingNode => "a mapping",
        ListNode => "a list",
        ScalarNode { Kind: ScalarKind.Nothing } => "nothing",
        ScalarNode { Kind: ScalarKind.Truth } => "true or false (put it in quotes if it is a word)",
        ScalarNode { Kind: ScalarKind.Number } => "a number",
        _ => "text",
    };

    private string PathOf(string name)
    {
        var shown = Token.IsMatch(name) ? name : "?";
        return path is "" ? shown : $"{path}.{shown}";
    }

    [GeneratedRegex(@"^[\w.:+/@#$-]{1,32}\z", RegexOptions.CultureInvariant)]
    private static partial Regex Token { get; }
}
