namespace Framekeeper.Language;

/// <summary>Phrases in text, byte by byte.</summary>
internal static class PhraseText
{
    /// <summary>Words in lower case with straight apostrophes, one space between them.</summary>
    public static bool IsPhrase(ReadOnlySpan<byte> text)
    {
        for (var at = 0; at < text.Length && BeginsWord(text[at]); at++)
        {
            at = WordEnd(text, at);
            if (at == text.Length)
            {
                return text.IndexOf("’"u8) < 0 && text.IndexOf("‘"u8) < 0 && !text.ContainsAnyInRange((byte)'A', (byte)'Z');
            }

            if (text[at] != ' ')
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Whether the phrase stands at this place, where a word begins.</summary>
    public static bool Stands(ReadOnlySpan<byte> text, int at, ReadOnlySpan<byte> phrase)
    {
        foreach (var b in phrase)
        {
            if (b == ' ')
            {
                at = NextWord(text, at);
            }
            else if (at < text.Length && b == Tokens.Fold(text[at]))
            {
                at++;
            }
            else
            {
                at = b == '\'' && IsJoiningCurly(text, at) ? at + 3 : text.Length + 1;
            }

            if (at > text.Length)
            {
                return false;
            }
        }

        return EndsWord(text, at);
    }

    /// <summary>Where the word that begins here ends.</summary>
    public static int WordEnd(ReadOnlySpan<byte> text, int at)
    {
        while (!EndsWord(text, at))
        {
            at += IsJoiningCurly(text, at) ? 3 : 1;
        }

        return at;
    }

    /// <summary>’ or ‘ before a letter: an apostrophe, if it stands behind a word's byte.</summary>
    public static bool IsJoiningCurly(ReadOnlySpan<byte> text, int at) =>
        at + 3 < text.Length && Tokens.IsCurly(text, at) && Tokens.IsLetter(text[at + 3]);

    /// <summary>Where the next word begins behind one that ends here; beyond the text if none does, or a mark or the word's own rest is between.</summary>
    private static int NextWord(ReadOnlySpan<byte> text, int at)
    {
        if (!EndsWord(text, at))
        {
            return text.Length + 1;
        }

        while (at < text.Length && !BeginsWord(text[at]))
        {
            at = IsMark(text, at) ? text.Length + 1 : at + 1;
        }

        return at;
    }

    private static bool BeginsWord(byte b) => Tokens.IsLetter(b) || Tokens.IsDigit(b);

    /// <summary>Whether a word that has come to this place ends here.</summary>
    private static bool EndsWord(ReadOnlySpan<byte> text, int at) =>
        at >= text.Length
        || !(BeginsWord(text[at])
            || Tokens.IsContinuation(text[at])
            || (text[at] is (byte)'\'' or (byte)'-' && at + 1 < text.Length && Tokens.IsLetter(text[at + 1]))
            || IsJoiningCurly(text, at));

    /// <summary>Whether this byte begins what is a token but no word.</summary>
    private static bool IsMark(ReadOnlySpan<byte> text, int at) =>
        text[at] is (byte)'.' or (byte)'!' or (byte)'?' or (byte)'\n' or (byte)';' or (byte)',' or (byte)':' or (byte)'(' or (byte)')' or (byte)'"'
        || Tokens.IsCurlyQuote(text, at)
        || Tokens.IsDash(text, at)
        || (text[at] == '-' && text[at - 1] == ' ' && at + 1 < text.Length && text[at + 1] == ' ');
}
