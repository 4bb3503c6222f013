namespace Framekeeper.Formats;

/// <summary>A part of a YAML or JSON document before anything is known about what it means.</summary>
/// <remarks>Classes and not records: a record would print names into a log.</remarks>
/// <param name="line">1-based line in the file.</param>
internal abstract class Node(int line)
{
    public int Line { get; } = line;

    /// <summary>Nodes in it and below, aliases counted as often as they are used.</summary>
    public abstract int Size { get; }
}

/// <summary>What a scalar can be read as.</summary>
internal enum ScalarKind
{
    Nothing,
    Truth,
    Number,
    Text,
}

/// <summary>A scalar, with its text as written.</summary>
internal sealed class ScalarNode(int line, ScalarKind kind, string text) : Node(line)
{
    public ScalarKind Kind { get; } = kind;

    public string Text { get; } = text;

    public override int Size => 1;
}

/// <summary>A list.</summary>
internal sealed class ListNode(int line, IReadOnlyList<Node> items) : Node(line)
{
    public IReadOnlyList<Node> Items { get; } = items;

    public override int Size { get; } = 1 + items.Sum(item => item.Size);
}

/// <summary>A mapping; a name may still occur twice.</summary>
internal sealed class MappingNode(int line, IReadOnlyList<Entry> entries) : Node(line)
{
    public IReadOnlyList<Entry> Entries { get; } = entries;

    public override int Size { get; } = 1 + entries.Sum(entry => 1 + entry.Value.Size);
}

/// <summary>One name of a mapping with its value.</summary>
internal sealed class Entry(int line, string name, Node value)
{
    public int Line { get; } = line;

    public string Name { get; } = name;

    public Node Value { get; } = value;
}
