using System.Net;
using Framekeeper.Consulting;
using Framekeeper.Store.Clinic;
using Framekeeper.Ties;
using Framekeeper.Web.Access;

namespace Framekeeper.Tests.Web;

/// <summary>Who opens a consultation, and what leaves the clinic of it.</summary>
public sealed class ConsultsTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task Those_who_treat_supervise_or_look_after_it_open_it_and_for_others_it_is_not_there()
    {
        var (therapist, supervisor, path) = await Consulted();
        foreach (var one in new[] { therapist, supervisor, await site.As(AccountRoles.Compliance), await site.As(AccountRoles.Director) })
        {
            (await one.Client.GetAsync(path, Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await one.Client.GetAsync($"{path}/record", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
            (await one.Client.GetStringAsync("/consults", Cancel)).ShouldContain(path);
        }

        foreach (var other in new[] { await site.As(AccountRoles.Therapist), await site.As(AccountRoles.Supervisor), await site.As(AccountRoles.Intake, AccountRoles.Trainee) })
        {
            (await other.Client.GetAsync(path, Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.Client.GetAsync($"{path}/record", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.Client.GetAsync($"{path}/outside", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
            (await other.Client.GetStringAsync("/consults", Cancel)).ShouldNotContain(path);
        }

        (await (await site.As(AccountRoles.Director)).Client.GetAsync($"{path}/outside", Cancel)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task The_copy_for_outside_leaves_only_once_it_was_read_and_with_nothing_changed_since()
    {
        var (therapist, _, path) = await Consulted();
        var shown = await therapist.Client.GetStringAsync($"{path}/outside", Cancel);
        shown.ShouldContain("The client lent a stool to the therapist");
        shown.ShouldContain("Marram", Case.Sensitive, "what it does not know is shown to be looked at");
        var seen = System.Text.RegularExpressions.Regex.Match(shown, "name=\"Seen\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        var unread = await SiteFixture.Post(therapist.Client, $"{path}/outside", [new("Seen", seen)]);
        (await unread.Content.ReadAsStringAsync(Cancel)).ShouldContain("Read it first");
        var changed = await SiteFixture.Post(therapist.Client, $"{path}/outside", [new("Seen", seen), new("Read", "true"), new("More", "Marram = a town")]);
        (await changed.Content.ReadAsStringAsync(Cancel)).ShouldContain("has changed since you read it");
        var given = await SiteFixture.Post(therapist.Client, $"{path}/outside", [new("Seen", seen), new("Read", "true")]);
        given.Content.Headers.ContentDisposition!.FileName.ShouldBe("consultation.html");
        var copy = await given.Content.ReadAsStringAsync(Cancel);
        copy.ShouldContain("The client lent a stool");
        copy.ShouldNotContain("Tove", Case.Insensitive);
        site.Folder.Audit.Read().First(entry => entry.Did == "export").Detail.ShouldEndWith("for outside");
    }

    [Fact]
    public async Task The_record_is_one_page_whose_own_style_is_let_in_and_nothing_else()
    {
        var (therapist, _, path) = await Consulted();
        var answer = await therapist.Client.GetAsync($"{path}/record", Cancel);
        string.Join(' ', answer.Headers.GetValues("Content-Security-Policy")).ShouldContain($"style-src 'self' '{ConsultationSheet.StyleDigest}'");
        var page = await answer.Content.ReadAsStringAsync(Cancel);
        page.ShouldNotContain("<script");
        page.ShouldNotContain("<link");
    }

    [Fact]
    public async Task A_form_without_its_reason_is_shown_again_with_what_is_missing()
    {
        var (therapist, supervisor, path) = await Consulted();
        var opinion = await SiteFixture.Post(therapist.Client, path, [new("Draft", "1"), new("Stance", "Fitting")], $"{path}?handler=Opinion");
        (await opinion.Content.ReadAsStringAsync(Cancel)).ShouldContain("id=\"reason-error\"");
        var decision = await SiteFixture.Post(supervisor.Client, path, [new("Draft", "1"), new("Outcome", "Fitting")], $"{path}?handler=Decide");
        (await decision.Content.ReadAsStringAsync(Cancel)).ShouldContain("waits for what is not written yet");
        (await SiteFixture.Post(therapist.Client, path, [new("Draft", "1")], $"{path}?handler=Decide")).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    /// <summary>A second role that is contemplated: Tove lends a stool.</summary>
    private async Task<(Member Therapist, Member Supervisor, string Path)> Consulted()
    {
        var (therapist, supervisor) = (await site.As(AccountRoles.Therapist), await site.As(AccountRoles.Supervisor));
        var (clinic, client) = (site.Folder.Clinic, $"c-{Guid.NewGuid():N}"[..10]);
        site.Folder.People.Take([new Person(client) { Roles = ["client"], Given = "Tove", Family = "Sandvik" }]);
        var treatment = new Treatment(Treatment.NewId(), [therapist.Id], supervisor.Id, [client], [], false, false, DateTimeOffset.UtcNow.AddDays(-40), therapist.Id, null, null);
        clinic.Treatments.Put(treatment);
        var opened = clinic.Consultations.Open(treatment.Id, new Deliberation { AsOf = DateOnly.FromDateTime(DateTime.UtcNow.AddDays(-1)), Act = "tie", Facts = $"Tove lent a stool to {(await Name(therapist.Id))}, at Marram." }, [therapist.Id, supervisor.Id], therapist.Id);
        return (therapist, supervisor, $"/consults/{treatment.Id}/{opened.Id}");
    }

    private async Task<string> Name(string account)
    {
        await using var scope = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.CreateAsyncScope(site.Services);
        var accounts = Microsoft.Extensions.DependencyInjection.ServiceProviderServiceExtensions.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Framekeeper.Web.Accounts.Account>>(scope.ServiceProvider);
        return (await accounts.FindByIdAsync(account))!.Name;
    }
}
