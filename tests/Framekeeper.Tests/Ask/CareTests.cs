using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

/// <summary>How the work is done is what people often ask about: it is answered as what it is, and no act is guessed in it.</summary>
public sealed class CareTests
{
    private static readonly Account Account = new(Frame.Default);

    [Theory]
    [InlineData("my therapist is always late")]
    [InlineData("my therapist is always 15 mins late and ends on time so i lose half my session")]
    [InlineData("she ends our sessions 10 minutes early every week")]
    [InlineData("she cancelled on me 3 times this month")]
    [InlineData("she's double booked me twice")]
    [InlineData("my counsellor forgot our appointment again")]
    [InlineData("my therapist fell asleep during our session")]
    [InlineData("my therapist yawned at me")]
    [InlineData("he keeps checking his phone while im talking")]
    [InlineData("she takes calls during our session")]
    [InlineData("my therapist eats lunch during our sessions")]
    [InlineData("she forgot my name again")]
    [InlineData("he keeps forgetting what i told him last week")]
    [InlineData("my therapist doesnt listen")]
    [InlineData("my psychologist barely says anything")]
    [InlineData("she interrupts me all the time")]
    [InlineData("he said my problems arent that bad")]
    [InlineData("she told me to just get over it")]
    [InlineData("my therapist misgendered me again")]
    [InlineData("my therapist said something racist")]
    [InlineData("my therapist ghosted me")]
    [InlineData("my therapist just stopped replying and never came back")]
    [InlineData("he dumped me as a client by email")]
    [InlineData("my therapist's husband walked in during our zoom")]
    [InlineData("i can hear her kids in the background")]
    public void It_is_told_as_what_it_is(string account)
    {
        var answer = Account.Of(account);
        answer.Findings.ShouldBeEmpty();
        answer.Crisis.ShouldBeFalse();
        answer.Says.ShouldStartWith("This sounds like it is about how the work is done");
        answer.Options.Select(option => option.Id).ShouldBe(["raise", "second", "clinic", "change", "wait", "agreement"]);
        answer.InFrame.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("my boyfriend is always late")]
    [InlineData("my boyfriend forgets my name when he is drunk, my therapist says leave")]
    [InlineData("my therapist texts me late at night")]
    [InlineData("she is always late and asked me to lend her 200")]
    [InlineData("he ended therapy so that we can be together")]
    [InlineData("my therapist dropped me and then he asked me out")]
    [InlineData("my therapist fell asleep next to me on my couch")]
    [InlineData("my therapist eats lunch with me")]
    [InlineData("she doesn't care about my boundaries and touches my hair")]
    [InlineData("i dreamt that my therapist ghosted me")]
    [InlineData("my therapist is always late and touches my leg")]
    [InlineData("my therapist is always late and puts a hand on my knee")]
    [InlineData("my counsellor cancelled twice, wants cash now")]
    [InlineData("he shook my hand and kissed it")]
    [InlineData("my therapist is always late so i let him hug me")]
    public void What_else_is_told_is_judged_and_so_is_what_others_do(string account) => Care.In(account).ShouldBeFalse();

    [Theory]
    [InlineData("my therapist fell asleep when i said i want to die")]
    [InlineData("he told me to get over it and now i want to kill myself")]
    [InlineData("my therapist ghosted me and ive been cutting again")]
    public void Danger_is_heard_beside_it(string account)
    {
        var answer = Account.Of(account);
        answer.Crisis.ShouldBeTrue();
        answer.Says.ShouldNotContain("how the work is done");
    }

    [Theory]
    [InlineData("he told me he has been in therapy himself")]
    [InlineData("my therapist is pregnant and told me")]
    [InlineData("my therapist is going on maternity leave")]
    [InlineData("he shook my hand at the end, he never did before")]
    [InlineData("my therapist is gay, found out online, does that matter")]
    public void News_of_the_therapist_s_own_is_no_act_either(string account)
    {
        Account.Of(account).Findings.ShouldBeEmpty();
        Care.In(account).ShouldBeFalse();
    }

    [Fact]
    public void A_sentence_that_goes_on_in_circles_is_read_to_its_end()
    {
        foreach (var circle in new[] { "she is always so really very ", "she cancelled on me at the last ", "he forgot what i said last week every ", "my therapist said some really very ", "she takes her phone personal ", "i can hear her other the all ", "he ended therapy by the phone and the text " })
        {
            var began = System.Diagnostics.Stopwatch.StartNew();
            Care.In(string.Concat(Enumerable.Repeat(circle, 16_000 / circle.Length)));
            began.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(5), circle);
        }
    }
}
