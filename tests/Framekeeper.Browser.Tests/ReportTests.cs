using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace Framekeeper.Browser.Tests;

/// <summary>The HTML report as people meet it: opened from a disk, read with mouse and keys, printed, and without script.</summary>
public sealed class ReportTests(Report report)
{
    private const int Findings = 4, Turns = 60;

    [Fact]
    public async Task The_page_asks_for_nothing_but_itself()
    {
        await using var opened = await report.Open();
        await opened.Page.Locator(".mark a").First.ClickAsync();
        await opened.Page.Keyboard.PressAsync("n");
        await opened.Page.WaitForTimeoutAsync(300);

        opened.Requests.Where(url => url != report.Url).ShouldBeEmpty();
        (await opened.Context.CookiesAsync()).ShouldBeEmpty();
        (await opened.Page.TitleAsync()).ShouldBe("Framekeeper report", "a browser's history names no session");
    }

    [Fact]
    public async Task Every_finding_has_its_card_its_mark_and_its_words()
    {
        await using var opened = await report.Open();
        (await opened.Page.Locator("article.finding").CountAsync()).ShouldBe(Findings);
        (await opened.Page.Locator(".mark a").CountAsync()).ShouldBe(Findings);
        (await opened.Page.Locator("mark").First.InnerTextAsync()).ShouldBe("How was that for you?");
        (await opened.Page.Locator("h1").InnerTextAsync()).ShouldBe($"{Findings} findings in 1 session");
    }

    [Fact]
    public async Task A_click_on_a_mark_goes_to_its_turn()
    {
        await using var opened = await report.Open();
        await Mark(opened.Page, 55).ClickAsync();

        var turn = opened.Page.Locator("#s1-t55");
        new Uri(opened.Page.Url).Fragment.ShouldBe("#s1-t55");
        await Assertions.Expect(turn).ToBeInViewportAsync();
        (await turn.EvaluateAsync<bool>("turn => turn.matches(':target')")).ShouldBeTrue();
    }

    [Fact]
    public async Task A_link_to_a_folded_turn_unfolds_it()
    {
        await using var opened = await report.Open();
        (await opened.Page.Locator("#s1-t20").IsVisibleAsync()).ShouldBeFalse();

        await opened.Page.EvaluateAsync("location.hash = 's1-t20'");

        await Assertions.Expect(opened.Page.Locator("#s1-t20")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task The_keys_n_and_p_step_through_the_findings()
    {
        await using var opened = await report.Open();
        var (page, seen) = (opened.Page, new List<string>());
        foreach (var key in new[] { "n", "n", "n", "p", "p" })
        {
            await page.Keyboard.PressAsync(key);
            seen.Add(await page.EvaluateAsync<string>("document.activeElement.querySelector('.place a').textContent"));
        }

        seen[1].ShouldNotBe(seen[0]);
        seen[2].ShouldNotBe(seen[1]);
        seen[3].ShouldBe(seen[1]);
        seen[4].ShouldBe(seen[0]);
        (await page.Locator(".step output").InnerTextAsync()).ShouldEndWith($"of {Findings}");
        (await page.Locator(".mark a[aria-current=true]").CountAsync()).ShouldBe(1);
    }

    [Fact]
    public async Task The_buttons_step_too()
    {
        await using var opened = await report.Open();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Next" }).ClickAsync();
        await opened.Page.GetByRole(AriaRole.Button, new() { Name = "Previous" }).ClickAsync();
        (await opened.Page.Locator("article.finding:focus").CountAsync()).ShouldBe(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Print_shows_every_card_and_every_turn_with_script_or_without(bool script)
    {
        await using var opened = await report.Open(new() { JavaScriptEnabled = script });
        await opened.Page.EmulateMediaAsync(new() { Media = Media.Print });
        if (script)
        {
            await opened.Page.EvaluateAsync("dispatchEvent(new Event('beforeprint'))");
        }

        (await Visible(opened.Page, "article.finding")).ShouldBe(Findings);
        (await Visible(opened.Page, "article.finding dd, article.finding .above")).ShouldBeGreaterThanOrEqualTo(Findings);
        (await Visible(opened.Page, ".turn .said")).ShouldBe(Turns);
        (await opened.Page.Locator(".step").IsVisibleAsync()).ShouldBeFalse("there is nothing to press on paper");
    }

    [Fact]
    public async Task Without_script_everything_can_still_be_read()
    {
        await using var opened = await report.Open(new() { JavaScriptEnabled = false });
        (await Visible(opened.Page, "article.finding")).ShouldBe(Findings);
        (await opened.Page.Locator(".step").IsVisibleAsync()).ShouldBeFalse("what cannot work is not shown");
        while (await opened.Page.Locator("details:not([open]) > summary").CountAsync() > 0)
        {
            await opened.Page.Locator("details:not([open]) > summary").First.ClickAsync();
        }

        (await Visible(opened.Page, ".turn .said")).ShouldBe(Turns);
        await Mark(opened.Page, 31).ClickAsync();
        await Assertions.Expect(opened.Page.Locator("#s1-t31")).ToBeInViewportAsync();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 1280)]
    [InlineData(ColorScheme.Light, 390)]
    [InlineData(ColorScheme.Dark, 390)]
    public async Task Axe_finds_no_barrier(ColorScheme scheme, int width)
    {
        await using var opened = await report.Open(new() { ColorScheme = scheme, BypassCSP = true, ViewportSize = new() { Width = width, Height = 800 } });
        await opened.Page.EvaluateAsync("for (const fold of document.querySelectorAll('details')) fold.open = true");

        var result = await opened.Page.RunAxe();

        result.Violations.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Target))}").ShouldBeEmpty();
        (await opened.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing is wider than the screen");
    }

    /// <summary>The timeline's mark of a turn, by the name that a screen reader says.</summary>
    private static ILocator Mark(IPage page, int turn) => page.Locator(".plot").GetByRole(AriaRole.Link, new() { NameRegex = new Regex($": .*, turn {turn}, ") });

    private static async Task<int> Visible(IPage page, string selector)
    {
        var count = 0;
        foreach (var element in await page.Locator(selector).AllAsync())
        {
            count += await element.IsVisibleAsync() ? 1 : 0;
        }

        return count;
    }
}
