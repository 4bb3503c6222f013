using Framekeeper.Scoring;

namespace Framekeeper.Tests.Scoring;

public sealed class SubsetTests
{
    [Theory]
    [InlineData("Could you drop me at the station after?", "direct")]
    [InlineData("Just send me the picture when it's done.", "direct")]
    [InlineData("If you ever made two, I wouldn't say no.", "hinted")]
    [InlineData("There's a spare ticket on my desk. Only saying.", "hinted")]
    [InlineData("You'd like my sister's café, we go on Sundays.", "indirect")]
    public void An_act_is_asked_hinted_or_neither(string text, string guise) => Guise.OfAct(text).ShouldBe(guise);

    [Theory]
    [InlineData("So he said he'd need your car for the week.", "quoted")]
    [InlineData("You'd tell him, “lend me fifty”, and then what?", "quoted")]
    [InlineData("I can't take that, but thank you.", "negated")]
    [InlineData("Bring your diary next week.", "neither")]
    public void A_near_miss_is_quoted_negated_or_neither(string text, string guise) => Guise.OfNear(text).ShouldBe(guise);
}
