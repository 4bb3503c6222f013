using System.Text.Encodings.Web;
using System.Text.Json;

namespace Framekeeper.Reports;

/// <summary>Findings for programs: JSON Lines, one finding a line, members in a fixed order. A session that is not English, in whole or part, has a last line that says so.</summary>
public static class JsonReport
{
    // Readable quotes: the answer is JSON in a file or a response of its own, never pasted into HTML.
    internal static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The findings of one session, a line each.</summary>
    public static void Write(Stream to, Checked session, bool showSuppressed = false)
    {
        foreach (var finding in session.Shown(showSuppressed))
            Write(to, finding);
        if (Wording.Unread(session) is { } says)
            Unread(to, session, says);
    }

    private static void Unread(Stream to, Checked session, string says)
    {
        using (var json = new Utf8JsonWriter(to, Options))
        {
            json.WriteStartObject();
            json.WriteString("session", session.Session);
            json.WriteNumber("turns", session.Turns);
            json.WriteNumber("unread", session.Unread);
            json.WriteString("says", says);
            json.WriteEndObject();
        }
        to.Write("\n"u8);
    }

    /// <summary>One finding and the end of its line.</summary>
    public static void Write(Stream to, Finding finding)
    {
        using (var json = new Utf8JsonWriter(to, Options))
            Write(json, finding);
        to.Write("\n"u8);
    }

    /// <summary>The finding as one JSON object, at the writer's place.</summary>
    public static void Write(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject();
        Place(json, finding);
        Evidence(json, finding);
        Advice(json, finding);
        Judgement(json, finding);
        Extensions(json, finding);
        json.WriteEndObject();
    }

    private static void Place(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("id", finding.Id);
        json.WriteString("session", finding.Session);
        json.WriteNumber("turn", finding.Turn);
        At(json, finding);
        json.WriteString("speaker", finding.Speaker.Name());
    }

    internal static void At(Utf8JsonWriter json, Finding finding)
    {
        if (finding.At is { } at)
            json.WriteString("at", Clock.Exact(at));
        else if (finding.When is { } when)
            json.WriteString("at", when);
        else
            json.WriteNull("at");
    }

    private static void Evidence(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("act", finding.Act);
        json.WriteString("level", finding.Level.Name());
        json.WriteNumber("confidence", Math.Round(finding.Confidence, 5));
        json.WriteString("quote", finding.Quote);
        json.WriteStartArray("span");
        json.WriteNumberValue(finding.Start);
        json.WriteNumberValue(finding.End);
        json.WriteEndArray();
    }

    private static void Advice(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("rule", finding.Act);
        Strings(json, "citations", finding.Citations.Select(citation => citation.ToString()));
        json.WriteString("why", finding.Why);
        json.WriteString("client", finding.Client);
        json.WriteString("next", finding.Next);
    }

    private static void Judgement(Utf8JsonWriter json, Finding finding)
    {
        json.WriteString("by", finding.By);
        json.WriteString("agreement", finding.Agreement);
        json.WriteString("status", finding.Status);
        Strings(json, "levelWhy", finding.LevelWhy);
        json.WriteBoolean("contested", finding.Contested);
    }

    private static void Extensions(Utf8JsonWriter json, Finding finding)
    {
        if (finding.Contested)
            Strings(json, "views", finding.Views);
        if (finding.Undated)
            json.WriteBoolean("undated", true);
        if (finding.Exception is { } exception)
            json.WriteString("exception", exception);
        Citations(json, "cited", finding.Citations);
        json.WriteString("engine", finding.Engine);
        if (finding.Suppression is { } suppression)
            Suppressed(json, suppression);
    }

    /// <summary>Citations as a member of this name.</summary>
    internal static void Citations(Utf8JsonWriter json, string name, IEnumerable<Citation> citations)
    {
        json.WriteStartArray(name);
        foreach (var citation in citations)
        {
            json.WriteStartObject();
            json.WriteString("code", citation.Code);
            json.WriteString("section", citation.Section);
            json.WriteString("title", citation.Title);
            json.WriteString("says", citation.Says);
            json.WriteString("link", citation.Link);
            json.WriteString("checked", citation.Checked);
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Suppressed(Utf8JsonWriter json, Suppression suppression)
    {
        json.WriteStartObject("suppression");
        json.WriteString("reason", suppression.Reason);
        if (suppression.By is { } by)
            json.WriteString("by", by);
        json.WriteEndObject();
    }

    private static void Strings(Utf8JsonWriter json, string name, IEnumerable<string> values)
    {
        json.WriteStartArray(name);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
    }
}
