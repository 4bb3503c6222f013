using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

/// <summary>Thirty accounts as people write them: with typos, in one breath, ashamed, angry. They were written once, and nothing is tuned on them.</summary>
public sealed class AccountsTests
{
    private static readonly Account Account = new(Frame.Default);

    public static IEnumerable<(string[] Meant, string Words)> Told => Of("accounts.txt");

    /// <summary>Thirty more, which the judge of accounts was mended by.</summary>
    public static IEnumerable<(string[] Meant, string Words)> Mended => Of("accounts.developer.txt");

    private static IEnumerable<(string[] Meant, string Words)> Of(string file) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ask", file)).Split("\n\n").Skip(1)
        .Select(paragraph => paragraph.Trim().Split('\n', 2)).Select(lines => (lines[0].Split(' '), lines[1]));

    [Fact]
    public void There_are_thirty_of_each() => (Told.Count(), Mended.Count()).ShouldBe((30, 30));

    [Fact]
    public void Whoever_speaks_of_danger_sees_the_lines_first() => Told.Concat(Mended).Where(told => told.Meant.Contains("crisis")).ShouldAllBe(told => Account.Of(told.Words, null, "US").Crisis);

    [Fact]
    public void Nobody_is_blamed_and_everybody_can_do_something_and_nothing_is_promised()
    {
        string[] never = ["your fault", "you should have", "you let ", "you allowed", "why did you", "you must", "confront", "delete", "narcissis", "will be punished", "you will win", "guarantee", "everything is fine", "nothing to worry"];
        foreach (var (_, words) in Told.Concat(Mended))
        {
            var answer = Account.Of(words, null, "US");
            var says = string.Join(' ', answer.Findings.SelectMany(finding => finding.Views.Concat([finding.Title, finding.Client, finding.Why])).Concat(answer.Options.Select(option => option.Says)).Append(answer.Says)).Replace("never your fault", "", StringComparison.Ordinal);
            never.Where(word => says.Contains(word, StringComparison.OrdinalIgnoreCase)).ShouldBeEmpty(says);
            answer.Options.ShouldContain(option => option.Id == "wait");
            answer.Lines[0].For.ShouldBe("emergency");
        }
    }

    [Fact]
    public void What_was_meant_as_ordinary_is_mostly_told_as_such_and_what_was_not_is_mostly_seen()
    {
        var told = Told.Select(one => (Beyond: one.Meant[0] == "beyond", Found: Account.Of(one.Words).Findings.Any(finding => finding.Level > Level.Note))).ToList();
        told.Count(one => one.Beyond && one.Found).ShouldBeGreaterThanOrEqualTo(10, "of 20, by the gate alone");
        told.Count(one => !one.Beyond && one.Found).ShouldBeLessThanOrEqualTo(3, "of 10");
    }

    [Fact]
    public void Of_those_it_was_mended_by_most_are_told_rightly()
    {
        var told = Mended.Select(one => (one.Meant, Answer: Account.Of(one.Words))).ToList();
        told.Count(one => one.Meant[0] == "beyond" && one.Answer.Findings.Any(finding => finding.Level > Level.Note)).ShouldBeGreaterThanOrEqualTo(14, "of 19, by the gate alone");
        told.Where(one => one.Meant[0] == "inframe").ShouldAllBe(one => one.Answer.Findings.All(finding => finding.Level == Level.Note), "of 8");
        told.Where(one => one.Meant.Contains("own")).ShouldAllBe(one => one.Answer.Says.StartsWith("Strong feelings about your therapist are nothing wrong", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("My therapist asked me to pick up his dry cleaning", "solicit.errand")]
    [InlineData("my therapist asked me to grab him a coffee on the way in", "solicit.errand")]
    [InlineData("my counsellor asked me to lend him 200 until friday", "solicit.money")]
    [InlineData("my psychologist asked me to fix his laptop", "solicit.service")]
    [InlineData("my therapist asked me to add her on instagram", "solicit.contact")]
    [InlineData("my therapist asked if i could get him some weed", "solicit.illegal")]
    [InlineData("my therapist asked me to sign her petition", "solicit.cause")]
    public void A_plain_request_is_seen_in_one_sentence(string words, string act) => Account.Of(words).Findings.ShouldHaveSingleItem().Act.ShouldBe(act);

    [Theory]
    [InlineData("my therapist asked me to write down my thoughts")]
    [InlineData("my therapist asked me to call my sister")]
    [InlineData("my therapist asked me to bring my sleep diary next week")]
    [InlineData("my psychiatrist told me to pick up my prescription at the pharmacy")]
    [InlineData("My husband asked me to pick up his dry cleaning and my therapist thinks i should say no")]
    public void A_plain_request_for_the_clients_own_sake_is_no_finding(string words) => Account.Of(words).Findings.ShouldBeEmpty();

    [Fact]
    public void Of_plain_requests_that_it_never_saw_most_are_told_rightly()
    {
        var told = Of("accounts.plain.txt").Select(one => (Beyond: one.Meant[0] == "beyond", Found: Account.Of(one.Words).Findings.Any(finding => finding.Level > Level.Note))).ToList();
        told.Count(one => one.Beyond && one.Found).ShouldBeGreaterThanOrEqualTo(12, "of 15, by the gate alone");
        told.Count(one => !one.Beyond && one.Found).ShouldBeLessThanOrEqualTo(2, "of 15");
    }

    [Fact]
    public void Of_short_accounts_by_other_hands_most_are_told_rightly()
    {
        var told = Of("accounts.brief.txt").Select(one => (Meant: one.Meant[0], Found: Account.Of(one.Words).Findings.Any(finding => finding.Level > Level.Note))).ToList();
        told.Count.ShouldBe(340);
        told.Count(one => one.Meant == "beyond" && one.Found).ShouldBeGreaterThanOrEqualTo(138, "of 165, by the gate alone");
        told.Count(one => one.Meant == "inframe" && one.Found).ShouldBeLessThanOrEqualTo(44, "of 169");
    }

    [Fact]
    public void Whoever_asks_for_somebody_else_is_told_whom_you_means()
    {
        Account.Of("my friend's therapist told her to leave her husband").Says.ShouldEndWith("what to do is theirs to choose.");
        Account.Of("my therapist told me to leave my husband").Says.ShouldNotContain("somebody else");
    }

    [Fact]
    public void What_happens_again_weighs_more_than_what_happened_once()
    {
        const string hug = "She hugged me at the end of the session and I didn't want it.";
        var twice = Account.Of([new(hug, "in March"), new(hug, "on Tuesday")], null, null, "US");
        var once = Account.Of(hug);
        ((int)twice.Findings[0].Level).ShouldBeGreaterThan((int)once.Findings[0].Level);
        twice.Findings.Select(finding => finding.Turn).Order().ShouldBe([1, 2]);
        twice.Findings[0].LevelWhy.Count.ShouldBeGreaterThan(1);
    }

    [Fact]
    public void What_is_ordinary_is_explained_beside_what_is_not()
    {
        var answer = Account.Of([new("She hugged me at the end of the session and I didn't want it."), new("My therapist asked me to keep a diary.")], null, null, null);
        answer.Findings.ShouldAllBe(finding => finding.Turn == 1);
        answer.InFrame.ShouldHaveSingleItem().ShouldStartWith("homework");
    }
}
