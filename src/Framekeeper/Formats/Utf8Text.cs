using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Framekeeper.Formats;

/// <summary>A small text file, whole: for what people write by hand.</summary>
internal static class Utf8Text
{
    /// <summary>The text without a byte order mark.</summary>
    /// <exception cref="InputException">Over <paramref name="maxBytes"/>; not UTF-8, or with a NUL, which a YAML scanner takes for the end (with the line of the first bad byte).</exception>
    public static string Read(Stream stream, string file, int maxBytes)
    {
        var buffer = new byte[maxBytes + 1];
        var length = stream.ReadAtLeast(buffer, buffer.Length, throwOnEndOfStream: false);
        if (length > maxBytes)
        {
            throw new InputException(file, null, $"larger than {maxBytes / 1024} KiB; check that it is the right file");
        }

        var bytes = buffer.AsSpan(0, length);
        if (!Utf8.IsValid(bytes) || bytes.Contains((byte)0))
        {
            throw new InputException(file, LineOfFirstBadByte(bytes), "not UTF-8 text; save the file as UTF-8");
        }

        return Encoding.UTF8.GetString(bytes.StartsWith(Encoding.UTF8.Preamble) ? bytes[Encoding.UTF8.Preamble.Length..] : bytes);
    }

    private static int LineOfFirstBadByte(ReadOnlySpan<byte> bytes)
    {
        var line = 1;
        while (Rune.DecodeFromUtf8(bytes, out var rune, out var used) == OperationStatus.Done && rune.Value != 0)
        {
            line += rune.Value == '\n' ? 1 : 0;
            bytes = bytes[used..];
        }
        return line;
    }
}
