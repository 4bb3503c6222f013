using Framekeeper.Clearance;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Clearance;

/// <summary>The pages about ties are held to their word, as those about acts are.</summary>
public sealed class TiePagesTests
{
    private static readonly RuleBook Book = RuleBook.Default;

    public static TheoryData<string> Pages => [.. Book.Ties.Select(page => page.Id)];

    [Fact]
    public void What_a_practice_must_know_of_has_its_page() => Book.Ties.Select(page => page.Id["ties.".Length..]).ShouldBe([
        "business", "care", "client-in-group", "clients-couple", "clients-friends", "clients-kin", "clients-linked", "colleague", "community", "contact-details", "distant-kin", "employment", "former-partner", "friend", "group",
        "household", "kin", "landlord", "large-workplace", "neighbour", "own-therapist", "partner", "partners-client", "returning", "school", "small-workplace", "somebody-close", "supervision", "supervisors-client", "teaching", "through-family",
    ]);

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_examples_hold(string id)
    {
        var page = Page(id);
        page.Examples.Count(example => example.Kind == ExampleKind.Flag).ShouldBeGreaterThan(0);
        page.Examples.Count(example => example.Kind == ExampleKind.Pass).ShouldBeGreaterThan(1);
        foreach (var example in page.Examples)
        {
            var found = new Conflicts(Graphs.Of(example.Ties), Book, Graphs.Today).Between("t", "c");
            var levels = found.Where(conflict => conflict.Page == id).Select(conflict => conflict.Level).ToList();
            if (example.Kind == ExampleKind.Flag)
            {
                levels.ShouldBe([example.Level ?? page.Level], $"line {example.Line}: found {string.Join(", ", found)}");
            }
            else
            {
                levels.ShouldBeEmpty($"line {example.Line}");
                (example.Level is null || found[0].Level == example.Level).ShouldBeTrue($"line {example.Line}");
            }
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_cites_sections_that_exist_in_most_of_the_codes(string id)
    {
        var page = Page(id);
        page.Cites.Count.ShouldBeGreaterThanOrEqualTo(4);
        foreach (var (code, sections) in page.Cites)
        {
            sections.ShouldNotBeEmpty();
            sections.Except(Book.Codes.All[code].Sections.Keys).ShouldBeEmpty($"{code} lacks what {id} cites");
        }
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void Every_word_of_a_path_is_one_that_a_step_can_have(string id)
    {
        var words = Framekeeper.Ties.TieKind.All.Select(kind => kind.Word).Concat(["workplace", "large-workplace", "school", "contact-details"]).ToList();
        Page(id).Paths.SelectMany(path => path.SelectMany(step => step)).Select(word => word.StartsWith("former-", StringComparison.Ordinal) ? word["former-".Length..] : word).Except(words).ShouldBeEmpty();
    }

    [Fact]
    public void The_page_that_weighs_most_speaks_for_a_path() =>
        new Conflicts(Graphs.Of([new TieLine("t", "c", "SPS", false, 2)]), Book, Graphs.Today).Between("t", "c").Select(conflict => conflict.Page).ShouldBe(["ties.partner"]);

    [Theory]
    [InlineData("---\nid: ties.x\ntitle: X\nlevel: note\n---\nOne.\n", "needs at least one path")]
    [InlineData("---\nid: ties.x\ntitle: X\nlevel: note\npaths: [club]\n---\nOne.\n", "Why it matters")]
    [InlineData("---\nid: ties.x\n---\n```flag\nt c\n```\n", "a line of a tie example is")]
    [InlineData("---\nid: ties.x\n---\n```flag\n= note\n```\n", "an example has no tie")]
    public void A_broken_page_is_refused(string text, string says) => Should.Throw<InputException>(() => TiePage.Read("ties/x.md", text)).Describe().ShouldContain(says);

    private static TiePage Page(string id) => Book.Ties.Single(page => page.Id == id);
}
