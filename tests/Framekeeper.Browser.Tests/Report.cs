using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Framekeeper.Browser.Tests.Report))]

namespace Framekeeper.Browser.Tests;

/// <summary>The page that the real command line makes of an invented session, and a browser to open it in.</summary>
public sealed class Report : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"framekeeper-browser-{Guid.NewGuid():N}");
    private IPlaywright? playwright;
    private IBrowser? browser;

    public string Url => new Uri(Path.Combine(folder, "report.html")).AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "week.jsonl"), Session());
        await File.WriteAllTextAsync(Path.Combine(folder, "report.html"), await Check("week.jsonl"));
        if (File.Exists(Chromium))
        {
            playwright = await Playwright.CreateAsync();
            browser = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
            {
                ExecutablePath = Chromium,
                Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"],
            });
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null)
        {
            await browser.DisposeAsync();
        }

        playwright?.Dispose();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>The report opened in a browser of its own state. Whatever the page asks for beyond itself is kept in <see cref="Opened.Requests"/>.</summary>
    public async Task<Opened> Open(BrowserNewContextOptions? options = null)
    {
        Assert.SkipWhen(browser is null, $"needs Chromium at {Chromium}");
        var context = await browser.NewContextAsync(options ?? new());
        var opened = new Opened(context, await context.NewPageAsync(), []);
        opened.Page.Request += (_, request) => opened.Requests.Add(request.Url);
        opened.Page.PageError += (_, error) => opened.Requests.Add($"script error: {error}");
        await opened.Page.GotoAsync(Url);
        return opened;
    }

    /// <summary>Sixty bland turns of fifty minutes; three on channels that nobody agreed to, which are findings by rule.</summary>
    private static string Session()
    {
        var turns = string.Join(',', Enumerable.Range(1, 60).Select(n =>
            $$"""{"n":{{n}},"speaker":"{{(n % 2 == 1 ? "therapist" : "client")}}","text":"{{(n % 2 == 1 ? "How was that for you?" : "It was all right, I slept.")}}","at":"{{TimeSpan.FromSeconds(50 * n).ToString("c", CultureInfo.InvariantCulture)}}"{{Channel(n)}}}"""));
        return $$"""{"id":"week-18","held":"2026-05-04T10:00:00Z","channel":"video","place":"my flat","turns":[{{turns}}]}""" + "\n";
    }

    private static string Channel(int n) => n switch { 7 => ",\"channel\":\"whatsapp\"", 31 => ",\"channel\":\"instagram\"", 55 => ",\"channel\":\"text message\"", _ => "" };

    private async Task<string> Check(string file)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Framekeeper.Cli.dll"), "check", file, "--format", "html"])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var page = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(1);
        return page;
    }
}

/// <summary>A page, and what it asked for.</summary>
public sealed record Opened(IBrowserContext Context, IPage Page, List<string> Requests) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
