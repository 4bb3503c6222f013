namespace Framekeeper.Tests.Formats;

public sealed class SubRipTests
{
    private const string File = "s-01.srt";

    [Fact]
    public void Cues_become_turns_by_speaker()
    {
        var turns = Reading.Turns(File, "1\n00:00:01,000 --> 00:00:02,000\nDana: How was\n\n2\n00:00:02,000 --> 00:00:03,500\nyour week?\n\n3\n00:00:04,000 --> 00:00:05,000\nSam: Fine.\n");

        turns.ConvertAll(turn => $"{turn.Speaker}: {turn.Text}").ShouldBe(["Dana: How was your week?", "Sam: Fine."]);
        turns[0].At.ShouldBe(TimeSpan.FromSeconds(1));
        turns[0].Until.ShouldBe(TimeSpan.FromSeconds(3.5));
        turns[0].Line.ShouldBe(3);
    }

    [Fact]
    public void Numbers_and_empty_lines_may_be_missing() =>
        Reading.Said(File, "00:00:01,000 --> 00:00:02,000\nDana: One.\n00:00:02.000 --> 0:0:3\nSam: Two.\n3\n00:04 --> 00:05\nDana: Three.").ShouldBe(
            ["Dana: One.", "Sam: Two.", "Dana: Three."]);

    [Fact]
    public void An_empty_line_within_a_cue_loses_no_words() =>
        Reading.Said(File, "1\n00:00:01,000 --> 00:00:02,000\nDana: One.\n\nAnd more.\n\n2\n00:00:02,000 --> 00:00:03,000\nSam: Two.\n").ShouldBe(["Dana: One. And more.", "Sam: Two."]);

    [Fact]
    public void A_number_that_is_said_stays() =>
        Reading.Said(File, "1\n00:00:01,000 --> 00:00:02,000\nDana: How many?\n7\n\n2\n00:00:02,000 --> 00:00:03,000\nSam:\n007\n").ShouldBe(["Dana: How many? 7", "Sam: 007"]);

    [Fact]
    public void Markup_is_removed() =>
        Reading.Said(File, "1\n00:00:01,000 --> 00:00:02,000\n<font color=\"red\">Dana: I <i>know</i>.</font>\n").ShouldBe(["Dana: I know."]);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("some text\n", "no turn")]
    [InlineData("1\nsome text\n", "no turn")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\n", "truncated")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nDana: Hi.\n\n2\n", "truncated")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nDana: Hi.\n\n2\n00:00:03,0", "number")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nDana: Hi.\n\n00:00:03,000 -", "truncated")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nDana: Hi.\n\n2\nSam: Hi.\n", "number")]
    [InlineData("1\n00:00:01,000 --> 00:00:02,000\nDana: H\0i.\n", "NUL")]
    public void What_is_broken_is_refused(string text, string says) => Reading.Refused(File, text).Message.ShouldContain(says);
}
