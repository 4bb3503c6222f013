namespace Framekeeper.Ties;

/// <summary>How many records hold a value, in memory that the number of records alone decides: values may share a slot, and then count as more ordinary than they are.</summary>
internal sealed class Frequencies(int records)
{
    private readonly int[] slots = new int[(int)System.Numerics.BitOperations.RoundUpToPowerOf2((uint)Math.Max(1024, records * 4))];

    public int this[ulong value] => slots[Slot(value)];

    public void Add(ulong value) => slots[Slot(value)]++;

    private int Slot(ulong value) => (int)(value & (ulong)(slots.Length - 1));

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
