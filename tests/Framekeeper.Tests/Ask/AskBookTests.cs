using Framekeeper.Ask;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Ask;

public sealed class AskBookTests
{
    private static readonly AskBook Book = AskBook.Read("ask.yml", RuleBook.Default.Files["ask.yml"]);

    [Fact]
    public void Every_country_has_an_emergency_number_and_somebody_to_talk_to()
    {
        foreach (var (country, lines) in Book.Lines)
        {
            lines[0].For.ShouldBe("emergency", country);
            lines.ShouldContain(line => line.For == "suicide" || line.For == "any", country);
        }
    }

    [Fact]
    public void Every_line_says_when_it_was_checked_and_has_a_safe_address()
    {
        foreach (var line in Book.Lines.Values.SelectMany(lines => lines))
        {
            (line.By == "page").ShouldBe(line.Checked != "never", line.Name);
            (line.Checked == "never" || DateOnly.TryParseExact(line.Checked, "yyyy-MM-dd", out _)).ShouldBeTrue(line.Name);
            line.Url?.ShouldStartWith("https://");
            line.How.ShouldNotBeEmpty();
        }
    }

    [Theory]
    [InlineData("none")]
    [InlineData("note")]
    [InlineData("crossing")]
    [InlineData("violation")]
    [InlineData("grave")]
    public void There_is_something_to_do_at_every_level_and_nothing_is_one_of_them(string level)
    {
        var offered = Book.Choices.Where(choice => choice.When.Contains(level) || choice.When.Contains("always")).ToList();
        offered.Count.ShouldBeGreaterThanOrEqualTo(3);
        offered.ShouldContain(choice => choice.Id == "wait");
    }

    [Fact]
    public void A_choice_is_offered_for_levels_and_acts_that_exist() => Book.Choices.SelectMany(choice => choice.When)
        .Where(when => when is not ("always" or "none" or "care") && !Levels.TryParse(when, out _)).Except(RuleBook.Default.Acts).ShouldBeEmpty();

    [Fact]
    public void A_part_that_is_missing_is_named()
    {
        var wrong = Should.Throw<InputException>(() => AskBook.Read("ask.yml", "options: []\n"));
        (wrong.File, wrong.Field).ShouldBe(("ask.yml", "lines"));
    }
}
