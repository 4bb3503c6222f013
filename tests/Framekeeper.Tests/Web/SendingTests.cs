using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Framekeeper.Store.Clinic;
using Framekeeper.Ties;
using Framekeeper.Web;
using Framekeeper.Web.Access;

namespace Framekeeper.Tests.Web;

/// <summary>What is written is handed to the platform that was named: to nobody else, once, and never without being looked at.</summary>
public sealed class SendingTests(SendingTests.Clinic site) : IClassFixture<SendingTests.Clinic>
{
    private const string Errand = "Would you mind grabbing me a coffee on your way in?", Plain = "See you on Tuesday at ten.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_message_arrives_with_who_and_whom_and_the_token_by_which_the_platform_knows_the_site()
    {
        var (member, treatment, client) = await Therapist();
        (await member.Client.GetStringAsync("/write", Stop)).ShouldContain("What you send goes to localhost and nowhere else.");
        (await Take(member, new { treatment, text = Plain, key = "k1" })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        var got = site.Platform.Of(treatment).ShouldHaveSingleItem();
        (got.Text, got.From, got.Client, got.Token, got.Key).ShouldBe((Plain, member.Id, client, "Bearer known-here", "k1"));
        got.Traced.ShouldBeFalse("no trace of the page goes along");
    }

    [Fact]
    public async Task What_is_held_goes_with_a_reason_and_not_before()
    {
        var (member, treatment, _) = await Therapist();
        (await Take(member, new { treatment, text = Errand })).StatusCode.ShouldBe(HttpStatusCode.OK);
        site.Platform.Of(treatment).ShouldBeEmpty();
        (await Take(member, new { treatment, text = Errand, reason = "We planned it." })).StatusCode.ShouldBe(HttpStatusCode.NoContent);
        site.Platform.Of(treatment).ShouldHaveSingleItem();
        site.Folder.Clinic.Overrides.Of(treatment).ShouldHaveSingleItem();
    }

    [Theory]
    [InlineData(503, "answered 503")]
    [InlineData(302, "answered 302")]
    public async Task Where_the_platform_does_not_take_it_the_writer_is_told_and_nobody_else(int status, string says)
    {
        var (member, treatment, _) = await Therapist();
        site.Platform.Answers[treatment] = status;
        var answer = await Take(member, new { treatment, text = Errand, reason = "We planned it.", changed = true });
        answer.StatusCode.ShouldBe(HttpStatusCode.BadGateway);
        (await answer.Content.ReadFromJsonAsync<JsonElement>(Stop)).GetProperty("says").GetString()!.ShouldContain(says);
        site.Folder.Clinic.Overrides.Of(treatment).ShouldBeEmpty("it has not gone");
        site.Platform.Elsewhere.ShouldBeEmpty("it is not taken further to where the platform points");
    }

    [Fact]
    public async Task Without_script_the_words_stay_in_the_box_until_they_have_gone()
    {
        var (member, treatment, _) = await Therapist();
        site.Platform.Answers[treatment] = 500;
        KeyValuePair<string, string>[] fields = [new("Treatment", treatment), new("Text", Plain), new("Key", "once")];
        var failed = WebUtility.HtmlDecode(await (await SiteFixture.Post(member.Client, "/write", fields, "/write?handler=Take")).Content.ReadAsStringAsync(Stop));
        failed.ShouldContain("It was not sent: localhost answered 500");
        failed.ShouldContain($">{Plain}</textarea>");
        failed.ShouldContain("value=\"once\"");
        site.Platform.Answers.TryRemove(treatment, out _);
        var sent = WebUtility.HtmlDecode(await (await SiteFixture.Post(member.Client, "/write", fields, "/write?handler=Take")).Content.ReadAsStringAsync(Stop));
        sent.ShouldContain("It is sent. Nothing of it was kept");
        sent.ShouldNotContain(Plain);
        sent.ShouldNotContain("value=\"once\"");
        site.Platform.Of(treatment).Select(one => one.Key).ShouldBe(["once", "once"]);
    }

    [Fact]
    public void A_platform_that_words_would_reach_in_the_clear_is_refused() =>
        Should.Throw<InputException>(() => Site.Build(new SiteOptions(site.Data, TimeProvider.System, site.KeyFile, "http://localhost:0", SendTo: new Uri("http://platform.example/messages")))).Describe().ShouldContain("must be an address that begins with https://");

    private async Task<(Member, string Treatment, string Client)> Therapist()
    {
        var member = await site.As(AccountRoles.Trainee);
        var client = $"c-{Guid.NewGuid():N}"[..12];
        site.Folder.People.Take([new Person(client) { Given = "Sam", Family = "Okafor", Roles = ["client"] }]);
        var treatment = new Treatment(Treatment.NewId(), [member.Id], null, [client], [], false, false, DateTimeOffset.UtcNow, member.Id, null, null);
        site.Folder.Clinic.Treatments.Put(treatment);
        return (member, treatment.Id, client);
    }

    private static async Task<HttpResponseMessage> Take(Member member, object body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/write/take") { Content = JsonContent.Create(body), Headers = { { "RequestVerificationToken", SiteFixture.Token(await member.Client.GetStringAsync("/write", Stop)) } } };
        await request.Content.LoadIntoBufferAsync(Stop);
        return await member.Client.SendAsync(request, Stop);
    }

    /// <summary>A clinic whose messages go to a platform on this machine.</summary>
    public sealed class Clinic : SiteFixture
    {
        internal Mailbox Platform { get; } = new();

        public override async ValueTask InitializeAsync()
        {
            await Platform.Start();
            await base.InitializeAsync();
        }

        public override async ValueTask DisposeAsync()
        {
            await base.DisposeAsync();
            await Platform.DisposeAsync();
        }

        protected override SiteOptions Options(SiteOptions usual) => usual with { SendTo = new Uri($"{Platform.Url}/messages"), SendToken = "known-here" };
    }
}
