using System.Globalization;
using Framekeeper.Rules;
using Framekeeper.Training;

namespace Framekeeper.Tests.Rules;

/// <summary>The pages are held to their word: every example is judged as <c>check</c> would judge it.</summary>
public sealed class ExamplesTests(ITestOutputHelper output)
{
    private static readonly Lazy<ILookup<string, ExampleCheck>> Checks = new(() => ExampleCheck.All(Reader.Readers.Frame).ToLookup(check => check.Page.Id));

    public static TheoryData<string> Pages => [.. RuleBook.Default.Pages.Select(page => page.Id)];

    [Theory]
    [MemberData(nameof(Pages))]
    public void The_examples_hold_but_those_marked_later(string id) => Checks.Value[id]
        .Where(check => check.Example is { Kind: not ExampleKind.Contested, Later: false } && !check.Holds)
        .Select(check => $"{check}: {check.Why}")
        .ShouldBeEmpty();

    [Fact]
    public void The_marks_for_later_do_not_grow()
    {
        var later = RuleBook.Default.Pages.SelectMany(page => page.Examples).Count(example => example.Later);
        var agreed = int.Parse(File.ReadAllText(Path.Combine(Repository.Rules, "later.count")), CultureInfo.InvariantCulture);
        var due = Checks.Value.SelectMany(page => page).Count(check => check.Example.Later && check.Holds);
        output.WriteLine($"{later} examples are marked later ({agreed} agreed), of which {due} hold now: 'framekeeper rules examples --mark' takes those marks away.");
        later.ShouldBeLessThanOrEqualTo(agreed);
    }

    [Fact]
    public void Contested_examples_are_scored_and_never_failed()
    {
        var contested = Checks.Value.SelectMany(page => page).Where(check => check.Example.Kind == ExampleKind.Contested).ToList();
        output.WriteLine($"{contested.Count(check => check.Holds)} of {contested.Count} contested examples are found.");
        contested.ShouldNotBeEmpty();
    }

    [Fact]
    public void An_example_fails_when_its_act_is_not_found_where_it_is_marked()
    {
        Check("T: Bring your diary, would you, [|and bring me two hundred in cash|].", ExampleKind.Flag).ShouldBe("");
        Check("T: [|How was your week|]?", ExampleKind.Flag).ShouldBe("nothing is found");
        Check("T: The diary, please. [|How was it|]? And off the record, coupon book.", ExampleKind.Flag).ShouldContain("outside the marked words");
        Check("T: How was your week?", ExampleKind.Pass).ShouldBe("");
        Check("T: One coupon book, please.", ExampleKind.Pass).ShouldContain("is found");
        Check("A: { exceptions: [ { allows: [solicit.coupons], words: [coupon], what: shop, why: agreed } ] }\nT: One coupon book, please.", ExampleKind.Pass).ShouldBe("");
    }

    [Fact]
    public void An_agreement_that_is_none_is_refused_with_page_and_line()
    {
        var wrong = Should.Throw<InputException>(() => Check("A: { feee: 3 }\nT: Hello.", ExampleKind.Pass));
        wrong.File.ShouldBe("solicit/coupons.md");
        wrong.Field.ShouldBe("feee");
        wrong.Line.ShouldNotBeNull();
    }

    /// <summary>One example on a page of a clinic's own, whose patterns decide alone.</summary>
    private static string Check(string example, ExampleKind kind)
    {
        var page = $$"""
            ---
            id: solicit.coupons
            title: Coupons
            speaker: therapist
            level: crossing
            match: ['\bcoupon book\b', '\btwo hundred in cash\b']
            ---
            One.

            ## Why it is out of frame
            One.

            ## Where the client stands
            You may say no.

            ## Next step
            One.

            ```{{kind.ToString().ToLowerInvariant()}}
            {{example}}
            ```
            """;
        var files = RuleBook.Embedded().Append(new("solicit/coupons.md", page)).ToDictionary();
        using var frame = new Frame(RuleBook.Read(files), Framekeeper.Language.Gate.Untrained);
        return ExampleCheck.Of(frame, frame.Book["solicit.coupons"]!, frame.Book["solicit.coupons"]!.Examples[0]).Why;
    }
}
