using System.Text.Encodings.Web;
using System.Text.Json;

namespace Framekeeper.Clearance;

/// <summary>Answers for programs: JSON Lines, members in a fixed order.</summary>
public static class ConflictJson
{
    // Readable names: the answer is JSON in a file or a stream of its own, never pasted into HTML.
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>One answer and the end of its line.</summary>
    public static void Write(Stream to, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(answer);
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteString("therapist", answer.Therapist);
            json.WriteString("client", answer.Client);
            json.WriteString("level", answer.Level);
            if (answer.Strength is { } strength)
            {
                json.WriteNumber("strength", strength);
            }
            else
            {
                json.WriteNull("strength");
            }

            Path(json, answer.Path);
            json.WriteString("says", answer.Says);
            json.WriteStartArray("citations");
            foreach (var citation in answer.Citations)
            {
                json.WriteStringValue(citation.ToString());
            }

            json.WriteEndArray();
            json.WriteBoolean("redacted", answer.Redacted);
            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    private static void Path(Utf8JsonWriter json, IReadOnlyList<PathStep> path)
    {
        json.WriteStartArray("path");
        foreach (var step in path)
        {
            json.WriteStartObject();
            json.WriteString("person", step.Person);
            if (step.Via is { } via)
            {
                json.WriteString("via", via);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
