using Framekeeper.Tests.Web.Rooms;
using Framekeeper.Web.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>A tape that is watched together: far apart, and in one room.</summary>
public sealed class TogetherTests(Clinic clinic)
{
    [Fact]
    public async Task Of_six_people_at_one_screen_one_is_not_allowed_and_play_waits_until_they_have_left()
    {
        var shown = await Shown.In(clinic, 4);
        var ana = await Shown.Account(clinic, "Ana Lima", AccountRoles.Trainee);
        await using (var kofi = await clinic.Open("/account/pin", session: await clinic.Session(shown.Group.Members[0])))
        {
            await kofi.Page.GetByLabel("New PIN").FillAsync("415926");
            await kofi.Page.GetByRole(AriaRole.Button, new() { Name = "Take this PIN" }).ClickAsync();
            await Expect(kofi.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("The PIN is taken.");
            await kofi.Scan();
        }

        await using var margaret = await Open(shown, shown.Supervisor);
        var page = margaret.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Several of you watch this screen? Say who is here." }).ClickAsync();
        await margaret.Scan();
        await page.GetByRole(AriaRole.Button, new() { Name = "Call the roll" }).ClickAsync();
        foreach (var account in shown.Group.Members.Append(ana))
        {
            await page.GetByLabel("Who else is here?").SelectOptionAsync(account);
            await page.GetByRole(AriaRole.Button, new() { Name = "Name them" }).ClickAsync();
        }

        await Expect(page.Locator(".tiles > li")).ToHaveCountAsync(5);
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Ana Lima may not see this recording. Ask them to leave the room, then take them off the list: play waits until then.");
        await margaret.Scan();
        await page.GotoAsync($"/tapes/{shown.Tape}?purpose=group");
        await Expect(page.Locator(".together .notice")).ToContainTextAsync("Ana Lima may not see this recording.");
        (await Refused(page, shown)).ShouldBe(403);

        await page.GetByRole(AriaRole.Link, new() { Name = "Who is here" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Ana Lima is not in the room" }).ClickAsync();
        await page.GetByLabel("PIN of Kofi Boateng").FillAsync("415926");
        await page.Locator("li", new() { HasText = "Kofi Boateng" }).GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(page.GetByText("here, by PIN")).ToBeVisibleAsync();
        while (await page.GetByRole(AriaRole.Button, new() { Name = "I attest that" }).First.IsVisibleAsync())
        {
            await page.GetByRole(AriaRole.Button, new() { Name = "I attest that" }).First.ClickAsync();
        }

        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("All who are here may watch.");
        margaret.Complaints.RemoveAll(complaint => complaint.Contains("403", StringComparison.Ordinal));
        await margaret.Scan();
        await page.GetByRole(AriaRole.Link, new() { Name = "Go to the recording" }).ClickAsync();
        await Until(page, "readyState > 0");
        await page.EvaluateAsync("document.querySelector('audio[data-tape]').play()");
        await Until(page, "currentTime > 1");
        await margaret.Scan();
        foreach (var account in shown.Group.Members)
        {
            clinic.Folder.Audit.Read(shown.Tape).Single(entry => entry.Who == account && entry.Did == "play").Detail.ShouldBe(account == shown.Group.Members[0] ? "in one room, PIN" : "in one room, attested");
        }

        clinic.Folder.Audit.Read(shown.Tape).ShouldNotContain(entry => entry.Who == ana);
    }

    private async Task<Visit> Open(Shown shown, string account) => await clinic.Open($"/tapes/{shown.Tape}?purpose=group", session: await clinic.Session(account));

    /// <summary>Asked from here: what waits within the page needs eval, which the policy forbids.</summary>
    private static async Task Until(IPage page, string holds)
    {
        for (var n = 0; !await page.EvaluateAsync<bool>($"document.querySelector('audio[data-tape]')?.{holds}"); n++)
        {
            n.ShouldBeLessThan(150, $"{holds} does not come");
            await Task.Delay(200);
        }
    }

    private static async Task<int> Refused(IPage page, Shown shown) => await page.EvaluateAsync<int>($"fetch('/tapes/{shown.Tape}/media?purpose=group').then(answer => answer.status)");
}
