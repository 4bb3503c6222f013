using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

/// <summary>Who was hurt by a therapist is told of safety, and never to bring it up with them.</summary>
public sealed class ViolenceTests
{
    private static readonly Account Account = new(Frame.Default);

    [Theory]
    [InlineData("my therapist hit me last week when i wouldnt do the exercise")]
    [InlineData("My counsellor slapped me. She said it would wake me up.")]
    [InlineData("my therapist threatened to hurt me if i tell anyone")]
    [InlineData("i see my psychologist on fridays and last time he grabbed me by the arm and wouldnt let me leave")]
    [InlineData("got angry in session and my shrink actually threw a book at me")]
    [InlineData("i got slapped by my therapist and i cant stop shaking")]
    [InlineData("my coach locked me in the office til i apologised")]
    [InlineData("she pushed me against the wall")]
    [InlineData("my therapist said he'd kill me if i left")]
    [InlineData("my therapist has been following me home")]
    [InlineData("she shows up at my work without asking")]
    [InlineData("so my therapist hit me with a ruler, is that a method")]
    public void It_is_heard_and_the_answer_begins_with_safety(string account)
    {
        var answer = Account.Of(account, country: "IE");
        answer.Crisis.ShouldBeTrue();
        answer.Says.ShouldStartWith("Being hit, held by force, shut in, followed or threatened is never part of treatment");
        answer.InFrame.ShouldBeEmpty();
        answer.Findings.ShouldAllBe(finding => finding.Level >= Level.Violation);
        var options = answer.Options.Select(option => option.Id).ToList();
        options.ShouldNotContain("raise");
        options.ShouldContain("police");
        options.ShouldContain("someone");
        options.ShouldContain("wait");
    }

    [Theory]
    [InlineData("my therapist hit me with a bill for 200 euros")]
    [InlineData("something my therapist said hit me hard")]
    [InlineData("it hit me in session that i was lonely")]
    [InlineData("she hit me up on instagram, my therapist")]
    [InlineData("my therapist pushed me to apply for the job")]
    [InlineData("my therapist kicked me out of the programme")]
    [InlineData("my husband hit me and my therapist says i should leave")]
    [InlineData("he hit me. should i tell my therapist?")]
    [InlineData("my mum says its nothing but he hit me. should i tell my therapist?")]
    [InlineData("my therapist knows my dad well. he beat me when i was small")]
    [InlineData("i dreamt that my therapist slapped me")]
    [InlineData("i am scared that my therapist hit me in a dream")]
    [InlineData("my therapist won't let me leave therapy, she says we are not done")]
    [InlineData("my therapist threatened to end therapy if i miss another one")]
    [InlineData("my therapist beat me to it and apologised first")]
    [InlineData("my therapist asked whether he hit me")]
    [InlineData("my therapist follows me on instagram")]
    [InlineData("my ex keeps following me home and my therapist helps me to plan")]
    [InlineData("she followed me to the door and said take care")]
    public void Figures_of_speech_and_the_blows_of_others_are_none(string account) => Violence.In(Feelings.Without(account)).ShouldBeFalse();

    [Fact]
    public void What_else_is_grave_is_told_beside_it()
    {
        var answer = Account.Of("my therapist borrowed 300 quid off me and when i asked for it back she slapped me");
        answer.Findings.ShouldContain(finding => finding.Act == "solicit.money");
        answer.Says.ShouldContain("never part of treatment");
    }
}
