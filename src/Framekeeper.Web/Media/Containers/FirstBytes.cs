using System.Buffers.Binary;

namespace Framekeeper.Web.Media.Containers;

/// <summary>What a recording is, by the bytes with which it begins.</summary>
internal static class FirstBytes
{
    /// <summary>So many decide.</summary>
    public const int Needed = 128;

    private static ReadOnlySpan<byte> DocType => [0x42, 0x82, 0x84, (byte)'w', (byte)'e', (byte)'b', (byte)'m'];

    /// <summary>Holds the first bytes against what was declared.</summary>
    /// <exception cref="InputException">They begin something else.</exception>
    public static void Agree(ReadOnlySpan<byte> first, MediaKind declared)
    {
        var kind = Of(first) ?? throw MediaKinds.Wrong($"This is no {declared.Name()} file: it does not begin as one. {MediaKinds.Taken}");
        if (kind != declared)
        {
            throw MediaKinds.Wrong($"This is said to be {declared.Name()}, and its first bytes are those of {kind.Name()}; give the file the right ending and send it again");
        }
    }

    private static MediaKind? Of(ReadOnlySpan<byte> first) => first switch
    {
        [0x1A, 0x45, 0xDF, 0xA3, ..] => IsWebM(first) ? MediaKind.WebM : throw MediaKinds.Wrong("This is a Matroska file (MKV); save it as WebM or MP4 and send that"),
        [_, _, _, _, (byte)'f', (byte)'t', (byte)'y', (byte)'p', ..] => IsMp4(first) ? MediaKind.Mp4 : throw MediaKinds.Wrong("This is of the family of MP4, but no MP4 (QuickTime, a picture, or 3GP); save it as MP4 and send that"),
        [(byte)'R', (byte)'I', (byte)'F', (byte)'F', _, _, _, _, (byte)'W', (byte)'A', (byte)'V', (byte)'E', ..] => MediaKind.Wav,
        [(byte)'I', (byte)'D', (byte)'3', < 0xFF, < 0xFF, ..] => MediaKind.Mp3,
        _ => Mp3.Frame(first) > 0 ? MediaKind.Mp3 : null,
    };

    /// <summary>The document type (element 4282) of four letters.</summary>
    private static bool IsWebM(ReadOnlySpan<byte> first) => first.IndexOf(DocType) > 0;

    private static bool IsMp4(ReadOnlySpan<byte> first)
    {
        var size = (int)Math.Min(BinaryPrimitives.ReadUInt32BigEndian(first), (uint)first.Length);
        for (var at = 8; at + 4 <= size; at += 4)
        {
            // At 12 stands the version of the main brand, not a brand.
            if (at != 12 && IsBrand(first.Slice(at, 4)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsBrand(ReadOnlySpan<byte> brand) => brand.StartsWith("iso"u8) || brand.StartsWith("mp4"u8) || brand.StartsWith("M4"u8) || brand.StartsWith("avc1"u8) || brand.StartsWith("dash"u8) || brand.StartsWith("cmf"u8);
}
