using System.Text.Json;
using Framekeeper.Reports;

namespace Framekeeper.Ask;

/// <summary>An answer for programs: one JSON object.</summary>
public static class AnswerJson
{
    /// <summary>The object, and the end of its line.</summary>
    public static void Write(Stream to, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(to);
        using (var json = new Utf8JsonWriter(to, JsonReport.Options))
        {
            Write(json, answer);
        }

        to.WriteByte((byte)'\n');
    }

    /// <summary>The answer as one JSON object, at the writer's place.</summary>
    public static void Write(Utf8JsonWriter json, Answer answer)
    {
        ArgumentNullException.ThrowIfNull(json);
        ArgumentNullException.ThrowIfNull(answer);
        json.WriteStartObject();
        json.WriteBoolean("crisis", answer.Crisis);
        List(json, "findings", answer.Findings, finding => JsonReport.Write(json, finding));
        List(json, "inFrame", answer.InFrame, json.WriteStringValue);
        json.WriteString("says", answer.Says);
        List(json, "options", answer.Options, option => Choice(json, option));
        List(json, "lines", answer.Lines, line => Line(json, line));
        json.WriteEndObject();
    }

    private static void List<T>(Utf8JsonWriter json, string name, IReadOnlyList<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            write(item);
        }

        json.WriteEndArray();
    }

    private static void Choice(Utf8JsonWriter json, Choice option)
    {
        json.WriteStartObject();
        json.WriteString("id", option.Id);
        json.WriteString("says", option.Says);
        json.WriteEndObject();
    }

    private static void Line(Utf8JsonWriter json, HelpLine line)
    {
        json.WriteStartObject();
        json.WriteString("name", line.Name);
        json.WriteString("for", line.For);
        json.WriteString("how", line.How);
        json.WriteString("url", line.Url);
        json.WriteString("hours", line.Hours);
        json.WriteString("checked", line.Checked);
        json.WriteString("by", line.By);
        json.WriteEndObject();
    }
}
