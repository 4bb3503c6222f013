using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Language;

public sealed class PlainActsTests
{
    private static readonly Frame Untrained = new(RuleBook.Default, Gate.Untrained);

    [Theory]
    [InlineData("solicit.money", "Could you lend me forty till Friday?")]
    [InlineData("solicit.money", "Right, before we start. Can I borrow fifty quid until payday?")]
    [InlineData("solicit.money", "Would you be able to lend me some money?")]
    [InlineData("solicit.illegal", "Can you get me cocaine?")]
    [InlineData("solicit.illegal", "Do you know anyone who could sell me some weed?")]
    [InlineData("solicit.errand", "Would you mind grabbing me a coffee on your way in?")]
    [InlineData("solicit.errand", "Could you give me a lift to the station after this?")]
    [InlineData("solicit.intimacy", "You turn me on.")]
    [InlineData("solicit.endorsement", "Could you leave a nice review for me on Google?")]
    [InlineData("solicit.service", "Could you look over my taxes some evening?")]
    [InlineData("solicit.social", "Do you want to have dinner with me?")]
    [InlineData("solicit.business", "Would you like to invest in my company?")]
    [InlineData("solicit.influence", "Could you put in a good word with your manager for my son?")]
    [InlineData("solicit.secrecy", "Don't tell anyone about this, okay?")]
    [InlineData("solicit.cause", "Will you sign my petition?")]
    [InlineData("touch", "Come here, let me give you a hug.")]
    [InlineData("give.gift", "I bought you a necklace.")]
    [InlineData("fee", "We could do it off the books.")]
    [InlineData("control", "You only need me.")]
    [InlineData("pressure", "After all I've done for you?")]
    public void What_is_said_plainly_is_found_without_any_training(string act, string words)
    {
        var finding = Found(words).ShouldHaveSingleItem();

        finding.Act.ShouldBe(act);
        finding.By.ShouldBe("rule");
        words.ShouldContain(finding.Quote);
    }

    [Theory]
    [InlineData("Did he say, \"could you lend me forty till Friday\"?")]
    [InlineData("She asked you, can I borrow fifty quid?")]
    [InlineData("I'll be your brother: could you lend me forty till Friday?")]
    [InlineData("A therapist must never say do you want to have dinner with me.")]
    [InlineData("Could you lend me an example of that?")]
    [InlineData("Who could lend you forty till Friday?")]
    [InlineData("I don't want to kiss you, and I won't.")]
    [InlineData("I brought you a worksheet on sleep.")]
    [InlineData("Do you want to have lunch with your sister?")]
    [InlineData("Nobody will tell anyone what you say here.")]
    [InlineData("Let me give you an example.")]
    [InlineData("Could you get me your diary from last week?")]
    public void What_only_sounds_like_it_is_passed_over(string words) => Found(words).ShouldBeEmpty();

    [Fact]
    public void A_client_says_the_same_without_a_finding()
    {
        var session = new Session { Id = "s", Turns = [Turn.Of(1, "client", "Could you lend me forty till Friday?")] };

        Untrained.Check(session, Agreements.None).Findings.ShouldBeEmpty();
    }

    [Fact]
    public void An_exception_silences_a_plain_ask_that_it_names()
    {
        var agreement = new Agreement { Exceptions = [new Departure(["solicit.errand"], ["coffee"], "the client brings coffee in turn with the group", "a group's custom, talked through")] };
        var session = new Session { Id = "s", Turns = [Turn.Of(1, "therapist", "Would you mind grabbing me a coffee on your way in?")], Agreement = agreement };

        Untrained.Check(session, Agreements.None).Findings.ShouldBeEmpty();
    }

    private static IReadOnlyList<Finding> Found(string words) =>
        Untrained.Check(new Session { Id = "s", Turns = [Turn.Of(1, "therapist", words)] }, Agreements.None).Findings;
}
