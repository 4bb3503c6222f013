using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

/// <summary>Thirty accounts as people write them: with typos, in one breath, ashamed, angry. They were written once, and nothing is tuned on them.</summary>
public sealed class AccountsTests
{
    private static readonly Account Account = new(Frame.Default);

    public static IEnumerable<(string[] Meant, string Words)> Told => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Ask", "accounts.txt")).Split("\n\n").Skip(1)
        .Select(paragraph => paragraph.Trim().Split('\n', 2)).Select(lines => (lines[0].Split(' '), lines[1]));

    [Fact]
    public void There_are_thirty() => Told.Count().ShouldBe(30);

    [Fact]
    public void Whoever_speaks_of_danger_sees_the_lines_first() => Told.Where(told => told.Meant.Contains("crisis")).ShouldAllBe(told => Account.Of(told.Words, null, "US").Crisis);

    [Fact]
    public void Nobody_is_blamed_and_everybody_can_do_something_and_nothing_is_promised()
    {
        string[] never = ["your fault", "you should have", "you let ", "you allowed", "why did you", "you must", "confront", "delete", "narcissis", "will be punished", "you will win", "guarantee", "everything is fine", "nothing to worry"];
        foreach (var (_, words) in Told)
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
