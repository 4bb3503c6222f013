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

    [Theory]
    [InlineData("error: s.jsonl:1: acts: this session is not labelled", "evaluate", "s.jsonl")]
    [InlineData("error: none.jsonl: there is no such file or folder", "evaluate", "none.jsonl")]
    [InlineData("error: --format: must be", "evaluate", "s.jsonl", "--format", "xml")]
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
