using static Framekeeper.Formats.Kinds;

namespace Framekeeper.Formats;

/// <summary>Reads <c>NAME.suppress.yaml</c>: findings of one session that somebody wishes not to see, each with the reason.</summary>
public static class SuppressionFile
{
    private static readonly Shape<Suppression> Entry = new Shape<Suppression>(new Suppression(0, "", ""))
        .With("turn", Whole(least: 0), "the turn's id", (suppression, turn) => suppression with { Turn = turn }, required: true)
        .With("act", Act, "the act not to show", (suppression, act) => suppression with { Act = act }, required: true)
        .With("reason", Text, "why", (suppression, reason) => suppression with { Reason = reason }, required: true)
        .With("by", Text, "who decided so", (suppression, by) => suppression with { By = by });

    /// <summary>Every field that an entry may hold.</summary>
    public static IReadOnlyList<Field> Fields => Entry.Fields;

    /// <summary>The file's entries, in its order; none for an empty file.</summary>
    /// <param name="acts">The ids of the rule book's acts.</param>
    /// <exception cref="InputException">With line, field and what was expected; nothing of the file holds then.</exception>
    public static IReadOnlyList<Suppression> Read(Stream stream, string fileName, IReadOnlySet<string> acts)
    {
        var source = new Source(fileName, acts);
        return YamlNodes.Read(stream, fileName).Select(root => new Value(source, root)).ToList() switch
        {
            [] => [],
            [var list] => [.. list.Items().Select(item => Entry.Read(item))],
            [_, var second, ..] => throw second.Wrong("a second document (---); write one list"),
        };
    }
}
