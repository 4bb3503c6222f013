namespace Framekeeper.Language;

/// <summary>An act that a turn may carry, with the words that say so.</summary>
/// <param name="Ratio">Natural logarithm of the likelihood ratio: how much likelier such a turn is where the act is meant.</param>
/// <param name="Shown">Strong enough for the shipped threshold.</param>
/// <param name="Start">Evidence, in UTF-16 code units of the turn.</param>
/// <param name="By">Which pass proposes it: <c>gate</c> or <c>reader</c>.</param>
public sealed record Proposal(string Act, double Ratio, bool Shown, int Start, int End, string By = "gate")
{
    /// <summary>The act alone.</summary>
    public override string ToString() => Act;
}

/// <summary>How scores of one slot read as likelihood ratios, and where the thresholds lie.</summary>
/// <param name="Threshold">The shipped one: few false alarms.</param>
/// <param name="Balanced">Where precision and recall weigh alike (best F1 on held-out voices).</param>
internal sealed record Calibration(float Slope, float Offset, float Threshold, float Balanced)
{
    /// <summary>The log likelihood ratio of a score.</summary>
    public double Ratio(float score) => (Slope * score) + Offset;
}

/// <summary>What a gate is made of.</summary>
/// <param name="Therapist">Beyond or not, and plain self-disclosure.</param>
/// <param name="Passing">Over a therapist's turn in its place: what could be an act passes.</param>
/// <param name="Pass">The weight from which a turn passes.</param>
/// <param name="Kinds">Which act, for turns and accounts that passed.</param>
/// <param name="Deciding">Over a turn that passed, in its place and with its kinds: how likely it is an act after all.</param>
/// <param name="Client">The client's signals.</param>
/// <param name="Report">Beyond or not, for accounts, and whether they speak of danger.</param>
/// <param name="Calibrations">By table and slot: <c>therapist beyond</c>, <c>client client.gift</c>.</param>
/// <param name="Rules">By act, the log likelihood ratio of a finding by rule (the agreement's terms, or what is said plainly), counted on the corpus.</param>
internal sealed record GateParts(
    Table Therapist,
    Weigher Passing,
    float Pass,
    Table Kinds,
    Weigher Deciding,
    Table Client,
    Table Report,
    IReadOnlyDictionary<string, Calibration> Calibrations,
    IReadOnlyDictionary<string, float> Rules)
{
    private readonly Lazy<Blend> decided = new(() => Kinds.Blend(Deciding.Weights.AsSpan(^(Kinds.Slots.Count + 1)..^1)));

    /// <summary>What the kinds of a turn add to how likely it is an act: made when it is first asked for, which takes as long as hearing some thousand turns.</summary>
    public Blend Decided => decided.Value;
}

/// <summary>The first pass over every turn: tokens, classes, grammar, and linear models that let through what could be an act.</summary>
/// <remarks>Trained from the corpus by <c>framekeeper train</c>; immutable; safe to use from several threads, each with a <see cref="Listener"/> of its own.</remarks>
public sealed record Gate
{
    /// <summary>The slot that stands for any therapist act at or above crossing.</summary>
    internal const string Beyond = "beyond";

    /// <summary>The slot of accounts that speaks of danger.</summary>
    internal const string Danger = "danger";

    private static readonly Lazy<Gate> Packed = new(() =>
        typeof(Gate).Assembly.GetManifestResourceStream("language/gate.bin") is { } stream ? Read(stream) : Untrained);

    private static readonly Lazy<Gate> Nothing = new(() => new Gate(GateFile.Empty(), "untrained"));

    internal Gate(GateParts parts, string digest) => (Parts, Digest) = (parts, digest);

    internal GateParts Parts { get; init; }

    /// <summary>The first 12 hex digits of SHA-256 over the model's bytes.</summary>
    public string Digest { get; }

    /// <summary>The gate that this package carries; without one, nothing passes but what the agreement's terms decide.</summary>
    public static Gate Default => Packed.Value;

    internal static Gate Untrained => Nothing.Value;

    /// <summary>The log likelihood ratio at which precision and recall weigh alike for therapist turns.</summary>
    public double BalancedRatio => Parts.Calibrations.GetValueOrDefault($"therapist {Beyond}") is { } beyond ? beyond.Ratio(beyond.Balanced) : double.PositiveInfinity;

    /// <summary>Reads a gate that <see cref="Write"/> wrote.</summary>
    /// <exception cref="InputException">The bytes are no gate.</exception>
    public static Gate Read(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        return GateFile.Read(stream);
    }

    /// <summary>Writes the gate; the same gate gives the same bytes.</summary>
    public void Write(Stream stream)
    {
        ArgumentNullException.ThrowIfNull(stream);
        GateFile.Write(Parts, stream);
    }

    /// <summary>The digest alone.</summary>
    public override string ToString() => $"gate {Digest}";
}
