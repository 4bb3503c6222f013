using System.Text.Json;

namespace Framekeeper.Tests.Cli;

public sealed class EvaluateTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void It_scores_labelled_sessions_without_naming_them()
    {
        desk.Write("s.jsonl", """{"id":"s","channel":"whatsapp","turns":[{"n":1,"speaker":"therapist","text":"How was your week?","acts":["solicit.contact"]},{"n":2,"speaker":"client","text":"Quillfeather.","acts":[]}]}""");
        var outcome = desk.Run("evaluate", "s.jsonl", "--format", "json");

        (outcome.Code, outcome.Error).ShouldBe((0, ""));
        var shipped = JsonDocument.Parse(outcome.Out).RootElement.GetProperty("figures")[0];
        shipped.GetProperty("acts").EnumerateArray().Single(act => act.GetProperty("name").GetString() == "solicit.contact").GetProperty("recall").GetDouble().ShouldBe(1);
        (outcome.Out + desk.Run("evaluate", "s.jsonl").Out).ShouldNotContain("Quillfeather");
    }

    [Fact]
    public void Ordinary_transcripts_noise_a_page_and_a_frozen_file_are_asked_for_by_options()
    {
        desk.Write("s.jsonl", string.Concat(Enumerable.Range(1, 3).Select(n => $$"""{"id":"s{{n}}","channel":"whatsapp","turns":[{"n":1,"speaker":"therapist","text":"How was your week?","acts":["solicit.contact"]}]}""" + "\n")));
        desk.Write("ordinary/1.vtt", Desk.Vtt.Replace("Dana", "Therapist", StringComparison.Ordinal).Replace("Sam", "Client", StringComparison.Ordinal));

        var outcome = desk.Run("evaluate", "s.jsonl", "--ordinary", "ordinary", "--format", "html");
        (outcome.Code, outcome.Error).ShouldBe((0, ""));
        outcome.Out.ShouldContain("Of a hundred turns beyond the frame, 100 are found");
        outcome.Out.ShouldContain("1 ordinary session");

        desk.Run("evaluate", "s.jsonl", "--noise", "0.25").Out.ShouldContain("word error rate of");
        desk.Run("evaluate", "s.jsonl", "--freeze", "frozen.csv").Code.ShouldBe(0);
        File.ReadAllText(Path.Combine(desk.Folder, "frozen.csv")).ShouldStartWith("measure,value\nbeyond.precision.shipped,1.0000\n");
    }

    [Theory]
    [InlineData("error: s.jsonl:1: acts: this session is not labelled", "evaluate", "s.jsonl")]
    [InlineData("error: none.jsonl: there is no such file or folder", "evaluate", "none.jsonl")]
    [InlineData("error: --format: must be", "evaluate", "s.jsonl", "--format", "xml")]
    [InlineData("error: --noise: must be", "evaluate", "s.jsonl", "--noise", "2")]
    [InlineData("error: away: there is no such file or folder", "evaluate", "s.jsonl", "--ordinary", "away")]
    [InlineData("error: nowhere", "train", "nowhere")]
    public void What_cannot_be_scored_or_trained_on_is_said_so(string says, params string[] call)
    {
        desk.Write("s.jsonl", """{"id":"s","turns":[{"n":1,"speaker":"therapist","text":"How was your week?"}]}""");
        var outcome = desk.Run(call);
        (outcome.Code, outcome.Out).ShouldBe((2, ""));
        outcome.Error.ShouldStartWith(says);
    }

    [Theory]
    [InlineData("--help")]
    [InlineData("check", "--help")]
    [InlineData("ask", "--help")]
    [InlineData("rules", "--help")]
    [InlineData("evaluate", "--help")]
    [InlineData("train", "--help")]
    [InlineData("--version")]
    public void Help_is_an_answer_and_no_error(params string[] call)
    {
        var outcome = desk.Run(call);
        (outcome.Code, outcome.Error).ShouldBe((0, ""));
        outcome.Out.ShouldNotBeEmpty();
        outcome.Out.ShouldNotContain("Framekeeper.Cli");
    }
}
