using Framekeeper.Web;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>The invented clinic, in browsers.</summary>
public sealed class DemoBrowser : Clinic
{
    public const string Margaret = "a100000000000001", Emeka = "a100000000000002", Sophie = "a100000000000003", Peter = "a200000000000002";

    protected override SiteOptions Options(SiteOptions usual) => usual with { Demo = true };

    public async Task<Visit> As(string account, string path, BrowserNewContextOptions? options = null) => await Open(path, options, await Session(account));

    /// <summary>What a page looks like, for whoever looks: into the folder that FRAMEKEEPER_SHOTS names, where it does.</summary>
    public static async Task Shoot(IPage page, string name)
    {
        if (Environment.GetEnvironmentVariable("FRAMEKEEPER_SHOTS") is { Length: > 0 } folder)
        {
            await page.ScreenshotAsync(new() { Path = Path.Combine(folder, $"{name}.png"), FullPage = true });
        }
    }
}

/// <summary>The inbox: looked through, assigned, decided, taken along; and a drawn session that is reviewed.</summary>
public sealed class InboxJourneyTests(DemoBrowser clinic) : IClassFixture<DemoBrowser>
{
    [Fact]
    public async Task A_supervisor_assigns_decides_and_takes_a_table_along()
    {
        await using var visit = await clinic.As(DemoBrowser.Margaret, "/inbox");
        var page = visit.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Inbox");
        await Expect(page.Locator("table.inbox tbody tr").First.Locator(".tag.level")).ToHaveTextAsync("grave");
        await DemoBrowser.Shoot(page, "inbox");
        await visit.Scan();

        var first = page.Locator("table.inbox tbody tr").First;
        await first.Locator("summary", new() { HasText = "Assign" }).ClickAsync();
        await DemoBrowser.Shoot(page, "inbox-assign");
        await first.GetByLabel("To").SelectOptionAsync(new SelectOptionValue { Label = "Peter Zinck" });
        await visit.Scan();
        await first.GetByRole(AriaRole.Button, new() { Name = "Assign" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Peter Zinck is to look at it");

        await first.Locator("summary", new() { HasText = "Decide" }).ClickAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Dismiss" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("needs a reason");
        await first.Locator("summary", new() { HasText = "Decide" }).ClickAsync();
        await first.GetByRole(AriaRole.Button, new() { Name = "Confirm" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Confirmed");

        await page.GetByLabel("Status").SelectOptionAsync("confirmed");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show" }).ClickAsync();
        await Expect(page.Locator("table.inbox")).ToContainTextAsync("confirmed");
        await visit.Scan();
        var taken = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "As CSV" }).ClickAsync());
        taken.SuggestedFilename.ShouldBe("findings.csv");
    }

    [Fact]
    public async Task A_drawn_session_is_looked_at_and_the_rate_of_misses_is_told_with_its_interval()
    {
        await using var visit = await clinic.As(DemoBrowser.Emeka, "/inbox");
        var page = visit.Page;
        await DemoBrowser.Shoot(page, "inbox-sample");
        await visit.Scan();
        await page.GetByRole(AriaRole.Link, new() { Name = "Session of" }).ClickAsync();
        await Expect(page.Locator(".turns li").First).ToBeVisibleAsync();
        await page.GotoAsync("/inbox");
        await page.GetByRole(AriaRole.Button, new() { Name = "Nothing was missed" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Nothing was missed there");
        await Expect(page.Locator("section", new() { HasText = "How often something is missed" }).First).ToContainTextAsync("In 0 of 1 reviewed sessions something was missed");
        await DemoBrowser.Shoot(page, "inbox-rate");
        await visit.Scan();
    }

    [Fact]
    public async Task The_compliance_lead_sees_all_treatments_on_a_narrow_screen_too()
    {
        await using var visit = await clinic.As(DemoBrowser.Peter, "/inbox?status=all", new() { ViewportSize = new() { Width = 380, Height = 800 } });
        await Expect(visit.Page.Locator("table.inbox tbody tr").First).ToBeVisibleAsync();
        await DemoBrowser.Shoot(visit.Page, "inbox-narrow");
        await visit.Scan();
    }
}

/// <summary>A dyad's course: the therapist's first, and for others what is open to them.</summary>
public sealed class DriftPageTests(DemoBrowser clinic) : IClassFixture<DemoBrowser>
{
    [Fact]
    public async Task The_therapist_reaches_it_from_the_treatment_and_reads_what_was_found()
    {
        var tape = clinic.Folder.Clinic.Tapes.All().OrderBy(tape => tape.Held).First();
        await using var visit = await clinic.As(DemoBrowser.Sophie, $"/treatments/{tape.Treatment}");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "over time" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Over time");
        await Expect(page.Locator(".lead")).ToContainTextAsync("You see this first");
        await Expect(page.Locator(".plot .mark").First).ToBeVisibleAsync();
        await DemoBrowser.Shoot(page, "drift");
        await visit.Scan();
        await page.Locator("table.rows a").First.ClickAsync();
        await page.WaitForURLAsync("**/tapes/**");
    }

    [Fact]
    public async Task Whoever_no_consent_names_sees_the_course_without_words()
    {
        var tape = clinic.Folder.Clinic.Tapes.All().OrderBy(tape => tape.Held).First();
        await using var visit = await clinic.As(DemoBrowser.Peter, $"/treatments/{tape.Treatment}/drift", new() { ColorScheme = ColorScheme.Dark, ViewportSize = new() { Width = 420, Height = 900 } });
        await Expect(visit.Page.Locator("blockquote")).ToHaveCountAsync(0);
        await Expect(visit.Page.GetByText("The words are not shown to you here").First).ToBeVisibleAsync();
        await DemoBrowser.Shoot(visit.Page, "drift-narrow");
        await visit.Scan();
    }

    [Fact]
    public async Task Deeds_stand_on_the_same_line()
    {
        var treatment = clinic.Folder.Clinic.Treatments.All().First(treatment => clinic.Folder.Clinic.Findings.Of(treatment.Id).Count > 0);
        await using var visit = await clinic.As(treatment.Therapists[0], $"/treatments/{treatment.Id}/drift");
        await Expect(visit.Page.Locator("table.rows")).ToContainTextAsync("deed");
        await DemoBrowser.Shoot(visit.Page, "drift-deeds");
        await visit.Scan();
    }
}
