namespace Framekeeper.Ties;

/// <summary>
/// The pairs worth comparing: those that share a key of some kind. One kind of key after the other is sorted and walked, so that what is held at a time is a key and a number a record;
/// a pair that an earlier kind has given is not given again.
/// </summary>
internal sealed class Blocks
{
    /// <summary>A key that more records share than this tells nothing; the other kinds find their pairs.</summary>
    public const int Largest = 150;

    private readonly Entry[] entries;
    private readonly int ofFirst;
    private readonly HashSet<ulong> ordinary = [];
    private ulong[] keys = [];
    private int[] holders = [];

    /// <param name="ofFirst">Where the second file begins, if pairs are across two files; else 0.</param>
    public Blocks(Entry[] entries, int ofFirst = 0)
    {
        (this.entries, this.ofFirst) = (entries, ofFirst);
        Small = entries.Length <= 300;
    }

    /// <summary>Everybody with everybody: then there is nothing to miss.</summary>
    public bool Small { get; }

    /// <summary>Gives each pair once, the smaller number first.</summary>
    /// <param name="part">Of so many parts of the keys, one: a sample of the pairs.</param>
    public void Walk(Action<int, int> found, int part = 1)
    {
        if (Small)
        {
            for (var a = 0; a < entries.Length; a++)
            {
                for (var b = Math.Max(a + 1, ofFirst); b < entries.Length && (ofFirst == 0 || a < ofFirst); b++)
                {
                    found(a, b);
                }
            }

            return;
        }

        ordinary.Clear();
        for (var kind = 0; kind < BlockKeys.Kinds; kind++)
        {
            Sort(kind);
            Walk(kind, found, (ulong)part);
        }
    }

    private void Sort(int kind)
    {
        var (own, count) = (new List<ulong>(8), 0);
        for (var i = 0; i < entries.Length; i++)
        {
            BlockKeys.Fill(entries[i], kind, own);
            foreach (var key in own)
            {
                if (count == keys.Length)
                {
                    Array.Resize(ref keys, Math.Max(1024, count * 2));
                    Array.Resize(ref holders, keys.Length);
                }

                (keys[count], holders[count++]) = (key, i);
            }
        }

        Array.Sort(keys, holders, 0, count);
        keys.AsSpan(count).Clear();
        length = count;
    }

    private int length;

    private void Walk(int kind, Action<int, int> found, ulong part)
    {
        var (ofA, ofB) = (new List<ulong>(8), new List<ulong>(8));
        for (int from = 0, to; from < length; from = to)
        {
            for (to = from + 1; to < length && keys[to] == keys[from]; to++)
            {
            }

            if (to - from > Largest)
            {
                ordinary.Add(keys[from]);
                continue;
            }

            for (var i = from; i < to && keys[from] % part == 0; i++)
            {
                for (var j = i + 1; j < to; j++)
                {
                    var (a, b) = (Math.Min(holders[i], holders[j]), Math.Max(holders[i], holders[j]));
                    if (a != b && (ofFirst == 0 || (a < ofFirst && b >= ofFirst)) && First(a, b, kind, keys[from], part, ofA, ofB))
                    {
                        found(a, b);
                    }
                }
            }
        }
    }

    /// <summary>Whether no earlier kind of key, and no smaller key of this one, has given the pair.</summary>
    private bool First(int a, int b, int kind, ulong key, ulong part, List<ulong> ofA, List<ulong> ofB)
    {
        for (var earlier = 0; earlier <= kind; earlier++)
        {
            BlockKeys.Fill(entries[a], earlier, ofA);
            BlockKeys.Fill(entries[b], earlier, ofB);
            foreach (var shared in ofA)
            {
                if ((earlier < kind || shared < key) && shared % part == 0 && ofB.Contains(shared) && !ordinary.Contains(shared))
                {
                    return false;
                }
            }
        }

        return true;
    }
}
