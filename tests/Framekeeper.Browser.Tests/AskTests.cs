using Framekeeper.Tests.Reader;
using Framekeeper.Tests.Web;
using Framekeeper.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>A client at night, with script and without, in a process with nothing but Ask.</summary>
public sealed class AskTests(AskTests.AskSite site) : IClassFixture<AskTests.AskSite>
{
    private const string Hug = "ok so this is embarrasing but she hugged me at the end of the session and I didn't want it";

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Somebody_asks_and_is_answered_on_the_same_page(bool script)
    {
        await using var visit = await site.Open("/ask", new() { JavaScriptEnabled = script, ViewportSize = new() { Width = 390, Height = 800 } });
        var page = visit.Page;
        var hands = new Hands(page, byKeys: script);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Is this OK?");
        await Barriers(visit, script);
        await hands.Write(page.GetByLabel("What happened?"), Hug);
        await hands.Press(page.GetByText("Something else happened too"));
        await hands.Write(page.GetByLabel("What else happened?").First, "She gives me homework every week.");
        await page.GetByLabel("Where?").SelectOptionAsync("GB");
        await hands.Press(page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("What this looks like");
        await Expect(page.Locator("article")).ToContainTextAsync("Where you stand");
        await Expect(page.Locator("main")).ToContainTextAsync("homework");
        await Expect(page.Locator("main")).ToContainTextAsync("Samaritans");
        (await visit.Context.CookiesAsync()).ShouldBeEmpty();
        if (script)
        {
            (await page.EvaluateAsync<int>("localStorage.length + sessionStorage.length")).ShouldBe(0);
        }

        await Barriers(visit, script);
        await visit.Small("ask", 430, 620);
    }

    [Fact]
    public async Task Who_is_in_danger_sees_the_lines_first()
    {
        await using var visit = await site.Open("/ask");
        await visit.Page.GetByLabel("What happened?").FillAsync("i want to die. he kissed me and told me to keep it secret");
        await visit.Page.GetByLabel("Where?").SelectOptionAsync("US");
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }).ClickAsync();
        await Expect(visit.Page.Locator("main section").First).ToContainTextAsync("988");
        await visit.Scan();
    }

    [Theory]
    [InlineData("button")]
    [InlineData("shift")]
    public async Task One_leaves_quickly_and_the_page_is_not_in_the_history(string how)
    {
        await using var visit = await site.Open("/healthz");
        var page = visit.Page;
        await page.RouteAsync("https://www.bbc.com/**", route => route.FulfillAsync(new() { Body = "<title>Weather</title>Sunny", ContentType = "text/html" }));
        await page.GotoAsync("/ask");
        await page.GetByLabel("What happened?").FillAsync(Hug);
        if (how == "button")
        {
            await page.GetByRole(AriaRole.Link, new() { Name = "Leave this page now" }).ClickAsync();
        }
        else
        {
            for (var press = 0; press < 3; press++)
            {
                await page.Keyboard.PressAsync("Shift");
            }
        }

        await page.WaitForURLAsync("https://www.bbc.com/**");
        await page.GoBackAsync();
        page.Url.ShouldEndWith("/healthz");
    }

    [Fact]
    public async Task Without_script_the_way_out_is_a_plain_link()
    {
        await using var visit = await site.Open("/ask", new() { JavaScriptEnabled = false });
        (await visit.Page.GetByRole(AriaRole.Link, new() { Name = "Leave this page now" }).GetAttributeAsync("href")).ShouldBe("https://www.bbc.com/weather");
        await Expect(visit.Page.GetByText("press Shift three times")).ToBeHiddenAsync();
    }

    /// <summary>Axe is script itself; without, the page has to fit the screen all the same.</summary>
    private static Task Barriers(Visit visit, bool script) => script ? visit.Scan() : Task.CompletedTask;

    /// <summary>A process with nothing but Ask.</summary>
    public sealed class AskSite : Browsing
    {
        protected override SiteOptions Options(SiteOptions usual) => usual with { Data = null, KeyFile = null, Ask = true, RunBy = "The Listening Post", Judge = () => Readers.Frame };
    }
}
