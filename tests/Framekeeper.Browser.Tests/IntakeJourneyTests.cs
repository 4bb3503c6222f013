using Framekeeper.Ties;
using Framekeeper.Web.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>Somebody asks for a therapist: taken down, asked about, printed, decided by compliance, and opened as a treatment.</summary>
public sealed class IntakeJourneyTests(Clinic clinic)
{
    [Fact]
    public async Task Intake_hears_two_words_compliance_sees_the_way_and_decides()
    {
        clinic.Folder.People.Take(
        [
            new Person("t-901") { Given = "Ayla", Family = "Demir", Roles = ["therapist"] }, new Person("t-902") { Given = "Owen", Family = "Pike", Roles = ["therapist"] },
            new Person("p-901") { Given = "Cem", Family = "Demir", Street = "12 Kiln Row", City = "Ashby", Postcode = "75114" },
        ]);
        clinic.Folder.People.Take([new Tie("t-901", "p-901", TieKind.Parse("HUSB")!)]);

        await using var intake = await clinic.OpenAs("/intake", AccountRoles.Intake);
        var page = intake.Page;
        await intake.Scan();
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Link, new() { Name = "Somebody asks" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Somebody asks for a therapist");
        await intake.Scan();
        await Hands.Keys(page).Write(page.GetByLabel("Given names"), "Rosalind");
        await Hands.Keys(page).Write(page.GetByLabel("Family name"), "Achterberg");
        await Hands.Keys(page).Write(page.GetByLabel("Born"), "1990-06-11");
        await Hands.Keys(page).Write(page.GetByLabel("House and street"), "12 Kiln Row");
        await Hands.Keys(page).Write(page.GetByLabel("Town"), "Ashby");
        await Hands.Keys(page).Write(page.GetByLabel("Postal code"), "75114");
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "Take down" }));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Rosalind Achterberg");
        await intake.Scan();
        await Hands.Keys(page).Tick(page.GetByLabel("Ayla Demir"));
        await Hands.Keys(page).Tick(page.GetByLabel("Owen Pike"));
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "Ask", Exact = true }));
        var (ayla, owen) = (page.GetByRole(AriaRole.Row, new() { Name = "Ayla Demir" }), page.GetByRole(AriaRole.Row, new() { Name = "Owen Pike" }));
        await Expect(ayla.Locator(".tag")).ToHaveTextAsync("ask compliance");
        await Expect(owen.Locator(".tag")).ToHaveTextAsync("clear");
        await Expect(page.Locator("main")).Not.ToContainTextAsync("Cem");
        await intake.Scan();
        await intake.Picture("intake");

        await Hands.Keys(page).Press(ayla.GetByRole(AriaRole.Link));
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Clearance record");
        await Expect(page.Locator("main")).ToContainTextAsync("Rosalind Achterberg");
        (await page.EvaluateAsync<string>("getComputedStyle(document.querySelector('dl')).display")).ShouldBe("grid", "its style is let in");
        await intake.Scan();
        await intake.Picture("clearance-record");
        (await page.PdfAsync()).Length.ShouldBeGreaterThan(1000);

        await using var compliance = await clinic.OpenAs("/clearances", AccountRoles.Compliance);
        page = compliance.Page;
        await compliance.Scan();
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Link, new() { Name = "Rosalind Achterberg" }));
        await Expect(page.Locator(".way li")).ToHaveTextAsync(["Ayla Demir", "Cem Demir", "Rosalind Achterberg"]);
        await compliance.Scan();
        await compliance.Picture("clearance");
        await Hands.Keys(page).Write(page.GetByLabel("Why"), "They share the husband's home; Owen Pike is free.");
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "They should not meet" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Decided: they should not meet.");
        await compliance.Scan();
        await page.GotoAsync("/ties");
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "Look now" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToBeVisibleAsync();
        await compliance.Scan();

        page = intake.Page;
        await page.GoBackAsync();
        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Row, new() { Name = "Ayla Demir" })).ToContainTextAsync("they should not meet");
        await Hands.Keys(page).Choose(page.GetByLabel("Whose"), "Owen Pike");
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "Go on to the treatment" }));
        await Expect(page.GetByLabel("Rosalind Achterberg")).ToBeCheckedAsync();
        await intake.Scan();
        await intake.Picture("treatment-of-intake");
    }

    [Fact]
    public async Task Own_ties_are_told_without_a_barrier()
    {
        clinic.Folder.People.Take([new Person("t-903") { Given = "Inga", Family = "Holm", Roles = ["therapist"] }]);
        var (id, _) = await clinic.Account(AccountRoles.Trainee);
        await using var administrator = await clinic.OpenAs($"/accounts/{id}", AccountRoles.Administrator);
        await administrator.Page.GetByLabel("This account is").SelectOptionAsync("t-903");
        await administrator.Page.GetByRole(AriaRole.Button, new() { Name = "Keep who it is" }).ClickAsync();
        await administrator.Scan();

        await using var visit = await clinic.Open("/declare", session: await clinic.Session(id));
        await visit.Scan();
        await visit.Picture("own-ties");
        await visit.Page.GetByLabel("Nobody new for now").CheckAsync();
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Tell the matcher" }).Last.ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("Told to the matcher");
        await visit.Scan();
    }
}
