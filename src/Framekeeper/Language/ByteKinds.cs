using System.Runtime.Intrinsics;

namespace Framekeeper.Language;

/// <summary>What up to 64 bytes are, a bit a byte, the lowest bit the first: ASCII letters, digits, what joins (' and -), spaces, and bytes that are not ASCII.</summary>
/// <remarks>Vectors of sixteen bytes, which all processors have; wider ones gained a twentieth. Where there are none the runtime goes byte by byte.</remarks>
internal readonly record struct ByteKinds(ulong Letters, ulong Digits, ulong Joiners, ulong Spaces, ulong High)
{
    /// <summary>How many bytes are described at most.</summary>
    public const int Block = 64;

    /// <summary>The shortest text that can be read.</summary>
    public const int Shortest = 16;

    /// <summary>The kinds of the bytes from this place on; bits beyond the text's end are zero.</summary>
    public static ByteKinds Of(ReadOnlySpan<byte> text, int at)
    {
        var (letters, digits, joiners, spaces, high) = (0UL, 0UL, 0UL, 0UL, 0UL);
        var end = Math.Min(at + Block, text.Length);
        for (var shift = 0; at < end; at += Vector128<byte>.Count, shift += Vector128<byte>.Count)
        {
            // The last sixteen bytes of a text, less those that were read before, cost less than a copy into a padded block.
            var missing = Math.Max(at + Vector128<byte>.Count - text.Length, 0);
            var part = Of(Vector128.Create(text.Slice(at - missing, Vector128<byte>.Count)));
            letters |= part.Letters >> missing << shift;
            digits |= part.Digits >> missing << shift;
            joiners |= part.Joiners >> missing << shift;
            spaces |= part.Spaces >> missing << shift;
            high |= part.High >> missing << shift;
        }

        return new(letters, digits, joiners, spaces, high);
    }

    private static ByteKinds Of(Vector128<byte> bytes)
    {
        var letters = Vector128.LessThan((bytes | Vector128.Create((byte)0x20)) - Vector128.Create((byte)'a'), Vector128.Create((byte)26));
        var digits = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        var joiners = Vector128.Equals(bytes, Vector128.Create((byte)'\'')) | Vector128.Equals(bytes, Vector128.Create((byte)'-'));
        return new(letters.ExtractMostSignificantBits(), digits.ExtractMostSignificantBits(), joiners.ExtractMostSignificantBits(), Vector128.Equals(bytes, Vector128.Create((byte)' ')).ExtractMostSignificantBits(), bytes.ExtractMostSignificantBits());
    }
}
