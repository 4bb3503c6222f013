using System.Diagnostics.CodeAnalysis;
using Framekeeper.Consents;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Rooms;

/// <summary>How it is known that somebody is there.</summary>
internal enum Presence
{
    /// <summary>Not yet: they were named.</summary>
    Named,

    /// <summary>The presenter says so.</summary>
    Attested,

    /// <summary>They gave their own PIN.</summary>
    Pin,
}

/// <summary>Somebody in front of the presenter's screen.</summary>
internal sealed record Viewer(string Account, Presence How);

/// <summary>Who is there, where several watch one screen. A roll call is kept while the viewing lasts, in memory: a site that starts anew asks for it again.</summary>
/// <remarks>Of an account that has called a roll for a tape, every play of it waits until all who are there may see it and have confirmed that they are.</remarks>
internal sealed class Rolls(DataFolder folder, TimeProvider clock, Admission admission)
{
    public static readonly TimeSpan Longest = TimeSpan.FromHours(12);

    private readonly Lock changing = new();
    private readonly Dictionary<(string Tape, string Presenter), Roll> rolls = [];

    /// <summary>Who is there, in the order in which they were named; null where no roll was called.</summary>
    public IReadOnlyList<Viewer>? Find(string tape, string presenter)
    {
        lock (changing)
        {
            return Kept(tape, presenter, out var roll) ? [.. roll.There.Select(one => new Viewer(one.Account, one.How))] : null;
        }
    }

    public void Begin(string tape, string presenter)
    {
        lock (changing)
        {
            if (!Kept(tape, presenter, out _))
            {
                rolls[(tape, presenter)] = new Roll(clock.GetUtcNow());
            }
        }
    }

    public void Name(string tape, string presenter, string account)
    {
        lock (changing)
        {
            if (Kept(tape, presenter, out var roll) && account != presenter && !roll.There.Exists(one => one.Account == account))
            {
                roll.There.Add(new There(account));
            }
        }
    }

    public void Confirm(string tape, string presenter, string account, Presence how)
    {
        lock (changing)
        {
            if (Kept(tape, presenter, out var roll) && roll.There.Find(one => one.Account == account) is { } there)
            {
                there.How = how;
            }
        }
    }

    /// <summary>Somebody has left the room.</summary>
    public void Remove(string tape, string presenter, string account)
    {
        lock (changing)
        {
            if (Kept(tape, presenter, out var roll) && roll.There.Find(one => one.Account == account) is { } there)
            {
                roll.There.Remove(there);
                Write(tape, there);
            }
        }
    }

    public void End(string tape, string presenter)
    {
        lock (changing)
        {
            if (rolls.Remove((tape, presenter), out var roll))
            {
                roll.There.ForEach(there => Write(tape, there));
            }
        }
    }

    /// <summary>For what the presenter's play waits, and what to do: a sentence that names nobody but who is in the room. Null if for nothing, and then the log tells of each who is there.</summary>
    public string? Waits(string tape, string presenter)
    {
        if (Find(tape, presenter) is not { } there)
        {
            return null;
        }

        var says = Says(tape, there);
        if (says is null)
        {
            WriteNew(tape, presenter);
        }

        return says;
    }

    /// <summary>Whether somebody may be there.</summary>
    public bool May(string tape, string account) => admission.Accounts([account]).TryGetValue(account, out var known) && admission.Refuses(tape, known, Purpose.Group) is null;

    /// <summary>What the presenter played, all who were there have seen.</summary>
    public void Played(string tape, string presenter, TimeSpan from, TimeSpan to)
    {
        lock (changing)
        {
            if (Kept(tape, presenter, out var roll))
            {
                foreach (var there in roll.There.Where(there => there.Written))
                {
                    there.Saw(from, to);
                }
            }
        }
    }

    /// <summary>Ends the roll calls of tapes that nobody may have from now on.</summary>
    public void Close(IReadOnlyList<string> tapes) => EndThose((tape, _) => tapes.Contains(tape));

    /// <summary>Ends those whose time is over.</summary>
    public void Sweep(bool all = false) => EndThose((_, roll) => all || clock.GetUtcNow() - roll.Began > Longest);

    private void EndThose(Func<string, Roll, bool> which)
    {
        List<(string Tape, string Presenter)> over;
        lock (changing)
        {
            over = [.. rolls.Where(one => which(one.Key.Tape, one.Value)).Select(one => one.Key)];
        }

        over.ForEach(one => End(one.Tape, one.Presenter));
    }

    private string? Says(string tape, IReadOnlyList<Viewer> there)
    {
        if (there.Count == 0)
        {
            return "Nobody is named yet. Name everybody who can see or hear this screen, or end the roll call to watch alone.";
        }

        var accounts = admission.Accounts([.. there.Select(one => one.Account)]);
        foreach (var one in there)
        {
            var account = accounts.GetValueOrDefault(one.Account);
            if (account is null || admission.Refuses(tape, account, Purpose.Group) is not null)
            {
                return $"{account?.Name ?? "Somebody whose account is closed"} may not see this recording. Ask them to leave the room, then take them off the list: play waits until then.";
            }
        }

        return there.FirstOrDefault(one => one.How == Presence.Named) is { } quiet
            ? $"{accounts[quiet.Account].Name} has not confirmed yet. They enter their PIN, or you attest that they are there: play waits until then." : null;
    }

    private void WriteNew(string tape, string presenter)
    {
        lock (changing)
        {
            if (Kept(tape, presenter, out var roll))
            {
                foreach (var there in roll.There.Where(there => !there.Written && there.How != Presence.Named))
                {
                    folder.Audit.Write(there.Account, "play", tape, How(there));
                    there.Written = true;
                }
            }
        }
    }

    /// <summary>The stretches are written once, when somebody goes or the viewing ends.</summary>
    private void Write(string tape, There there)
    {
        if (there.Seen.Count > 0)
        {
            folder.Audit.Write(there.Account, "play", tape, $"{string.Join(", ", there.Seen.Select(part => Sight.Seconds(part.From, part.To)))}, {How(there)}");
        }
    }

    private static string How(There there) => $"in one room, {(there.How == Presence.Pin ? "PIN" : "attested")}";

    private bool Kept(string tape, string presenter, [NotNullWhen(true)] out Roll? roll) => rolls.TryGetValue((tape, presenter), out roll) && clock.GetUtcNow() - roll.Began <= Longest;

    private sealed class Roll(DateTimeOffset began)
    {
        public DateTimeOffset Began { get; } = began;

        public List<There> There { get; } = [];
    }

    private sealed class There(string account)
    {
        public string Account { get; } = account;

        public Presence How { get; set; }

        /// <summary>Whether the log tells of them.</summary>
        public bool Written { get; set; }

        public List<(TimeSpan From, TimeSpan To)> Seen { get; } = [];

        public void Saw(TimeSpan from, TimeSpan to)
        {
            if (Seen.Count > 0 && from >= Seen[^1].From && from <= Seen[^1].To + TimeSpan.FromSeconds(1))
            {
                Seen[^1] = (Seen[^1].From, to > Seen[^1].To ? to : Seen[^1].To);
            }
            else
            {
                Seen.Add((from, to));
            }
        }
    }
}
