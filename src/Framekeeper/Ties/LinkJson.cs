using System.Text.Encodings.Web;
using System.Text.Json;

namespace Framekeeper.Ties;

/// <summary>Links and likenesses of names for programs: JSON Lines, members in a fixed order.</summary>
public static class LinkJson
{
    // Readable names: the answer is JSON in a file or a stream of its own, never pasted into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One link and the end of its line.</summary>
    public static void Write(Stream to, Link link)
    {
        ArgumentNullException.ThrowIfNull(link);
        Line(to, json =>
        {
            json.WriteString("a", link.A.Id);
            json.WriteString("b", link.B.Id);
            json.WriteNumber("probability", link.Probability);
            json.WriteString("match", Name(link.Kind));
            Why(json, link.Why);
        });
    }

    /// <summary>Two names and the end of the line.</summary>
    /// <param name="row">1-based row of the file, of which the heading is none.</param>
    public static void Write(Stream to, int row, string left, string right, NameLikeness likeness)
    {
        ArgumentNullException.ThrowIfNull(likeness);
        Line(to, json =>
        {
            json.WriteNumber("row", row);
            json.WriteString("left", left);
            json.WriteString("right", right);
            json.WriteNumber("score", likeness.Score);
            Why(json, likeness.Why);
        });
    }

    /// <summary><c>match</c>, <c>possible</c> or <c>related</c>.</summary>
    internal static string Name(LinkKind kind) => kind switch { LinkKind.Match => "match", LinkKind.Possible => "possible", _ => "related" };

    private static void Line(Stream to, Action<Utf8JsonWriter> members)
    {
        ArgumentNullException.ThrowIfNull(to);
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            members(json);
            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    private static void Why(Utf8JsonWriter json, IReadOnlyList<Reason> why)
    {
        json.WriteStartArray("why");
        foreach (var reason in why)
        {
            json.WriteStartObject();
            json.WriteString("feature", reason.Feature);
            json.WriteNumber("score", reason.Score);
            json.WriteString("says", reason.Says);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
