using System.Diagnostics;
using System.Globalization;
using System.Text;
using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(Framekeeper.Browser.Tests.Report))]

namespace Framekeeper.Browser.Tests;

/// <summary>The pages that the real command line makes of invented sessions, and a browser to open them in.</summary>
public sealed class Report : IAsyncLifetime
{
    private const string Chromium = "/usr/bin/chromium";

    private readonly string folder = Path.Combine(Path.GetTempPath(), $"framekeeper-browser-{Guid.NewGuid():N}");
    private IPlaywright? playwright;
    private IBrowser? browser;

    public const string Evaluation = "evaluation.html";

    public string Url => UrlOf("report.html");

    public string UrlOf(string page) => new Uri(Path.Combine(folder, page)).AbsoluteUri;

    public async ValueTask InitializeAsync()
    {
        Directory.CreateDirectory(folder);
        await File.WriteAllTextAsync(Path.Combine(folder, "week.jsonl"), Session());
        await File.WriteAllTextAsync(Path.Combine(folder, "report.html"), await Call(1, "check", "week.jsonl", "--format", "html"));
        await File.WriteAllTextAsync(Path.Combine(folder, "labelled.jsonl"), Labelled());
        await File.WriteAllTextAsync(Path.Combine(folder, Evaluation), await Call(0, "evaluate", "labelled.jsonl", "--ordinary", "week.jsonl", "--noise", "0.1", "--errors", "--format", "html"));
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

    /// <summary>A page (without its name the report) opened in a browser of its own state. Whatever the page asks for beyond itself is kept in <see cref="Opened.Requests"/>.</summary>
    public async Task<Opened> Open(BrowserNewContextOptions? options = null, string page = "report.html")
    {
        Assert.SkipWhen(browser is null, $"needs Chromium at {Chromium}");
        var context = await browser.NewContextAsync(options ?? new());
        var opened = new Opened(context, await context.NewPageAsync(), []);
        opened.Page.Request += (_, request) => opened.Requests.Add(request.Url);
        opened.Page.PageError += (_, error) => opened.Requests.Add($"script error: {error}");
        await opened.Page.GotoAsync(UrlOf(page));
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

    /// <summary>Twelve short sessions, half of them on a channel that nobody agreed to, some labelled so, and two accounts.</summary>
    private static string Labelled() => string.Concat(Enumerable.Range(1, 12).Select(n =>
        $$"""{"id":"l{{n}}","voice":"invented","channel":"{{(n % 2 == 0 ? "whatsapp" : "video")}}","turns":[{"speaker":"therapist","text":"How was that for you?","acts":[{{(n % 4 == 0 ? "\"solicit.contact\"" : "")}}]},{"speaker":"client","text":"It was all right, I slept.","acts":[]},{"speaker":"therapist","text":"Could you lend me fifty until Friday?","acts":["solicit.money"]}{{string.Concat(Enumerable.Repeat(""",{"speaker":"client","text":"I slept.","acts":[]},{"speaker":"therapist","text":"Good.","acts":[]}""", 3))}}]}""" + "\n"))
        + """{"id":"r1","text":"My therapist is kind.","acts":[],"crisis":false}""" + "\n" + """{"id":"r2","text":"She asked me for money, and I want to die.","acts":["solicit.money"],"crisis":true}""" + "\n";

    private async Task<string> Call(int code, params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Path.Combine(AppContext.BaseDirectory, "Framekeeper.Cli.dll"), .. args])
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var page = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        process.ExitCode.ShouldBe(code);
        return page;
    }
}

/// <summary>A page, and what it asked for.</summary>
public sealed record Opened(IBrowserContext Context, IPage Page, List<string> Requests) : IAsyncDisposable
{
    public async ValueTask DisposeAsync() => await Context.DisposeAsync();
}
