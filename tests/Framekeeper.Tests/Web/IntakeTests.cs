using System.Net;
using System.Text.RegularExpressions;
using Framekeeper.Rules;
using Framekeeper.Store.Clearing;
using Framekeeper.Ties;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Clearing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Tests.Web;

/// <summary>The desk of intake and of compliance, over HTTP.</summary>
public sealed class IntakeTests : IAsyncLifetime
{
    private readonly SiteFixture site = new();
    private Member intake = null!, compliance = null!;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private ClearanceDesk Desk => new(site.Folder, RuleBook.Default);

    public async ValueTask InitializeAsync()
    {
        await site.InitializeAsync();
        Store.ClearanceDeskTests.Fill(site.Folder);
        (intake, compliance) = (await site.As(AccountRoles.Intake), await site.As(AccountRoles.Compliance));
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task What_intake_sees_differs_by_the_answer_alone()
    {
        var (tied, free) = (await Opened("Lena", "Novak", "1988-04-01", "+1 214 555 0199"), await Opened("Bosse", "Lindt", "1971-02-03", "+1 214 555 0142"));
        await Ask(tied, "t-1");
        var asking = await Page(tied);
        await Ask(free, "t-1");
        var clear = await Page(free);
        asking.ShouldContain("<span class=\"tag\">ask compliance</span>");
        clear.ShouldContain("<span class=\"tag\">clear</span>");
        Plain(asking, tied).Replace(">ask compliance<", ">clear<", StringComparison.Ordinal).ShouldBe(Plain(clear, free));
        asking.ShouldNotContain("Marek");

        var (first, other) = (await Sheet(tied), await Sheet(free));
        Plain(first, tied).Replace(">ask compliance", ">clear", StringComparison.Ordinal).ShouldBe(Plain(other, free));
        first.ShouldNotContain("Marek");
    }

    [Fact]
    public async Task Answers_leave_on_the_tick()
    {
        var (tied, free) = (await Opened("Lena", "Novak", "1988-04-01", "+1 214 555 0199"), await Opened("Bosse", "Lindt", "1971-02-03", "+1 214 555 0142"));
        foreach (var id in new[] { tied, free })
        {
            var began = DateTimeOffset.UtcNow;
            await Ask(id, "t-1");
            (DateTimeOffset.UtcNow - began).ShouldBeGreaterThan(TimeSpan.FromSeconds(2), "whatever it is, an answer takes as long");
        }
    }

    [Fact]
    public async Task A_fourth_therapist_is_refused_and_four_at_once_are_not_asked_about()
    {
        var id = await Opened("Bosse", "Lindt", "1971-02-03", "+1 214 555 0142");
        (await Says(await SiteFixture.Post(intake.Client, $"/intake/{id}", [new("Asked", "t-2"), new("Asked", "t-3"), new("Asked", "t-4"), new("Asked", "t-5")], $"/intake/{id}?handler=Ask"))).ShouldContain("Choose one to 3 therapists.");
        Desk.Records(id).ShouldBeEmpty();
        await Ask(id, "t-2", "t-3", "t-4");
        Desk.Records(id).ShouldAllBe(record => record.Answers.Single().Clear);
        await Ask(id, "t-5");
        Desk.Records(id)[^1].Answers.Single().Says.ShouldBe("ask compliance");
    }

    [Fact]
    public async Task Three_are_named_whom_they_may_meet_and_nobody_tied()
    {
        var id = await Opened("Lena", "Novak", "1988-04-01", "+1 214 555 0199");
        (await SiteFixture.Post(intake.Client, $"/intake/{id}", [], $"/intake/{id}?handler=Whom")).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var named = Desk.Records(id).ShouldHaveSingleItem().Answers;
        named.Count.ShouldBe(3);
        named.ShouldAllBe(answer => answer.Clear && answer.Therapist != "t-1");
    }

    [Fact]
    public async Task Compliance_sees_the_path_decides_and_intake_hears_the_decision_without_its_reason()
    {
        var id = await Opened("Lena", "Novak", "1988-04-01", "+1 214 555 0199");
        await Ask(id, "t-1");
        var clearance = Desk.Records(id).ShouldHaveSingleItem().Id;
        (await compliance.Client.GetStringAsync("/", Stop)).ShouldContain("Lena Novak asks for a therapist");
        var page = await compliance.Client.GetStringAsync($"/clearances/{clearance}", Stop);
        page.ShouldContain("<li>Marek Novak</li>");
        page.ShouldContain("sibling-in-law of Lena Novak");
        (await compliance.Client.GetStringAsync($"/clearances/{clearance}/record", Stop)).ShouldContain("sibling-in-law of Lena Novak");
        site.Folder.Audit.Read(clearance).Select(entry => entry.Did).ShouldContain("grounds");

        (await Says(await SiteFixture.Post(compliance.Client, $"/clearances/{clearance}", [new("May", "false"), new("Why", " ")]))).ShouldContain("Write the reason");
        await SiteFixture.Post(compliance.Client, $"/clearances/{clearance}", [new("May", "false"), new("Why", "the brother-in-law")]);
        foreach (var seen in new[] { await Page(id), await Sheet(id) })
        {
            seen.ShouldContain("they should not meet");
            seen.ShouldNotContain("brother");
        }

        (await compliance.Client.GetStringAsync($"/clearances/{clearance}/record", Stop)).ShouldContain("the brother-in-law");
        (await intake.Client.GetAsync($"/clearances/{clearance}", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await compliance.Client.GetAsync($"/intake/{id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_printed_record_stands_by_itself_and_names_people_as_they_are_called()
    {
        var id = await Opened("Bosse", "Lindt", "1971-02-03", "+1 214 555 0142");
        await Ask(id, "t-2");
        using var answer = await intake.Client.GetAsync(SheetOf(id), Stop);
        answer.Headers.GetValues("Content-Security-Policy").ShouldBe([ClearanceSheet.Policy]);
        var sheet = await Says(answer);
        new[] { "Bosse Lindt", "TherapistC OfMham", "intake 1", "not yet", "Signed" }.ShouldAllBe(words => sheet.Contains(words));
        (await intake.Client.GetAsync($"/intake/i-0000000000/record/{Desk.Records(id)[0].Id}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "a record is its own intake's");
        site.Folder.Audit.Read(Desk.Records(id)[0].Id).ShouldContain(entry => entry.Did == "export" && entry.Who == intake.Id);
    }

    [Fact]
    public async Task Who_becomes_a_client_goes_on_to_a_treatment_that_is_filled_in()
    {
        var (account, _) = await Linked("t-2", AccountRoles.Therapist);
        var id = await Opened("Bosse", "Lindt", "1971-02-03", "+1 214 555 0142");
        await Ask(id, "t-2");
        (await Says(await SiteFixture.Post(intake.Client, $"/intake/{id}", [new("Therapist", "t-3")], $"/intake/{id}?handler=Became"))).ShouldContain("Choose somebody whom they may meet");
        var to = (await SiteFixture.Post(intake.Client, $"/intake/{id}", [new("Therapist", "t-2")], $"/intake/{id}?handler=Became")).Headers.Location!.OriginalString;
        var form = await intake.Client.GetStringAsync(to, Stop);
        form.ShouldContain("checked=\"checked\"> Bosse Lindt");
        form.ShouldContain($"<option selected=\"selected\" value=\"{account}\">");
        form.ShouldContain("Bosse Lindt and therapist 3: clear.");
        Desk.Intake(id)!.Deletes.ShouldBeNull();
        (await intake.Client.GetStringAsync("/intake", Stop)).ShouldNotContain("Bosse");

        var client = Desk.Intake(id)!.Client!;
        await SiteFixture.Post(intake.Client, to, [new("Clients", client), new("Therapist", account)], "/treatments/new");
        site.Folder.Clinic.Treatments.All().ShouldHaveSingleItem().Clients.ShouldBe([client]);
        site.Folder.People.Ties().Count(tie => tie.Kind.Name == "client-of").ShouldBe(1, "the treatment that was opened is the tie that was there");
    }

    [Fact]
    public async Task What_a_therapist_tells_of_the_own_life_counts_and_is_shown_nowhere()
    {
        var (account, _) = await Linked("t-4", AccountRoles.Trainee);
        var therapist = await site.SignIn(account);
        var c1 = site.Folder.People.Find("c-1")!;
        await SiteFixture.Post(therapist.Client, "/declare", [new("Other", $"{c1.Given} {c1.Family}"), new("Kind", "ex-partner")], "/declare?handler=Tie");
        var id = await Opened("Lena", "Novak", "1988-04-01", "+1 214 555 0199");
        await Ask(id, "t-4");
        Desk.Records(id)[^1].Waits.ShouldBeTrue();
        site.Folder.People.Ties().ShouldAllBe(tie => tie.From != "t-4");
        (await therapist.Client.GetStringAsync("/declare", Stop)).ShouldNotContain("selected");

        await SiteFixture.Post(therapist.Client, "/declare", [], "/declare?handler=Back");
        Desk.IsClear(Store.ClearanceDeskTests.Lena, "t-4").ShouldBeTrue("it was taken back");
        await SiteFixture.Post(therapist.Client, "/declare", [new("Nobody", "true")], "/declare?handler=Decline");
        Desk.IsClear(Store.ClearanceDeskTests.Bo, "t-4").ShouldBeFalse();
        (await (await site.As(AccountRoles.Supervisor)).Client.GetStringAsync("/declare", Stop)).ShouldContain("Nobody has said yet who of the roster your account is");
    }

    [Fact]
    public async Task A_sweep_tells_compliance_of_a_tie_between_those_in_treatment()
    {
        site.Folder.People.Take([new Tie("c-1", "t-1", TieKind.Parse("client-of")!)]);
        (await compliance.Client.GetStringAsync("/ties", Stop)).ShouldContain("No tie has been found.");
        await SiteFixture.Post(compliance.Client, "/ties", []);
        var page = await compliance.Client.GetStringAsync("/ties", Stop);
        page.ShouldContain("TherapistB OfLham and Lena Novak");
        page.ShouldContain("sibling-in-law of Lena Novak");
    }

    [Fact]
    public async Task An_administrator_says_who_of_the_roster_an_account_is_and_nobody_is_two()
    {
        var (first, _) = await site.Account(AccountRoles.Therapist);
        var (second, _) = await site.Account(AccountRoles.Therapist);
        var administrator = await site.As(AccountRoles.Administrator);
        await SiteFixture.Post(administrator.Client, $"/accounts/{first}", [new("Person", "t-5")], $"/accounts/{first}?handler=Person");
        (await administrator.Client.GetStringAsync($"/accounts/{first}", Stop)).ShouldContain("<option selected=\"selected\" value=\"t-5\">");
        (await Says(await SiteFixture.Post(administrator.Client, $"/accounts/{second}", [new("Person", "t-5")], $"/accounts/{second}?handler=Person"))).ShouldContain("has been given this person already");
        System.Text.Encoding.ASCII.GetString(await File.ReadAllBytesAsync(Path.Combine(site.Data, "frame.db"), Stop)).ShouldNotContain("\u0003t-5");
    }

    [Theory]
    [InlineData("2026-07-01T06:00:00Z", "2026-07-02T06:00:00Z", "on the hour the next night's")]
    [InlineData("2026-07-01T05:59:00Z", "2026-07-01T06:00:00Z", "summer")]
    [InlineData("2026-12-01T12:00:00Z", "2026-12-02T07:00:00Z", "winter")]
    [InlineData("2026-03-08T05:00:00Z", "2026-03-08T06:00:00Z", "the night in which the clock is put forward")]
    public void The_sweep_is_at_three_by_the_clinics_clock(string now, string then, string because) =>
        Nightly.Next(DateTimeOffset.Parse(now, null), TimeZoneInfo.FindSystemTimeZoneById("America/Halifax")).UtcDateTime.ShouldBe(DateTimeOffset.Parse(then, null).UtcDateTime, because);

    private async Task<string> Opened(string given, string family, string born, string phone)
    {
        var answer = await SiteFixture.Post(intake.Client, "/intake/new", [new("Given", given), new("Family", family), new("Born", born), new("Phone", phone)]);
        return answer.Headers.Location!.OriginalString.Split('/')[^1];
    }

    private async Task Ask(string id, params string[] therapists) =>
        (await SiteFixture.Post(intake.Client, $"/intake/{id}", therapists.Select(therapist => new KeyValuePair<string, string>("Asked", therapist)), $"/intake/{id}?handler=Ask")).StatusCode.ShouldBe(HttpStatusCode.Redirect);

    private Task<string> Page(string id) => intake.Client.GetStringAsync($"/intake/{id}", Stop);

    private string SheetOf(string id) => $"/intake/{id}/record/{Desk.Records(id)[^1].Id}";

    private Task<string> Sheet(string id) => intake.Client.GetStringAsync(SheetOf(id), Stop);

    private static Task<string> Says(HttpResponseMessage answer) => answer.Content.ReadAsStringAsync(Stop);

    private async Task<(string Id, string Email)> Linked(string person, string role)
    {
        var (id, email) = await site.Account(role);
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        var account = (await users.FindByIdAsync(id))!;
        account.Person = person;
        await users.UpdateAsync(account);
        return (id, email);
    }

    /// <summary>The page without what every page has of its own: its ids, times, tokens and the particulars that were put in.</summary>
    private static string Plain(string page, string id)
    {
        page = Regex.Replace(page.Replace(id, "ID", StringComparison.Ordinal), "name=\"__RequestVerificationToken\"[^>]*>", "TOKEN>");
        page = Regex.Replace(page, "k-[0-9a-f]{10}", "RECORD");
        page = Regex.Replace(page, @"\d{1,2}:\d\d", "TIME");
        foreach (var (one, other) in new[] { ("Lena Novak", "Bosse Lindt"), ("1988-04-01", "1971-02-03"), ("0199", "0142") })
        {
            page = page.Replace(one, other, StringComparison.Ordinal);
        }

        return page;
    }
}
