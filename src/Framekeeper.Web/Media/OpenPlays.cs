using System.Collections.Concurrent;

namespace Framekeeper.Web.Media;

/// <summary>What is played and watched just now, so that it can be cut when a tape is locked.</summary>
public sealed class OpenPlays
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<Open, bool>> tapes = new(StringComparer.Ordinal);

    /// <summary>Cuts every open response of a tape at once. Called when a consent is withdrawn or ends, or the tape is destroyed.</summary>
    public void Lock(string tape)
    {
        if (tapes.TryGetValue(tape, out var open))
        {
            foreach (var one in open.Keys)
            {
                one.Cut();
            }
        }
    }

    /// <summary>How many responses of a tape are open.</summary>
    public int Count(string tape) => tapes.TryGetValue(tape, out var open) ? open.Count : 0;

    /// <summary>Enters a response, before its permit is asked: what is locked meanwhile is cut too.</summary>
    internal IDisposable Enter(string tape, Action cut)
    {
        var open = tapes.GetOrAdd(tape, _ => new());
        var one = new Open(open, cut);
        open[one] = true;
        return one;
    }

    private sealed class Open(ConcurrentDictionary<Open, bool> among, Action cut) : IDisposable
    {
        public void Cut() => cut();

        public void Dispose() => among.TryRemove(this, out _);
    }
}
