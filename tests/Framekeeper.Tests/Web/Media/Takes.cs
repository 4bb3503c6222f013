using System.Buffers.Binary;
using System.Text;

namespace Framekeeper.Tests.Web.Media;

/// <summary>The smallest recordings that are whole, around whatever bytes.</summary>
internal static class Takes
{
    public static byte[] Wav(byte[] sound)
    {
        var odd = sound.Length % 2;
        byte[] take = [.. "RIFF"u8, 0, 0, 0, 0, .. "WAVEfmt "u8, 16, 0, 0, 0, 1, 0, 1, 0, 0x80, 0x3E, 0, 0, 0, 0x7D, 0, 0, 2, 0, 16, 0, .. "data"u8, 0, 0, 0, 0, .. sound, .. new byte[odd]];
        BinaryPrimitives.WriteInt32LittleEndian(take.AsSpan(4), take.Length - 8);
        BinaryPrimitives.WriteInt32LittleEndian(take.AsSpan(40), sound.Length);
        return take;
    }

    public static byte[] Mp4(byte[] media, string handler = "soun", string brand = "isom") =>
        [.. Box("ftyp", [.. Encoding.ASCII.GetBytes(brand), 0, 0, 2, 0, .. Encoding.ASCII.GetBytes(brand)]), .. Box("moov", Box("trak", Box("mdia", Box("hdlr", [.. new byte[8], .. Encoding.ASCII.GetBytes(handler), .. new byte[12]])))), .. Box("mdat", media)];

    public static byte[] Box(string name, byte[] held)
    {
        byte[] box = [0, 0, 0, 0, .. Encoding.ASCII.GetBytes(name), .. held];
        BinaryPrimitives.WriteInt32BigEndian(box, box.Length);
        return box;
    }

    /// <param name="live">As a browser records: neither the segment nor its clusters know their size.</param>
    public static byte[] WebM(byte[] media, bool video = false, bool live = false, string kind = "webm")
    {
        byte[] tracks = Element([0x16, 0x54, 0xAE, 0x6B], Element([0xAE], [.. Element([0xD7], [1]), .. Element([0x83], [(byte)(video ? 1 : 2)])]));
        byte[][] blocks = [.. media.Chunk(5000).Select(part => Element([0xA3], [0x81, 0, 0, 0x80, .. part]))];
        byte[] cluster = [.. Element([0xE7], [0]), .. blocks.SelectMany(block => block)];
        byte[] inner = [.. tracks, .. live ? Unknown([0x1F, 0x43, 0xB6, 0x75], cluster) : Element([0x1F, 0x43, 0xB6, 0x75], cluster)];
        return [.. Element([0x1A, 0x45, 0xDF, 0xA3], Element([0x42, 0x82], Encoding.ASCII.GetBytes(kind))), .. live ? Unknown([0x18, 0x53, 0x80, 0x67], inner) : Element([0x18, 0x53, 0x80, 0x67], inner)];
    }

    private static byte[] Element(byte[] id, byte[] held)
    {
        if (held.Length < 126)
        {
            return [.. id, (byte)(0x80 | held.Length), .. held];
        }

        var size = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(size, held.Length);
        size[0] = 1;
        return [.. id, .. size, .. held];
    }

    private static byte[] Unknown(byte[] id, byte[] held) => [.. id, 1, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, .. held];

    /// <summary>Frames of layer III at 128 kbit/s and 44.1 kHz: 417 bytes each.</summary>
    public static byte[] Mp3(int frames, byte filled = 0x55) => [.. Enumerable.Range(0, frames).SelectMany(_ => (byte[])[0xFF, 0xFB, 0x90, 0x00, .. Enumerable.Repeat(filled, 413)])];
}
