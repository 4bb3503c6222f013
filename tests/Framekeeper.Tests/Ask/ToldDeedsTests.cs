using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

/// <summary>The gravest is often told in one bare sentence, and must not be passed over.</summary>
public sealed class ToldDeedsTests
{
    private static readonly Account Account = new(Frame.Default);

    [Theory]
    [InlineData("My therapist kissed me and told me to keep it secret.", "solicit.intimacy")]
    [InlineData("we had sex in his office", "solicit.intimacy")]
    [InlineData("i slept with my counsellor", "solicit.intimacy")]
    [InlineData("my psychologist asked me to undress", "solicit.intimacy")]
    [InlineData("he put his hand up my skirt last week", "solicit.intimacy")]
    [InlineData("she told me shes in love with me", "solicit.intimacy")]
    [InlineData("my sister's therapist kissed her", "solicit.intimacy")]
    [InlineData("he made me promise not to tell anyone", "solicit.secrecy")]
    [InlineData("my shrink borrowed 300 quid off me", "solicit.money")]
    [InlineData("my husband doesnt know. my therapist and i ended up having sex", "solicit.intimacy")]
    [InlineData("my therapist sent me a dick pic", "solicit.intimacy")]
    [InlineData("my psychiatrist asks what i wear to bed", "solicit.intimacy")]
    [InlineData("my therapist asked for my bank card and pin", "solicit.money")]
    [InlineData("he wants me to move in with him", "solicit.social")]
    [InlineData("my therapist filmed me without telling me", "record")]
    [InlineData("my therapist secretly recorded our sessions", "record")]
    [InlineData("my counsellor gave me some of her own xanax", "solicit.illegal")]
    public void A_deed_that_is_told_outright_is_found(string account, string act) =>
        Account.Of(account).Findings.ShouldContain(finding => finding.Act == act && finding.Confidence > 0.9 && finding.Level >= Level.Violation);

    [Theory]
    [InlineData("my therapist hugged me after i cried")]
    [InlineData("she put her hand on my knee and left it there")]
    [InlineData("my therapist strokes my hair when i am upset")]
    public void Touch_that_is_told_is_found_with_the_views_on_it(string account) =>
        Account.Of(account).Findings.ShouldContain(finding => finding.Act == "touch" && finding.Confidence > 0.9 && finding.Level == Level.Crossing);

    [Theory]
    [InlineData("my boyfriend and i broke up, we had sex one last time, should i tell my therapist")]
    [InlineData("i dreamt that my therapist kissed me")]
    [InlineData("my therapist knows about my uncle. he touched my thighs when i was nine")]
    [InlineData("i am scared that my therapist is in love with me")]
    [InlineData("my therapist asked me whether he kissed me")]
    [InlineData("i told my therapist that my boss kissed me")]
    [InlineData("my therapist has never kissed me or anything")]
    [InlineData("my husband said he loves me")]
    [InlineData("my psychiatrist gave me some pills to try")]
    [InlineData("the clinic has my card on file and my therapist took my card for the copay")]
    [InlineData("my therapist records our sessions, i signed for it")]
    [InlineData("my mum hugged me after therapy")]
    [InlineData("i sent my boyfriend nudes and told my therapist")]
    [InlineData("i borrowed money from my mum")]
    [InlineData("my sister's therapist kissed me on the cheek at her wedding, he is my brother in law")]
    public void What_was_dreamt_feared_or_done_by_somebody_else_is_no_deed_of_the_therapists(string account) => ToldDeeds.Of(Feelings.Without(account)).ShouldBeEmpty();

    [Fact]
    public void However_often_it_is_told_it_is_judged_once() => ToldDeeds.Of(string.Concat(Enumerable.Repeat("he kissed me. ", 1_000))).ShouldHaveSingleItem().Start.ShouldBe(0);

    [Fact]
    public void It_is_quoted_where_the_account_tells_it()
    {
        const string account = "It went on for weeks. Then he kissed me at the door.";
        var told = ToldDeeds.Of(account).ShouldHaveSingleItem();
        account[told.Start..told.End].ShouldBe("he kissed me");
    }

    [Fact]
    public void In_danger_nothing_is_told_of_a_therapist_who_does_nothing_and_the_answer_begins_with_the_person()
    {
        var alone = Account.Of("i cant do this anymore. my therapist is on holiday till the 9th and i've worked out which bridge. i wrote to my mum");
        (alone.Crisis, alone.Findings.Count).ShouldBe((true, 0));
        alone.Says.ShouldContain("whoever answers there begins for you");
        var hurt = Account.Of("i want to die. my therapist kissed me and told me to keep it secret");
        hurt.Crisis.ShouldBeTrue();
        hurt.Findings.ShouldHaveSingleItem().Act.ShouldBe("solicit.intimacy");
    }
}
