using System.Security.Cryptography;
using System.Text;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Framekeeper.Drift;
using Framekeeper.Reports;
using static Framekeeper.Tests.Drift.Weeks;

namespace Framekeeper.Tests.Drift;

/// <summary>The page and the text of a course: whole, closed to the network, and fit to be read aloud.</summary>
public sealed class CoursePageTests
{
    private static Course Drifting { get; } = Course(
    [
        Session(0, 35),
        Session(1, 35, Found(3, "solicit.errand", Level.Violation, .9), Found(4, "client.doubt", Level.Note, .9, "was I meant to bring it", Role.Client)),
        Session(2, 35, Found(5, "solicit.errand", Level.Violation, .9, "a coffee and a donut")),
        Session(3, 35, Found(5, "disclose.trouble", Level.Crossing, .9, "I was up till four")),
    ]);

    [Fact]
    public void The_page_is_well_formed_and_every_link_leads_somewhere() => Some.Sample(sessions =>
    {
        var page = Page(Course(sessions), Drifting);
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();

        ids.ShouldBeUnique();
        page.QuerySelectorAll("a").Select(link => link.GetAttribute("href")).Except(ids.Select(id => $"#{id}")).ShouldBeEmpty();
        var levels = page.QuerySelectorAll("h1, h2, h3").Select(heading => heading.LocalName[1] - '0').ToList();
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= 1);
    }, iter: 40);

    [Fact]
    public void The_page_asks_the_network_for_nothing_and_its_policy_allows_this_style_alone()
    {
        var page = Page(Drifting);

        page.QuerySelectorAll("[src], [srcset], link, img, iframe, object, embed, base, form, [style], use, image, script").ShouldBeEmpty();
        var digest = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector("style")!.TextContent)));
        page.QuerySelector("meta[http-equiv]")!.GetAttribute("content").ShouldBe($"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'");
        page.Title.ShouldBe("Framekeeper over time");
    }

    [Fact]
    public void What_is_drawn_is_said_in_words_too()
    {
        var page = Page(Drifting);

        page.QuerySelectorAll("table tbody tr").Length.ShouldBe(page.QuerySelectorAll(".mark").Length);
        page.QuerySelectorAll(".mark title").Select(title => title.TextContent).ShouldContain("crossing: disclose.trouble, on 26 Jan 2026 (w03, turn 5)");
        page.QuerySelectorAll("svg[role]").ShouldAllBe(svg => svg.GetAttribute("aria-label")!.Length > 20);
        page.QuerySelector(".chart svg")!.GetAttribute("aria-label").ShouldBe("The sum passes the limit on 19 Jan 2026");
    }

    [Fact]
    public void Markup_in_any_name_or_turn_is_text() => Reports.Any.Findings.Sample(finding =>
    {
        var session = Session(0, 50) with { Session = finding.Session, Findings = [finding with { Turn = 3, Suppression = null, LevelWhy = ["violation by the rule page"] }] };
        var page = Page(Course([session]) with { Dyad = finding.Session });

        page.QuerySelectorAll("script, style, img, main").Select(element => element.LocalName).ShouldBe(["style", "main"]);
    }, iter: 200);

    [Fact]
    public void The_therapist_is_asked_first_and_nobody_is_scored()
    {
        var text = new StringWriter();
        CourseText.Write(text, [Drifting]);
        var says = text.ToString().ReplaceLineEndings(" ");

        says.ShouldContain("This is a question for the therapist first");
        says.ShouldContain("twice in 2 contacts. It grows: something is added on 19 Jan 2026 (w02, turn 5).");
        says.ShouldContain("Beside it, the client: «was I meant to bring it»");
        says.ShouldNotContain("score of");
        Page(Drifting).QuerySelector("h1")!.TextContent.ShouldBe("A question for the therapist first");
    }

    [Fact]
    public void Nothing_found_promises_nothing()
    {
        var text = new StringWriter();
        CourseText.Write(text, [Course([Session(0, 35)])]);

        text.ToString().ReplaceLineEndings(" ").ShouldContain(Wording.Nothing);
    }

    private static IHtmlDocument Page(params Course[] courses)
    {
        var html = new StringWriter();
        CoursePage.Write(html, courses);
        return new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html.ToString());
    }
}
