using System.Text;
using System.Text.Json;
using CsCheck;
using Framekeeper.Reports;

namespace Framekeeper.Tests.Reports;

public sealed class JsonReportTests
{
    [Fact]
    public void Members_come_in_the_order_of_the_contract() => Members(Samples.Errand).ShouldBe([
        "id", "session", "turn", "at", "speaker", "act", "level", "confidence", "quote", "span", "rule", "citations", "why", "client", "next", "by",
        "agreement", "status", "levelWhy", "contested", "cited", "engine"]);

    [Fact]
    public void Extensions_are_there_only_where_they_say_something()
    {
        Members(Samples.Hug)[20..].ShouldBe(["views", "undated", "exception", "cited", "engine"]);
        Members(Samples.Hushed)[20..].ShouldBe(["cited", "engine", "suppression"]);
    }

    [Fact]
    public void Every_member_reads_back_as_the_finding_has_it()
    {
        var json = Read(Samples.Errand);
        json.GetProperty("id").GetString().ShouldBe(Samples.Errand.Id);
        json.GetProperty("session").GetString().ShouldBe("A01");
        json.GetProperty("turn").GetInt32().ShouldBe(12);
        json.GetProperty("at").GetString().ShouldBe("00:03:10.200");
        json.GetProperty("speaker").GetString().ShouldBe("therapist");
        json.GetProperty("act").GetString().ShouldBe("solicit.errand");
        json.GetProperty("level").GetString().ShouldBe("violation");
        json.GetProperty("confidence").GetRawText().ShouldBe("0.8912");
        json.GetProperty("quote").GetString().ShouldBe("could you grab me a coffee from downstairs");
        json.GetProperty("span").EnumerateArray().Select(end => end.GetInt32()).ShouldBe([Samples.Errand.Start, Samples.Errand.End]);
        json.GetProperty("rule").GetString().ShouldBe("solicit.errand");
        Strings(json, "citations").ShouldBe(["APA-2017 3.05", "APA-2017 3.08"]);
        json.GetProperty("why").GetString().ShouldBe(Samples.Errand.Why);
        json.GetProperty("client").GetString().ShouldBe(Samples.Errand.Client);
        json.GetProperty("next").GetString().ShouldBe(Samples.Errand.Next);
        json.GetProperty("by").GetString().ShouldBe("reader");
        json.GetProperty("agreement").GetString().ShouldBe("a-1042@3");
        json.GetProperty("status").GetString().ShouldBe("open");
        Strings(json, "levelWhy").ShouldBe(["violation by the rule page"]);
        json.GetProperty("contested").GetBoolean().ShouldBeFalse();
        json.GetProperty("engine").GetString().ShouldBe(Samples.Errand.Engine);
    }

    [Fact]
    public void A_citation_carries_its_words_its_link_and_how_it_was_checked()
    {
        var cited = Read(Samples.Errand).GetProperty("cited");
        cited[0].GetRawText().ShouldBe("""{"code":"APA-2017","section":"3.05","title":"Multiple relationships","says":"No second relationship that could impair objectivity or exploit or harm the client.","link":"https://www.apa.org/ethics/code","checked":"page"}""");
        cited[1].GetProperty("link").ValueKind.ShouldBe(JsonValueKind.Null);
        cited[1].GetProperty("checked").GetString().ShouldBe("memory");
    }

    [Fact]
    public void A_suppressed_finding_names_its_reason_and_is_left_out_unless_asked_for()
    {
        Read(Samples.Hushed).GetProperty("suppression").GetRawText().ShouldBe("""{"reason":"it was the client's own parcel","by":"t-001"}""");
        Read(Samples.Hushed).GetProperty("status").GetString().ShouldBe("suppressed");
        Lines(Samples.Session).Count.ShouldBe(3);
        Lines(Samples.Session, showSuppressed: true).Count.ShouldBe(4);
    }

    [Fact]
    public void Time_is_that_of_the_recording_else_of_the_clock_else_null()
    {
        Read(Samples.Errand with { At = new TimeSpan(1, 2, 0, 0) }).GetProperty("at").GetString().ShouldBe("26:00:00.000");
        Read(Samples.Errand with { At = null, When = new(2026, 5, 4, 22, 15, 0, TimeSpan.FromHours(-5)) }).GetProperty("at").GetString().ShouldBe("2026-05-04T22:15:00-05:00");
        Read(Samples.Errand with { At = null }).GetProperty("at").ValueKind.ShouldBe(JsonValueKind.Null);
    }

    [Fact]
    public void Apostrophes_and_letters_of_every_alphabet_stay_readable()
    {
        var line = Line(Samples.Errand.Move(1, "I’d say: don't — très bien, спасибо", "don't"));
        line.ShouldContain("\"quote\":\"don't\"");
        Line(Samples.Errand with { Why = "très bien, спасибо" }).ShouldContain("très bien, спасибо");
    }

    [Fact]
    public void Any_text_of_a_turn_gives_one_valid_line() => Any.Findings.Sample(finding =>
    {
        var line = Line(finding);
        line.Count(c => c == '\n').ShouldBe(1);
        JsonDocument.Parse(line).RootElement.GetProperty("quote").GetString()!.Length.ShouldBe(finding.Quote.Length);
    });

    private static string Line(Finding finding)
    {
        var bytes = new MemoryStream();
        JsonReport.Write(bytes, finding);
        return new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes.ToArray());
    }

    private static JsonElement Read(Finding finding) => JsonDocument.Parse(Line(finding)).RootElement;

    private static List<string> Members(Finding finding) => [.. Read(finding).EnumerateObject().Select(member => member.Name)];

    private static List<string?> Strings(JsonElement json, string name) => [.. json.GetProperty(name).EnumerateArray().Select(value => value.GetString())];

    private static List<string> Lines(Checked session, bool showSuppressed = false)
    {
        var bytes = new MemoryStream();
        JsonReport.Write(bytes, session, showSuppressed);
        return [.. Encoding.UTF8.GetString(bytes.ToArray()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }
}
