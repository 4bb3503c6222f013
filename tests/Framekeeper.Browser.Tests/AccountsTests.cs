using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>The first account, an invitation, and a trainee who signs in with a passkey.</summary>
public sealed class AccountsTests(Clinic clinic)
{
    private const string Password = "river stapler 9 moss";

    [Fact]
    public async Task The_first_run_makes_the_administrator_who_invites_a_trainee_who_signs_in_with_a_passkey()
    {
        // Of its own, since there must be nobody yet.
        await using var fresh = new Clinic();
        await fresh.InitializeAsync();
        await using var admin = await fresh.Open($"/first/{fresh.Services.GetRequiredService<FirstRun>().Begin()}");
        var page = admin.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("The first account");
        await admin.Scan();
        await page.GetByLabel("Your name").FillAsync("Ines Falk");
        await page.GetByLabel("Your e-mail address").FillAsync("ines@clinic.example");
        await page.GetByLabel("New password").FillAsync(Password);
        await page.GetByLabel("The password again").FillAsync(Password);
        var secret = (await page.Locator("dl.facts code").InnerTextAsync()).Replace(" ", "", StringComparison.Ordinal);
        await page.GetByLabel("The six digits that the app shows").FillAsync(Totp.Code(secret, DateTimeOffset.UtcNow.ToUnixTimeSeconds() / 30));
        await page.GetByRole(AriaRole.Button, new() { Name = "Take this password" }).ClickAsync();
        await Expect(page.Locator(".codes li")).ToHaveCountAsync(10);
        await admin.Scan();

        await page.GotoAsync("/accounts/invite");
        await admin.Scan();
        await page.GetByLabel("Name").FillAsync("Dana Reyes");
        await page.GetByLabel("E-mail address").FillAsync("dana@clinic.example");
        await page.GetByLabel("trainee").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make the link" }).ClickAsync();
        var link = (await page.Locator("a.once").GetAttributeAsync("href"))!;
        await admin.Scan();

        await using var dana = await fresh.Open(link);
        page = dana.Page;
        await dana.AddAuthenticator();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Welcome, Dana Reyes");
        await dana.Scan();
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account");
        await Expect(page.Locator("dl.facts").First).ToContainTextAsync("Dana Reyes");
        await dana.Scan();

        await page.GotoAsync("/sign-out");
        await page.Locator("form[action='/sign-out'] button").Last.ClickAsync();
        await page.WaitForURLAsync("**/sign-in");
        await dana.Scan();
        await page.GotoAsync("/account/passkeys");
        await page.WaitForURLAsync("**/sign-in?returnUrl=**");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" }).ClickAsync();
        await page.WaitForURLAsync("**/account/passkeys");
        await Expect(page.Locator("tbody tr")).ToHaveCountAsync(1);
        await dana.Scan();

        // The last way in stays.
        await page.GetByRole(AriaRole.Button, new() { Name = "Remove First passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert)).ToContainTextAsync("This is the last way in");
        await dana.Scan();
        fresh.Folder.Audit.Read().Where(entry => entry.Did == "sign-in").Select(entry => entry.Detail).ShouldBe(["passkey", "passkey, joining", "password and code, joining"]);
    }

    [Fact]
    public async Task A_second_passkey_is_made_named_and_removed()
    {
        await using var visit = await clinic.OpenAs("/account/passkeys", AccountRoles.Supervisor);
        await visit.AddAuthenticator();
        var page = visit.Page;
        await page.GetByLabel("A name for it").FillAsync("Work phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Expect(page.Locator("tbody td").First).ToHaveTextAsync("Work phone");
        await page.GetByLabel("New name").FillAsync("Old phone");
        await page.GetByRole(AriaRole.Button, new() { Name = "Rename" }).ClickAsync();
        await Expect(page.Locator("tbody td").First).ToHaveTextAsync("Old phone");
        await visit.Scan();

        // The same device has one already, and is told so.
        await page.GetByRole(AriaRole.Button, new() { Name = "Make a passkey" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("has a passkey for the account already");
    }

    [Theory]
    [InlineData("/account/password", AccountRoles.Trainee)]
    [InlineData("/account/codes", AccountRoles.Trainee)]
    [InlineData("/accounts", AccountRoles.Administrator)]
    [InlineData("/accounts", AccountRoles.Director)]
    [InlineData("/accounts/invite", AccountRoles.Trainee)]
    public async Task Axe_finds_no_barrier(string path, string role)
    {
        await using var visit = await clinic.OpenAs(path, role);
        visit.Complaints.RemoveAll(complaint => complaint.Contains("403", StringComparison.Ordinal));
        await visit.Scan();
    }

    [Fact]
    public async Task One_account_is_shown_to_the_administrator_without_a_barrier()
    {
        var (id, _) = await clinic.Account(AccountRoles.Therapist);
        await using var visit = await clinic.OpenAs($"/accounts/{id}", AccountRoles.Administrator);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Make a link to choose anew" }).ClickAsync();
        await Expect(visit.Page.Locator("a.once")).ToBeVisibleAsync();
        await visit.Scan();
    }

    [Fact]
    public async Task Without_script_a_password_does()
    {
        await using var visit = await clinic.Open("/sign-in", new() { JavaScriptEnabled = false });
        await Expect(visit.Page.GetByLabel("Password")).ToBeVisibleAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Button, new() { Name = "Sign in with a passkey" })).ToBeHiddenAsync();
        await visit.Page.GetByLabel("E-mail address").FillAsync("nobody@clinic.example");
        await visit.Page.GetByLabel("Password").FillAsync(Password);
        await visit.Page.GetByRole(AriaRole.Button, new() { Name = "Go on" }).ClickAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("That did not open");
    }
}
