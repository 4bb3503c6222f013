using System.Buffers.Binary;

namespace Framekeeper.Web.Media.Containers;

/// <summary>Chunks of a WAVE file (RIFF): a name, a size, and a byte more where the size is odd.</summary>
internal static class Wav
{
    /// <summary>False: it has no pictures.</summary>
    public static bool Check(Stream bytes)
    {
        Span<byte> head = stackalloc byte[12];
        if (!Container.Fill(bytes, 0, head))
        {
            throw Container.CutOff(MediaKind.Wav);
        }

        var said = BinaryPrimitives.ReadUInt32LittleEndian(head[4..]) + 8L;
        if (said is 8 or uint.MaxValue + 8L)
        {
            throw MediaKinds.Wrong("This WAV file does not say how long it is: its recorder was stopped before it could finish it");
        }

        var (format, sound) = (false, false);
        for (var at = 12L; at < bytes.Length;)
        {
            if (!Container.Fill(bytes, at, head[..8]))
            {
                throw Container.CutOff(MediaKind.Wav);
            }

            var size = (long)BinaryPrimitives.ReadUInt32LittleEndian(head[4..]);
            format |= head.StartsWith("fmt "u8);
            sound |= head.StartsWith("data"u8) && size > 0;
            if (head[..4].ContainsAnyExceptInRange((byte)' ', (byte)'~'))
            {
                throw Container.Broken(MediaKind.Wav, at);
            }

            // The odd byte more is left out by some at the end.
            at += 8 + size + (size & 1);
            if (at > bytes.Length + (size & 1))
            {
                throw Container.CutOff(MediaKind.Wav);
            }
        }

        // Rounded up: the same odd byte is counted by some and not by others.
        return (said + 1) / 2 > (bytes.Length + 1) / 2 ? throw Container.CutOff(MediaKind.Wav)
            : (said + 1) / 2 < (bytes.Length + 1) / 2 ? throw Container.Broken(MediaKind.Wav, said)
            : format && sound ? false : throw Container.Empty(MediaKind.Wav);
    }
}
