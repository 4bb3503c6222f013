using System.Buffers.Binary;

namespace Framekeeper.Web.Media.Containers;

/// <summary>Boxes of an MP4 file (ISO/IEC 14496-12, 4.2): a size of 32 or 64 bits and a name of four letters.</summary>
internal static class Mp4
{
    private const int Most = 4_000_000;

    public static bool HasVideo(Stream bytes)
    {
        var (index, media, count) = (default(Box?), false, 0);
        foreach (var box in Boxes(bytes, 0, bytes.Length))
        {
            index = box.Is("moov"u8) ? box : index;
            media |= box.Is("mdat"u8) || box.Is("moof"u8);
            if ((count++ == 0 && !box.Is("ftyp"u8)) || count > Most)
            {
                throw Container.Broken(MediaKind.Mp4, box.At);
            }
        }

        return index is { } moov && media ? Tracks(bytes, moov) : throw (media ? MediaKinds.Wrong("This MP4 file has no index: its recorder was stopped before it could finish it") : Container.Empty(MediaKind.Mp4));
    }

    private static bool Tracks(Stream bytes, Box moov)
    {
        var handlers = Within(bytes, moov, "trak"u8).SelectMany(track => Within(bytes, track, "mdia"u8)).SelectMany(media => Within(bytes, media, "hdlr"u8)).Select(handler => Handler(bytes, handler)).ToList();
        return handlers.Contains("vide") || (handlers.Contains("soun") ? false : throw Container.Empty(MediaKind.Mp4));
    }

    private static string Handler(Stream bytes, Box handler)
    {
        Span<byte> head = stackalloc byte[12];
        return Container.Fill(bytes, handler.From, head) ? System.Text.Encoding.Latin1.GetString(head[8..]) : "";
    }

    private static List<Box> Within(Stream bytes, Box outer, ReadOnlySpan<byte> name)
    {
        var found = new List<Box>();
        foreach (var box in Boxes(bytes, outer.From, outer.End))
        {
            if (box.Is(name))
            {
                found.Add(box);
            }
        }

        return found;
    }

    private static IEnumerable<Box> Boxes(Stream bytes, long from, long end)
    {
        for (var at = from; at < end;)
        {
            var box = Read(bytes, at, end);
            yield return box;
            at = box.End;
        }
    }

    private static Box Read(Stream bytes, long at, long end)
    {
        Span<byte> head = stackalloc byte[16];
        if (end - at < 8 || !Container.Fill(bytes, at, head[..8]))
        {
            throw Container.CutOff(MediaKind.Mp4);
        }

        var (size, room) = ((long)BinaryPrimitives.ReadUInt32BigEndian(head), 8);
        if (size == 1)
        {
            room = 16;
            size = Container.Fill(bytes, at, head) ? BinaryPrimitives.ReadInt64BigEndian(head[8..]) : throw Container.CutOff(MediaKind.Mp4);
        }

        // Zero: to the end of the file.
        size = size == 0 ? end - at : size;
        if (size < room || head[4..8].ContainsAnyExceptInRange((byte)' ', (byte)'~') && head[4] != 0xA9)
        {
            throw Container.Broken(MediaKind.Mp4, at);
        }

        return size <= end - at ? new Box(BinaryPrimitives.ReadUInt32BigEndian(head[4..]), at, at + room, at + size) : throw Container.CutOff(MediaKind.Mp4);
    }

    private readonly record struct Box(uint Name, long At, long From, long End)
    {
        public bool Is(ReadOnlySpan<byte> name) => Name == BinaryPrimitives.ReadUInt32BigEndian(name);
    }
}
