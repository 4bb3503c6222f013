using System.Globalization;
using System.Text;
using System.Text.Json;
using Framekeeper.Tests;
using Framekeeper.Tests.Reader;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>A coffee, then a donut with it, then a favour: what no session shows by itself.</summary>
public sealed class DriftJourneyTests(Clinic clinic)
{
    [Fact]
    public async Task What_grew_over_nine_weeks_is_shown_to_the_therapist_first()
    {
        var here = await Wonderland.Agreed(clinic);
        here.Consent();
        var tapes = new List<string>();
        var sessions = await File.ReadAllLinesAsync(Path.Combine(Repository.Root, "samples", "drift", "ohio-coffee.jsonl"), TestContext.Current.CancellationToken);
        foreach (var (n, line) in sessions.Index())
        {
            tapes.Add(await here.Bring(Told(line), clinic.Now.AddDays(7 * (n - sessions.Length)).AddHours(-1), Readers.Frame));
        }

        await using var therapist = await here.OpenAs(here.Caterpillar, $"/treatments/{here.Treatment}");
        var page = therapist.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "What sessions and deeds show together, over time" }).ClickAsync();
        await Expect(page.Locator(".lead")).ToContainTextAsync("You see this first");
        await Expect(page.Locator(".notice.warn")).ToBeVisibleAsync();
        await Expect(page.Locator(".timeline svg.plot")).ToBeVisibleAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("grabbing me a coffee");
        await Expect(page.Locator("main")).ToContainTextAsync("one of their donuts");
        await therapist.Scan();
        await therapist.Picture("drift");
        await therapist.Small("drift", 900, 620, "h1");
        await page.SetViewportSizeAsync(320, 800);
        await therapist.Scan();
        await therapist.Picture("drift narrow");

        // Somebody else sees only what is grave, until the therapist has read them.
        await using var supervisor = await here.OpenAs(here.Duchess, $"/treatments/{here.Treatment}/drift");
        await Expect(supervisor.Page.Locator("main")).ToContainTextAsync("sessions have not opened to you yet");
        (await supervisor.Page.ContentAsync()).ShouldNotContain("grabbing me a coffee", Case.Insensitive);
        await supervisor.Scan();
        foreach (var tape in tapes)
        {
            clinic.Folder.Clinic.Supervision.Read(tape, here.Caterpillar, "I did not see where it went.", "", "");
        }

        await supervisor.Page.ReloadAsync();
        await Expect(supervisor.Page.Locator(".lead")).ToContainTextAsync($"A question for {clinic.NameOf(here.Caterpillar)} first");
        await Expect(supervisor.Page.Locator(".notice.warn")).ToBeVisibleAsync();
        await Expect(supervisor.Page.Locator("main")).ToContainTextAsync("grabbing me a coffee");
        await supervisor.Scan();
        var found = supervisor.Page.Locator("tbody tr a").First;
        await found.ClickAsync();
        await Expect(supervisor.Page.Locator(".finding:target")).ToBeVisibleAsync();
        await supervisor.Scan();
    }

    /// <summary>A session of the samples as Caterpillar and Alice have it, five seconds a turn.</summary>
    private static string Told(string line)
    {
        using var session = JsonDocument.Parse(line);
        var vtt = new StringBuilder("WEBVTT\n\n");
        foreach (var (n, turn) in session.RootElement.GetProperty("turns").EnumerateArray().Index())
        {
            var who = turn.GetProperty("speaker").GetString() == "therapist" ? "Caterpillar" : "Alice";
            vtt.Append(CultureInfo.InvariantCulture, $"{Clock(5 * n)} --> {Clock((5 * n) + 4)}\n<v {who}>{turn.GetProperty("text").GetString()}\n\n");
        }

        return vtt.ToString();
    }

    private static string Clock(int seconds) => TimeSpan.FromSeconds(seconds).ToString(@"hh\:mm\:ss\.fff", CultureInfo.InvariantCulture);
}
