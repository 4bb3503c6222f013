using System.Text.Json;
using CsCheck;
using Framekeeper.Reports;

namespace Framekeeper.Tests.Reports;

public sealed class SarifReportTests
{
    [Fact]
    public void The_log_has_what_the_standard_requires()
    {
        var log = Log(Samples.Session, Samples.Quiet);
        log.GetProperty("version").GetString().ShouldBe("2.1.0");
        var driver = Run(log).GetProperty("tool").GetProperty("driver");
        driver.GetProperty("name").GetString().ShouldBe("Framekeeper");
        driver.GetProperty("version").GetString()!.ShouldMatch(@"^\d+\.\d+\.\d+$");
        Results(log).Count.ShouldBe(4);
        Results(log).ShouldAllBe(result => result.GetProperty("message").GetProperty("text").GetString()!.Length > 0);
    }

    [Fact]
    public void A_run_without_findings_has_an_empty_list_of_results() => Results(Log(Samples.Quiet)).ShouldBeEmpty();

    [Fact]
    public void A_result_points_to_its_rule_its_line_and_its_finding()
    {
        var log = Log(Samples.Session);
        var result = Results(log)[0];
        result.GetProperty("ruleId").GetString().ShouldBe("solicit.errand");
        Run(log).GetProperty("tool").GetProperty("driver").GetProperty("rules")[result.GetProperty("ruleIndex").GetInt32()].GetProperty("id").GetString().ShouldBe("solicit.errand");
        result.GetProperty("message").GetProperty("text").GetString().ShouldBe("Errand: “could you grab me a coffee from downstairs”");
        result.GetProperty("rank").GetDouble().ShouldBe(89.1);
        var place = result.GetProperty("locations")[0];
        place.GetProperty("physicalLocation").GetProperty("artifactLocation").GetProperty("uri").GetString().ShouldBe("week%2018/A01.vtt");
        place.GetProperty("physicalLocation").GetProperty("region").GetProperty("startLine").GetInt32().ShouldBe(48);
        place.GetProperty("logicalLocations")[0].GetProperty("fullyQualifiedName").GetString().ShouldBe("A01/12");
        result.GetProperty("partialFingerprints").GetProperty("framekeeper/v1").GetString().ShouldBe(Samples.Errand.Id);
        result.GetProperty("properties").GetRawText().ShouldBe("""{"level":"violation","confidence":0.891,"turn":12,"at":"00:03:10.200","contested":false}""");
    }

    [Fact]
    public void Without_a_transcript_there_is_no_region() =>
        Results(Log(Samples.Session with { Transcript = null }))[0].GetProperty("locations")[0].GetProperty("physicalLocation").TryGetProperty("region", out _).ShouldBeFalse();

    [Theory]
    [InlineData(Level.Note, "note")]
    [InlineData(Level.Crossing, "warning")]
    [InlineData(Level.Violation, "error")]
    [InlineData(Level.Grave, "error")]
    public void Levels_map_to_the_three_of_the_standard(Level level, string sarif) =>
        Results(Log(Samples.Session with { Findings = [Samples.Errand with { Level = level }] }))[0].GetProperty("level").GetString().ShouldBe(sarif);

    [Theory]
    [InlineData("A01.vtt", "inSource")]
    [InlineData("A01.srt", "external")]
    public void A_suppressed_finding_stays_with_its_justification(string source, string kind)
    {
        var results = Results(Log(Samples.Session with { Source = source }));
        results[3].GetProperty("suppressions").GetRawText().ShouldBe($$$"""[{"kind":"{{{kind}}}","justification":"it was the client's own parcel","properties":{"by":"t-001"}}]""");
        results.Take(3).ShouldAllBe(result => result.GetProperty("suppressions").GetArrayLength() == 0);
    }

    [Fact]
    public void Rules_are_described_by_the_book_where_it_is_given_and_by_their_findings_where_not()
    {
        var bytes = new MemoryStream();
        SarifReport.Write(bytes, [Samples.Session], [new("touch", "Touch, by the book", Level.Crossing, "why", "next"), new("tie", "Tie", Level.Crossing, "why", "next")]);
        var rules = Run(JsonDocument.Parse(bytes.ToArray()).RootElement).GetProperty("tool").GetProperty("driver").GetProperty("rules").EnumerateArray().ToList();
        rules.Select(rule => rule.GetProperty("id").GetString()).ShouldBe(["touch", "tie", "solicit.errand"]);
        rules[0].GetProperty("shortDescription").GetProperty("text").GetString().ShouldBe("Touch, by the book");
        rules[2].GetProperty("fullDescription").GetProperty("text").GetString().ShouldBe(Samples.Errand.Why);
        rules[2].GetProperty("help").GetProperty("text").GetString().ShouldBe(Samples.Errand.Next);
        rules[2].GetProperty("properties").GetRawText().ShouldBe("""{"level":"violation","tags":["solicit"]}""");
    }

    [Theory]
    [InlineData("a b/ü#1.vtt", "a%20b/%C3%BC%231.vtt")]
    [InlineData("C:\\notes\\a.vtt", "C%3A/notes/a.vtt")]
    [InlineData("/data//a.vtt", "/data/a.vtt")]
    [InlineData("-", "-")]
    [InlineData("", "A01")]
    public void The_source_is_a_relative_reference(string source, string uri)
    {
        Results(Log(Samples.Session with { Source = source }))[0].GetProperty("locations")[0].GetProperty("physicalLocation").GetProperty("artifactLocation")
            .GetProperty("uri").GetString().ShouldBe(uri);
        Uri.TryCreate(uri, UriKind.Relative, out _).ShouldBeTrue();
    }

    [Fact]
    public void Braces_of_the_text_are_no_placeholders() =>
        Results(Log(Samples.Session with { Findings = [Samples.Errand.Move(12, "the {0} one", "{0}")] }))[0].GetProperty("message").GetProperty("text").GetString().ShouldBe("Errand: “{{0}}”");

    [Fact]
    public void Any_text_of_a_turn_gives_a_valid_log() => Any.Findings.Sample(finding => Results(Log(Any.Session(finding))).Count.ShouldBe(1));

    private static JsonElement Log(params Checked[] sessions)
    {
        var bytes = new MemoryStream();
        SarifReport.Write(bytes, sessions);
        return JsonDocument.Parse(bytes.ToArray()).RootElement;
    }

    private static JsonElement Run(JsonElement log) => log.GetProperty("runs").EnumerateArray().Single();

    private static List<JsonElement> Results(JsonElement log) => [.. Run(log).GetProperty("results").EnumerateArray()];
}
