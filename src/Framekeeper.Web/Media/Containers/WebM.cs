using System.Numerics;

namespace Framekeeper.Web.Media.Containers;

/// <summary>Elements of a WebM file (EBML, RFC 8794; Matroska, RFC 9559): an id, a size, and what they hold.</summary>
/// <remarks>What a browser records has clusters and a segment whose sizes nobody knew; their children are gone through.</remarks>
internal static class WebM
{
    private const uint Ebml = 0x1A45DFA3, Segment = 0x18538067, Tracks = 0x1654AE6B, Cluster = 0x1F43B675, Track = 0xAE, TrackType = 0x83;
    private const long Unknown = -1;

    /// <summary>What stands in a segment (SeekHead, Info, Tracks, Cluster, Cues, Tags, Chapters, Attachments, Void, CRC-32), and in a cluster (its time, blocks, sizes).</summary>
    private static readonly HashSet<uint> Inner = [0x114D9B74, 0x1549A966, Tracks, Cluster, 0x1C53BB6B, 0x1254C367, 0x1043A770, 0x1941A469, 0xEC, 0xBF, 0xE7, 0xA3, 0xA0, 0xA7, 0xAB, 0xAF, 0x5854];

    public static bool HasVideo(Stream bytes)
    {
        var head = Read(bytes, 0, bytes.Length);
        var segment = head is { Id: Ebml, Size: >= 0 } ? Read(bytes, head.End, bytes.Length) : throw Container.Broken(MediaKind.WebM, 0);
        if (segment.Id != Segment)
        {
            throw Container.Broken(MediaKind.WebM, head.End);
        }

        var end = segment.Size == Unknown ? bytes.Length : segment.End;
        if (end < bytes.Length)
        {
            throw Container.Broken(MediaKind.WebM, end);
        }

        var (types, clusters) = (new List<int>(), 0L);
        for (var at = segment.From; at < end;)
        {
            var element = Read(bytes, at, end);
            if (!Inner.Contains(element.Id) || (element.Size == Unknown && element.Id != Cluster))
            {
                throw Container.Broken(MediaKind.WebM, at);
            }

            clusters += element.Id == Cluster ? 1 : 0;
            if (element.Id == Tracks)
            {
                types.AddRange(Types(bytes, element));
            }

            at = element.Size == Unknown ? element.From : element.End;
        }

        return clusters > 0 && types.Exists(type => type is 1 or 2) ? types.Contains(1) : throw Container.Empty(MediaKind.WebM);
    }

    private static IEnumerable<int> Types(Stream bytes, Element tracks) =>
        Children(bytes, tracks).Where(track => track.Id == Track).SelectMany(track => Children(bytes, track)).Where(child => child is { Id: TrackType, Size: 1 }).Select(child =>
        {
            bytes.Position = child.From;
            return bytes.ReadByte();
        });

    private static IEnumerable<Element> Children(Stream bytes, Element outer)
    {
        for (var at = outer.From; at < outer.End;)
        {
            var element = Read(bytes, at, outer.End);
            yield return element.Size == Unknown ? throw Container.Broken(MediaKind.WebM, at) : element;
            at = element.End;
        }
    }

    private static Element Read(Stream bytes, long at, long end)
    {
        Span<byte> head = stackalloc byte[12];
        head = head[..(int)Math.Min(head.Length, end - at)];
        if (!Container.Fill(bytes, at, head) || head.IsEmpty)
        {
            throw Container.CutOff(MediaKind.WebM);
        }

        var wide = BitOperations.LeadingZeroCount(head[0]) - 23;
        if (wide > 4)
        {
            throw Container.Broken(MediaKind.WebM, at);
        }

        if (head.Length <= wide)
        {
            throw Container.CutOff(MediaKind.WebM);
        }

        var id = head[..wide].ToArray().Aggregate(0u, (sum, one) => (sum << 8) | one);
        var (size, room) = Number(head[wide..], at);
        return size <= end - at - wide - room ? new Element(id, at + wide + room, size) : throw Container.CutOff(MediaKind.WebM);
    }

    /// <summary>A number of one to eight bytes; how many, the leading zeros say. All ones: nobody knows.</summary>
    private static (long Size, int Room) Number(ReadOnlySpan<byte> bytes, long at)
    {
        var room = BitOperations.LeadingZeroCount(bytes[0]) - 23;
        if (room > 8)
        {
            throw Container.Broken(MediaKind.WebM, at);
        }

        if (bytes.Length < room)
        {
            throw Container.CutOff(MediaKind.WebM);
        }

        var size = (long)bytes[0] & (0xFF >> room);
        for (var i = 1; i < room; i++)
        {
            size = (size << 8) | bytes[i];
        }

        return (size == (1L << (7 * room)) - 1 ? Unknown : size, room);
    }

    private readonly record struct Element(uint Id, long From, long Size)
    {
        public long End => From + Size;
    }
}
