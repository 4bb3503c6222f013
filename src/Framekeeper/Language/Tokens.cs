using System.Runtime.CompilerServices;
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

/// <summary>A token of a turn: its place in the UTF-8 bytes and a hash of its folded form.</summary>
internal readonly record struct Token(int Start, int Length, uint Hash, TokenKind Kind)
{
    public int End => Start + Length;
}

/// <summary>Cuts UTF-8 into words, numbers, sums of money and marks, folding case and apostrophes; decodes nothing.</summary>
internal static class Tokens
{
    private const uint Seed = 2166136261, Prime = 16777619;

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

    public static void Read(ReadOnlySpan<byte> text, List<Token> into)
    {
        into.Clear();
        for (var i = 0; i < text.Length;)
        {
            var b = text[i];
            if (IsLetter(b) || (b == '\'' && i + 1 < text.Length && IsLetter(text[i + 1]) && (i == 0 || !IsLetter(text[i - 1]))))
            {
                i = Word(text, i, into);
            }
            else if (IsDigit(b) || (IsCurrency(text, i, out var sign) && i + sign < text.Length && IsDigit(text[i + sign])))
            {
                i = Number(text, i, into);
            }
            else
            {
                i = Mark(text, i, into);
            }
        }
    }

    private static int Word(ReadOnlySpan<byte> text, int start, List<Token> into)
    {
        var hash = Seed;
        var i = start;
        while (i < text.Length)
        {
            var b = text[i];
            if (IsCurly(text, i))
            {
                // ’ inside a word is the apostrophe that keyboards and captions disagree about; at its end it is a quotation mark.
                if (i + 3 >= text.Length || !IsLetter(text[i + 3]))
                {
                    break;
                }

                hash = (hash ^ (byte)'\'') * Prime;
                i += 3;
            }
            else if (IsLetter(b) || IsDigit(b) || IsContinuation(b))
            {
                hash = (hash ^ Fold(b)) * Prime;
                i++;
            }
            else if ((b == '\'' || b == '-') && i > start && i + 1 < text.Length && IsLetter(text[i + 1]))
            {
                hash = (hash ^ b) * Prime;
                i++;
            }
            else
            {
                break;
            }
        }

        if (i == start)
        {
            return start + 1;
        }

        into.Add(new Token(start, i - start, hash, TokenKind.Word));
        return i;
    }

    private static int Number(ReadOnlySpan<byte> text, int start, List<Token> into)
    {
        var money = IsCurrency(text, start, out var sign);
        var i = start + (money ? sign : 0);
        while (i < text.Length && (IsDigit(text[i]) || ((text[i] == '.' || text[i] == ',' || text[i] == ':') && i + 1 < text.Length && IsDigit(text[i + 1]))))
        {
            i++;
        }

        // €40 and 40€ are one form.
        if (!money && IsCurrency(text, i, out sign))
        {
            money = true;
            i += sign;
        }

        into.Add(new Token(start, i - start, money ? MoneyHash : NumberHash, money ? TokenKind.Money : TokenKind.Number));
        return i;
    }

    private static int Mark(ReadOnlySpan<byte> text, int i, List<Token> into)
    {
        var b = text[i];
        if (b is (byte)'.' or (byte)'!' or (byte)'?' or (byte)'\n' or (byte)';')
        {
            var end = i + 1;
            var hash = b == '?' ? HashOf("?") : HashOf(".");
            while (end < text.Length && text[end] is (byte)'.' or (byte)'!' or (byte)'?')
            {
                hash = text[end] == '?' ? HashOf("?") : hash;
                end++;
            }

            // Two or more points are a pause in speech, not the end of a sentence.
            var pause = end - i > 1 && text[i] == '.' && text[end - 1] == '.';
            into.Add(new Token(i, end - i, pause ? HashOf(",") : hash, pause ? TokenKind.Pause : TokenKind.Stop));
            return end;
        }

        if (b is (byte)',' or (byte)':' or (byte)'(' or (byte)')')
        {
            into.Add(new Token(i, 1, HashOf(","), TokenKind.Pause));
        }
        else if (b is (byte)'"' || IsCurlyQuote(text, i))
        {
            into.Add(new Token(i, b == '"' ? 1 : 3, HashOf("\""), TokenKind.Quote));
            return i + (b == '"' ? 1 : 3);
        }
        else if (IsDash(text, i))
        {
            into.Add(new Token(i, 3, HashOf(","), TokenKind.Pause));
            return i + 3;
        }
        else if (b == '-' && i > 0 && text[i - 1] == ' ' && i + 1 < text.Length && text[i + 1] == ' ')
        {
            into.Add(new Token(i, 1, HashOf(","), TokenKind.Pause));
        }

        return i + 1;
    }

    internal static byte Fold(byte b) => b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : b;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsLetter(byte b) => b is (>= (byte)'a' and <= (byte)'z') or (>= (byte)'A' and <= (byte)'Z') or >= 0xC3 and not (0xE2);

    internal static bool IsContinuation(byte b) => b is >= 0x80 and <= 0xBF;

    internal static bool IsDigit(byte b) => b is >= (byte)'0' and <= (byte)'9';

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
