using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Framekeeper.Language;

/// <summary>Finds in raw UTF-8 which of some hundreds of phrases occur, at word borders: no tokens, no decoding, no allocation.</summary>
/// <remarks>
/// A word is what <see cref="Tokens"/> calls one, save that digits are letters here. Between two words of a phrase may stand what makes no token (white space, an asterisk), but no mark.
/// A word costs three look-ups in filters: of itself, and of it with the one and the two words before. Only what passes is compared byte by byte.
/// </remarks>
internal sealed class Sieve
{
    private const ulong Multiplier = 0x9E3779B97F4A7C15, JoinMultiplier = 0xD6E8FEB86659FD93, LowerCase = 0x2020202020202020;
    private const int KeyLength = sizeof(ulong), MostWords = ByteKinds.Block / 2;

    private readonly PhraseFilter singles = new(), pairs = new(), triples = new();

    /// <summary>Takes phrases in lower case with straight apostrophes, one space between words, each with the bits that it stands for.</summary>
    /// <exception cref="ArgumentException">A phrase is not written so, or has no bits.</exception>
    public Sieve(IReadOnlyList<(string Phrase, ulong Bits)> phrases)
    {
        foreach (var (phrase, bits) in phrases)
        {
            var folded = Encoding.UTF8.GetBytes(phrase);
            if (bits == 0 || !PhraseText.IsPhrase(folded))
            {
                throw new ArgumentException("a phrase is lower-case words with one space between them, and has bits");
            }

            Add(folded, bits);
        }
    }

    /// <summary>The bits of all phrases that occur in the text.</summary>
    public ulong Find(ReadOnlySpan<byte> text) => Scan(text, first: false);

    /// <summary>Whether any phrase occurs; stops at the first.</summary>
    public bool Any(ReadOnlySpan<byte> text) => Scan(text, first: true) != 0;

    private void Add(byte[] phrase, ulong bits)
    {
        Span<ulong> keys = stackalloc ulong[3];
        var words = 0;
        for (var at = 0; at < phrase.Length && words < keys.Length; words++)
        {
            keys[words] = SlowKey(phrase, at);
            at = PhraseText.WordEnd(phrase, at) + 1;
        }

        var (filter, hash) = words switch
        {
            1 => (singles, keys[0]),
            2 => (pairs, Join(keys[0], keys[1])),
            _ => (triples, Join(keys[0], Join(keys[1], keys[2]))),
        };
        filter.Add(hash, phrase, bits);
    }

    private ulong Scan(ReadOnlySpan<byte> text, bool first)
    {
        if (text.Length < ByteKinds.Shortest)
        {
            return ScanShort(text, first);
        }

        // The last two words of the block before, those of this block, and where the next one began. All zero would cost more than the scan of a short text.
        Unsafe.SkipInit(out Begins begins);
        Unsafe.SkipInit(out Keys keys);
        (begins[0], begins[1], keys[0], keys[1]) = (0, 0, 0, 0);
        var (found, carry, curly) = (0UL, 0UL, false);

        // One block more than the text has, if it ends with a block: the last word is closed there.
        for (var at = 0; at <= text.Length; at += ByteKinds.Block)
        {
            var words = WordBytes(text, at, carry, ref curly);
            var count = ReadKeys(text, at, words, carry, begins, keys);
            if (curly)
            {
                ReadSlowKeys(text, begins, keys, count);
            }

            for (var passed = Passed(keys, count); passed != 0; passed &= passed - 1)
            {
                found |= Confirm(text, BitOperations.TrailingZeroCount(passed) + 2, begins, keys);
                if (first && found != 0)
                {
                    return found;
                }
            }

            (begins[0], begins[1], begins[2], keys[0], keys[1]) = (begins[count], begins[count + 1], begins[count + 2], keys[count], keys[count + 1]);
            carry = words >> 63;
        }

        return found;
    }

    /// <summary>Spaces behind a text change nothing.</summary>
    private ulong ScanShort(ReadOnlySpan<byte> text, bool first)
    {
        Span<byte> padded = stackalloc byte[ByteKinds.Shortest];
        padded.Fill((byte)' ');
        text.CopyTo(padded);
        return Scan(padded, first);
    }

    /// <summary>Which bytes of the block belong to words.</summary>
    /// <param name="carry">1 if the byte before the block belongs to a word.</param>
    /// <param name="curly">Whether a word that touches this block may have a curly apostrophe.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong WordBytes(ReadOnlySpan<byte> text, int at, ulong carry, ref bool curly)
    {
        var kinds = ByteKinds.Of(text, at);
        var (letters, words) = (kinds.Letters, kinds.Letters | kinds.Digits);
        curly &= carry != 0;
        if (kinds.High != 0)
        {
            AddHigh(text, at, kinds.High, carry, ref letters, ref words, ref curly);
        }

        var next = kinds.Joiners >> 63 != 0 && at + ByteKinds.Block < text.Length && Tokens.IsLetter(text[at + ByteKinds.Block]) ? 1UL << 63 : 0;
        return words | (kinds.Joiners & ((words << 1) | carry) & ((letters >> 1) | next));
    }

    /// <summary>Adds what is not ASCII, from left to right: whether a byte belongs to a word hangs on the one before.</summary>
    private static void AddHigh(ReadOnlySpan<byte> text, int at, ulong high, ulong carry, ref ulong letters, ref ulong words, ref bool curly)
    {
        for (; high != 0; high &= high - 1)
        {
            var (i, bit) = (at + BitOperations.TrailingZeroCount(high), high & (~high + 1));
            var inside = (bit & ((words << 1) | carry)) != 0;
            if (Tokens.IsLetter(text[i]))
            {
                letters |= bit;
                words |= bit;
            }
            else if (inside && Tokens.IsContinuation(text[i]))
            {
                words |= bit;
            }
            else if (inside && PhraseText.IsJoiningCurly(text, i))
            {
                words |= bit;
                curly = true;
            }
        }
    }

    /// <summary>Writes where the words begin that end in this block, and their keys; then where one that goes on begins.</summary>
    /// <remarks>A word that came from the block before has its beginning there already.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int ReadKeys(ReadOnlySpan<byte> text, int at, ulong words, ulong carry, Span<int> begins, Span<ulong> keys)
    {
        var shifted = (words << 1) | carry;
        var (starts, ends) = (words & ~shifted, ~words & shifted);
        var (count, next) = (2, (int)carry + 2);
        for (; ends != 0; ends &= ends - 1, starts &= starts - 1, count++)
        {
            begins[next++] = at + BitOperations.TrailingZeroCount(starts);
            keys[count] = Key(text, begins[count], at + BitOperations.TrailingZeroCount(ends));
        }

        begins[next] = at + BitOperations.TrailingZeroCount(starts);
        return count - 2;
    }

    /// <summary>A word's first eight bytes, folded and mixed; shorter ones are filled up.</summary>
    /// <remarks>Without a branch: how long words are cannot be foretold. At the text's end the eight bytes before it are moved down.</remarks>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Key(ReadOnlySpan<byte> text, int start, int end)
    {
        var beyond = Positive(start + KeyLength - text.Length);
        var bytes = BinaryPrimitives.ReadUInt64LittleEndian(text[(start - beyond)..]) >> (beyond * 8);
        return Mix(bytes & (ulong.MaxValue >> (Positive(KeyLength - (end - start)) * 8)));
    }

    private static int Positive(int value) => value & ~(value >> 31);

    private static void ReadSlowKeys(ReadOnlySpan<byte> text, ReadOnlySpan<int> begins, Span<ulong> keys, int count)
    {
        for (var word = 2; word < count + 2; word++)
        {
            keys[word] = SlowKey(text, begins[word]);
        }
    }

    /// <summary>The same key, of a word that may have curly apostrophes.</summary>
    private static ulong SlowKey(ReadOnlySpan<byte> text, int start)
    {
        var word = text[start..PhraseText.WordEnd(text, start)];
        var bytes = 0UL;
        for (int i = 0, length = 0; i < word.Length && length < KeyLength; length++)
        {
            var curly = Tokens.IsCurly(word, i);
            bytes |= (ulong)(curly ? (byte)'\'' : word[i]) << (length * 8);
            i += curly ? 3 : 1;
        }

        return Mix(bytes);
    }

    /// <summary>Setting the bit of lower case makes other bytes equal too: a filter may.</summary>
    private static ulong Mix(ulong bytes) => (bytes | LowerCase) * Multiplier;

    private static ulong Join(ulong before, ulong after) => (BitOperations.RotateLeft(before, 29) ^ after) * JoinMultiplier;

    /// <summary>Which of the block's words may end the first one, two or three words of a phrase, a bit a word.</summary>
    private uint Passed(ReadOnlySpan<ulong> keys, int count)
    {
        var passed = 0u;
        var (before, last) = (keys[0], keys[1]);
        keys = keys.Slice(2, count);
        for (var i = 0; i < keys.Length; i++)
        {
            var key = keys[i];
            var pair = Join(last, key);
            passed |= (singles.MayHold(key) | pairs.MayHold(pair) | triples.MayHold(Join(before, pair))) << i;
            (before, last) = (last, key);
        }

        return passed;
    }

    private ulong Confirm(ReadOnlySpan<byte> text, int word, ReadOnlySpan<int> begins, ReadOnlySpan<ulong> keys)
    {
        var pair = Join(keys[word - 1], keys[word]);
        return singles.Confirm(keys[word], text, begins[word])
            | pairs.Confirm(pair, text, begins[word - 1])
            | triples.Confirm(Join(keys[word - 2], pair), text, begins[word - 2]);
    }

    [InlineArray(MostWords + 2)]
    private struct Keys
    {
        private ulong key;
    }

    [InlineArray(MostWords + 4)]
    private struct Begins
    {
        private int begin;
    }
}
