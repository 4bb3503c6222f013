using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

public sealed class FeelingsTests
{
    private static readonly Account Account = new(Frame.Default);

    [Theory]
    [InlineData("I have a crush on my therapist")]
    [InlineData("i have a crush on my therapist so bad i cant concentrate at work. is something wrong with me")]
    [InlineData("i think im in love with my therapist and i dont know if i should tell him")]
    [InlineData("i keep having sex dreams about my therapist. he has no idea. im so ashamed")]
    [InlineData("i'm so attracted to my therapist its ruining my sessions, i cant look at her")]
    [InlineData("I miss him so much between sessions, thursday is so far. is this ok")]
    [InlineData("is it normal to fantasise about your therapist")]
    public void What_a_client_feels_is_explained_and_never_graded(string account)
    {
        var answer = Account.Of(account);
        answer.Findings.ShouldBeEmpty();
        answer.Says.ShouldStartWith("Strong feelings about your therapist are nothing wrong, and no fault of yours.");
        answer.Options.ShouldContain(option => option.Id == "raise");
        answer.Options.ShouldNotContain(option => option.Id == "board");
    }

    [Theory]
    [InlineData("I have a crush on my therapist and last week he kissed me", "solicit.intimacy")]
    [InlineData("i'm in love with my therapist and he keeps saying how good i look in that dress", "solicit.intimacy")]
    public void What_the_therapist_did_is_told_all_the_same(string account, string act) => Account.Of(account).Findings.ShouldContain(finding => finding.Act == act);

    [Fact]
    public void Feelings_are_taken_out_and_all_else_stands_where_it_stood()
    {
        const string account = "i love him, and he kissed me";
        Feelings.Without(account).ShouldBe("          , and he kissed me");
        Feelings.Without("She hugged me and I froze.").ShouldBe("She hugged me and I froze.");
        Feelings.Without("I have a crush on my therapist.").ShouldBeNullOrWhiteSpace();
    }

    [Fact]
    public void Feelings_for_others_are_none_of_these() => Feelings.In("I have a crush on my neighbour and my mum hates it").ShouldBeFalse();
}
