using System.IO.Compression;
using System.Security.Cryptography;

namespace Framekeeper.Language;

/// <summary>An act that a turn may carry, with the words that say so.</summary>
/// <param name="Ratio">Natural logarithm of the likelihood ratio: how much likelier such a turn is where the act is meant.</param>
/// <param name="Shown">Strong enough for the shipped threshold.</param>
/// <param name="Start">Evidence, in UTF-16 code units of the turn.</param>
public sealed record Proposal(string Act, double Ratio, bool Shown, int Start, int End);

/// <summary>How scores of one slot read as likelihood ratios, and where the thresholds lie.</summary>
/// <param name="Threshold">The shipped one: few false alarms.</param>
/// <param name="Balanced">Where precision and recall weigh alike (best F1 on held-out voices).</param>
internal sealed record Calibration(float Slope, float Offset, float Threshold, float Balanced)
{
    /// <summary>The log likelihood ratio of a score.</summary>
    public double Ratio(float score) => (Slope * score) + Offset;
}

/// <summary>The first pass over every turn: tokens, classes, grammar, and linear models that let through what could be an act.</summary>
/// <remarks>Trained from the corpus by <c>framekeeper train</c>; immutable; safe to use from several threads, each with a <see cref="Listener"/> of its own.</remarks>
public sealed record Gate
{
    /// <summary>The slot that stands for any therapist act at or above crossing.</summary>
    internal const string Beyond = "beyond";

    private static readonly byte[] Magic = "FKGATE1\n"u8.ToArray();

    internal Gate(Table therapist, Weigher weigher, Table kinds, Table client, Table report, IReadOnlyDictionary<string, Calibration> calibrations, IReadOnlyDictionary<string, float> rules)
    {
        (Therapist, Weigher, Kinds, Client, Report, Calibrations, Rules) = (therapist, weigher, kinds, client, report, calibrations, rules);
    }

    /// <summary>Beyond or not, and plain self-disclosure.</summary>
    internal Table Therapist { get; }

    /// <summary>A therapist's turn in its place.</summary>
    internal Weigher Weigher { get; }

    /// <summary>Which act, for turns and accounts that passed.</summary>
    internal Table Kinds { get; }

    /// <summary>The client's signals.</summary>
    internal Table Client { get; }

    /// <summary>Beyond or not, for accounts.</summary>
    internal Table Report { get; }

    /// <summary>By table and slot: <c>therapist beyond</c>, <c>client client.gift</c>.</summary>
    internal IReadOnlyDictionary<string, Calibration> Calibrations { get; }

    /// <summary>By act, the log likelihood ratio of a finding by rule (the agreement's terms, or what is said plainly), counted on the corpus.</summary>
    internal IReadOnlyDictionary<string, float> Rules { get; init; }

    /// <summary>The first 12 hex digits of SHA-256 over the model's bytes.</summary>
    public string Digest { get; private init; } = "untrained";

    /// <summary>The gate that this package carries; without one, nothing passes but what the agreement's terms decide.</summary>
    public static Gate Default => Packed.Value;

    private static readonly Lazy<Gate> Packed = new(() =>
        typeof(Gate).Assembly.GetManifestResourceStream("language/gate.bin") is { } stream ? Read(stream) : Untrained);

    internal static Gate Untrained => Nothing.Value;

    private static readonly Lazy<Gate> Nothing = new(Empty);

    /// <summary>Reads a gate that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The bytes are no gate.</exception>
    public static Gate Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        using var bytes = new MemoryStream();
        stream.CopyTo(bytes);
        var all = bytes.ToArray();
        if (!all.AsSpan().StartsWith(Magic))
        {
            throw NoGate();
        }

        try
        {
            return Read(all) with { Digest = Convert.ToHexStringLower(SHA256.HashData(all))[..12] };
        }
        catch (Exception wrong) when (wrong is IOException or InvalidDataException or ArgumentException or InvalidOperationException or FormatException)
        {
            throw NoGate(wrong);
        }
    }

    private static InputException NoGate(Exception? inner = null) => new("gate", null, "these bytes are no gate model; make one with 'framekeeper train'", inner: inner);

    private static Gate Read(byte[] all)
    {
        using var from = new BinaryReader(new BrotliStream(new MemoryStream(all, Magic.Length, all.Length - Magic.Length), CompressionMode.Decompress));
        var tables = Enumerable.Range(0, 4).Select(_ => Table.Read(from)).ToList();
        var calibrations = Enumerable.Range(0, from.ReadInt32()).ToDictionary(_ => from.ReadString(), _ => new Calibration(from.ReadSingle(), from.ReadSingle(), from.ReadSingle(), from.ReadSingle()));
        var rules = Enumerable.Range(0, from.ReadInt32()).ToDictionary(_ => from.ReadString(), _ => from.ReadSingle());
        var weigher = new Weigher([.. Enumerable.Range(0, from.ReadInt32()).Select(_ => from.ReadSingle())]);
        return new Gate(tables[0], weigher, tables[1], tables[2], tables[3], calibrations, rules);
    }

    /// <summary>Writes the gate; the same gate gives the same bytes.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        stream.Write(Magic);
        using var packed = new BrotliStream(stream, CompressionLevel.SmallestSize, leaveOpen: true);
        using var to = new BinaryWriter(packed);
        foreach (var table in new[] { Therapist, Kinds, Client, Report })
        {
            table.Write(to);
        }

        to.Write(Calibrations.Count);
        foreach (var (name, calibration) in Calibrations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            to.Write(name);
            to.Write(calibration.Slope);
            to.Write(calibration.Offset);
            to.Write(calibration.Threshold);
            to.Write(calibration.Balanced);
        }

        to.Write(Rules.Count);
        foreach (var (act, ratio) in Rules.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            to.Write(act);
            to.Write(ratio);
        }

        to.Write(Weigher.Weights.Length);
        foreach (var weight in Weigher.Weights)
        {
            to.Write(weight);
        }
    }

    /// <summary>The log likelihood ratio at which precision and recall weigh alike for therapist turns.</summary>
    public double BalancedRatio => Calibrations.GetValueOrDefault($"therapist {Beyond}") is { } beyond ? beyond.Ratio(beyond.Balanced) : double.PositiveInfinity;

    /// <summary>The digest alone.</summary>
    public override string ToString() => $"gate {Digest}";

    private static Gate Empty()
    {
        static Table Table(params string[] slots) => new(1, slots, new byte[2], new sbyte[2 * slots.Length], new float[slots.Length], [.. slots.Select(_ => -12f)]);
        return new Gate(Table(Beyond, "disclose.life"), new Weigher(new float[Weigher.Size(0) + 1]), Table(Beyond), Table(), Table(Beyond), new Dictionary<string, Calibration>(), new Dictionary<string, float>());
    }
}
