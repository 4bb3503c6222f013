using System.Text;
using System.Text.Json;

namespace Framekeeper.Formats;

/// <summary>One JSON value as nodes, each at the line that the value begins in.</summary>
internal static class JsonNodes
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 16 };

    /// <exception cref="InputException">Not one JSON value, or not UTF-8.</exception>
    public static Node Read(ReadOnlySpan<byte> json, string file, int line)
    {
        try
        {
            var reader = new Utf8JsonReader(json, Options);
            reader.Read();
            var node = Compose(ref reader, line);
            reader.Read();
            return node;
        }
        catch (JsonException wrong)
        {
            throw new InputException(file, line + (int)(wrong.LineNumber ?? 0), $"broken JSON at byte {wrong.BytePositionInLine + 1}; check quotes, commas and brackets there", inner: wrong);
        }
        // The reader says so of bytes that are not UTF-8 and of half a surrogate pair.
        catch (InvalidOperationException wrong)
        {
            throw new InputException(file, line, "not UTF-8 (or an escape that is no character); save the file as UTF-8", inner: wrong);
        }
    }

    private static Node Compose(ref Utf8JsonReader reader, int line) => reader.TokenType switch
    {
        JsonTokenType.StartObject => new MappingNode(line, Entries(ref reader, line)),
        JsonTokenType.StartArray => new ListNode(line, Items(ref reader, line)),
        JsonTokenType.String => new ScalarNode(line, ScalarKind.Text, reader.GetString()!),
        JsonTokenType.Number => new ScalarNode(line, ScalarKind.Number, Encoding.UTF8.GetString(reader.ValueSpan)),
        JsonTokenType.True => new ScalarNode(line, ScalarKind.Truth, "true"),
        JsonTokenType.False => new ScalarNode(line, ScalarKind.Truth, "false"),
        _ => new ScalarNode(line, ScalarKind.Nothing, ""),
    };

    private static List<Entry> Entries(ref Utf8JsonReader reader, int line)
    {
        var entries = new List<Entry>();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = reader.GetString()!;
            reader.Read();
            entries.Add(new Entry(line, name, Compose(ref reader, line)));
        }
        return entries;
    }

    private static List<Node> Items(ref Utf8JsonReader reader, int line)
    {
        var items = new List<Node>();
        while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
        {
            items.Add(Compose(ref reader, line));
        }
        return items;
    }
}
