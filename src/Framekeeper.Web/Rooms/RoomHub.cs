using Framekeeper.Consents;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Looks;
using Framekeeper.Web.Media;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.SignalR;

namespace Framekeeper.Web.Rooms;

/// <summary>The line between a room and a browser in it: to connect is to join, and whoever may not is told why and cut.</summary>
internal sealed class RoomHub(Rooms rooms, Admission admission, Names names, SiteOptions options) : Hub
{
    private const string Joined = "room";

    public override async Task OnConnectedAsync()
    {
        var http = Context.GetHttpContext()!;
        var account = admission.Accounts([Me]).GetValueOrDefault(Me);
        if (!FromHere(http) || Key(http) is not { } key || account is null || SignedInPlaces.Current((await http.AuthenticateAsync()).Properties) is not { } session)
        {
            Context.Abort();
            return;
        }

        if (admission.Refuses(key.Tape, account, key.Purpose) is { } refused)
        {
            await Clients.Caller.SendAsync(Rooms.OutCall, refused);
            await Task.Delay(TimeSpan.FromMilliseconds(500));
            Context.Abort();
            return;
        }

        Context.Items[Joined] = key;
        rooms.Enter(key, new Browser(Context.ConnectionId, account.Id, names.Called(account), session, Context.Abort));
    }

    public override Task OnDisconnectedAsync(Exception? exception)
    {
        if (Here is { } key)
        {
            rooms.Leave(key, Context.ConnectionId, forGood: false);
        }

        return Task.CompletedTask;
    }

    /// <summary>The server's clock, in milliseconds since 1970; asked several times to learn how far a browser's clock is off.</summary>
    public double Clock() => Rooms.Milliseconds(rooms.Now);

    /// <summary>Each answers by why not, as a sentence; null where it was done.</summary>
    public string? Play(double position) => Do("play", (room, now) => room.Play(Me, position, now));

    public string? Pause(double position) => Do("pause", (room, now) => room.Pause(Me, position, now));

    public string? Seek(double position) => Do("seek", (room, now) => room.Seek(Me, position, now));

    public string? Rate(double rate) => Do("rate", (room, now) => room.Go(Me, rate, now));

    /// <summary>Stops the tape to talk about this moment.</summary>
    public string? Stop(double position) => Do("stop", (room, now) => room.Pause(Me, position, now));

    /// <summary>Takes the role that nobody has.</summary>
    public string? Take() => Here is { } key && !admission.MayPresent(key.Tape, Me) ? "The therapist or the supervisor of the session begins to present; they can hand it over to you."
        : Do("people", (room, _) => room.Take(Me));

    /// <summary>Gives the role to somebody who is there and may see the tape.</summary>
    public string? HandOver(string to) => Here is { } key && admission.Accounts([to]).TryGetValue(to, out var account) && admission.Refuses(key.Tape, account, key.Purpose) is null
        ? Do("people", (room, _) => room.HandOver(Me, to)) : "They are not in the room any more.";

    public void Leave()
    {
        if (Here is { } key)
        {
            rooms.Leave(key, Context.ConnectionId, forGood: true);
            Context.Items.Remove(Joined);
        }
    }

    private string Me => Context.User!.Id()!;

    private RoomKey? Here => Context.Items.TryGetValue(Joined, out var key) ? (RoomKey?)key : null;

    private string? Do(string why, Func<Room, DateTimeOffset, Room> act) => Here is { } key && rooms.Do(key, why, act) ? null : "Only who presents moves the tape.";

    private static RoomKey? Key(HttpContext http) => (string?)http.GetRouteValue("id") is { } tape && Upload.IsId(tape)
        && Enum.TryParse<Purpose>(http.Request.Query["purpose"], ignoreCase: true, out var purpose) && purpose is Purpose.Group or Purpose.Supervision ? new RoomKey(tape, purpose) : null;

    /// <summary>A browser says which site's page opens the line; another site's could otherwise use the cookie of whoever visits it.</summary>
    private bool FromHere(HttpContext http) => http.Request.Headers.Origin.ToString() is var origin
        && (origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var from) && from == (options.PublicUrl ?? new Uri($"{http.Request.Scheme}://{http.Request.Host}"))));
}
