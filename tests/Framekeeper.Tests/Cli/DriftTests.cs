using System.Text.Json;

namespace Framekeeper.Tests.Cli;

/// <summary>What <c>drift</c> promises, on sessions whose findings rest on the agreement's terms alone.</summary>
public sealed class DriftTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void JSON_is_one_dyad_a_line_with_the_members_of_the_contract_first()
    {
        desk.Write("a.jsonl", Held("s1", "d-17", "2026-05-04") + "\n" + Held("s2", "d-17", "2026-05-11") + "\n" + Held("t1", "d-2", "2026-05-11", "video"));

        var outcome = desk.Run("drift", "a.jsonl", "--format", "json");

        (outcome.Code, outcome.Error).ShouldBe((0, ""));
        outcome.Findings.Select(dyad => dyad.GetProperty("dyad").GetString()).ShouldBe(["d-17", "d-2"]);
        var drifting = outcome.Findings[0];
        drifting.EnumerateObject().Select(member => member.Name).Take(7).ShouldBe(["dyad", "alarm", "since", "recurrence", "escalation", "disclosureShare", "sessions"]);
        drifting.GetProperty("recurrence")[0].GetProperty("act").GetString().ShouldBe("solicit.contact");
        drifting.GetProperty("sessions").GetInt32().ShouldBe(2);
        (outcome.Findings[1].GetProperty("alarm").GetBoolean(), outcome.Findings[1].GetProperty("since").ValueKind).ShouldBe((false, JsonValueKind.Null));
    }

    [Fact]
    public void Deeds_and_sessions_of_one_agreement_are_one_dyad()
    {
        desk.Write("one.agreement.yaml", "agreement: 1\nid: a-7\nversion: 1\ntherapist: { name: Dana }\nclient: { name: Sam }\n");
        desk.Write("year/s.vtt", Desk.Vtt);
        desk.Write("year/money.involvements.jsonl", string.Concat(Enumerable.Range(1, 3).Select(day => $$"""{"kind":"gift","at":"2026-05-0{{day}}T10:00:00Z","from":"client","to":"therapist","what":"a scarf"}""" + "\n")));

        var course = desk.Run("drift", "year", "--agreement", "one.agreement.yaml", "--format", "json").Findings.Single();

        (course.GetProperty("dyad").GetString(), course.GetProperty("sessions").GetInt32(), course.GetProperty("alarm").GetBoolean()).ShouldBe(("a-7", 1, true));
        course.GetProperty("since").GetDateTimeOffset().ShouldBe(new DateTimeOffset(2026, 5, 3, 10, 0, 0, TimeSpan.Zero));
    }

    [Fact]
    public void A_day_in_a_files_name_is_when_it_was_held()
    {
        desk.Write("2026-05-11 Sam.vtt", Desk.Vtt);
        desk.Write("2026-05-04 Sam.vtt", Desk.Vtt);
        desk.Write("recording-2026-13-45.vtt", Desk.Vtt);

        var text = desk.Run("drift", ".", "--therapist", "Dana");

        (text.Code, text.Error).ShouldBe((0, ""));
        text.Out.ReplaceLineEndings(" ").ShouldContain("3 sessions, from 4 May 2026 to 11 May 2026. 1 without a date stand last");
    }

    [Fact]
    public void Text_and_HTML_are_shown_and_broken_files_keep_the_others_from_nothing()
    {
        desk.Write("a.jsonl", Held("s1", "d-17", "2026-05-04"));
        desk.Write("broken.jsonl", "{");

        var text = desk.Run("drift", ".", "--therapist", "therapist");
        (text.Code, text.Errors.Length).ShouldBe((2, 1));
        text.Out.ShouldContain("d-17");
        desk.Run("drift", "a.jsonl", "--format", "html").Out.ShouldStartWith("<!doctype html>");
    }

    [Fact]
    public void A_simulation_is_the_same_for_the_same_seed_and_says_its_interval()
    {
        var (one, other) = (desk.Run("drift", "simulate", "--dyads", "200", "--seed", "7"), desk.Run("drift", "simulate", "--dyads", "200", "--seed", "7"));

        (one.Code, one.Error).ShouldBe((0, ""));
        one.Out.ShouldBe(other.Out);
        one.Out.ShouldMatch(@"^\d+ of 200 clean dyads of 50 sessions raise the alarm: \d+\.\d % \[\d+\.\d to \d+\.\d\]; as measured");
    }

    [Theory]
    [InlineData("error: --format: must be text, json or html", "drift", "a.jsonl", "--format", "sarif")]
    [InlineData("error: none: there is no such file or folder", "drift", "none")]
    [InlineData("error: --dyads: must be a number", "drift", "simulate", "--dyads", "0")]
    public void What_is_wrong_is_said(string says, params string[] call)
    {
        desk.Write("a.jsonl", Held("s1", "d-17", "2026-05-04"));
        var outcome = desk.Run(call);
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldStartWith(says);
    }

    private static string Held(string id, string dyad, string day, string channel = "whatsapp") =>
        $$"""{"id":"{{id}}","dyad":"{{dyad}}","held":"{{day}}T10:00:00Z","channel":"{{channel}}","turns":[{"n":1,"speaker":"therapist","text":"How was your week?"},{"n":2,"speaker":"client","text":"Fine."}]}""";
}
