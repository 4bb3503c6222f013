namespace Framekeeper.Ties;

/// <summary>How many records hold a value, in memory that the values held more than once decide: values may share a slot, and then count as more ordinary than they are.</summary>
internal sealed class Frequencies
{
    private readonly ushort[] slots;

    /// <param name="values">A value for each record that holds it; put in order here.</param>
    public Frequencies(List<ulong> values)
    {
        values.Sort();
        slots = new ushort[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, Runs(values).Count(run => run.Times > 1) * 8))];
        foreach (var (value, times) in Runs(values).Where(run => run.Times > 1))
        {
            Add(Slot(value), times);
            Add(Other(value), times);
        }
    }

    private void Add(int slot, int times) => slots[slot] = (ushort)Math.Min(ushort.MaxValue, slots[slot] + times);

    public long Bytes => sizeof(ushort) * (long)slots.Length;

    /// <summary>At least 1: the record that asks holds it.</summary>
    public int this[ulong value] => Math.Max((int)Math.Min(slots[Slot(value)], slots[Other(value)]), 1);

    private int Slot(ulong value) => (int)(value & (ulong)(slots.Length - 1));

    /// <summary>A second one: that both are another's too is rare (count-min; Cormode and Muthukrishnan 2005).</summary>
    private int Other(ulong value) => (int)((value >> 32) & (ulong)(slots.Length - 1));

    private static IEnumerable<(ulong Value, int Times)> Runs(List<ulong> sorted)
    {
        for (var (from, to) = (0, 0); from < sorted.Count; from = to)
        {
            for (to = from + 1; to < sorted.Count && sorted[to] == sorted[from]; to++)
            {
            }

            yield return (sorted[from], to - from);
        }
    }

    /// <summary>FNV-1a, and a last mixing (Murmur 3): the same on every machine and in every run.</summary>
    public static ulong Hash(ReadOnlySpan<char> text, ulong kind = 0)
    {
        var hash = 14695981039346656037UL ^ (kind * 0x9E3779B97F4A7C15UL);
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211UL;
        }

        return Mix(hash);
    }

    public static ulong Mix(ulong hash)
    {
        hash = (hash ^ (hash >> 33)) * 0xFF51AFD7ED558CCDUL;
        hash = (hash ^ (hash >> 33)) * 0xC4CEB9FE1A85EC53UL;
        return hash ^ (hash >> 33);
    }
}
