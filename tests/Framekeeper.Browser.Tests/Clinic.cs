using Deque.AxeCore.Playwright;
using Framekeeper.Tests.Web;
using Microsoft.Playwright;
using Cookie = System.Net.Cookie;

[assembly: AssemblyFixture(typeof(Framekeeper.Browser.Tests.Clinic))]

namespace Framekeeper.Browser.Tests;

/// <summary>A site with a data folder of its own, and browsers to open it in. Shared by the tests of the assembly: make what you need in it, and count nothing that others may have made.</summary>
public class Clinic : Browsing;

/// <summary>A site, and browsers to open it in.</summary>
public class Browsing : SiteFixture
{
    private const string Chromium = "/usr/bin/chromium";

    private IPlaywright? playwright;
    private IBrowser? browser;

    /// <summary>What time it is there.</summary>
    public DateTimeOffset Now => Clock.GetUtcNow();

    /// <summary>Whether bytes lie anywhere among the data: in a database, its journal or free pages, or a file.</summary>
    public bool Holds(ReadOnlySpan<byte> bytes)
    {
        foreach (var file in Directory.EnumerateFiles(Data, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var all = new byte[stream.Length];
            stream.ReadExactly(all);
            if (all.AsSpan().IndexOf(bytes) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        if (browser is null && File.Exists(Chromium))
        {
            // Of a machine that may be busy.
            Assertions.SetDefaultExpectTimeout(30_000);
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
        GC.SuppressFinalize(this);
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

        // A browser without a screen has no dialog to print with.
        await context.AddInitScriptAsync("window.print = () => { window.printed = true; }");
        var visit = new Visit(context, await context.NewPageAsync(), []);
        visit.Page.PageError += (_, error) => visit.Complaints.Add($"script: {error}");
        visit.Page.Console += (_, message) =>
        {
            if (message.Type == "error")
            {
                visit.Complaints.Add($"console: {message.Text}");
            }
        };
        context.SetDefaultTimeout(60_000);
        await visit.Page.GotoAsync(path);
        return visit;
    }

    /// <summary>A browser in which a new account of these roles is signed in.</summary>
    public async Task<Visit> OpenAs(string path, params string[] roles) => await Open(path, session: await Session((await Account(roles)).Id));
}

/// <summary>A browser of somebody's own.</summary>
public sealed record Visit(IBrowserContext Context, IPage Page, List<string> Complaints) : IAsyncDisposable
{
    private static readonly string Screens = Path.Combine(Framekeeper.Tests.Repository.Root, "artifacts", "screens");

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

    /// <summary>Keeps a picture of the whole page in <c>artifacts/screens</c>, to be looked at.</summary>
    public async Task Picture(string name) => await Page.ScreenshotAsync(new() { Path = Path.Combine(Screens, $"{name}.png"), FullPage = true, Animations = ScreenshotAnimations.Disabled });

    /// <summary>Keeps a picture of what the screen shows in <c>artifacts/screens/readme</c>, from where the README's are taken.</summary>
    public async Task Small(string name, int width, int height, string top = "main")
    {
        await Page.SetViewportSizeAsync(width, height);
        await Page.Locator(top).EvaluateAsync("top => scrollTo(0, top.getBoundingClientRect().top + scrollY - 16)");
        await Page.ScreenshotAsync(new() { Path = Path.Combine(Screens, "readme", $"{name}.png"), Animations = ScreenshotAnimations.Disabled });
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
