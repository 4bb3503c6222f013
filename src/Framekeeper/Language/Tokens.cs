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
        if (letters.Length < (bytes * 2) + 2)
        {
            letters = new byte[(bytes * 2) + 64];
        }

        letters[0] = (byte)' ';
    }

    /// <summary>Where the folded letters of the token that is being read are to be put.</summary>
    public ref byte Room => ref letters[LetterCount];

    /// <summary>Ends a token, so many letters of which were put into <see cref="Room"/>.</summary>
    public void Add(int start, int length, uint hash, TokenKind kind, int put)
    {
        if (Count == tokens.Length)
        {
            Array.Resize(ref tokens, Count * 2);
        }

        tokens[Count++] = new Token(start, length, hash, kind, LetterCount);
        letters[LetterCount + put] = (byte)' ';
        LetterCount += put + 1;
    }
}

/// <summary>Cuts UTF-8 into words, numbers, sums of money and marks, folding case and apostrophes; decodes nothing.</summary>
internal static class Tokens
{
    private const uint Seed = 2166136261, Prime = 16777619;

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

    /// <summary>The hash that a word has as a token; the word must be folded already.</summary>
    public static uint HashOf(string folded)
    {
        var hash = Seed;
        foreach (var b in Encoding.UTF8.GetBytes(folded))
        {
            hash = (hash ^ b) * Prime;
        }

        return hash;
    }

    /// <summary>Numbers and sums share one form each: which sum it is matters to the agreement, not to the language.</summary>
    private static readonly uint NumberHash = HashOf("#"), MoneyHash = HashOf("#$");

    private static readonly uint StopHash = HashOf("."), AskHash = HashOf("?"), PauseHash = HashOf(","), QuoteHash = HashOf("\"");

    public static void Read(ReadOnlySpan<byte> text, TokenList into)
    {
        into.Clear(text.Length);
        for (var i = 0; i < text.Length;)
        {
            i = SortAt(text[i]) switch
            {
                Sort.Space or Sort.Continuation => i + 1,
                Sort.Letter => Word(text, i, into),
                Sort.Apostrophe when i + 1 < text.Length && IsLetter(text[i + 1]) && (i == 0 || !IsLetter(text[i - 1])) => Word(text, i, into),
                Sort.Digit => Number(text, i, into),
                Sort.Dollar or Sort.Lead when IsCurrency(text, i, out var sign) && i + sign < text.Length && IsDigit(text[i + sign]) => Number(text, i, into),
                _ => Mark(text, i, into),
            };
        }
    }

    private static int Word(ReadOnlySpan<byte> text, int start, TokenList into)
    {
        var hash = Seed;
        var (i, put) = (start, 0);
        ref var room = ref into.Room;
        while (i < text.Length)
        {
            var b = text[i];
            var sort = SortAt(b);
            if (sort is Sort.Letter or Sort.Digit or Sort.Continuation)
            {
                b = Fold(b);
                i++;
            }
            else if (sort == Sort.Lead && IsCurly(text, i))
            {
                // ’ inside a word is the apostrophe that keyboards and captions disagree about; at its end it is a quotation mark.
                if (i + 3 >= text.Length || !IsLetter(text[i + 3]))
                {
                    break;
                }

                b = (byte)'\'';
                i += 3;
            }
            else if (sort is Sort.Apostrophe or Sort.Hyphen && (i > start || sort == Sort.Apostrophe) && i + 1 < text.Length && IsLetter(text[i + 1]))
            {
                i++;
            }
            else
            {
                break;
            }

            hash = (hash ^ b) * Prime;
            Unsafe.Add(ref room, put++) = b;
        }

        into.Add(start, i - start, hash, TokenKind.Word, put);
        return i;
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
