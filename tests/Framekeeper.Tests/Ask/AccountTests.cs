using Framekeeper.Ask;

namespace Framekeeper.Tests.Ask;

public sealed class AccountTests
{
    /// <summary>Beyond the frame for any gate.</summary>
    private const string Kiss = "At the end he kissed me, said he loves me and asked me to his flat. He told me to keep it secret.";

    private static readonly string[] Told =
    [
        Kiss,
        "She hugged me at the end of the session and I didn't want it.",
        "My counsellor asked me to lend him two hundred until Friday.",
        "My therapist asked me to write down my thoughts every evening.",
        "We talked about my mother and I cried.",
    ];

    private static readonly Account Account = new(Frame.Default);

    [Fact]
    public void What_is_found_is_told_the_gravest_first()
    {
        var levels = Account.Of(Kiss).Findings.Select(finding => finding.Level).ToList();
        levels.ShouldNotBeEmpty();
        levels.ShouldBe(levels.OrderDescending());
    }

    [Fact]
    public void The_answer_fits_what_was_found()
    {
        foreach (var answer in Told.Select(words => Account.Of(words)))
        {
            answer.Says.ShouldContain(answer.Findings.Count == 0 ? "reason enough to ask about it" : "therapist's job");
            (answer.InFrame.Count == 0 || answer.Findings.Count == 0).ShouldBeTrue("what was found is not called ordinary");
            answer.Options.Any(option => option.Id == "raise").ShouldBe(answer.Findings.All(finding => finding.Level < Level.Grave));
            answer.Options.ShouldContain(option => option.Id == "wait");
            answer.Findings.ShouldAllBe(finding => finding.Confidence >= 0.5 && finding.Speaker == Role.Report);
        }
    }

    [Fact]
    public void Nothing_found_is_no_all_clear()
    {
        var answer = Account.Of("We talked about my mother and I cried.");
        answer.Findings.ShouldBeEmpty();
        answer.Says.ShouldContain("not an all-clear");
        answer.InFrame.ShouldNotBeEmpty();
    }

    [Fact]
    public void White_space_around_the_words_changes_nothing() =>
        Account.Of($"\n  {Kiss}\n\n").Findings.Select(finding => (finding.Act, finding.Quote, finding.Confidence)).ShouldBe(Account.Of(Kiss).Findings.Select(finding => (finding.Act, finding.Quote, finding.Confidence)));

    [Fact]
    public void Danger_is_seen_beside_whatever_is_found()
    {
        var answer = Account.Of("I want to die. " + Kiss);
        answer.Crisis.ShouldBeTrue();
        answer.Findings.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_answer_prints_nothing_of_what_was_asked() => Account.Of(Kiss).ToString().ShouldBe($"answer with {Account.Of(Kiss).Findings.Count} findings");
}
