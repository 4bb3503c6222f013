using Framekeeper.Store.Clinic;
using Framekeeper.Tests.Web.Rooms;
using Framekeeper.Web.Access;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>What people of a clinic do from day to day.</summary>
public sealed class ClinicWorkTests(Clinic clinic)
{
    [Fact]
    public async Task A_turn_is_corrected_in_its_place_and_what_was_decided_of_its_finding_stays()
    {
        var here = await Wonderland.Agreed(clinic);
        here.Consent();
        var tape = await here.Bring();
        var records = clinic.Folder.Clinic;
        var finding = records.Findings.Of(tape).ShouldHaveSingleItem().Finding;
        records.Findings.Decide(tape, finding.Id, FindingStatus.Confirmed, null, here.Duchess);
        await using var visit = await here.OpenAs(here.Caterpillar, $"/tapes/{tape}");
        var page = visit.Page;
        await Expect(page.Locator($"#f-{finding.Id} h3")).ToContainTextAsync("confirmed");

        // Looked at and left as it is: in its place too.
        await page.GetByRole(AriaRole.Link, new() { Name = "Correct turn 1" }).ClickAsync();
        await Expect(page.GetByLabel("What is said")).ToBeVisibleAsync();
        await visit.Scan();
        await visit.Picture("turn corrected in place");
        await page.GetByRole(AriaRole.Link, new() { Name = "Leave it as it is" }).ClickAsync();
        await Expect(page.Locator("#t1 .said")).ToHaveTextAsync("I did not sleep much this week.");

        await page.GetByRole(AriaRole.Link, new() { Name = "Correct turn 2" }).ClickAsync();
        await Expect(page.GetByLabel("What is said")).ToBeFocusedAsync();
        await page.GetByLabel("Who speaks").FillAsync("Humpty");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it", Exact = true }).ClickAsync();
        await Expect(page.Locator("#t2 .error")).ToContainTextAsync("nobody whom the agreement names");
        await visit.Scan();
        await page.GetByLabel("Who speaks").FillAsync("Caterpillar");
        await page.GetByLabel("What is said").FillAsync("Could you lend me fifty dollars until Saturday?");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it", Exact = true }).ClickAsync();
        await Expect(page.Locator("#t2 .said")).ToHaveTextAsync("Could you lend me fifty dollars until Saturday?");
        await Expect(page.Locator("#t2")).ToContainTextAsync("corrected");
        page.Url.ShouldEndWith(tape, Case.Sensitive, "the page was not left");
        await visit.Scan();

        var found = records.Findings.Of(tape).ShouldHaveSingleItem();
        (found.Finding.Id, found.Standing.Status).ShouldBe((finding.Id, FindingStatus.Confirmed));
        records.Transcripts.Find(tape)!.Turns.Select(turn => turn.Corrections.Count).ShouldBe([0, 1, 0]);
        await page.ReloadAsync();
        await Expect(page.Locator($"#f-{finding.Id} h3")).ToContainTextAsync("confirmed");
        await visit.Scan();
    }

    [Fact]
    public async Task Without_script_a_turn_is_corrected_on_a_page_of_its_own()
    {
        var here = await Wonderland.Agreed(clinic);
        here.Consent();
        var tape = await here.Bring();
        await using var visit = await clinic.Open($"/tapes/{tape}", new() { JavaScriptEnabled = false }, await clinic.Session(here.Caterpillar));
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Correct turn 3" }).ClickAsync();
        await page.GetByLabel("What is said").FillAsync("I suppose I could.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it", Exact = true }).ClickAsync();
        await Expect(page).ToHaveURLAsync(new System.Text.RegularExpressions.Regex($"{tape}#t3$"));
        await Expect(page.Locator("#t3 .said")).ToHaveTextAsync("I suppose I could.");
    }

    [Fact]
    public async Task A_deed_is_written_down_judged_at_once_and_struck_out()
    {
        var here = await Wonderland.Agreed(clinic);
        await using var visit = await here.OpenAs(here.Caterpillar, $"/treatments/{here.Treatment}/deeds");
        var page = visit.Page;
        await Expect(page.Locator(".empty")).ToBeVisibleAsync();
        await page.GetByLabel("Amount").FillAsync("a lot");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await Expect(page.Locator("#amount-error")).ToContainTextAsync("as a number");
        await visit.Scan();

        await page.GetByLabel("What it was").SelectOptionAsync("Payment");
        await page.GetByLabel("Amount").FillAsync("25");
        await page.GetByLabel("Currency").FillAsync("usd");
        await page.GetByLabel("By what").FillAsync("card");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("It is within the agreement");

        await page.GetByLabel("What it was").SelectOptionAsync("Gift");
        await page.GetByLabel("From", new() { Exact = true }).SelectOptionAsync("client");
        await page.GetByLabel("Amount").FillAsync("400");
        await page.GetByLabel("Currency").FillAsync("USD");
        await page.GetByLabel("In your words").FillAsync("a golden key");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("There is something to ask about it");
        await Expect(page.Locator(".finding")).ToHaveCountAsync(1);
        await visit.Scan();
        await visit.Picture("deeds");

        await page.GetByText("This entry is wrong").First.ClickAsync();
        await page.GetByLabel("What is wrong with it").First.FillAsync("it was a glass key");
        await visit.Scan();
        await page.GetByRole(AriaRole.Button, new() { Name = "Strike it out" }).First.ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync($"struck out by {clinic.NameOf(here.Caterpillar)}");
        await Expect(page.Locator(".finding")).ToHaveCountAsync(0);
        await visit.Scan();
    }

    [Fact]
    public async Task At_the_years_end_a_treatment_is_handed_over_to_be_signed_anew()
    {
        var here = await Wonderland.Agreed(clinic);
        here.Consent();
        var dormouse = await clinic.Account("Dormouse", [AccountRoles.Trainee]);
        await using var visit = await here.OpenAs(here.Duchess, $"/treatments/{here.Treatment}");
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Hand over to another therapist" }).ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await Expect(page.Locator("#therapist-error")).ToHaveTextAsync("Choose who takes over.");
        await visit.Scan();
        await page.GetByLabel("Who takes over").SelectOptionAsync(dormouse);
        await page.GetByLabel("Supervisor", new() { Exact = true }).SelectOptionAsync(here.Duchess);
        await page.GetByRole(AriaRole.Button, new() { Name = "Hand over" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Handed over");
        await Expect(page.Locator(".lead")).ToContainTextAsync("with Dormouse");
        await Expect(page.Locator("main")).ToContainTextAsync("waits for signatures");
        await Expect(page.Locator(".tag").Filter(new() { HasText = "none" })).ToBeVisibleAsync();
        await visit.Scan();
        var next = page.Url.Split('/')[^1];
        (clinic.Folder.Clinic.Consents.Of(next).Count, clinic.Folder.Clinic.Treatments.Find(next)!.Continues).ShouldBe((0, here.Treatment));

        await page.GotoAsync($"/treatments/{here.Treatment}");
        await Expect(page.Locator(".lead")).ToContainTextAsync("ended");
        await visit.Scan();
    }

    [Fact]
    public async Task A_group_is_made_changed_seen_by_who_consents_and_ended()
    {
        var here = await Wonderland.Agreed(clinic);
        await clinic.Account("Dodo", [AccountRoles.Trainee]);
        await using var visit = await here.OpenAs(here.Duchess, "/groups");
        var page = visit.Page;
        var (name, form) = ($"Tea party {here.Alice}", page.Locator("form.card"));
        await form.GetByRole(AriaRole.Button, new() { Name = "Make the group" }).ClickAsync();
        await Expect(form.Locator(".error")).ToContainTextAsync("The name is missing");
        await visit.Scan();
        await form.GetByLabel("Name").FillAsync(name);
        await form.GetByLabel("Dodo").CheckAsync();
        await form.GetByRole(AriaRole.Button, new() { Name = "Make the group" }).ClickAsync();
        var tile = page.Locator(".tiles > li").Filter(new() { HasText = name });
        await Expect(tile).ToContainTextAsync("Dodo");
        await tile.Locator("summary").ClickAsync();
        await visit.Scan();
        await visit.Picture("groups");
        await tile.GetByLabel(clinic.NameOf(here.Duchess), new() { Exact = true }).CheckAsync();
        await tile.GetByRole(AriaRole.Button, new() { Name = "Keep it", Exact = true }).ClickAsync();
        await Expect(page.Locator(".tiles > li").Filter(new() { HasText = name })).ToContainTextAsync(clinic.NameOf(here.Duchess));

        await page.GotoAsync($"/treatments/{here.Treatment}/consent/{here.Alice}");
        await Expect(page.GetByLabel(name)).ToBeVisibleAsync();
        await visit.Scan();
        await page.GotoAsync("/groups");
        await page.Locator(".tiles > li").Filter(new() { HasText = name }).Locator("summary").ClickAsync();
        await page.Locator(".tiles > li").Filter(new() { HasText = name }).GetByRole(AriaRole.Button, new() { Name = "End this group" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The group has ended");
        await Expect(page.Locator(".tiles > li").Filter(new() { HasText = name })).ToHaveCountAsync(0);
        await visit.Scan();
    }

    [Fact]
    public async Task The_audit_shows_which_seconds_were_played_and_so_does_what_the_client_sees()
    {
        var here = await Wonderland.Agreed(clinic);
        var code = here.Consent();
        var tape = await here.Bring();
        clinic.Folder.Clinic.Supervision.Read(tape, here.Caterpillar, "It went.", "", "");
        await using (var supervisor = await here.OpenAs(here.Duchess, $"/tapes/{tape}"))
        {
            await supervisor.Page.EvaluateAsync("async () => { const audio = document.querySelector('audio'); audio.muted = true; await audio.play(); }");
            await supervisor.Page.WaitForFunctionAsync("() => document.querySelector('audio').currentTime > 1.2");
            await supervisor.Page.EvaluateAsync("() => document.querySelector('audio').pause()");
            await supervisor.Scan();
        }

        await using var director = await clinic.OpenAs("/audit", AccountRoles.Director);
        var page = director.Page;
        await page.GetByLabel("About").FillAsync(tape);
        await page.GetByLabel("What", new() { Exact = true }).SelectOptionAsync("play");
        await page.GetByRole(AriaRole.Button, new() { Name = "Show", Exact = true }).ClickAsync();
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = "0:00-0:0" })).ToContainTextAsync(clinic.NameOf(here.Duchess));
        await director.Scan();
        await director.Picture("audit of one recording");
        await page.GetByRole(AriaRole.Button, new() { Name = "Go through the whole log" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The log is whole");
        await director.Scan();

        await page.GotoAsync($"/treatments/{here.Treatment}/seen");
        await Expect(page.Locator("tbody")).ToContainTextAsync("listened to 0:00-0:0");
        await director.Scan();

        await using var alice = await clinic.Open("/withdraw");
        await alice.Page.GetByLabel("Your code").FillAsync(code);
        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "Show me" }).ClickAsync();
        await Expect(alice.Page.Locator("tbody tr").Filter(new() { HasText = "listened to 0:00-0:0" })).ToContainTextAsync(clinic.NameOf(here.Duchess));
        await alice.Scan();
    }

    [Fact]
    public async Task The_director_holds_a_recording_back_and_destroys_it_once_the_hold_is_over()
    {
        var here = await Wonderland.Agreed(clinic);
        here.Consent();
        var tape = await here.Bring();
        await using var visit = await clinic.OpenAs($"/tapes/{tape}", AccountRoles.Director);
        var page = visit.Page;
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Closed" })).ToBeVisibleAsync();
        (await page.ContentAsync()).ShouldNotContain("lend me", Case.Insensitive);
        await page.GetByText("Put destruction off").ClickAsync();
        await page.GetByLabel("Reason").FillAsync("a complaint to the board");
        await page.GetByLabel("Until").FillAsync(DateTime.UtcNow.AddDays(120).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture));
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it off" }).ClickAsync();
        await Expect(page.Locator("#told-error")).ToContainTextAsync("the client must be told");
        await visit.Scan();
        await page.GetByLabel("How was the client told?").FillAsync("by letter");
        await page.GetByRole(AriaRole.Button, new() { Name = "Put it off" }).ClickAsync();
        await Expect(page.Locator(".notice.warn")).ToContainTextAsync("On hold until");
        await page.GetByText("Destroy the whole").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Destroy it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("The recording is on hold until");
        await visit.Scan();
        await visit.Picture("recording on hold");
        await page.GetByRole(AriaRole.Button, new() { Name = "End the hold" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The hold is over");
        await page.GetByText("Destroy the whole").ClickAsync();
        await visit.Scan();
        await page.GetByRole(AriaRole.Button, new() { Name = "Destroy it" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Certificate of destruction");
        await visit.Scan();
    }
}
