using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace Framekeeper.Language;

/// <summary>What a token is, besides its letters.</summary>
internal enum TokenKind : byte
{
    Word,
    Number,
    Money,
    Stop,
    Pause,
    Quote,
}

/// <summary>A token of a turn: its place in the UTF-8 bytes, a hash of its folded form, and where its folded letters begin in <see cref="TokenList.Letters"/>.</summary>
internal readonly record struct Token(int Start, int Length, uint Hash, TokenKind Kind, int Letters)
{
    public int End => Start + Length;
}

/// <summary>The tokens of a turn with their folded letters, a space after each; filled anew for each turn, so that reading allocates nothing once it has grown.</summary>
internal sealed class TokenList
{
    private Token[] tokens = new Token[64];
    private byte[] letters = new byte[512];

    public int Count { get; private set; }

    /// <summary>How many letters there are, spaces included.</summary>
    public int LetterCount { get; private set; }

    public ref readonly Token this[int index] => ref tokens[index];

    public ReadOnlySpan<Token> All => tokens.AsSpan(0, Count);

    /// <summary>The folded letters; the token at <c>i</c> has those from its <see cref="Token.Letters"/> to the next token's, the space before which is not its own.</summary>
    public ReadOnlySpan<byte> Letters => letters.AsSpan(0, LetterCount);

    /// <summary>Empties the list and makes room for the letters of a text of so many bytes.</summary>
    public void Clear(int bytes)
    {
        (Count, LetterCount) = (0, 1);
        var most = (bytes * 2) + 2 + Tokens.Slack;
        if (letters.Length < most)
        {
            letters = new byte[most * 2];
        }

        letters[0] = (byte)' ';
    }

    /// <summary>Where the folded letters of the token that is being read are to be put.</summary>
    public ref byte Room => ref letters[LetterCount];

    /// <summary>Ends a token, so many letters of which were put into <see cref="Room"/>.</summary>
    public void Add(int start, int length, uint hash, TokenKind kind, int put)
    {
        var (count, from) = (Count, LetterCount);
        if (count == tokens.Length)
        {
            Array.Resize(ref tokens, count * 2);
        }

        tokens[count] = new Token(start, length, hash, kind, from);
        letters[from + put] = (byte)' ';
        (Count, LetterCount) = (count + 1, from + put + 1);
    }
}

/// <summary>Cuts UTF-8 into words, numbers, sums of money and marks, folding case and apostrophes; decodes nothing.</summary>
internal static class Tokens
{
    /// <summary>What a byte may be, before its neighbours are looked at.</summary>
    private enum Sort : byte
    {
        Space,
        Letter,
        Digit,
        Continuation,
        Apostrophe,
        Hyphen,
        Stop,
        Pause,
        Quote,
        Dollar,

        /// <summary>C2 and E2 begin letters, marks, signs of money and spaces alike.</summary>
        Lead,
    }

    private static readonly Sort[] Sorts = [.. Enumerable.Range(0, 256).Select(b => SortOf((byte)b))];

    /// <summary>The folded form of a byte that stands inside a word, whatever its neighbours; zero for any other.</summary>
    private static readonly byte[] Plain = [.. Enumerable.Range(0, 256).Select(b => SortOf((byte)b) is Sort.Letter or Sort.Digit or Sort.Continuation ? Fold((byte)b) : (byte)0)];

    /// <summary>The hash that a word has as a token; the word must be folded already.</summary>
    public static uint HashOf(string folded)
    {
        var bytes = Encoding.UTF8.GetBytes(folded);
        var room = new byte[bytes.Length + Slack];
        bytes.CopyTo(room, 0);
        return HashOf(ref room[0], bytes.Length);
    }

    /// <summary>How many bytes behind a word may be read.</summary>
    public const int Slack = sizeof(ulong);

    /// <summary>Takes eight letters at a time; the bytes behind the word are read and left out.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint HashOf(ref byte letters, int length)
    {
        var hash = 0xCBF29CE484222325UL ^ (ulong)length;
        for (; length > 0; length -= sizeof(ulong))
        {
            var eight = Unsafe.ReadUnaligned<ulong>(ref letters);
            hash = (hash ^ (length < sizeof(ulong) ? eight & ((1UL << (8 * length)) - 1) : eight)) * 0x9E3779B97F4A7C15UL;
            hash ^= hash >> 32;
            letters = ref Unsafe.Add(ref letters, sizeof(ulong));
        }

        return (uint)hash;
    }

    /// <summary>Numbers and sums share one form each: which sum it is matters to the agreement, not to the language.</summary>
    private static readonly uint NumberHash = HashOf("#"), MoneyHash = HashOf("#$");

    private static readonly uint StopHash = HashOf("."), AskHash = HashOf("?"), PauseHash = HashOf(","), QuoteHash = HashOf("\"");

    public static void Read(ReadOnlySpan<byte> text, TokenList into)
    {
        into.Clear(text.Length);
        for (var i = text.Length < ByteKinds.Shortest ? 0 : Blocks(text, into); i < text.Length;)
        {
            i = Step(text, i, into);
        }
    }

    /// <summary>Reads by blocks of bytes, as long as they are ASCII: words by where they begin and end, all else step by step. Returns where it stopped.</summary>
    private static int Blocks(ReadOnlySpan<byte> text, TokenList into)
    {
        var (i, plainBefore, insideBefore) = (0, 0UL, 0UL);
        var here = ByteKinds.Of(text, 0);
        for (var block = 0; block < text.Length; block += ByteKinds.Block)
        {
            var next = block + ByteKinds.Block < text.Length ? ByteKinds.Of(text, block + ByteKinds.Block) : default;
            if ((here.High | next.High) != 0)
            {
                return i;
            }

            var plain = here.Letters | here.Digits;
            var inside = plain | (here.Joiners & ((plain << 1) | plainBefore) & ((here.Letters >> 1) | (next.Letters << 63)));
            var begins = inside & ~((inside << 1) | insideBefore);
            var words = begins & here.Letters;
            for (var events = begins | ~(inside | here.Spaces); events != 0; events &= events - 1)
            {
                var bit = BitOperations.TrailingZeroCount(events);
                if (block + bit < i || block + bit >= text.Length)
                {
                    continue;
                }

                i = block + bit;
                var length = BitOperations.TrailingZeroCount(~(inside >> bit));
                if ((words >> bit & 1) != 0 && bit + length < ByteKinds.Block)
                {
                    Word(text.Slice(i, length), text.Length - i, i, into);
                    i += length;
                }
                else
                {
                    i = Steps(text, i, into);
                }
            }

            (plainBefore, insideBefore, here) = (plain >> 63, inside >> 63, next);
        }

        return Math.Max(i, text.Length);
    }

    /// <summary>An ASCII word whose end is known.</summary>
    /// <param name="left">How many bytes the text has from the word's beginning on.</param>
    private static void Word(ReadOnlySpan<byte> word, int left, int start, TokenList into)
    {
        ref var room = ref into.Room;
        if (left >= sizeof(ulong) && word.Length <= sizeof(ulong))
        {
            // Of the bytes that a word may have, the letters alone have this bit: it makes them small.
            const ulong cased = 0x4040404040404040;
            var eight = Unsafe.ReadUnaligned<ulong>(ref MemoryMarshal.GetReference(word));
            Unsafe.WriteUnaligned(ref room, eight | ((eight & cased) >> 1));
        }
        else
        {
            for (var i = 0; i < word.Length; i++)
            {
                Unsafe.Add(ref room, i) = Fold(word[i]);
            }
        }

        into.Add(start, word.Length, HashOf(ref room, word.Length), TokenKind.Word, word.Length);
    }

    /// <summary>Reads step by step up to the next space.</summary>
    private static int Steps(ReadOnlySpan<byte> text, int i, TokenList into)
    {
        do
        {
            i = Step(text, i, into);
        }
        while (i < text.Length && text[i] != ' ');
        return i;
    }

    private static int Step(ReadOnlySpan<byte> text, int i, TokenList into) => SortAt(text[i]) switch
    {
        Sort.Letter => Word(text, i, into),
        Sort.Space or Sort.Continuation => i + 1,
        Sort.Digit => Number(text, i, into),
        Sort.Dollar or Sort.Lead when IsCurrency(text, i, out var sign) && i + sign < text.Length && IsDigit(text[i + sign]) => Number(text, i, into),
        _ => Mark(text, i, into),
    };

    private static int Word(ReadOnlySpan<byte> text, int start, TokenList into)
    {
        var (i, put) = (start, 0);
        ref var room = ref into.Room;
        ref var plain = ref MemoryMarshal.GetArrayDataReference(Plain);
        do
        {
            byte folded;
            while (i < text.Length && (folded = Unsafe.Add(ref plain, text[i])) != 0)
            {
                Unsafe.Add(ref room, put++) = folded;
                i++;
            }

            // ’ inside a word is the apostrophe that keyboards and captions disagree about; at its end it is a quotation mark.
            var joint = Joint(text, i);
            if (joint == 0)
            {
                break;
            }

            Unsafe.Add(ref room, put++) = text[i] == '-' ? (byte)'-' : (byte)'\'';
            i += joint;
        }
        while (true);

        into.Add(start, i - start, HashOf(ref room, put), TokenKind.Word, put);
        return i;
    }

    /// <summary>The length of an apostrophe or hyphen that a letter follows; zero for anything else.</summary>
    private static int Joint(ReadOnlySpan<byte> text, int i)
    {
        var length = i >= text.Length ? 0 : text[i] is (byte)'\'' or (byte)'-' ? 1 : IsCurly(text, i) ? 3 : 0;
        return length > 0 && i + length < text.Length && IsLetter(text[i + length]) ? length : 0;
    }

    private static int Number(ReadOnlySpan<byte> text, int start, TokenList into)
    {
        var money = IsCurrency(text, start, out var sign);
        var (i, put) = (start + (money ? sign : 0), 0);
        ref var room = ref into.Room;
        while (i < text.Length && (IsDigit(text[i]) || (text[i] is (byte)'.' or (byte)',' or (byte)':' && i + 1 < text.Length && IsDigit(text[i + 1]))))
        {
            Unsafe.Add(ref room, put++) = (byte)'0';
            i++;
        }

        // €40 and 40€ are one form.
        if (!money && IsCurrency(text, i, out sign))
        {
            money = true;
            i += sign;
        }

        into.Add(start, i - start, money ? MoneyHash : NumberHash, money ? TokenKind.Money : TokenKind.Number, put);
        return i;
    }

    private static int Mark(ReadOnlySpan<byte> text, int i, TokenList into)
    {
        switch (SortAt(text[i]))
        {
            case Sort.Stop:
                return Stop(text, i, into);
            case Sort.Pause:
                return One(i, 1, PauseHash, TokenKind.Pause, into);
            case Sort.Quote:
                return One(i, 1, QuoteHash, TokenKind.Quote, into);
            case Sort.Lead when IsCurlyQuote(text, i):
                return One(i, 3, QuoteHash, TokenKind.Quote, into);
            case Sort.Lead when IsDash(text, i):
                return One(i, 3, PauseHash, TokenKind.Pause, into);
            case Sort.Hyphen when i > 0 && text[i - 1] == ' ' && i + 1 < text.Length && text[i + 1] == ' ':
                return One(i, 1, PauseHash, TokenKind.Pause, into);
            default:
                return i + 1;
        }
    }

    private static int Stop(ReadOnlySpan<byte> text, int i, TokenList into)
    {
        var hash = text[i] == '?' ? AskHash : StopHash;
        var end = i + 1;
        while (end < text.Length && text[end] is (byte)'.' or (byte)'!' or (byte)'?')
        {
            hash = text[end] == '?' ? AskHash : hash;
            end++;
        }

        // Two or more points are a pause in speech, not the end of a sentence.
        return end - i > 1 && text[i] == '.' && text[end - 1] == '.'
            ? One(i, end - i, PauseHash, TokenKind.Pause, into)
            : One(i, end - i, hash, TokenKind.Stop, into);
    }

    private static int One(int start, int length, uint hash, TokenKind kind, TokenList into)
    {
        into.Room = kind switch { TokenKind.Pause => (byte)',', TokenKind.Quote => (byte)'"', _ => hash == AskHash ? (byte)'?' : (byte)'.' };
        into.Add(start, length, hash, kind, 1);
        return start + length;
    }

    /// <summary>The sort of a byte; the table has one for each, so that no bound needs a check.</summary>
    private static Sort SortAt(byte b) => Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(Sorts), b);

    internal static byte Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    internal static bool IsLetter(byte b) => SortAt(b) == Sort.Letter;

    internal static bool IsContinuation(byte b) => b is >= 0x80 and <= 0xBF;

    internal static bool IsDigit(byte b) => SortAt(b) == Sort.Digit;

    private static Sort SortOf(byte b) => b switch
    {
        (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') => Sort.Letter,
        >= (byte)'0' and <= (byte)'9' => Sort.Digit,
        (byte)'\'' => Sort.Apostrophe,
        (byte)'-' => Sort.Hyphen,
        (byte)'.' or (byte)'!' or (byte)'?' or (byte)'\n' or (byte)';' => Sort.Stop,
        (byte)',' or (byte)':' or (byte)'(' or (byte)')' => Sort.Pause,
        (byte)'"' => Sort.Quote,
        (byte)'$' => Sort.Dollar,
        >= 0x80 and <= 0xBF => Sort.Continuation,
        0xC2 or 0xE2 => Sort.Lead,
        >= 0xC3 => Sort.Letter,
        _ => Sort.Space,
    };

    /// <summary>$, £ (C2 A3), € (E2 82 AC), ₹ (E2 82 B9).</summary>
    private static bool IsCurrency(ReadOnlySpan<byte> text, int i, out int length)
    {
        length = i >= text.Length ? 0
            : text[i] == '$' ? 1
            : text[i] == 0xC2 && i + 1 < text.Length && text[i + 1] == 0xA3 ? 2
            : text[i] == 0xE2 && i + 2 < text.Length && text[i + 1] == 0x82 && text[i + 2] is 0xAC or 0xB9 ? 3
            : 0;
        return length > 0;
    }

    /// <summary>’ (E2 80 99) or ‘ (E2 80 98).</summary>
    internal static bool IsCurly(ReadOnlySpan<byte> text, int i) =>
        text[i] == 0xE2 && i + 2 < text.Length && text[i + 1] == 0x80 && text[i + 2] is 0x99 or 0x98;

    /// <summary>– (E2 80 93), — (E2 80 94), … (E2 80 A6).</summary>
    internal static bool IsDash(ReadOnlySpan<byte> text, int i) =>
        text[i] == 0xE2 && i + 2 < text.Length && text[i + 1] == 0x80 && text[i + 2] is 0x93 or 0x94 or 0xA6;

    /// <summary>“ and ” (E2 80 9C, 9D).</summary>
    internal static bool IsCurlyQuote(ReadOnlySpan<byte> text, int i) =>
        text[i] == 0xE2 && i + 2 < text.Length && text[i + 1] == 0x80 && text[i + 2] is 0x9C or 0x9D;
}
