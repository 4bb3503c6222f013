using System.Numerics;

namespace Framekeeper.Ties;

/// <summary>
/// Who holds which key, in four bytes a key: a holder's number in the lower bits, and above it what the key's bucket leaves of the key, so that none is taken for another.
/// Those who come later stand in a list of their own.
/// </summary>
internal sealed class Blocks
{
    private readonly int bits;
    private readonly uint[] held;
    private readonly int[] starts;
    private readonly Dictionary<uint, List<int>> later = [];

    /// <param name="keys">The keys of one record after the other.</param>
    /// <param name="ends">For each record, where its keys end.</param>
    public Blocks(ReadOnlySpan<uint> keys, ReadOnlySpan<int> ends)
    {
        bits = Math.Max(8, 32 - BitOperations.LeadingZeroCount((uint)ends.Length));
        starts = new int[(1 << bits) + 1];
        held = new uint[keys.Length];
        foreach (var key in keys)
        {
            starts[Bucket(key) + 1]++;
        }

        for (var bucket = 0; bucket < 1 << bits; bucket++)
        {
            starts[bucket + 1] += starts[bucket];
        }

        // Filled from the back: a bucket's start is where its last holder went.
        var at = starts.AsSpan(1).ToArray();
        for (var (record, from) = (0, 0); record < ends.Length; from = ends[record++])
        {
            foreach (var key in keys[from..ends[record]])
            {
                held[--at[Bucket(key)]] = (Rest(key) << bits) | (uint)record;
            }
        }

        for (var bucket = 0; bucket < 1 << bits; bucket++)
        {
            held.AsSpan(starts[bucket]..starts[bucket + 1]).Sort();
        }
    }

    public long Bytes => sizeof(uint) * ((long)held.Length + starts.Length);

    /// <summary>How many held the key when the blocks were made.</summary>
    public int Count(uint key) => First(key).Length;

    /// <summary>How many hold it by now, those who came later and those who are gone included.</summary>
    public int Now(uint key) => Count(key) + (later.TryGetValue(key, out var more) ? more.Count : 0);

    /// <summary>Adds the numbers of all who hold the key.</summary>
    public void Holders(uint key, List<int> to)
    {
        foreach (var holder in First(key))
        {
            to.Add((int)(holder & ((1u << bits) - 1)));
        }

        if (later.TryGetValue(key, out var more))
        {
            to.AddRange(more);
        }
    }

    public void Add(int record, List<uint> keys)
    {
        foreach (var key in keys)
        {
            (later.TryGetValue(key, out var holders) ? holders : later[key] = []).Add(record);
        }
    }

    private ReadOnlySpan<uint> First(uint key)
    {
        var (bucket, rest) = (Bucket(key), Rest(key));
        var all = held.AsSpan(starts[bucket]..starts[bucket + 1]);
        var from = Before(all, rest);
        return all[from..(from + Before(all[from..], rest + 1))];
    }

    /// <summary>How many of a bucket stand before those of a key.</summary>
    private int Before(ReadOnlySpan<uint> all, uint rest)
    {
        var (from, to) = (0, all.Length);
        while (from < to)
        {
            var middle = (from + to) / 2;
            (from, to) = all[middle] >> bits < rest ? (middle + 1, to) : (from, middle);
        }

        return from;
    }

    /// <summary>Odd, so that no two keys are mixed into one (2^32 by the golden ratio; Knuth 1973).</summary>
    private static uint Mixed(uint key) => key * 2654435769u;

    private int Bucket(uint key) => (int)(Mixed(key) >> (32 - bits));

    /// <summary>What the bucket does not say: fewer bits than a number leaves, since there are no fewer buckets than numbers.</summary>
    private uint Rest(uint key) => Mixed(key) & ((1u << (32 - bits)) - 1);
}
