using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

public sealed class TranscriptTests
{
    [Theory]
    [InlineData("a.vtt", TranscriptFormat.WebVtt)]
    [InlineData("folder.txt/A.SRT", TranscriptFormat.SubRip)]
    [InlineData("a.b.txt", TranscriptFormat.PlainText)]
    [InlineData("a.docx", TranscriptFormat.TeamsDocx)]
    [InlineData("a.jsonl", TranscriptFormat.JsonLines)]
    [InlineData("a.involvements.jsonl", null)]
    [InlineData("a.json", null)]
    [InlineData("vtt", null)]
    public void The_ending_tells_the_format(string name, TranscriptFormat? format) => Transcript.ByName(name).ShouldBe(format);

    [Theory]
    [InlineData("vtt", TranscriptFormat.WebVtt)]
    [InlineData("WebVTT", TranscriptFormat.WebVtt)]
    [InlineData("srt", TranscriptFormat.SubRip)]
    [InlineData("subrip", TranscriptFormat.SubRip)]
    [InlineData("txt", TranscriptFormat.PlainText)]
    [InlineData("text", TranscriptFormat.PlainText)]
    [InlineData("docx", TranscriptFormat.TeamsDocx)]
    [InlineData("teams", TranscriptFormat.TeamsDocx)]
    [InlineData("jsonl", TranscriptFormat.JsonLines)]
    [InlineData("jsonlines", TranscriptFormat.JsonLines)]
    public void A_format_has_a_name(string name, TranscriptFormat format)
    {
        Transcript.TryParse(name, out var parsed).ShouldBeTrue();
        parsed.ShouldBe(format);
    }

    [Fact]
    public void Other_names_are_none() => Transcript.TryParse("fhir", out _).ShouldBeFalse();
}
