using Framekeeper.Consents;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.SignalR;

namespace Framekeeper.Web.Rooms;

/// <summary>Which room: a tape, watched by the group or by those of the treatment.</summary>
internal readonly record struct RoomKey(string Tape, Purpose Purpose);

/// <summary>One browser in a room.</summary>
/// <param name="Session">By which it is signed in.</param>
internal sealed record Browser(string Connection, string Account, string Name, string Session, Action Abort)
{
    public override string ToString() => $"browser of {Account}";
}

/// <summary>Where the tape stands, as it goes over the line.</summary>
/// <param name="At">Milliseconds since 1970 by the server's clock.</param>
/// <param name="Why">What the presenter did: <c>play</c>, <c>pause</c>, <c>seek</c>, <c>rate</c>, <c>stop</c>; <c>people</c> where somebody came, went or took the role.</param>
internal sealed record HeadLine(long Version, bool Playing, double Position, double At, double Rate, string? Presenter, string Why);

/// <summary>Somebody in a room, as it goes over the line.</summary>
internal sealed record PersonLine(string Id, string Name)
{
    public override string ToString() => Id;
}

/// <summary>The rooms in which a tape is watched just now, and the browsers in them. Every change is sent to all of a room in its order, and waits for none of them.</summary>
internal sealed class Rooms(TimeProvider clock, IHubContext<RoomHub> hub, Admission admission, SignedInPlaces places)
{
    /// <summary>What a browser is told: where the tape stands, who is there, and that it has to leave.</summary>
    public const string HeadCall = "head", PeopleCall = "people", OutCall = "out";

    public const string Withdrawn = "This recording is closed to everybody from now on; nobody need say why, and nobody should be asked.";

    private readonly Lock changing = new();
    private readonly Dictionary<RoomKey, Open> rooms = [];

    /// <summary>The room as it is; null while nobody is in it.</summary>
    public Room? Find(RoomKey key)
    {
        lock (changing)
        {
            return rooms.GetValueOrDefault(key)?.Room;
        }
    }

    public DateTimeOffset Now => clock.GetUtcNow();

    public static double Milliseconds(DateTimeOffset at) => (at - DateTimeOffset.UnixEpoch).TotalMilliseconds;

    public void Enter(RoomKey key, Browser browser)
    {
        lock (changing)
        {
            if (!rooms.TryGetValue(key, out var open))
            {
                rooms[key] = open = new Open(Room.Opened(Now));
            }

            open.Browsers[browser.Connection] = browser;
            open.Room = open.Room.Join(browser.Account);
            Tell(open);
        }
    }

    public void Leave(RoomKey key, string connection, bool forGood)
    {
        lock (changing)
        {
            if (rooms.TryGetValue(key, out var open) && open.Browsers.Remove(connection, out var gone))
            {
                if (!open.Browsers.Values.Any(other => other.Account == gone.Account))
                {
                    open.Room = open.Room.Leave(gone.Account, Now, forGood);
                }

                Tell(open);
                End(key, open);
            }
        }
    }

    /// <summary>Does something in a room and tells all in it; false if it may not be done.</summary>
    public bool Do(RoomKey key, string why, Func<Room, DateTimeOffset, Room> act)
    {
        lock (changing)
        {
            if (!rooms.TryGetValue(key, out var open) || act(open.Room, Now) is var next && ReferenceEquals(next, open.Room))
            {
                return false;
            }

            var people = next.Presenter != open.Room.Presenter;
            open.Room = next;
            Tell(open, why, people);
            return true;
        }
    }

    /// <summary>Asks of everybody in every room whether they still may be there, and whether a presenter stays away.</summary>
    public void Check()
    {
        List<(RoomKey Key, Browser Browser)> all;
        lock (changing)
        {
            all = [.. rooms.SelectMany(room => room.Value.Browsers.Values.Select(browser => (room.Key, browser)))];
        }

        // Outside the lock, since it reads the records: the presenter's next move must not wait for it.
        var accounts = admission.Accounts([.. all.Select(one => one.Browser.Account).Distinct()]);
        foreach (var asked in all.GroupBy(one => (one.Key, one.Browser.Account)))
        {
            var refused = accounts.TryGetValue(asked.Key.Account, out var account) ? admission.Refuses(asked.Key.Key.Tape, account, asked.Key.Key.Purpose) : "";
            foreach (var (key, browser) in asked.Where(one => refused is not null || places.Find(one.Browser.Session) is null))
            {
                PutOut(key, browser, refused ?? "You are signed out.");
            }
        }

        lock (changing)
        {
            foreach (var (key, open) in rooms.ToList())
            {
                var next = open.Room.Tick(Now);
                if (!ReferenceEquals(next, open.Room))
                {
                    open.Room = next;
                    Tell(open);
                }

                End(key, open);
            }
        }
    }

    /// <summary>Puts everybody out of the rooms of tapes that nobody may have from now on.</summary>
    public void Close(IReadOnlyList<string> tapes)
    {
        List<(RoomKey Key, Browser Browser)> all;
        lock (changing)
        {
            all = [.. rooms.Where(room => tapes.Contains(room.Key.Tape)).SelectMany(room => room.Value.Browsers.Values.Select(browser => (room.Key, browser)))];
        }

        foreach (var (key, browser) in all)
        {
            PutOut(key, browser, Withdrawn);
        }
    }

    /// <summary>From here on nothing reaches it but why; then the line is cut, a moment later so that this still arrives.</summary>
    private void PutOut(RoomKey key, Browser browser, string says)
    {
        Leave(key, browser.Connection, forGood: true);
        _ = Say();

        async Task Say()
        {
            await hub.Clients.Client(browser.Connection).SendAsync(OutCall, says);
            await Task.Delay(TimeSpan.FromMilliseconds(500), clock);
            browser.Abort();
        }
    }

    /// <summary>A room is kept while somebody is in it, or its presenter may yet come back.</summary>
    private void End(RoomKey key, Open open)
    {
        if (open.Browsers.Count == 0 && open.Room.Left is null)
        {
            rooms.Remove(key);
        }
    }

    private void Tell(Open open, string why = "people", bool people = true)
    {
        var (room, to) = (open.Room, hub.Clients.Clients([.. open.Browsers.Keys]));
        if (people)
        {
            PersonLine[] there = [.. open.Browsers.Values.DistinctBy(browser => browser.Account).OrderBy(browser => browser.Name, StringComparer.OrdinalIgnoreCase).Select(browser => new PersonLine(browser.Account, browser.Name))];
            _ = to.SendAsync(PeopleCall, there);
        }

        _ = to.SendAsync(HeadCall, new HeadLine(room.Version, room.Head.Playing, room.Head.Position, Milliseconds(room.Head.At), room.Head.Rate, room.Presenter, why));
    }

    private sealed class Open(Room room)
    {
        public Room Room { get; set; } = room;

        public Dictionary<string, Browser> Browsers { get; } = [];
    }
}
