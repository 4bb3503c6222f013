using System.Buffers.Text;
using System.Globalization;
using System.Text;

namespace Framekeeper.Formats;

/// <summary>HTML's character references (<c>&amp;amp;</c>, <c>&amp;#39;</c>), which WebVTT uses in full.</summary>
/// <remarks>The names are the standard's table (https://html.spec.whatwg.org/entities.json), a name and its code points a line.</remarks>
internal static class CharacterReferences
{
    /// <summary>What the numbers 0x80 to 0x9F mean, by the standard's table: they are taken for Windows-1252.</summary>
    private const string Windows1252 = "\u20AC\u0081\u201A\u0192\u201E\u2026\u2020\u2021\u02C6\u2030\u0160\u2039\u0152\u008D\u017D\u008F"
        + "\u0090\u2018\u2019\u201C\u201D\u2022\u2013\u2014\u02DC\u2122\u0161\u203A\u0153\u009D\u017E\u0178";

    private static readonly Lazy<Dictionary<string, string>> Names = new(Load);

    /// <summary>Reads a reference.</summary>
    /// <param name="text">Begins after the ampersand.</param>
    /// <param name="value">What it stands for.</param>
    /// <param name="length">Bytes of <paramref name="text"/> that belong to it.</param>
    public static bool TryRead(ReadOnlySpan<byte> text, out string value, out int length) =>
        text.StartsWith("#"u8) ? TryNumber(text, out value, out length) : TryName(text, out value, out length);

    private static bool TryNumber(ReadOnlySpan<byte> text, out string value, out int length)
    {
        var hex = text is [_, (byte)'x' or (byte)'X', ..];
        var digits = text[(hex ? 2 : 1)..];
        var count = 0;
        while (count < digits.Length && (hex ? char.IsAsciiHexDigit((char)digits[count]) : char.IsAsciiDigit((char)digits[count])))
        {
            count++;
        }

        var known = Utf8Parser.TryParse(digits[..count], out uint number, out _, hex ? 'x' : 'D');
        value = Character(known ? number : uint.MaxValue);
        length = text.Length - digits.Length + count;
        length += length < text.Length && text[length] == ';' ? 1 : 0;
        return count > 0;
    }

    private static string Character(uint number) =>
        number is >= 0x80 and <= 0x9F ? Windows1252[(int)number - 0x80].ToString()
        : number != 0 && Rune.TryCreate(number, out var rune) ? rune.ToString()
        : "\uFFFD";

    /// <summary>The longest name that the text begins with; old names need no semicolon.</summary>
    private static bool TryName(ReadOnlySpan<byte> text, out string value, out int length)
    {
        const int Longest = 32;
        Span<char> name = stackalloc char[Longest];
        length = 0;
        while (length < Longest && length < text.Length && char.IsAsciiLetterOrDigit((char)text[length]))
        {
            name[length] = (char)text[length++];
        }

        if (length is > 0 and < Longest && length < text.Length && text[length] == ';')
        {
            name[length++] = ';';
        }

        var names = Names.Value.GetAlternateLookup<ReadOnlySpan<char>>();
        for (; length > 1; length--)
        {
            if (names.TryGetValue(name[..length], out value!))
            {
                return true;
            }
        }

        value = "";
        return false;
    }

    private static Dictionary<string, string> Load()
    {
        var names = new Dictionary<string, string>(2231, StringComparer.Ordinal);
        using var reader = new StreamReader(typeof(CharacterReferences).Assembly.GetManifestResourceStream("formats/CharacterReferences.txt")!);
        while (reader.ReadLine() is { } line)
        {
            var parts = line.Split(' ');
            names[parts[0]] = string.Concat(parts.Skip(1).Select(hex => char.ConvertFromUtf32(int.Parse(hex, NumberStyles.HexNumber, CultureInfo.InvariantCulture))));
        }

        return names;
    }
}
