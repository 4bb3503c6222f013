using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>The first session of the invented clinic, which was gone through and signed off, as its supervisor sees it.</summary>
public sealed class DemoRoomTests(DemoClinicSite clinic) : IClassFixture<DemoClinicSite>
{
    [Fact]
    public async Task A_session_that_was_gone_through_shows_its_findings_stops_and_answers_beside_the_talk()
    {
        var tape = clinic.Folder.Clinic.Tapes.All().MinBy(tape => tape.Held)!;
        var supervisor = clinic.Folder.Clinic.Treatments.Find(tape.Treatment)!.Supervisor!;
        await using var visit = await clinic.Open($"/tapes/{tape.Id}", session: await clinic.Session(supervisor));
        var page = visit.Page;
        await Expect(page.Locator(".lead")).ToContainTextAsync("signed off by");
        await Expect(page.Locator(".stop")).ToContainTextAsync("settled");
        await Expect(page.Locator("nav [aria-current]")).ToHaveTextAsync("Treatments");
        await page.Locator("[data-key=n]").ClickAsync();
        await page.Locator("[data-key=n]").ClickAsync();
        await page.Locator(".turns").EvaluateAsync("list => { list.scrollTop = list.querySelector('.level-violation mark').closest('li').offsetTop - 60; }");
        await visit.Scan();
        await visit.Small("room", 1100, 640, "h1");
    }
}
