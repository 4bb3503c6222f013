using System.Collections.Concurrent;
using System.Net.WebSockets;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Rooms;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Tests.Web.Rooms;

/// <summary>A room over real lines: what its people are told, and who is let in and put out.</summary>
public sealed class RoomHubTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    private static readonly TimeSpan Enough = TimeSpan.FromSeconds(30);

    private static CancellationToken Cancel => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Twenty_watchers_are_told_every_move_in_its_order()
    {
        var shown = await Shown.In(site, 20);
        await using var presenter = await Join(shown, shown.Supervisor);
        await presenter.Line.InvokeAsync("Take", Cancel);
        var watchers = await Task.WhenAll(shown.Group.Members.Select(member => Join(shown, member)));
        var done = new List<string>();
        for (var n = 0; n < 30; n++)
        {
            var what = (n % 3) switch { 0 => "Play", 1 => "Seek", _ => "Pause" };
            await presenter.Line.InvokeAsync(what, (double)n, Cancel);
            done.Add($"{what.ToLowerInvariant()} {n}");
        }

        foreach (var watcher in watchers)
        {
            await watcher.Until(heads => heads.Any(head => head is { Why: "pause", Position: 29 }));
            watcher.Heads.Where(head => head.Why != "people").Select(head => $"{head.Why} {head.Position}").ShouldBe(done);
            watcher.Heads.Zip(watcher.Heads.Skip(1)).ShouldAllBe(pair => pair.First.Version < pair.Second.Version);
            await watcher.DisposeAsync();
        }
    }

    [Fact]
    public async Task Whoever_comes_late_is_told_what_the_others_were()
    {
        var shown = await Shown.In(site);
        await using var presenter = await Join(shown, shown.Supervisor);
        await presenter.Line.InvokeAsync("Take", Cancel);
        await presenter.Line.InvokeAsync("Rate", 1.5, Cancel);
        await presenter.Line.InvokeAsync("Play", 42.0, Cancel);
        await using var late = await Join(shown, shown.Group.Members[0]);
        await presenter.Until(heads => heads.Any(head => head.Version == late.Heads.Last().Version));
        late.Heads.Last().ShouldBe(presenter.Heads.Last());
        (late.Heads.Last().Position, late.Heads.Last().Playing, late.Heads.Last().Rate, late.Heads.Last().Presenter).ShouldBe((42, true, 1.5, shown.Supervisor));
        late.People.Last().ShouldBe([site.NameOf(shown.Group.Members[0]), site.NameOf(shown.Supervisor)]);
        Math.Abs(await late.Line.InvokeAsync<double>("Clock", Cancel) - (DateTimeOffset.UtcNow - DateTimeOffset.UnixEpoch).TotalMilliseconds).ShouldBeLessThan(5000);
    }

    [Fact]
    public async Task Of_two_in_a_room_who_are_called_the_same_each_is_told_by_their_address()
    {
        var shown = await Shown.In(site, 1);
        var other = await site.Namesake(shown.Group.Members[0], [AccountRoles.Trainee]);
        shown.Records.Groups.Put(shown.Group with { Members = [.. shown.Group.Members, other] }, shown.Supervisor);
        await using var one = await Join(shown, shown.Group.Members[0]);
        await using var two = await Join(shown, other);
        await two.Until(_ => two.People.LastOrDefault()?.Length == 2);
        two.People.Last().ShouldAllBe(called => called.StartsWith($"{site.NameOf(other)} (", StringComparison.Ordinal) && called.EndsWith("@clinic.example)", StringComparison.Ordinal));
        two.People.Last().Distinct().Count().ShouldBe(2);
    }

    [Fact]
    public async Task Only_who_presents_moves_the_tape_until_the_role_is_handed_over()
    {
        var shown = await Shown.In(site);
        await using var presenter = await Join(shown, shown.Supervisor);
        await using var member = await Join(shown, shown.Group.Members[0]);
        (await member.Line.InvokeAsync<string?>("Take", Cancel)).ShouldNotBeNull().ShouldContain("hand it over to you");
        await presenter.Line.InvokeAsync("Take", Cancel);
        (await member.Line.InvokeAsync<string?>("Play", 3.0, Cancel)).ShouldBe("Only who presents moves the tape.");

        await presenter.Line.InvokeAsync("HandOver", shown.Group.Members[0], Cancel);
        (await member.Line.InvokeAsync<string?>("Play", 3.0, Cancel)).ShouldBeNull();
        (await presenter.Line.InvokeAsync<string?>("Stop", 9.0, Cancel)).ShouldNotBeNull();
        (await member.Line.InvokeAsync<string?>("HandOver", shown.Therapist, Cancel)).ShouldNotBeNull("the therapist is not there");
        await presenter.Until(heads => heads.Any(head => head is { Why: "play", Position: 3 }));

        // Who leaves for good leaves the role to nobody at once.
        await member.Line.InvokeAsync("Leave", Cancel);
        await presenter.Until(heads => heads.Last() is { Presenter: null, Playing: false });
        (await presenter.Line.InvokeAsync<string?>("Take", Cancel)).ShouldBeNull();
    }

    [Fact]
    public async Task A_withdrawal_puts_everybody_out_at_once()
    {
        var shown = await Shown.In(site);
        await using var presenter = await Join(shown, shown.Supervisor);
        await using var member = await Join(shown, shown.Group.Members[0]);
        shown.Records.Consents.Withdraw(shown.Consent.Id, "client");
        foreach (var one in new[] { presenter, member })
        {
            (await one.Out.Task.WaitAsync(Enough, Cancel)).ShouldContain("closed to everybody");
            await one.Closed.Task.WaitAsync(Enough, Cancel);
        }

        (await (await Join(shown, shown.Therapist, admitted: false)).Out.Task.WaitAsync(Enough, Cancel)).ShouldContain("withdrawn");
    }

    [Fact]
    public async Task Whoever_is_taken_out_of_the_group_or_signs_out_is_put_out_while_the_others_stay()
    {
        var shown = await Shown.In(site, 3);
        var all = await Task.WhenAll(shown.Group.Members.Prepend(shown.Supervisor).Select(account => Join(shown, account)));
        shown.Records.Groups.Put(shown.Group with { Members = [.. shown.Group.Members.Skip(1)] }, shown.Supervisor);
        (await all[1].Out.Task.WaitAsync(Enough, Cancel)).ShouldContain("Not everybody who was recorded has agreed");
        site.Services.GetRequiredService<SignedInPlaces>().End(shown.Group.Members[1]);
        (await all[2].Out.Task.WaitAsync(Enough, Cancel)).ShouldBe("You are signed out.");
        await all[0].Until(_ => all[0].People.Last().Length == 2);
        all[3].Out.Task.IsCompleted.ShouldBeFalse();
        foreach (var one in all)
        {
            await one.DisposeAsync();
        }
    }

    [Fact]
    public async Task Nobody_joins_before_the_supervisor_has_released_the_session_nor_without_consent()
    {
        var shown = await Shown.In(site, released: false);
        (await (await Join(shown, shown.Group.Members[0], admitted: false)).Out.Task.WaitAsync(Enough, Cancel)).ShouldBe(Admission.Closed);
        var stranger = await site.Account("Ana Lima", [AccountRoles.Supervisor]);
        (await (await Join(shown, stranger, admitted: false)).Out.Task.WaitAsync(Enough, Cancel)).ShouldContain("Not everybody who was recorded has agreed");
        await (await Join(shown, shown.Supervisor, "teaching", admitted: false)).Closed.Task.WaitAsync(Enough, Cancel);
    }

    [Fact]
    public async Task A_page_of_another_site_gets_no_line()
    {
        var shown = await Shown.In(site);
        using var socket = new ClientWebSocket();
        socket.Options.SetRequestHeader("Origin", "https://elsewhere.example");
        socket.Options.Cookies = (await site.SignIn(shown.Supervisor)).Cookies;
        await socket.ConnectAsync(new Uri($"{site.Url.Replace("http", "ws", StringComparison.Ordinal)}/rooms/{shown.Tape}?purpose=group"), Cancel);
        await socket.SendAsync("{\"protocol\":\"json\",\"version\":1}\u001e"u8.ToArray(), WebSocketMessageType.Text, true, Cancel);
        var (heard, buffer) = ("", new byte[4096]);
        try
        {
            while (await socket.ReceiveAsync(buffer, Cancel) is { MessageType: not WebSocketMessageType.Close } got)
            {
                heard += System.Text.Encoding.UTF8.GetString(buffer, 0, got.Count);
            }
        }
        catch (WebSocketException)
        {
            // Cut without a goodbye.
        }

        heard.ShouldNotContain("head");
        site.Services.GetRequiredService<Framekeeper.Web.Rooms.Rooms>().Find(new RoomKey(shown.Tape, Framekeeper.Consents.Purpose.Group)).ShouldBeNull();
    }

    private async Task<Ear> Join(Shown shown, string account, string purpose = "group", bool admitted = true)
    {
        var member = await site.SignIn(account);
        var ear = new Ear(new HubConnectionBuilder().WithUrl($"{site.Url}/rooms/{shown.Tape}?purpose={purpose}", line =>
        {
            (line.Cookies, line.SkipNegotiation, line.Transports) = (member.Cookies, true, HttpTransportType.WebSockets);
        }).WithKeepAliveInterval(TimeSpan.FromSeconds(2)).Build());
        await ear.Line.StartAsync(Cancel);
        if (admitted)
        {
            await ear.Until(heads => heads.Any());
        }

        return ear;
    }

    /// <summary>One browser's end of a line, and what it was told.</summary>
    private sealed class Ear : IAsyncDisposable
    {
        public Ear(HubConnection line)
        {
            Line = line;
            line.On<HeadLine>(Framekeeper.Web.Rooms.Rooms.HeadCall, Heads.Enqueue);
            line.On<PersonLine[]>(Framekeeper.Web.Rooms.Rooms.PeopleCall, people => People.Enqueue([.. people.Select(one => one.Name)]));
            line.On<string>(Framekeeper.Web.Rooms.Rooms.OutCall, says => Out.TrySetResult(says));
            line.Closed += _ =>
            {
                Closed.TrySetResult();
                return Task.CompletedTask;
            };
        }

        public HubConnection Line { get; }

        public ConcurrentQueue<HeadLine> Heads { get; } = [];

        public ConcurrentQueue<string[]> People { get; } = [];

        public TaskCompletionSource<string> Out { get; } = new();

        public TaskCompletionSource Closed { get; } = new();

        public async Task Until(Func<IEnumerable<HeadLine>, bool> holds)
        {
            using var ends = new CancellationTokenSource(Enough);
            while (Heads.IsEmpty || !holds(Heads))
            {
                await Task.Delay(20, ends.Token);
            }
        }

        public async ValueTask DisposeAsync() => await Line.DisposeAsync();
    }
}
