using System.Text;
using System.Text.Json;

namespace Framekeeper.Tests.Cli;

/// <summary>What <c>check</c> promises, on sessions whose findings rest on the agreement's terms alone.</summary>
public sealed class CheckTests : IDisposable
{
    private const string OffChannel = "1 solicit.contact violation";

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void It_exits_with_0_where_nothing_is_found_and_with_1_where_something_is()
    {
        desk.Write("s.vtt", Desk.Vtt);

        var fine = desk.Run("check", "s.vtt", "--therapist", "Dana");
        (fine.Code, fine.Error).ShouldBe((0, ""));
        fine.Out.ShouldContain("1 session, 2 turns. Nothing to ask about was found");

        var found = desk.Run("check", "s.vtt", "--therapist", "Dana", "--channel", "whatsapp");
        (found.Code, found.Error).ShouldBe((1, ""));
        found.Out.ShouldContain("VIOLATION");
        found.Out.ShouldContain("«How was your week?»");
        found.Out.ShouldContain("Exit code 1: 1 at or above crossing");
        found.Out.ShouldNotContain("\e", Case.Sensitive, "piped output is plain");
    }

    [Fact]
    public void Fail_on_moves_the_exit_code_and_nothing_else()
    {
        desk.Write("s.vtt", Desk.Vtt);
        string[] call = ["check", "s.vtt", "--therapist", "Dana", "--channel", "whatsapp", "--format", "json", "--fail-on"];

        var (violation, grave) = (desk.Run([.. call, "violation"]), desk.Run([.. call, "grave"]));

        (violation.Code, grave.Code).ShouldBe((1, 0));
        grave.Out.ShouldBe(violation.Out);
    }

    [Fact]
    public void JSON_is_one_finding_a_line_with_the_members_of_the_contract()
    {
        desk.Write("s.vtt", Desk.Vtt);
        var finding = desk.Run("check", "s.vtt", "--therapist", "Dana", "--channel", "whatsapp", "--format", "json").Findings.Single();

        finding.EnumerateObject().Select(member => member.Name).Take(18).ShouldBe(["id", "session", "turn", "at", "speaker", "act", "level", "confidence", "quote", "span", "rule", "citations", "why", "client", "next", "by", "agreement", "status"]);
        Text(finding, "id").ShouldBe(Finding.Identify("s", 1, "solicit.contact"));
        (Text(finding, "session"), Text(finding, "at"), Text(finding, "speaker"), Text(finding, "by"), Text(finding, "agreement"), Text(finding, "status")).ShouldBe(("s", "00:00:01.000", "therapist", "rule", "default", "open"));
        finding.GetProperty("span").EnumerateArray().Select(end => end.GetInt32()).ShouldBe([0, 18]);
        finding.GetProperty("citations").EnumerateArray().ShouldNotBeEmpty();
        finding.GetProperty("engine").GetString().ShouldNotBeNullOrEmpty();
    }

    [Fact]
    public void HTML_is_one_page_that_asks_for_nothing_and_SARIF_says_its_version()
    {
        desk.Write("s.vtt", Desk.Vtt);
        string[] call = ["check", "s.vtt", "--therapist", "Dana", "--channel", "whatsapp", "--format"];

        var html = desk.Run([.. call, "html"]);
        (html.Code, html.Error).ShouldBe((1, ""));
        html.Out.ShouldStartWith("<!doctype html>");
        html.Out.ShouldContain("It was fine.", Case.Sensitive, "the page shows the whole session");
        html.Out.ShouldNotContain(" src=\"http");

        var sarif = JsonDocument.Parse(desk.Run([.. call, "sarif"]).Out).RootElement;
        Text(sarif, "version").ShouldBe("2.1.0");
        Text(sarif.GetProperty("runs")[0].GetProperty("results")[0], "ruleId").ShouldBe("solicit.contact");
    }

    [Fact]
    public void Standard_input_is_read_with_from()
    {
        var piped = desk.Run(Encoding.UTF8.GetBytes(Desk.Vtt), "check", "-", "--from", "vtt", "--therapist", "Dana", "--channel", "whatsapp", "--format", "json");
        (piped.Code, piped.Found.Single()).ShouldBe((1, OffChannel));
        Text(piped.Findings.Single(), "session").ShouldBe("standard input");

        var unnamed = desk.Run(Encoding.UTF8.GetBytes(Desk.Vtt), "check", "-", "--therapist", "Dana");
        (unnamed.Code, unnamed.Error).ShouldBe((2, "error: standard input: say its format with --from\n"));
    }

    [Fact]
    public void A_file_of_an_unusual_ending_is_read_with_from()
    {
        desk.Write("s.captions", Desk.Vtt);
        desk.Run("check", "s.captions", "--therapist", "Dana", "--from", "vtt").Code.ShouldBe(0);
        desk.Run("check", "s.captions", "--therapist", "Dana").Error.ShouldContain("say it with --from");
    }

    [Fact]
    public void A_therapist_who_does_not_speak_is_an_error()
    {
        desk.Write("s.vtt", Desk.Vtt);
        var outcome = desk.Run("check", "s.vtt", "--therapist", "Dan");
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldStartWith("error: s.vtt: --therapist 'Dan' does not speak in this session");
    }

    [Fact]
    public void Confidence_follows_the_base_rate_and_can_be_asked_for()
    {
        desk.Write("s.jsonl", """{"id":"s","turns":[{"n":1,"speaker":"therapist","text":"I can't stop thinking about you. Stay a while, I love you, kiss me."}]}""");
        double Surest(params string[] more) => desk.Run(["check", "s.jsonl", "--format", "json", "--min-confidence", "0", .. more]).Findings.Max(finding => finding.GetProperty("confidence").GetDouble());

        var (ordinary, often) = (Surest(), Surest("--base-rate", "0.3"));

        often.ShouldBeGreaterThan(ordinary);
        desk.Run("check", "s.jsonl", "--format", "json", "--min-confidence", "0.999999", "--base-rate", "0.000001").Found.ShouldBeEmpty();
    }

    [Fact]
    public void Agreements_are_given_by_file_in_several_files_and_versions()
    {
        desk.Write("s.vtt", Desk.Vtt);
        desk.Write("one.agreement.yaml", """
            agreement: 1
            id: a-1042
            version: 1
            from: 2026-01-01
            therapist: { name: Dana Reyes }
            client: { name: Sam Okafor }
            channels: [portal]
            ---
            agreement: 1
            id: a-1042
            version: 2
            from: 2026-03-01
            therapist: { name: Dana Reyes }
            client: { name: Sam Okafor }
            channels: [portal, whatsapp]
            """);
        desk.Write("three.agreement.yaml", "agreement: 1\nid: a-1042\nversion: 3\nfrom: 2026-06-01\ntherapist: { name: Dana Reyes }\nclient: { name: Sam Okafor }\nchannels: [portal]\n");
        Outcome On(string day, params string[] more) => desk.Run(["check", "s.vtt", "--agreement", "one.agreement.yaml", "--agreement", "three.agreement.yaml", "--channel", "whatsapp", "--held", day, "--format", "json", .. more]);

        On("2026-02-10").Found.ShouldBe([OffChannel]);
        Text(On("2026-02-10").Findings[0], "agreement").ShouldBe("a-1042@1");
        On("2026-04-10").Found.ShouldBeEmpty();
        Text(On("2026-07-10T10:00:00-05:00").Findings[0], "agreement").ShouldBe("a-1042@3");
        On("2025-07-10").Error.ShouldBe("error: s.vtt: held: no version of the agreement is in force on 2025-07-10; the first begins on 2026-01-01\n");
    }

    [Fact]
    public void A_version_that_stands_in_two_files_is_refused()
    {
        desk.Write("s.vtt", Desk.Vtt);
        desk.Write("a.agreement.yaml", "agreement: 1\nid: a-1\nversion: 2\n");
        desk.Write("b.agreement.yaml", "agreement: 1\nid: a-1\nversion: 2\n");
        var outcome = desk.Run("check", "s.vtt", "--agreement", "a.agreement.yaml", "--agreement", "b.agreement.yaml");
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldContain("a-1@2 stands in more than one of the files");
    }

    [Fact]
    public void An_agreement_beside_the_session_is_taken()
    {
        desk.Write("s.vtt", Desk.Vtt);
        desk.Write("s.agreement.yaml", "agreement: 1\nid: a-7\nversion: 2\ntherapist: { name: Dana Reyes }\nclient: { name: Sam Okafor }\nchannels: [portal]\n");
        var outcome = desk.Run("check", "s.vtt", "--channel", "whatsapp", "--format", "json");
        (outcome.Code, Text(outcome.Findings.Single(), "agreement")).ShouldBe((1, "a-7@2"));
    }

    [Fact]
    public void Folders_are_walked_and_what_is_passed_over_is_counted_on_standard_error()
    {
        desk.Write("week/s.vtt", Desk.Vtt);
        desk.Write("week/s.agreement.yaml", "agreement: 1\ntherapist: { name: Dana }\nclient: { name: Sam }\n");
        desk.Write("week/deep/t.jsonl", """{"id":"t","channel":"whatsapp","turns":[{"speaker":"therapist","text":"How was your week?"}]}""");
        desk.Write("week/deep/money.involvements.jsonl", """{"kind":"gift","from":"client","to":"therapist","what":"a scarf"}""");
        desk.Write("week/notes.txt", "Dana: not read in a folder\n");
        desk.Write("week/scan.pdf", "%PDF");
        Directory.CreateSymbolicLink(Path.Combine(desk.Folder, "week", "again"), Path.Combine(desk.Folder, "week"));

        var outcome = desk.Run("check", "week", "--format", "json");

        outcome.Found.ShouldBe(["1 accept crossing", OffChannel]);
        (outcome.Code, outcome.Error).ShouldBe((1, "2 other files in the folders were passed over\n"));
    }

    [Fact]
    public void The_order_of_paths_does_not_matter_and_a_path_named_twice_is_read_once()
    {
        desk.Write("b.vtt", Desk.Vtt);
        desk.Write("a/c.vtt", Desk.Vtt);
        string[] rest = ["--therapist", "Dana", "--channel", "whatsapp", "--format", "json"];

        var one = desk.Run(["check", "b.vtt", "a", "none.vtt", .. rest]);
        var other = desk.Run(["check", "none.vtt", "a", "./b.vtt", "a/c.vtt", "b.vtt", .. rest]);

        one.Found.Count.ShouldBe(2);
        (other.Out, other.Error, other.Code).ShouldBe((one.Out, one.Error, one.Code));
    }

    [Fact]
    public void An_act_again_in_a_later_session_of_the_dyad_is_a_step_up_in_whatever_order_they_are_read()
    {
        string Held(string id, string day) => $$"""{"id":"{{id}}","dyad":"d-1","held":"{{day}}T10:00:00Z","channel":"whatsapp","turns":[{"n":1,"speaker":"therapist","text":"How was your week?"}]}""";
        desk.Write("z-first.jsonl", Held("first", "2026-05-04"));
        desk.Write("a-second.jsonl", Held("second", "2026-05-11"));

        var findings = desk.Run("check", ".", "--format", "json").Findings.ToDictionary(finding => Text(finding, "session"), finding => Text(finding, "level"));

        findings.ShouldBe(new Dictionary<string, string> { ["second"] = "grave", ["first"] = "violation" }, ignoreOrder: true);
    }

    [Fact]
    public void A_note_in_the_transcript_suppresses_with_a_reason()
    {
        desk.Write("s.vtt", Desk.Vtt.Replace("00:01.000 -->", "NOTE framekeeper-ignore solicit.contact -- the clinic moved to this app\n\n00:01.000 -->"));
        string[] call = ["check", "s.vtt", "--therapist", "Dana", "--channel", "whatsapp", "--format"];

        desk.Run([.. call, "json"]).ShouldBe(new Outcome(0, "", ""));
        var shown = desk.Run([.. call, "json", "--show-suppressed"]);
        (shown.Code, Text(shown.Findings.Single(), "status")).ShouldBe((0, "suppressed"));
        Text(shown.Findings.Single().GetProperty("suppression"), "reason").ShouldBe("the clinic moved to this app");
        desk.Run([.. call, "text"]).Out.ShouldContain("1 finding suppressed with a reason; --show-suppressed shows them.");
        desk.Run([.. call, "text", "--show-suppressed"]).Out.ShouldContain("the clinic moved to this app");
        JsonDocument.Parse(desk.Run([.. call, "sarif"]).Out).RootElement.GetProperty("runs")[0].GetProperty("results")[0].GetProperty("suppressions").GetArrayLength().ShouldBe(1);
    }

    [Fact]
    public void A_file_beside_the_session_suppresses_but_never_what_is_grave()
    {
        desk.Write("s.jsonl", """{"id":"s","channel":"whatsapp","turns":[{"n":1,"speaker":"therapist","text":"How was your week?"},{"n":2,"speaker":"client","text":"Fine."},{"n":3,"speaker":"therapist","text":"What was fine?","channel":"instagram"}]}""");
        desk.Run("check", "s.jsonl", "--format", "json").Found.ShouldBe([OffChannel, "3 solicit.contact grave"]);

        desk.Write("s.suppress.yaml", "- { turn: 1, act: solicit.contact, reason: agreed by phone, by: t-001 }\n- { turn: 3, act: solicit.contact, reason: agreed by phone }\n");
        var outcome = desk.Run("check", "s.jsonl", "--format", "json");
        (outcome.Code, outcome.Found.Single()).ShouldBe((1, "3 solicit.contact grave"));
    }

    [Theory]
    [InlineData("NOTE framekeeper-ignore solicit.contact", "error: s.vtt:3: framekeeper-ignore: a suppression names one act and a reason")]
    [InlineData("NOTE framekeeper-ignore solicit.contact --", "error: s.vtt:3: framekeeper-ignore: a suppression names one act and a reason")]
    public void A_note_without_a_reason_is_an_error(string note, string says)
    {
        desk.Write("s.vtt", Desk.Vtt.Replace("00:01.000 -->", note + "\n\n00:01.000 -->"));
        var outcome = desk.Run("check", "s.vtt", "--therapist", "Dana");
        outcome.Code.ShouldBe(2);
        outcome.Error.ShouldStartWith(says);
    }

    [Fact]
    public void A_file_s_suppression_without_a_reason_is_an_error()
    {
        desk.Write("s.vtt", Desk.Vtt);
        desk.Write("s.suppress.yaml", "- turn: 1\n  act: solicit.contact\n");
        var outcome = desk.Run("check", "s.vtt", "--therapist", "Dana", "--channel", "whatsapp", "--format", "json");
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldStartWith("error: s.suppress.yaml:1: [0].reason: is missing");
    }

    [Fact]
    public void Deeds_are_judged_by_the_agreement_alone()
    {
        desk.Write("may.involvements.jsonl", "{\"kind\":\"payment\",\"amount\":25,\"currency\":\"USD\",\"channel\":\"card\"}\n{\"kind\":\"payment\",\"amount\":40,\"currency\":\"USD\",\"channel\":\"card\",\"what\":\"forty for today\"}\n");
        desk.Write("may.agreement.yaml", "agreement: 1\nid: a-3\nfee: { amount: 25, currency: USD, methods: [card] }\n");
        var finding = desk.Run("check", "may.involvements.jsonl", "--format", "json").Findings.Single();
        (Text(finding, "session"), finding.GetProperty("turn").GetInt32(), Text(finding, "act"), Text(finding, "quote"), Text(finding, "by")).ShouldBe(("may.involvements.jsonl", 2, "fee", "forty for today", "rule"));
    }

    [Theory]
    [InlineData("'--bogus' is no option here", "check", "s.vtt", "--bogus")]
    [InlineData("--fail-on: must be note, crossing, violation or grave", "check", "s.vtt", "--fail-on", "awful")]
    [InlineData("--format: must be text, json, html or sarif", "check", "s.vtt", "--format", "xml")]
    [InlineData("--from: must be vtt, srt, txt, docx or jsonl", "check", "s.vtt", "--from", "odt")]
    [InlineData("--held: is no time; write 2026-05-04", "check", "s.vtt", "--held", "2026-13-40")]
    [InlineData("--min-confidence: must be a probability", "check", "s.vtt", "--min-confidence", "2")]
    [InlineData("--base-rate: must be a probability", "check", "s.vtt", "--base-rate", "often")]
    [InlineData("--judge: must be gate or reader", "check", "s.vtt", "--judge", "jury")]
    [InlineData("none.agreement.yaml: there is no such agreement file", "check", "s.vtt", "--agreement", "none.agreement.yaml")]
    [InlineData("Required argument missing for command: 'check'.", "check")]
    [InlineData("say what to do: check, ask, rules, people, conflicts, drift, evaluate, train, serve, keys, audit, backup, restore")]
    [InlineData("'judge' is no command here", "judge", "s.vtt")]
    public void A_wrong_call_is_answered_with_a_sentence_and_nothing_is_judged(string says, params string[] call)
    {
        desk.Write("s.vtt", Desk.Vtt);
        var outcome = desk.Run(call);
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldStartWith($"error: {says}");
    }

    private static string Text(JsonElement finding, string member) => finding.GetProperty(member).GetString()!;
}
