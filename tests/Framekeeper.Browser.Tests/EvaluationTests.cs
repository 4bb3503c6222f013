using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Framekeeper.Browser.Tests;

/// <summary>The evaluation's page: read on a desk, in a hand, at night and on paper.</summary>
public sealed class EvaluationTests(Report report)
{
    [Fact]
    public async Task The_page_asks_for_nothing_but_itself()
    {
        await using var opened = await report.Open(page: Report.Evaluation);
        await opened.Page.WaitForTimeoutAsync(200);
        opened.Requests.Where(url => url != report.UrlOf(Report.Evaluation)).ShouldBeEmpty();
        (await opened.Page.Locator("script").CountAsync()).ShouldBe(0);
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 320)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task Axe_finds_no_barrier(ColorScheme scheme, int width)
    {
        await using var opened = await report.Open(new() { ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 800 } }, Report.Evaluation);
        await opened.Page.EvaluateAsync("for (const fold of document.querySelectorAll('details')) fold.open = true");

        var result = await opened.Page.RunAxe();

        result.Violations.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Target))}").ShouldBeEmpty();
        (await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing is wider than the screen");
    }

    [Fact]
    public async Task Every_curve_is_drawn_and_said_in_words()
    {
        await using var opened = await report.Open(page: Report.Evaluation);
        var charts = opened.Page.GetByRole(AriaRole.Img);
        (await charts.CountAsync()).ShouldBe(3);
        (await charts.First.GetAttributeAsync("aria-label"))!.ShouldContain("shipped: found (recall)");
        (await opened.Page.Locator(".curve").First.EvaluateAsync<double>("path => path.getTotalLength()")).ShouldBeGreaterThan(0);
    }

    [Theory]
    [InlineData(1280)]
    [InlineData(320)]
    public async Task A_table_stays_a_table_for_a_screen_reader(int width)
    {
        await using var opened = await report.Open(new() { ViewportSize = new() { Width = width, Height = 800 } }, Report.Evaluation);
        var table = opened.Page.GetByRole(AriaRole.Table, new() { Name = "Acts" });
        (await table.GetByRole(AriaRole.Rowheader).CountAsync()).ShouldBeGreaterThan(1);
        (await table.GetByRole(AriaRole.Row).CountAsync()).ShouldBe(1 + await table.GetByRole(AriaRole.Rowheader).CountAsync());
    }

    [Fact]
    public async Task Paper_shows_what_is_folded()
    {
        await using var opened = await report.Open(new() { JavaScriptEnabled = false }, Report.Evaluation);
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        (await opened.Page.Locator(".mistakes .said").First.IsVisibleAsync()).ShouldBeTrue();
    }
}
