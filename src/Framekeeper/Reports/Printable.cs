using System.Text;

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
            if (Rune.TryGetRuneAt(text, i, out var rune) && Shown(rune))
                rune.EncodeToUtf16(to[i..]);
            else
                to.Slice(i, rune.Utf16SequenceLength).Fill(Replacement);
            i += rune.Utf16SequenceLength - 1;
        }
    }

    // U+202A to U+202E and U+2066 to U+2069 embed, override and isolate directions (Unicode UAX 9); the last three are no characters at all.
    private static bool Shown(Rune rune) => rune.Value is '\n' or '\r' or '\t'
        || !(Rune.IsControl(rune) || rune.Value is (>= 0x202A and <= 0x202E) or (>= 0x2066 and <= 0x2069) or (>= 0xFDD0 and <= 0xFDEF) || (rune.Value & 0xFFFE) == 0xFFFE);
}
