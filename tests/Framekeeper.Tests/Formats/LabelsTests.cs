namespace Framekeeper.Tests.Formats;

public sealed class LabelsTests
{
    private const string File = "s-01.txt";

    [Theory]
    [InlineData("Dana")]
    [InlineData("Speaker 1")]
    [InlineData("Dr. Lucía Far\u00EDas")]
    [InlineData("Ludwig van den Berg")]
    [InlineData("O'Neill-Smith")]
    [InlineData("Sam (she/her)")]
    [InlineData("田中太郎")]
    [InlineData("CLIENT")]
    [InlineData("therapist")]
    public void A_name_before_a_colon_is_a_speaker(string name) =>
        Reading.Turns(File, $"Therapist: Hello.\nMore words.\nStill more.\nAnd more.\n{name}: Fine.\n")[^1].Speaker.ShouldBe(name);

    [Theory]
    [InlineData("Note to self: call.")]
    [InlineData("Okay: so.")]
    [InlineData("My one question: When?")]
    [InlineData("See http://example.org: it is there.")]
    [InlineData("10:30: We meet.")]
    [InlineData("We left. Dana: She stayed.")]
    [InlineData("He said, and I quote: Never.")]
    [InlineData("Five words are too many: Yes.")]
    [InlineData("Homework: read the chapter.")]
    [InlineData("Really?: Yes.")]
    [InlineData("A:B and C")]
    public void Prose_before_a_colon_is_none(string line) => Reading.Turns(File, $"Therapist: Hello.\nMore words.\nStill more.\nClient: Hi.\n{line}\n").Count.ShouldBe(2);

    [Fact]
    public void A_name_in_lower_case_that_recurs_is_a_speaker() =>
        Reading.Said(File, "dana reyes: yes\nsam: no\nreally\nstill not\ndana reyes: oh\nsam: right\n").Count.ShouldBe(4);

    [Fact]
    public void Any_name_is_a_speaker_where_every_line_has_one() => Reading.Said(File, "dana: yes\nsam: no\n").ShouldBe(["dana: yes", "sam: no"]);

    [Fact]
    public void A_family_name_before_a_given_name_is_a_speaker_where_it_recurs() =>
        Reading.Said(File, "Reyes, Dana: Hello.\nOkafor, Sam: Hi.\nAll is well.\nReyes, Dana: Good.\nOkafor, Sam: Yes.\nHe said, twice: No.\n").ShouldBe(
            ["Reyes, Dana: Hello.", "Okafor, Sam: Hi. All is well.", "Reyes, Dana: Good.", "Okafor, Sam: Yes. He said, twice: No."]);
}
