using System.Runtime.CompilerServices;

namespace Framekeeper.Language;

/// <summary>Phrases by a hash: a bit for its highest sixteen bits says that there may be one, the text whether there is.</summary>
internal sealed class PhraseFilter
{
    private readonly ulong[] bits = new ulong[1 << 10];
    private readonly Dictionary<ulong, (byte[] Phrase, ulong Meaning)[]> phrases = [];

    public void Add(ulong hash, byte[] phrase, ulong meaning)
    {
        var slot = Slot(hash);
        bits[slot >> 6] |= 1UL << slot;
        phrases[hash] = [.. phrases.GetValueOrDefault(hash, []), (phrase, meaning)];
    }

    /// <summary>1 or 0: a number, so that the answers to several questions need one branch.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public uint MayHold(ulong hash)
    {
        var slot = Slot(hash);
        return (uint)(bits[slot >> 6] >> slot) & 1;
    }

    /// <summary>The bits of the phrases of this hash that stand at this place.</summary>
    public ulong Confirm(ulong hash, ReadOnlySpan<byte> text, int at)
    {
        var found = 0UL;
        if (phrases.TryGetValue(hash, out var candidates))
        {
            foreach (var (phrase, meaning) in candidates)
            {
                found |= PhraseText.Stands(text, at, phrase) ? meaning : 0;
            }
        }

        return found;
    }

    private static int Slot(ulong hash) => (int)(hash >> 48);
}
