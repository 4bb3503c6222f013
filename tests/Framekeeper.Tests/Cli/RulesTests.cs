using Framekeeper.Rules;

namespace Framekeeper.Tests.Cli;

public sealed class RulesTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void List_names_every_act_with_its_level()
    {
        var list = desk.Run("rules", "list");
        desk.Run("rules").ShouldBe(list);
        var lines = list.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        lines.Select(line => line.Split(' ')[0]).ShouldBe(RuleBook.Default.Pages.Select(page => page.Id));
        lines.Single(line => line.StartsWith("solicit.errand ", StringComparison.Ordinal)).ShouldContain(" violation ");
    }

    [Fact]
    public void Show_gives_the_three_headings_the_citations_and_the_examples()
    {
        var page = desk.Run("rules", "show", "solicit.errand").Out;
        foreach (var heading in new[] { "Why it is out of frame", "Where the client stands", "Next step", "Citations", "Out of frame", "In frame" })
        {
            page.ShouldContain(heading);
        }

        page.ShouldContain("APA-2017 3.05");
        page.ShouldNotContain("[|");
    }

    [Fact]
    public void An_act_that_is_none_is_answered_with_those_near_it()
    {
        var near = desk.Run("rules", "show", "errand");
        (near.Code, near.Out, near.Error).ShouldBe((2, "", "error: there is no act 'errand'; near it: solicit.errand\n"));
        desk.Run("rules", "show", "zebra").Error.ShouldBe("error: there is no act 'zebra'; 'framekeeper rules list' names them all\n");
    }

    [Fact]
    public void New_writes_a_page_that_parses_and_holds()
    {
        var made = desk.Run("rules", "new", "solicit.coupons", "book");
        (made.Code, made.Out.Trim()).ShouldBe((0, Path.Combine("book", "solicit", "coupons.md")));

        var page = RulePage.Read("solicit/coupons.md", File.ReadAllText(Path.Combine(desk.Folder, "book", "solicit", "coupons.md")));
        (page.Id, page.Title, page.Level).ShouldBe(("solicit.coupons", "Coupons", Level.Crossing));
        page.Examples.Select(example => example.Kind).ShouldBe([ExampleKind.Flag, ExampleKind.Pass]);
    }

    [Theory]
    [InlineData("Errand")]
    [InlineData("solicit.")]
    [InlineData("solicit.errand.more")]
    [InlineData("../../elsewhere")]
    [InlineData("no errands")]
    public void New_refuses_a_name_that_is_none(string name)
    {
        var outcome = desk.Run("rules", "new", name, "book");
        outcome.Code.ShouldBe(2);
        outcome.Error.ShouldStartWith($"error: '{name}' is no act's name");
        Directory.EnumerateFileSystemEntries(desk.Folder).ShouldBeEmpty();
    }

    [Fact]
    public void New_never_writes_over_a_page()
    {
        desk.Write("book/fee.md", "mine");
        var outcome = desk.Run("rules", "new", "fee", "book");
        (outcome.Code, outcome.Error).ShouldBe((2, $"error: {Path.Combine("book", "fee.md")} exists already\n"));
        File.ReadAllText(Path.Combine(desk.Folder, "book", "fee.md")).ShouldBe("mine");
    }

    [Fact]
    public void Index_writes_the_table_and_writes_the_same_again()
    {
        var book = CopyOfTheBook();
        desk.Run("rules", "new", "solicit.coupons", book).Code.ShouldBe(0);
        var readme = Path.Combine(desk.Folder, book, "README.md");

        desk.Run("rules", "index", book).Code.ShouldBe(0);
        var once = File.ReadAllText(readme);
        desk.Run("rules", "index", book).Code.ShouldBe(0);

        File.ReadAllText(readme).ShouldBe(once);
        once.ShouldContain("| [`solicit.coupons`](solicit/coupons.md) | crossing | One sentence: what this page flags. | 1 / 1 |");
        desk.Run("rules", "index", "nowhere").Error.ShouldContain("there is no such file");
    }

    [Fact]
    public void Examples_are_judged_and_marked_where_they_do_not_hold()
    {
        var book = CopyOfTheBook();
        desk.Run("rules", "new", "solicit.coupons", book).Code.ShouldBe(0);
        var page = Path.Combine(desk.Folder, book, "solicit", "coupons.md");
        var text = File.ReadAllText(page).Replace("```flag\n", "```flag\nT: [|Hello|] there, how was it?\n\nlater\n");
        File.WriteAllText(page, text);

        var before = desk.Run("rules", "examples", book);
        before.Out.ShouldContain("coupons.md:25: flag: nothing is found");

        desk.Run("rules", "examples", book, "--mark").Code.ShouldBe(0);
        File.ReadAllText(page).ShouldBe(text.Replace("```flag\nT: [|Hello|]", "```flag\nlater\nT: [|Hello|]").Replace("\n\nlater\nT: Would", "\n\nT: Would"));
        var counted = File.ReadAllText(Path.Combine(desk.Folder, book, "later.count")).Trim();
        desk.Run("rules", "examples", book).Out.ShouldContain($"; {counted} are marked later;");
    }

    private string CopyOfTheBook()
    {
        foreach (var (name, text) in RuleBook.Embedded())
        {
            desk.Write(Path.Combine("book", name), text);
        }

        return "book";
    }
}
