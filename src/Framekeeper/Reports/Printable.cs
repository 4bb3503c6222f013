namespace Framekeeper.Reports;

/// <summary>Text of others made safe to show: a transcript must not steer a terminal or reorder a page.</summary>
internal static class Printable
{
    private const char Replacement = '\uFFFD';

    /// <summary>The text with control characters, direction overrides and lone surrogates replaced, length unchanged; line ends and tabs stay.</summary>
    public static string Of(string text) => text.AsSpan().IndexOfAnyExceptInRange(' ', '~') < 0 ? text : string.Create(text.Length, text, Fill);

    /// <summary>The same on one line: line ends and tabs become spaces.</summary>
    public static string Line(string text) => Of(text).Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');

    private static void Fill(Span<char> to, string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            to[i] = Shown(text[i]) ? text[i] : Replacement;
            if (char.IsHighSurrogate(text[i]) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                (to[i], to[++i]) = (text[i - 1], text[i]);
        }
    }

    // U+202A to U+202E and U+2066 to U+2069 embed, override and isolate directions (Unicode UAX 9).
    private static bool Shown(char c) => c is '\n' or '\r' or '\t'
        || !(char.IsControl(c) || char.IsSurrogate(c) || c is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\uFFFE' or '\uFFFF');
}
