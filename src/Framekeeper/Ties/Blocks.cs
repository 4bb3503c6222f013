using System.Runtime.InteropServices;

namespace Framekeeper.Ties;

/// <summary>
/// The pairs worth comparing: those that share a key of some kind. One kind of key after the other is sorted and walked, so that memory grows with the records and not with their pairs;
/// a pair is given at the first key that it shares, and not again.
/// </summary>
internal sealed class Blocks
{
    /// <summary>A key that more records share than this tells nothing; the other kinds find their pairs.</summary>
    public const int Largest = 60;

    /// <summary>So few are compared everybody with everybody.</summary>
    private const int Few = 300;

    private readonly int count;
    private readonly int ofFirst;
    private readonly uint[] keys = [];
    private readonly int[] starts = [];
    private readonly HashSet<uint> ordinary = [];

    /// <param name="ofFirst">Where the second file begins, if pairs are across two files; else 0.</param>
    public Blocks(Entry[] entries, int ofFirst = 0)
    {
        (count, this.ofFirst) = (entries.Length, ofFirst);
        if (Small)
        {
            return;
        }

        var all = new List<uint>(count * 16);
        starts = new int[count + 1];
        var own = new List<uint>();
        for (var i = 0; i < count; i++)
        {
            own.Clear();
            for (var kind = 0; kind < BlockKeys.Kinds; kind++)
            {
                BlockKeys.Fill(entries[i], kind, own);
            }

            all.AddRange(own);
            starts[i + 1] = all.Count;
        }

        keys = [.. all];
    }

    /// <summary>Whether there is nothing that blocks could miss.</summary>
    public bool Small => count <= Few;

    /// <summary>Gives each pair once, the smaller number first.</summary>
    /// <param name="part">Of so many parts of the keys, one: a sample of the pairs.</param>
    public void Walk(Action<int, int> found, int part = 1)
    {
        for (var a = 0; Small && a < (ofFirst == 0 ? count : ofFirst); a++)
        {
            for (var b = Math.Max(a + 1, ofFirst); b < count; b++)
            {
                found(a, b);
            }
        }

        for (var kind = 0u; !Small && kind < BlockKeys.Kinds; kind++)
        {
            Walk(Sorted(kind), found, (uint)part);
        }
    }

    /// <summary>The keys of a kind in order, each with its holder.</summary>
    private ulong[] Sorted(uint kind)
    {
        var held = new List<ulong>(count * 2);
        for (var i = 0; i < count; i++)
        {
            foreach (var key in Of(i))
            {
                if (key >> 28 == kind)
                {
                    held.Add(((ulong)key << 32) | (uint)i);
                }
            }
        }

        CollectionsMarshal.AsSpan(held).Sort();
        return [.. held];
    }

    private void Walk(ulong[] held, Action<int, int> found, uint part)
    {
        for (var (from, to) = (0, 0); from < held.Length; from = to)
        {
            to = End(held, from);
            if (to - from > Largest)
            {
                ordinary.Add((uint)(held[from] >> 32));
            }
        }

        for (var (from, to) = (0, 0); from < held.Length; from = to)
        {
            to = End(held, from);
            var key = (uint)(held[from] >> 32);
            for (var i = from; i < to && to - from <= Largest && key % part == 0; i++)
            {
                for (var j = i + 1; j < to; j++)
                {
                    // A record's number stands behind its key, so that those of a block are in order.
                    var (a, b) = ((int)(uint)held[i], (int)(uint)held[j]);
                    if ((ofFirst == 0 || (a < ofFirst && b >= ofFirst)) && First(a, b, part) == key)
                    {
                        found(a, b);
                    }
                }
            }
        }
    }

    private static int End(ulong[] held, int from)
    {
        var to = from + 1;
        while (to < held.Length && held[to] >> 32 == held[from] >> 32)
        {
            to++;
        }

        return to;
    }

    /// <summary>The first key of the one that the other has too, and at which pairs are given.</summary>
    private uint First(int a, int b, uint part)
    {
        var others = Of(b);
        foreach (var key in Of(a))
        {
            if (key % part == 0 && others.Contains(key) && !ordinary.Contains(key))
            {
                return key;
            }
        }

        return uint.MaxValue;
    }

    private ReadOnlySpan<uint> Of(int record) => keys.AsSpan(starts[record]..starts[record + 1]);
}
