using System.IO.Compression;
using System.Security.Cryptography;
using System.Text;

namespace Framekeeper.Language;

/// <summary>A gate as bytes: a magic word, then tables, calibrations, ratios and weighers, packed.</summary>
internal static class GateFile
{
    private static readonly byte[] Magic = "FKGATE2\n"u8.ToArray();

    public static Gate Read(Stream stream)
    {
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var all = bytes.ToArray();
        if (!all.AsSpan().StartsWith(Magic))
        {
            throw NoGate();
        }

        try
        {
            using var from = new BinaryReader(new BrotliStream(new MemoryStream(all, Magic.Length, all.Length - Magic.Length), CompressionMode.Decompress));
            return new Gate(Parts(from, () => Table.Read(from)), Convert.ToHexStringLower(SHA256.HashData(all))[..12]);
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw NoGate(wrong);
        }
    }

    private static InputException NoGate(Exception? inner = null) => new("gate", null, "these bytes are no gate model; make one with 'framekeeper train'", inner: inner);

    /// <summary>Reads what <see cref="WriteUnpacked"/> wrote, which is trusted: the build made it. The tables' rows stay where they are.</summary>
    /// <param name="address">Of the stream's bytes, in memory that neither moves nor goes away.</param>
    public static Gate ReadUnpacked(Stream stream, nint address)
    {
        using var from = new BinaryReader(stream, Encoding.UTF8, leaveOpen: true);
        var digest = from.ReadString();
        return new Gate(Parts(from, () => Table.Read(from, Take)), digest);

        Rows Take(int length)
        {
            var rows = new Rows(address + (nint)stream.Position, length);
            stream.Position += length;
            return rows;
        }
    }

    private static GateParts Parts(BinaryReader from, Func<Table> table)
    {
        Weigher Weigher() => new([.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadSingle())]);
        return new GateParts(
            Therapist: table(),
            Passing: Weigher(),
            Pass: from.ReadSingle(),
            Kinds: table(),
            Deciding: Weigher(),
            Client: table(),
            Report: table(),
            Calibrations: Enumerable.Range(0, from.ReadInt32()).ToDictionary(_ => from.ReadString(), _ => new Calibration(from.ReadSingle(), from.ReadSingle(), from.ReadSingle(), from.ReadSingle())),
            Rules: Enumerable.Range(0, from.ReadInt32()).ToDictionary(_ => from.ReadString(), _ => from.ReadSingle()));
    }

    public static void Write(GateParts parts, Stream stream)
    {
        stream.Write(Magic);
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var to = new BinaryWriter(packed);
        Write(parts, to);
    }

    /// <summary>For a program that must start at once: nothing packed, and the digest in front, so that nothing need be hashed.</summary>
    public static void WriteUnpacked(Gate gate, Stream stream)
    {
        using var to = new BinaryWriter(stream, Encoding.UTF8, leaveOpen: true);
        to.Write(gate.Digest);
        Write(gate.Parts, to);
    }

    private static void Write(GateParts parts, BinaryWriter to)
    {
        parts.Therapist.Write(to);
        Write(parts.Passing, to);
        to.Write(parts.Pass);
        parts.Kinds.Write(to);
        Write(parts.Deciding, to);
        parts.Client.Write(to);
        parts.Report.Write(to);
        to.Write(parts.Calibrations.Count);
        foreach (var (name, calibration) in parts.Calibrations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            to.Write(name);
            to.Write(calibration.Slope);
            to.Write(calibration.Offset);
            to.Write(calibration.Threshold);
            to.Write(calibration.Balanced);
        }

        to.Write(parts.Rules.Count);
        foreach (var (act, ratio) in parts.Rules.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            to.Write(act);
            to.Write(ratio);
        }
    }

    private static void Write(Weigher weigher, BinaryWriter to)
    {
        to.Write(weigher.Weights.Length);
        foreach (var weight in weigher.Weights)
        {
            to.Write(weight);
        }
    }

    /// <summary>A gate that lets nothing through.</summary>
    public static GateParts Empty()
    {
        const int small = 8;
        static Table Nothing(params string[] slots) => new(small, slots, new byte[Table.RowsAt(small)], new sbyte[Table.RowsAt(small) * slots.Length], new float[slots.Length], [.. slots.Select(_ => -12f)]);
        string[] none = ["", "", "", ""];
        var place = new Place(none.Length).Size;
        return new GateParts(
            Nothing(Gate.Beyond, "disclose.life"), new Weigher(new float[place + 1]), float.PositiveInfinity, Nothing(none), new Weigher(new float[place + none.Length + 1]),
            Nothing(none), Nothing(Gate.Beyond, Gate.Danger), new Dictionary<string, Calibration>(), new Dictionary<string, float>());
    }
}
