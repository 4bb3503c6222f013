using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Framekeeper.Store.Clinic;
using Framekeeper.Ties;
using Framekeeper.Web.Access;

namespace Framekeeper.Tests.Web;

public sealed class WritingTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Errand = "Would you mind grabbing me a coffee on your way in?", Canary = "Quillfeather";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_words_that_leave_the_frame_are_named_with_where_they_stand()
    {
        var (member, treatment, _) = await Therapist();
        var text = $"Hi Sam, see you at ten. {Errand}";
        var seen = await Screen(member, treatment, text, closely: false);
        var span = seen.GetProperty("spans").EnumerateArray().ShouldHaveSingleItem();
        text[span.GetProperty("start").GetInt32()..span.GetProperty("end").GetInt32()].ShouldBe(span.GetProperty("quote").GetString());
        span.GetProperty("client").GetString().ShouldNotBeNullOrEmpty();
        span.GetProperty("instead").GetString()!.ShouldContain("Leave the errand out");
        seen.GetProperty("decision").GetString().ShouldBe("hold");
        (await Screen(member, treatment, text, closely: true, before: "I want to die tonight.")).GetProperty("decision").GetString().ShouldBe("pause", "where there is danger nothing is held");
    }

    [Fact]
    public async Task A_hold_goes_with_a_reason_which_the_supervisor_is_told_and_the_words_are_nowhere()
    {
        var (member, treatment, supervisor) = await Therapist();
        var message = $"{Errand} {Canary}";
        (await Take(member, treatment, message, null)).StatusCode.ShouldBe(HttpStatusCode.OK, "it is held, and says for what");
        site.Folder.Clinic.Overrides.Of(treatment).ShouldBeEmpty();
        (await Take(member, treatment, message, "Agreed on the phone, it is the café exposure.")).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var told = site.Folder.Clinic.Overrides.Of(treatment).ShouldHaveSingleItem();
        (told.By, told.Reason).ShouldBe((member.Id, "Agreed on the phone, it is the café exposure."));
        told.Acts.ShouldContain("solicit.errand");
        site.Folder.Audit.Read(treatment).ShouldContain(entry => entry.Did == "hold-override" && entry.Who == member.Id && !entry.Detail.Contains("café"));
        var page = WebUtility.HtmlDecode(await supervisor.Client.GetStringAsync("/write", Stop));
        page.ShouldContain("Agreed on the phone, it is the café exposure.");
        page.ShouldNotContain(Canary);
    }

    [Fact]
    public async Task How_often_a_message_was_changed_is_counted_for_the_clinic_alone()
    {
        var (member, treatment, _) = await Therapist();
        var before = site.Folder.Clinic.Overrides.Changed;
        (await Call(member, "/write/take", new { treatment, text = "See you on Tuesday at ten.", changed = true })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        site.Folder.Clinic.Overrides.Changed.ShouldBe(before + 1);
        site.Folder.Audit.Read(treatment).ShouldNotContain(entry => entry.Did == "hold-override");
    }

    [Fact]
    public async Task Another_s_treatment_is_not_there_and_a_forged_post_is_refused()
    {
        var (_, treatment, _) = await Therapist();
        var (other, _, _) = await Therapist();
        (await Call(other, "/write/screen", new { treatment, text = Errand })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Call(other, "/write/take", new { treatment, text = Errand, reason = "because" })).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        site.Folder.Clinic.Overrides.Of(treatment).ShouldBeEmpty();
        (await other.Client.PostAsJsonAsync("/write/screen", new { treatment, text = Errand }, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task Without_script_the_form_does_the_same()
    {
        var (member, treatment, _) = await Therapist();
        KeyValuePair<string, string>[] fields = [new("Treatment", treatment), new("Text", Errand)];
        var looked = await (await SiteFixture.Post(member.Client, "/write", fields)).Content.ReadAsStringAsync(Stop);
        looked.ShouldContain("Within the frame");
        (await (await SiteFixture.Post(member.Client, "/write", fields, "/write?handler=Take")).Content.ReadAsStringAsync(Stop)).ShouldContain("Say why it is to go as it is");
        (await (await SiteFixture.Post(member.Client, "/write", [.. fields, new("Reason", "We planned it.")], "/write?handler=Take")).Content.ReadAsStringAsync(Stop)).ShouldSatisfyAllConditions(taken => taken.ShouldContain("Take the message from the box"), taken => taken.ShouldContain("your supervisor is told that it was held"), taken => taken.ShouldNotContain("We planned it.", Case.Sensitive, "the next message needs a reason of its own"));
        site.Folder.Clinic.Overrides.Of(treatment).ShouldHaveSingleItem();
    }

    private async Task<(Member, string Treatment, Member Supervisor)> Therapist()
    {
        var (member, supervisor) = (await site.As(AccountRoles.Trainee), await site.As(AccountRoles.Supervisor));
        var client = $"c-{Guid.NewGuid():N}"[..12];
        site.Folder.People.Take([new Person(client) { Given = "Sam", Family = "Okafor", Roles = ["client"] }]);
        var treatment = new Treatment(Treatment.NewId(), [member.Id], supervisor.Id, [client], [], false, false, DateTimeOffset.UtcNow, member.Id, null, null);
        site.Folder.Clinic.Treatments.Put(treatment);
        return (member, treatment.Id, supervisor);
    }

    private static async Task<JsonElement> Screen(Member member, string treatment, string text, bool closely, string? before = null)
    {
        var answer = await Call(member, "/write/screen", new { treatment, text, closely, before });
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        return await answer.Content.ReadFromJsonAsync<JsonElement>(Stop);
    }

    private static Task<HttpResponseMessage> Take(Member member, string treatment, string text, string? reason) => Call(member, "/write/take", new { treatment, text, reason });

    private static async Task<HttpResponseMessage> Call(Member member, string path, object body)
    {
        var token = SiteFixture.Token(await member.Client.GetStringAsync("/write", Stop));
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = JsonContent.Create(body), Headers = { { "RequestVerificationToken", token } } };

        // A browser says how long a body is.
        await request.Content.LoadIntoBufferAsync(Stop);
        return await member.Client.SendAsync(request, Stop);
    }
}
