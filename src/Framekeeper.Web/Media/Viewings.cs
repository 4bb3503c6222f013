using Framekeeper.Store;

namespace Framekeeper.Web.Media;

/// <summary>Who looks at which tape, for the audit log: an entry before the first byte, and one with the stretches that were sent when nobody has asked for more for a minute.</summary>
/// <remarks>A player asks for a tape in hundreds of pieces; an entry for each would bury the others.</remarks>
internal sealed class Viewings(DataFolder folder, TimeProvider clock)
{
    private static readonly TimeSpan Quiet = TimeSpan.FromMinutes(1);

    private readonly Dictionary<(string Account, string Tape), Viewing> open = [];

    /// <summary>Notes that a viewer looks; the log says so before this returns.</summary>
    public void Begin(string account, string tape)
    {
        lock (open)
        {
            if (!open.TryGetValue((account, tape), out var viewing))
            {
                folder.Audit.Write(account, "play", tape, "opened");
                open[(account, tape)] = viewing = new Viewing();
            }

            (viewing.Under, viewing.Last) = (viewing.Under + 1, clock.GetUtcNow());
        }
    }

    /// <summary>Notes what was sent, from a byte up to another, that one not included.</summary>
    public void End(string account, string tape, long from, long to)
    {
        lock (open)
        {
            var viewing = open[(account, tape)];
            (viewing.Under, viewing.Last) = (viewing.Under - 1, clock.GetUtcNow());
            if (to > from)
            {
                viewing.Sent.Add((from, to));
                Merge(viewing.Sent);
            }
        }
    }

    public bool IsOpen(string account, string tape)
    {
        lock (open)
        {
            return open.ContainsKey((account, tape));
        }
    }

    /// <summary>Writes down those that have ended.</summary>
    public void Close(bool all = false)
    {
        lock (open)
        {
            foreach (var (who, viewing) in open.Where(one => all || (one.Value.Under == 0 && one.Value.Last + Quiet <= clock.GetUtcNow())).ToList())
            {
                open.Remove(who);
                folder.Audit.Write(who.Account, "play", who.Tape, "bytes " + string.Join(", ", viewing.Sent.Select(part => FormattableString.Invariant($"{part.From}-{part.To - 1}"))));
            }
        }
    }

    private static void Merge(List<(long From, long To)> sent)
    {
        sent.Sort();
        for (var i = sent.Count - 1; i > 0; i--)
        {
            if (sent[i].From <= sent[i - 1].To)
            {
                sent[i - 1] = (sent[i - 1].From, Math.Max(sent[i - 1].To, sent[i].To));
                sent.RemoveAt(i);
            }
        }
    }

    private sealed class Viewing
    {
        public List<(long From, long To)> Sent { get; } = [];

        public int Under { get; set; }

        public DateTimeOffset Last { get; set; }
    }
}
