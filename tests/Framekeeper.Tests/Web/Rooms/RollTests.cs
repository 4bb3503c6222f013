using System.Net;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Rooms;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Tests.Web.Rooms;

/// <summary>One room, one screen: who is there is named and confirmed before the tape plays.</summary>
public sealed class RollTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private const string Pin = "415926";

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Play_waits_until_all_who_are_there_are_allowed_and_confirmed_and_the_log_tells_of_each()
    {
        var shown = await Shown.In(site);
        var (kofi, ruth, stranger) = (shown.Group.Members[0], shown.Group.Members[1], await site.Account("Ana Lima", [AccountRoles.Trainee]));
        await SetPin(kofi, Pin);
        var presenter = (await site.SignIn(shown.Supervisor)).Client;
        (await Play(presenter, shown)).Code.ShouldBe(HttpStatusCode.OK, "alone she needs no roll call");

        await Say(presenter, shown, "Begin");
        (await Play(presenter, shown)).ShouldBe((HttpStatusCode.Forbidden, "Nobody is named yet. Name everybody who can see or hear this screen, or end the roll call to watch alone."));
        foreach (var account in new[] { kofi, ruth, stranger })
        {
            await Say(presenter, shown, "Name", ("account", account));
        }

        (await Play(presenter, shown)).ShouldBe((HttpStatusCode.Forbidden, "Ana Lima may not see this recording. Ask them to leave the room, then take them off the list: play waits until then."));
        await Say(presenter, shown, "Attest", ("account", stranger));
        (await Play(presenter, shown)).Code.ShouldBe(HttpStatusCode.Forbidden, "nobody can attest away that somebody may not watch");
        await Say(presenter, shown, "Gone", ("account", stranger));
        (await Play(presenter, shown)).Says.ShouldContain($"{site.NameOf(kofi)} has not confirmed yet");
        await Say(presenter, shown, "Pin", ("account", kofi), ("pin", "000000"));
        (await Play(presenter, shown)).Code.ShouldBe(HttpStatusCode.Forbidden);
        await Say(presenter, shown, "Pin", ("account", kofi), ("pin", Pin));
        await Say(presenter, shown, "Attest", ("account", ruth));
        (await Play(presenter, shown)).Code.ShouldBe(HttpStatusCode.OK);
        (await Play(presenter, shown)).Code.ShouldBe(HttpStatusCode.OK);

        Log(kofi).ShouldBe(["in one room, PIN"]);
        Log(ruth).ShouldBe(["in one room, attested"]);
        Log(stranger).ShouldBeEmpty();

        // What she played, they have seen; it is written when somebody goes.
        site.Services.GetRequiredService<Rolls>().Played(shown.Tape, shown.Supervisor, TimeSpan.Zero, TimeSpan.FromSeconds(15));
        site.Services.GetRequiredService<Rolls>().Played(shown.Tape, shown.Supervisor, TimeSpan.FromSeconds(15), TimeSpan.FromSeconds(30));
        await Say(presenter, shown, "End");
        Log(kofi).ShouldBe(["in one room, PIN", "0:00-0:30, in one room, PIN"]);
        shown.Records.WhoSaw(shown.Treatment, id => id).Single(sight => sight.Who == ruth).What.ShouldBe("listened to 0:00-0:30");
        (await Play(presenter, shown)).Code.ShouldBe(HttpStatusCode.OK);

        string[] Log(string account) => [.. site.Folder.Audit.Read(shown.Tape).Where(entry => entry.Who == account && entry.Did == "play").Select(entry => entry.Detail).Reverse()];
    }

    [Fact]
    public async Task Whoever_loses_the_consent_while_they_watch_makes_the_play_wait()
    {
        var shown = await Shown.In(site);
        var presenter = (await site.SignIn(shown.Supervisor)).Client;
        await Say(presenter, shown, "Begin");
        await Say(presenter, shown, "Name", ("account", shown.Group.Members[0]));
        await Say(presenter, shown, "Attest", ("account", shown.Group.Members[0]));
        (await Play(presenter, shown)).Code.ShouldBe(HttpStatusCode.OK);
        shown.Records.Groups.Remove(shown.Group.Id, shown.Supervisor);
        (await Play(presenter, shown)).Says.ShouldContain($"{site.NameOf(shown.Group.Members[0])} may not see this recording");
    }

    [Fact]
    public async Task Of_two_who_are_called_the_same_each_is_told_by_their_address()
    {
        var shown = await Shown.In(site);
        var joan = await site.Account("Joan Park", [AccountRoles.Trainee]);
        string[] namesakes = [joan, await site.Namesake(joan, [AccountRoles.Supervisor])];
        var presenter = (await site.SignIn(shown.Supervisor)).Client;
        await Say(presenter, shown, "Begin");
        await Say(presenter, shown, "Name", ("account", namesakes[1]));
        var page = await presenter.GetStringAsync($"/tapes/{shown.Tape}/roll", Cancel);
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        page.ShouldContain($"<option value=\"{namesakes[0]}\">Joan Park ({(await users.FindByIdAsync(namesakes[0]))!.Email})</option>");
        page.ShouldContain($"<h2>Joan Park ({(await users.FindByIdAsync(namesakes[1]))!.Email})</h2>");
    }

    [Fact]
    public async Task Only_who_may_present_calls_the_roll()
    {
        var shown = await Shown.In(site);
        (await (await site.SignIn(shown.Group.Members[0])).Client.GetAsync($"/tapes/{shown.Tape}/roll", Cancel)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await (await site.SignIn(shown.Therapist)).Client.GetAsync($"/tapes/{shown.Tape}/roll", Cancel)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Five_wrong_tries_lock_a_pin_and_it_lies_sealed()
    {
        var id = await site.Account("Joan Ali", [AccountRoles.Trainee]);
        var client = (await site.SignIn(id)).Client;
        (await (await SiteFixture.Post(client, "/account/pin", [new("Pin", "12345")])).Content.ReadAsStringAsync(Cancel)).ShouldContain("A PIN is six digits.");
        (await (await SiteFixture.Post(client, "/account/pin", [new("Pin", "123456")])).Content.ReadAsStringAsync(Cancel)).ShouldContain("tried first");
        (await (await SiteFixture.Post(client, "/account/pin", [new("Pin", Pin)])).Content.ReadAsStringAsync(Cancel)).ShouldContain("The PIN is taken.");
        await using var scope = site.Services.CreateAsyncScope();
        var (pins, users) = (scope.ServiceProvider.GetRequiredService<Pins>(), scope.ServiceProvider.GetRequiredService<UserManager<Account>>());
        var account = (await users.FindByIdAsync(id))!;
        (await pins.Check(id, Pin)).ShouldBe(PinAnswer.Right);
        for (var n = 0; n < Pins.Tries; n++)
        {
            (await pins.Check(id, "271828")).ShouldBe(PinAnswer.Wrong);
        }

        (await pins.Check(id, Pin)).ShouldBe(PinAnswer.Locked);
        await pins.Set(account, Pin);
        (await pins.Check(id, Pin)).ShouldBe(PinAnswer.Right, "whoever sets it anew has shown more than a PIN");
        await pins.Remove(account);
        (await pins.Check(id, Pin)).ShouldBe(PinAnswer.None);
    }

    private async Task SetPin(string id, string pin)
    {
        await using var scope = site.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<Pins>().Set((await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(id))!, pin);
    }

    private static async Task<HttpResponseMessage> Say(HttpClient presenter, Shown shown, string what, params (string Name, string Value)[] fields) =>
        await SiteFixture.Post(presenter, $"/tapes/{shown.Tape}/roll", fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), $"/tapes/{shown.Tape}/roll?handler={what}");

    private static async Task<(HttpStatusCode Code, string Says)> Play(HttpClient client, Shown shown)
    {
        using var answer = await client.GetAsync($"/tapes/{shown.Tape}/media?purpose=group", HttpCompletionOption.ResponseHeadersRead, Cancel);
        return (answer.StatusCode, answer.IsSuccessStatusCode ? "" : await answer.Content.ReadAsStringAsync(Cancel));
    }
}
