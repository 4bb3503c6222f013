using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using CsCheck;
using Framekeeper.Reports;

namespace Framekeeper.Tests.Reports;

public sealed class HtmlReportTests
{
    [Fact]
    public void The_page_is_well_formed_and_every_id_is_one_of_a_kind()
    {
        var page = Page(Samples.Session, Samples.Session, Samples.Quiet);
        page.DocumentElement.GetAttribute("lang").ShouldBe("en");
        var ids = page.QuerySelectorAll("[id]").Select(element => element.Id).ToList();
        ids.ShouldBeUnique();
        page.QuerySelectorAll("a[href^='#']").Select(link => link.GetAttribute("href")![1..]).ShouldAllBe(id => ids.Contains(id));
        page.QuerySelectorAll("[aria-labelledby]").Select(element => element.GetAttribute("aria-labelledby")).ShouldAllBe(id => ids.Contains(id));
        page.QuerySelectorAll("main, h1").Length.ShouldBe(2);
    }

    [Fact]
    public void Headings_go_down_one_level_at_a_time()
    {
        var levels = Page(Samples.Session, Samples.Quiet).QuerySelectorAll("h1, h2, h3, h4").Select(heading => heading.LocalName[1] - '0').ToList();
        levels[0].ShouldBe(1);
        levels.Zip(levels.Skip(1)).ShouldAllBe(pair => pair.Second - pair.First <= 1);
    }

    [Fact]
    public void The_title_names_no_session() => Page(Samples.Session).Title.ShouldBe("Framekeeper report");

    [Fact]
    public void Each_finding_has_a_card_in_the_block_of_its_turn_and_a_mark_on_the_timeline()
    {
        var page = Page(Samples.Session);
        page.QuerySelectorAll(".finding").Select(card => card.Id).ShouldBe([$"s1-{Samples.Errand.Id}", $"s1-{Samples.Again.Id}", $"s1-{Samples.Hug.Id}"]);
        page.QuerySelectorAll(".finding").Select(card => card.Closest(".block")!.QuerySelector(".turn")!.Id).ShouldBe(["s1-t12", "s1-t31", "s1-t40"]);
        page.QuerySelectorAll(".timeline a").Select(mark => mark.GetAttribute("href")).ShouldBe(["#s1-t40", "#s1-t12", "#s1-t31"], ignoreOrder: true);
    }

    [Fact]
    public void A_card_says_everything_that_is_known_of_the_finding()
    {
        var card = Page(Samples.Session).GetElementById($"s1-{Samples.Errand.Id}")!;
        card.QuerySelector("h3")!.TextContent.ShouldContain("violation");
        card.QuerySelector("h3")!.TextContent.ShouldEndWith("Errand");
        card.QuerySelectorAll("dd").Select(part => part.TextContent).ShouldBe([Samples.Errand.Why, Samples.Errand.Client, Samples.Errand.Next]);
        card.QuerySelector(".doubt")!.TextContent.ShouldBe("Of ten such findings in ordinary work about nine are right.");
        card.QuerySelectorAll(".citations li").Length.ShouldBe(2);
        card.QuerySelectorAll(".citations li")[0].QuerySelector(".trust").ShouldBeNull();
        card.QuerySelectorAll(".citations li")[1].QuerySelector(".trust")!.TextContent.ShouldBe("from memory: check before relying on it");
    }

    [Fact]
    public void A_moved_level_contested_views_and_notes_are_shown()
    {
        var page = Page(Samples.Session);
        page.GetElementById($"s1-{Samples.Again.Id}")!.QuerySelector(".moved")!.TextContent.ShouldBe("violation by the rule page → one step up: the same act again, as in turn 12");
        var hug = page.GetElementById($"s1-{Samples.Hug.Id}")!;
        hug.QuerySelectorAll(".views li").Select(view => view.TextContent).ShouldBe(Samples.Hug.Views);
        hug.QuerySelectorAll("p.note").Select(note => note.TextContent).ShouldBe([Samples.Hug.Exception!, Wording.Undated]);
    }

    [Fact]
    public void The_same_advice_is_read_once_and_pointed_to_afterwards()
    {
        var again = Page(Samples.Session).GetElementById($"s1-{Samples.Again.Id}")!;
        again.QuerySelector("dl").ShouldBeNull();
        again.QuerySelector(".above a")!.GetAttribute("href").ShouldBe($"#s1-{Samples.Errand.Id}");
    }

    [Fact]
    public void The_evidence_is_marked_in_the_words_of_the_turn()
    {
        var turn = Page(Samples.Session).GetElementById("s1-t12")!;
        turn.QuerySelector(".said")!.TextContent.ShouldBe(Samples.Errand.Text);
        turn.QuerySelector("mark")!.TextContent.ShouldBe(Samples.Errand.Quote);
        turn.QuerySelector("mark")!.ClassName.ShouldBe("violation");
    }

    [Fact]
    public void Where_evidence_overlaps_the_gravest_marks_the_words()
    {
        const string Text = "just us two, dinner at mine, and nobody needs to know";
        var dinner = Samples.On(5, "meet", "Meeting", Level.Crossing, Text, "dinner at mine, and nobody");
        var secret = Samples.On(5, "solicit.secrecy", "Secrecy", Level.Grave, Text, "nobody needs to know");
        var marks = Page(Samples.Session with { Findings = [dinner, secret], Transcript = null }).QuerySelectorAll("mark");
        marks.Select(mark => (mark.ClassName, mark.TextContent)).ShouldBe([("crossing", "dinner at mine, and "), ("grave", "nobody"), ("grave", " needs to know")]);
    }

    [Fact]
    public void Long_quiet_stretches_are_folded_and_no_turn_is_lost()
    {
        var page = Page(Samples.Session);
        page.QuerySelectorAll(".turn").Select(turn => turn.Id).ShouldBe(Enumerable.Range(1, 48).Select(n => $"s1-t{n}"));
        page.QuerySelectorAll("details.fold .flagged").ShouldBeEmpty();
        page.QuerySelectorAll("details.fold").Select(fold => fold.QuerySelectorAll(".turn").Length).ShouldBe([9, 14, 6]);
    }

    [Fact]
    public void Without_a_transcript_the_flagged_turns_are_shown() =>
        Page(Samples.Session with { Transcript = null }).QuerySelectorAll(".turn").Select(turn => turn.Id).ShouldBe(["s1-t12", "s1-t31", "s1-t40"]);

    [Fact]
    public void A_finding_whose_turn_is_missing_from_the_transcript_is_not_lost() =>
        Page(Samples.Session with { Transcript = [.. Samples.Session.Transcript!.Where(row => row.Turn.N != 31)] }).QuerySelectorAll(".finding").Length.ShouldBe(3);

    [Fact]
    public void Suppressed_findings_are_shown_only_where_asked_for()
    {
        Html(false, Samples.Session).ShouldNotContain("it was the client");
        var card = Parse(Html(true, Samples.Session)).GetElementById($"s1-{Samples.Hushed.Id}")!;
        card.ClassList.ShouldContain("suppressed");
        card.QuerySelector("p.note")!.TextContent.ShouldBe("Suppressed: it was the client's own parcel (t-001)");
    }

    [Fact]
    public void Nothing_found_promises_nothing()
    {
        var page = Page(Samples.Quiet);
        page.QuerySelector("h1")!.TextContent.ShouldBe("Nothing to ask about");
        page.QuerySelector(".found")!.TextContent.ShouldBe(Wording.Nothing);
        page.QuerySelector(".timeline").ShouldBeNull();
    }

    [Fact]
    public void The_page_asks_the_network_for_nothing()
    {
        var page = Page(Samples.Session);
        page.QuerySelectorAll("[src], [srcset], link, img, iframe, object, embed, base, form, [style], use, image").ShouldBeEmpty();
        page.QuerySelectorAll("[href]").Where(link => !link.GetAttribute("href")!.StartsWith('#'))
            .ShouldAllBe(link => link.LocalName == "a" && link.GetAttribute("rel") == "noreferrer noopener" && link.GetAttribute("href")!.StartsWith("https://"));
        page.QuerySelector("style")!.TextContent.ShouldNotContain("url(");
        page.QuerySelector("style")!.TextContent.ShouldNotContain("@import");
    }

    [Fact]
    public void The_policy_allows_this_style_and_this_script_alone()
    {
        var page = Page(Samples.Session);
        var policy = page.QuerySelector("meta[http-equiv]")!.GetAttribute("content");
        policy.ShouldBe($"default-src 'none'; style-src '{Digest(page, "style")}'; script-src '{Digest(page, "script")}'; base-uri 'none'; form-action 'none'");
    }

    [Fact]
    public void A_link_that_is_no_web_address_is_no_link() =>
        Page(Samples.Session with { Findings = [Samples.Errand with { Citations = [Samples.Multiple with { Link = "javascript:alert(1)" }] }] }).QuerySelectorAll(".citations a").ShouldBeEmpty();

    [Fact]
    public void Markup_in_a_turn_is_text()
    {
        const string Text = "<script>alert('x')</script> \"quoted\" & <b>bold</b>";
        var page = Page(Samples.Session with { Session = Text, Findings = [Samples.Errand.Move(12, Text, "alert")] });
        page.QuerySelectorAll("script").Length.ShouldBe(1);
        page.GetElementById("s1-t12")!.QuerySelector(".said")!.TextContent.ShouldBe(Text);
        page.QuerySelector("h2")!.TextContent.ShouldBe(Text);
    }

    [Fact]
    public void Any_text_of_a_turn_stays_within_its_element() => Any.Findings.Sample(finding =>
    {
        var page = Parse(Html(true, Any.Session(finding)));
        page.QuerySelectorAll("script, style, img, main, .finding").Select(element => element.LocalName).ShouldBe(["style", "main", "article", "script"]);
        page.QuerySelector(".said")!.TextContent.ShouldBe(string.Concat(
            new[] { finding.Text[..finding.Start], finding.Quote, finding.Text[finding.End..] }.Select(part => Printable.Of(part).ReplaceLineEndings("\n"))));
    });

    private static IHtmlDocument Page(params Checked[] sessions) => Parse(Html(false, sessions));

    private static IHtmlDocument Parse(string html) => new HtmlParser(new HtmlParserOptions { IsStrictMode = true }).ParseDocument(html);

    private static string Html(bool showSuppressed, params Checked[] sessions)
    {
        var html = new StringWriter();
        HtmlReport.Write(html, sessions, showSuppressed);
        return html.ToString();
    }

    private static string Digest(IDocument page, string element) => $"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(page.QuerySelector(element)!.TextContent)))}";
}
