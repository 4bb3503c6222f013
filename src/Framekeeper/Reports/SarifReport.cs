using System.Text.Json;

namespace Framekeeper.Reports;

/// <summary>What a rule page says of itself, for formats that list rules apart from findings.</summary>
/// <param name="Id">The act.</param>
/// <param name="Why">Why the act is out of frame.</param>
/// <param name="Next">What the therapist does next.</param>
public sealed record RuleDescription(string Id, string Title, Level Level, string Why, string Next);

/// <summary>SARIF 2.1.0 (OASIS, 27 March 2020), for tools that gather results of many checkers.</summary>
/// <remarks>Suppressed findings stay in it as suppressions. Words of a session appear in a result's message alone.</remarks>
public static class SarifReport
{
    private static readonly string Version = typeof(SarifReport).Assembly.GetName().Version?.ToString(3) ?? "0.0.0";

    /// <summary>One run over all sessions.</summary>
    /// <param name="descriptions">The rules that were applied; a rule with findings that is not among them is described by its first finding.</param>
    public static void Write(Stream to, IReadOnlyList<Checked> sessions, IReadOnlyList<RuleDescription>? descriptions = null)
    {
        var rules = Rules(sessions, descriptions ?? []);
        using var json = new Utf8JsonWriter(to, JsonReport.Options);
        json.WriteStartObject();
        json.WriteString("$schema", "https://json.schemastore.org/sarif-2.1.0.json");
        json.WriteString("version", "2.1.0");
        json.WriteStartArray("runs");
        json.WriteStartObject();
        Tool(json, rules);
        json.WriteString("columnKind", "utf16CodeUnits");
        Results(json, sessions, rules);
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static List<RuleDescription> Rules(IReadOnlyList<Checked> sessions, IReadOnlyList<RuleDescription> descriptions) =>
    [
        .. descriptions.Concat(sessions.SelectMany(session => session.Findings)
            .Select(finding => new RuleDescription(finding.Act, finding.Title, finding.Level, finding.Why, finding.Next)))
            .DistinctBy(rule => rule.Id),
    ];

    private static void Tool(Utf8JsonWriter json, List<RuleDescription> rules)
    {
        json.WriteStartObject("tool");
        json.WriteStartObject("driver");
        json.WriteString("name", "Framekeeper");
        json.WriteString("version", Version);
        json.WriteStartArray("rules");
        foreach (var rule in rules)
            Rule(json, rule);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Rule(Utf8JsonWriter json, RuleDescription rule)
    {
        json.WriteStartObject();
        json.WriteString("id", rule.Id);
        json.WriteString("name", rule.Title);
        Text(json, "shortDescription", rule.Title);
        Text(json, "fullDescription", rule.Why);
        Text(json, "help", rule.Next);
        json.WriteStartObject("defaultConfiguration");
        json.WriteString("level", Sarif(rule.Level));
        json.WriteEndObject();
        json.WriteStartObject("properties");
        json.WriteString("level", rule.Level.Name());
        json.WriteStartArray("tags");
        json.WriteStringValue(rule.Id.Split('.')[0]);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void Results(Utf8JsonWriter json, IReadOnlyList<Checked> sessions, List<RuleDescription> rules)
    {
        var indices = rules.Index().ToDictionary(rule => rule.Item.Id, rule => rule.Index);
        json.WriteStartArray("results");
        foreach (var session in sessions)
        {
            var lines = (session.Transcript ?? []).ToLookup(row => row.Turn.N, row => row.Turn.Line);
            foreach (var finding in session.Findings)
                Result(json, session, finding, indices[finding.Act], lines[finding.Turn].FirstOrDefault());
        }
        json.WriteEndArray();
    }

    private static void Result(Utf8JsonWriter json, Checked session, Finding finding, int rule, int? line)
    {
        json.WriteStartObject();
        json.WriteString("ruleId", finding.Act);
        json.WriteNumber("ruleIndex", rule);
        json.WriteString("level", Sarif(finding.Level));
        json.WriteNumber("rank", Math.Round(finding.Confidence * 100, 1));
        Text(json, "message", finding.Quote.Length > 0 ? $"{finding.Title}: “{finding.Quote}”" : finding.Title);
        Location(json, session, finding, line);
        json.WriteStartObject("partialFingerprints");
        json.WriteString("framekeeper/v1", finding.Id);
        json.WriteEndObject();
        Suppressions(json, session, finding);
        Properties(json, finding);
        json.WriteEndObject();
    }

    private static void Location(Utf8JsonWriter json, Checked session, Finding finding, int? line)
    {
        json.WriteStartArray("locations");
        json.WriteStartObject();
        json.WriteStartObject("physicalLocation");
        json.WriteStartObject("artifactLocation");
        json.WriteString("uri", Relative(session.Source.Length > 0 ? session.Source : session.Session));
        json.WriteEndObject();
        if (line is { } start)
        {
            json.WriteStartObject("region");
            json.WriteNumber("startLine", start);
            json.WriteEndObject();
        }
        json.WriteEndObject();
        json.WriteStartArray("logicalLocations");
        json.WriteStartObject();
        json.WriteString("name", $"turn {finding.Turn}");
        json.WriteString("fullyQualifiedName", $"{finding.Session}/{finding.Turn}");
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
    }

    // An array on every result, empty where there is none: they are all absent or all present (SARIF 2.1.0, 3.27.23).
    private static void Suppressions(Utf8JsonWriter json, Checked session, Finding finding)
    {
        json.WriteStartArray("suppressions");
        if (finding.Suppression is { } suppression)
        {
            json.WriteStartObject();
            // A note in the transcript itself is WebVTT's alone; other formats have a file beside them.
            json.WriteString("kind", session.Source.EndsWith(".vtt", StringComparison.OrdinalIgnoreCase) ? "inSource" : "external");
            json.WriteString("justification", suppression.Reason);
            if (suppression.By is { } by)
            {
                json.WriteStartObject("properties");
                json.WriteString("by", by);
                json.WriteEndObject();
            }
            json.WriteEndObject();
        }
        json.WriteEndArray();
    }

    private static void Properties(Utf8JsonWriter json, Finding finding)
    {
        json.WriteStartObject("properties");
        json.WriteString("level", finding.Level.Name());
        json.WriteNumber("confidence", Math.Round(finding.Confidence, 3));
        json.WriteNumber("turn", finding.Turn);
        JsonReport.At(json, finding);
        json.WriteBoolean("contested", finding.Contested);
        json.WriteEndObject();
    }

    private static string Sarif(Level level) => level switch
    {
        Level.Note => "note",
        Level.Crossing => "warning",
        _ => "error",
    };

    // Braces stand for arguments in a message (SARIF 2.1.0, 3.11.5), so that one of the text is written twice.
    private static void Text(Utf8JsonWriter json, string name, string text)
    {
        json.WriteStartObject(name);
        json.WriteString("text", text.Replace("{", "{{").Replace("}", "}}"));
        json.WriteEndObject();
    }

    // The path as a relative reference (RFC 3986, 4.2): a segment with a colon is escaped, so that none reads as a scheme.
    private static string Relative(string path)
    {
        var segments = path.Replace('\\', '/').Split('/').Where((segment, index) => index == 0 || segment.Length > 0);
        return string.Join('/', segments.Select(segment => Uri.EscapeDataString(Printable.Of(segment))));
    }
}
