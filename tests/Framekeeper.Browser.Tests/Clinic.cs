using Deque.AxeCore.Playwright;
using Framekeeper.Tests.Web;
using Microsoft.Playwright;
using Cookie = System.Net.Cookie;

[assembly: AssemblyFixture(typeof(Framekeeper.Browser.Tests.Clinic))]

namespace Framekeeper.Browser.Tests;

/// <summary>A site with a data folder of its own, and browsers to open it in. Shared by the tests of the assembly: make what you need in it, and count nothing that others may have made.</summary>
public class Clinic : SiteFixture
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (File.Exists(Chromium))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", "--autoplay-policy=no-user-gesture-required"],
            });
        }
    }

    public override async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        await base.DisposeAsync();
    }

    /// <summary>A browser with nobody signed in; what a page logs or a script fails with is kept in <see cref="Visit.Complaints"/>.</summary>
    public async Task<Visit> Open(string path = "/", BrowserNewContextOptions? options = null, Cookie? session = null)
    {
        Assert.SkipWhen(browser is null, $"needs Chromium at {Chromium}");
        options ??= new();
        options.BaseURL = Url;
        var context = await browser.NewContextAsync(options);
        if (session is not null)
        {
            await context.AddCookiesAsync([new() { Name = session.Name, Value = session.Value, Url = Url, HttpOnly = true }]);
        }

        var visit = new Visit(context, await context.NewPageAsync(), []);
        visit.Page.PageError += (_, error) => visit.Complaints.Add($"script: {error}");
        visit.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visit.Complaints.Add($"console: {message.Text}");
            }
        };
        await visit.Page.GotoAsync(path);
        return visit;
    }

    /// <summary>A browser in which a new account of these roles is signed in.</summary>
    public async Task<Visit> OpenAs(string path, params string[] roles) => await Open(path, session: await Session((await Account(roles)).Id));
}

/// <summary>A browser of somebody's own.</summary>
public sealed record Visit(IBrowserContext Context, IPage Page, List<string> Complaints) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Context.DisposeAsync();

    /// <summary>An authenticator that makes and shows passkeys without being asked (WebDriver's, over CDP).</summary>
    public async Task AddAuthenticator()
    {
        var session = await Context.NewCDPSessionAsync(Page);
        await session.SendAsync("WebAuthn.enable");
        await session.SendAsync("WebAuthn.addVirtualAuthenticator", new Dictionary<string, object>
        {
            ["options"] = new Dictionary<string, object>
            {
                ["protocol"] = "ctap2",
                ["transport"] = "internal",
                ["hasResidentKey"] = true,
                ["hasUserVerification"] = true,
                ["isUserVerified"] = true,
                ["automaticPresenceSimulation"] = true,
            },
        });
    }

    /// <summary>No barrier that axe sees, nothing that the browser complains of, nothing wider than the screen.</summary>
    public async Task Scan()
    {
        var result = await Page.RunAxe();
        result.Violations.Select(violation => $"{violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Target))}").ShouldBeEmpty();
        (await Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth")).ShouldBeTrue("nothing is wider than the screen");
        Complaints.ShouldBeEmpty();
    }
}
