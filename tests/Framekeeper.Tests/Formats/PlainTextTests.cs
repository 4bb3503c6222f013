namespace Framekeeper.Tests.Formats;

public sealed class PlainTextTests
{
    private const string File = "s-01.txt";

    [Fact]
    public void A_line_is_a_name_and_words()
    {
        var turns = Reading.Turns(File, "Therapist: How was your week?\nClient: Fine.\n");

        turns.ConvertAll(turn => $"{turn.N} {turn.Speaker}: {turn.Text} ({turn.Line})").ShouldBe(["1 Therapist: How was your week? (1)", "2 Client: Fine. (2)"]);
    }

    [Fact]
    public void Lines_without_a_name_go_on_with_the_turn_before() =>
        Reading.Said(File, "Dana: How was\nyour week?\n\nNote to self: call.\nSam: Fine.\nOkay: so.\n").ShouldBe(["Dana: How was your week? Note to self: call.", "Sam: Fine. Okay: so."]);

    [Fact]
    public void Lines_of_one_speaker_in_a_row_are_one_turn() => Reading.Said(File, "Dana: One.\nDana: Two.\nSam: Three.\n").ShouldBe(["Dana: One. Two.", "Sam: Three."]);

    [Theory]
    [InlineData("[00:01:02] Dana: Hello.")]
    [InlineData("00:01:02 Dana: Hello.")]
    [InlineData("(1:02) Dana: Hello.")]
    [InlineData("[00:01:02]\nDana: Hello.")]
    [InlineData("00:01:02\nDana:\nHello.")]
    public void Times_before_the_name_are_kept(string text)
    {
        var turn = Reading.Turns(File, text).ShouldHaveSingleItem();

        turn.At.ShouldBe(TimeSpan.FromSeconds(62));
        turn.Speaker.ShouldBe("Dana");
        turn.Text.ShouldBe("Hello.");
    }

    [Fact]
    public void A_time_that_is_said_is_no_time_of_the_recording() =>
        Reading.Said(File, "Sam: When?\nDana: Let us say\n10:30 as always.\n").ShouldBe(["Sam: When?", "Dana: Let us say 10:30 as always."]);

    [Theory]
    [InlineData("", "empty")]
    [InlineData("\n\n", "no turn")]
    [InlineData("We talked about the week.\nIt was fine.\n", "Name: text")]
    [InlineData("Dana: a\0b\n", "NUL")]
    public void What_is_no_transcript_is_refused(string text, string says) => Reading.Refused(File, text).Message.ShouldContain(says);
}
