using Framekeeper.Formats;

namespace Framekeeper.Tests.Formats;

/// <summary>Every transcript in the data of others is read; README.md says what they hold.</summary>
public sealed class TranscriptsOfOthersTests
{
    [Theory]
    [InlineData("annomi-dev", 66, 4623, 2)]
    [InlineData("zoom-teams", 9, 260, 9)]
    [InlineData("media-generated", 3, 36, 2)]
    public void Every_transcript_has_turns_and_every_turn_a_speaker(string folder, int files, int count, int speakers)
    {
        var paths = Directory.GetFiles(TestData.Folder(folder), "*.*", SearchOption.AllDirectories)
            .Where(path => Transcript.ByName(path) is TranscriptFormat.WebVtt or TranscriptFormat.SubRip or TranscriptFormat.TeamsDocx).ToList();
        var total = 0;
        paths.Count.ShouldBe(files);
        foreach (var path in paths)
        {
            var turns = Read(path);
            turns.ShouldNotBeEmpty(path);
            total += turns.Count;
            turns.ShouldAllBe(turn => turn.Speaker != null, path);
            turns.ShouldAllBe(turn => turn.At != null && turn.Until != null && turn.Utf8.Length > 0, path);
            turns.Select(turn => turn.Speaker).Distinct().Count().ShouldBeInRange(2, speakers, path);
            turns.Zip(turns.Skip(1)).ShouldAllBe(pair => pair.First.Speaker != pair.Second.Speaker, path);
        }

        total.ShouldBe(count);
    }

    [Fact]
    public void The_same_session_is_the_same_in_voices_names_and_SubRip()
    {
        var folder = TestData.Folder("media-generated");
        List<string> Said(string file) => Read(Path.Combine(folder, file)).ConvertAll(turn => $"{turn.At} {turn.Until} {turn.Speaker}: {turn.Text}");

        Said("session.vtt").ShouldBe(Said("session.zoom.vtt"));
        Said("session.vtt").ShouldBe(Said("session.srt"));
    }

    [Fact]
    public void The_Teams_document_has_the_turns_that_its_own_tests_expect() =>
        Read(Path.Combine(TestData.Folder("zoom-teams", "teams"), "transcript-01.docx")).ConvertAll(turn => $"{turn.Speaker} {turn.At!.Value.TotalSeconds}-{turn.Until!.Value.TotalSeconds}")
            .ShouldBe(["Jane Doe 0-1.25", "John Doe 2.9-4.48", "Jane Doe 3.52-5.91", "John Doe 7.8-9.5", "Jane Doe 10.69-11.51"]);

    [Theory]
    [InlineData("corpus-seed", "*.jsonl")]
    [InlineData(".", "cases-dev.jsonl")]
    public void Every_labelled_line_is_read(string folder, string pattern)
    {
        foreach (var path in Directory.GetFiles(TestData.Folder(folder), pattern))
        {
            using var stream = File.OpenRead(path);
            Transcript.Read(stream, path, TranscriptFormat.JsonLines).Sum(session => session.Turns.Count()).ShouldBeGreaterThan(0, path);
        }
    }

    private static List<Turn> Read(string path)
    {
        using var stream = File.OpenRead(path);
        return [.. Transcript.Read(stream, path, Transcript.ByName(path)!.Value).Single().Turns];
    }
}
