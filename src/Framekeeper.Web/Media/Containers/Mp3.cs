namespace Framekeeper.Web.Media.Containers;

/// <summary>Frames of MPEG audio, layer III (ISO/IEC 11172-3, 13818-3), between the tags that players leave: ID3, APE.</summary>
internal static class Mp3
{
    private static readonly int[] Fast = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320], Slow = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];
    private static readonly int[] Rates = [44_100, 48_000, 32_000];

    /// <summary>False: it has no pictures.</summary>
    public static bool Check(Stream bytes)
    {
        var (at, end) = (AfterTags(bytes), BeforeTags(bytes));
        Span<byte> head = stackalloc byte[4];
        var frames = 0L;
        while (at < end)
        {
            if (!Container.Fill(bytes, at, head) || end - at < 4)
            {
                throw Container.CutOff(MediaKind.Mp3);
            }

            var length = Frame(head);
            if (length == 0)
            {
                return frames > 0 && OnlyZeros(bytes, at, end) ? false : throw Container.Broken(MediaKind.Mp3, at);
            }

            (at, frames) = (at + length, frames + 1);
        }

        return at > end ? throw Container.CutOff(MediaKind.Mp3) : frames > 0 ? false : throw Container.Empty(MediaKind.Mp3);
    }

    /// <summary>The length of the frame that begins so; 0 if none does.</summary>
    public static int Frame(ReadOnlySpan<byte> head)
    {
        // Eleven ones, a version that is not reserved, layer III.
        if (head is not [0xFF, var second, var third, _, ..] || (second & 0xE6) != 0xE2 || (second & 0x18) == 0x08)
        {
            return 0;
        }

        var (first, rate, speed) = ((second & 0x18) == 0x18, (third >> 2) & 3, third >> 4);
        if (rate == 3 || speed is 0 or 15)
        {
            return 0;
        }

        var hertz = Rates[rate] >> ((second & 0x18) switch { 0x18 => 0, 0x10 => 1, _ => 2 });
        return ((first ? 144_000 : 72_000) * (first ? Fast : Slow)[speed] / hertz) + ((third >> 1) & 1);
    }

    private static long AfterTags(Stream bytes)
    {
        var at = 0L;
        Span<byte> head = stackalloc byte[10];
        while (Container.Fill(bytes, at, head) && head.StartsWith("ID3"u8))
        {
            // A footer of ten bytes more, if the fourth flag says so; sizes have seven bits a byte.
            at += 10 + ((head[5] & 0x10) != 0 ? 10 : 0) + ((head[6] & 0x7F) << 21 | (head[7] & 0x7F) << 14 | (head[8] & 0x7F) << 7 | (head[9] & 0x7F));
        }

        return at < bytes.Length ? at : throw Container.CutOff(MediaKind.Mp3);
    }

    private static long BeforeTags(Stream bytes)
    {
        Span<byte> tag = stackalloc byte[32];
        var end = bytes.Length;
        if (Container.Fill(bytes, end - 128, tag[..3]) && tag.StartsWith("TAG"u8))
        {
            end -= 128;
        }

        if (Container.Fill(bytes, end - 32, tag) && tag.StartsWith("APETAGEX"u8))
        {
            end -= System.Buffers.Binary.BinaryPrimitives.ReadUInt32LittleEndian(tag[12..]) + ((tag[23] & 0x80) != 0 ? 32 : 0);
        }

        return end;
    }

    private static bool OnlyZeros(Stream bytes, long at, long end)
    {
        var few = new byte[4096];
        for (; at < end; at += few.Length)
        {
            var part = few.AsSpan(0, (int)Math.Min(few.Length, end - at));
            if (!Container.Fill(bytes, at, part) || part.ContainsAnyExcept((byte)0))
            {
                return false;
            }
        }

        return true;
    }
}
