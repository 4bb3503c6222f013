using System.Text.RegularExpressions;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Rules;

public sealed partial class RuleBookTests
{
    private const int Codes = 6, Enough = 4, Examples = 12;

    /// <summary>Pages that cite fewer codes than <see cref="Enough"/>, with the reason.</summary>
    private static readonly Dictionary<string, string> Gaps = new() { ["breach"] = "codes.yml holds the duty of confidence of one code only, so far" };

    private static readonly RuleBook Book = RuleBook.Default;

    public static TheoryData<string> Pages => [.. Book.Pages.Select(page => page.Id)];

    [Fact]
    public void Every_act_of_the_contract_has_its_page() => Book.Acts.Order(StringComparer.Ordinal).ShouldBe([
        "accept", "breach", "client.doubt", "client.gift", "client.invite", "client.report", "client.tie", "control", "disclose.life", "disclose.trouble", "fee",
        "give.exception", "give.gift", "meet", "pressure", "record", "solicit.business", "solicit.cause", "solicit.contact", "solicit.endorsement", "solicit.errand",
        "solicit.illegal", "solicit.influence", "solicit.intimacy", "solicit.money", "solicit.secrecy", "solicit.service", "solicit.social", "solicit.support", "tie", "touch",
    ]);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_is_whole(string id)
    {
        var page = Book[id]!;
        page.Title.Length.ShouldBeInRange(3, 40);
        page.Flags.ShouldEndWith(".");
        page.Speaker.ShouldBe(id.StartsWith("client.", StringComparison.Ordinal) ? Role.Client : Role.Therapist);
        foreach (var text in new[] { page.Why, page.Client, page.Next })
        {
            SentenceEnd().Count(text).ShouldBeInRange(1, 5, $"one to four sentences, not: {text}");
            text.ShouldNotContain("TODO");
        }

        (page.Instead.Length > 0).ShouldBe(page.Speaker == Role.Therapist, "whoever writes to a client is told how to say it within the frame");
        Regex.IsMatch(page.Client, @"\byour?s?\b", RegexOptions.IgnoreCase).ShouldBeTrue("where the client stands is said to the client");
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_shows_at_least_twelve_examples_on_each_side(string id)
    {
        var examples = Book[id]!.Examples;
        examples.Count(example => example.Kind == ExampleKind.Flag).ShouldBeGreaterThanOrEqualTo(Examples);
        examples.Count(example => example.Kind == ExampleKind.Pass).ShouldBeGreaterThanOrEqualTo(Examples);
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_evidence_of_every_flag_is_marked_within_its_last_turn(string id) =>
        Book[id]!.Examples.Where(example => example.Kind == ExampleKind.Flag)
            .ShouldAllBe(example => example.Start >= 0 && example.End > example.Start && example.End <= example.Turns[example.Turns.Count - 1].Text.Length);

    [Theory]
    [MemberData(nameof(Pages))]
    public void A_page_cites_sections_that_exist_in_most_of_the_codes(string id)
    {
        var page = Book[id]!;
        foreach (var (code, sections) in page.Cites)
        {
            Book.Codes.All.Keys.ShouldContain(code);
            sections.ShouldNotBeEmpty();
            sections.Except(Book.Codes.All[code].Sections.Keys).ShouldBeEmpty($"{code} lacks what {id} cites");
        }

        Gaps.ContainsKey(id).ShouldBe(page.Cites.Count < Enough, $"{id} cites {page.Cites.Count} codes; a page that cites fewer than {Enough} says why in Gaps");
    }

    [Fact]
    public void There_are_six_codes_and_each_section_says_how_it_was_checked()
    {
        Book.Codes.All.Count.ShouldBe(Codes);
        foreach (var section in Book.Codes.All.Values.SelectMany(code => code.Sections.Values))
        {
            section.Checked.ShouldBeOneOf("page", "secondary", "memory");
            section.Title.ShouldNotBeEmpty();
            section.Says.ShouldNotBeEmpty();
        }
    }

    [Fact]
    public void What_a_page_absorbs_has_a_page_of_its_own()
    {
        foreach (var page in Book.Pages)
        {
            page.Absorbs.Except(Book.Acts).ShouldBeEmpty(page.Id);
            page.Absorbs.ShouldNotContain(page.Id);
        }
    }

    [Fact]
    public void No_example_occurs_twice() => Book.Pages
        .SelectMany(page => page.Examples.Select(example => (page.Id, Text: string.Join('\n', example.Turns) + example.Agreement + example.Held)))
        .GroupBy(example => example.Text).Where(same => same.Count() > 1).Select(same => string.Join(" and ", same.Select(example => example.Id)))
        .ShouldBeEmpty();

    [Fact]
    public void The_table_of_acts_in_the_README_is_current()
    {
        var readme = File.ReadAllText(Path.Combine(Repository.Rules, "README.md"));
        RuleIndex.Into(readme, Book).ShouldBe(readme.ReplaceLineEndings("\n"), "write it with 'framekeeper rules index'");
    }

    [Fact]
    public void The_book_that_is_packed_is_the_folder()
    {
        var packed = RuleBook.Embedded();
        var folder = Directory.EnumerateFiles(Repository.Rules, "*", SearchOption.AllDirectories).ToDictionary(file => Path.GetRelativePath(Repository.Rules, file).Replace('\\', '/'), File.ReadAllText);
        packed.Keys.Order(StringComparer.Ordinal).ShouldBe(folder.Keys.Order(StringComparer.Ordinal));
        packed.Where(file => folder[file.Key] != file.Value).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("no front matter", "# Errand\n", 1, "front matter")]
    [InlineData("never closed", "---\nid: a.b\n", 1, "front matter")]
    [InlineData("broken YAML", "---\nid: [\n---\n", 3, "no YAML")]
    [InlineData("another id", "---\nid: solicit.other\n---\n", 2, "a page's id is its path")]
    [InlineData("no level", "---\nid: a.b\ntitle: B\nspeaker: therapist\nlevel: awful\n---\nOne.\n", null, "note, crossing, violation or grave")]
    [InlineData("no heading", "---\nid: a.b\ntitle: B\nspeaker: therapist\nlevel: note\n---\nOne.\n", null, "Why it is out of frame")]
    [InlineData("unmarked evidence", "---\nid: a.b\n---\n```flag\nT: No mark here.\n```\n", 5, "mark the evidence")]
    [InlineData("an open block", "---\nid: a.b\n---\n```flag\nT: [|a|]\n", 4, "never closed")]
    [InlineData("an unknown block", "---\nid: a.b\n---\n```csharp\n```\n", 4, "flag, pass or contested")]
    [InlineData("an unknown line", "---\nid: a.b\n---\n```pass\nX: who?\n```\n", 5, "begins with T:")]
    public void A_broken_page_is_refused_with_its_place(string what, string text, int? line, string says)
    {
        var wrong = Should.Throw<InputException>(() => RulePage.Read("a/b.md", text), what);
        (wrong.File, wrong.Line).ShouldBe(("a/b.md", line));
        wrong.Message.ShouldContain(says);
    }

    [GeneratedRegex(@"[.?!](?=\s|$|[""'”’)])")]
    private static partial Regex SentenceEnd();

    [Fact]
    public void A_page_of_crisis_words_that_is_no_mapping_of_lists_is_refused() =>
        Should.Throw<InputException>(() => RuleBook.Read(new Dictionary<string, string>(RuleBook.Default.Files) { ["crisis.yml"] = "suicide: no list" })).File.ShouldBe("crisis.yml");
}
