namespace Framekeeper.Reader;

/// <summary>How the two passes together read as a log likelihood ratio, and where the thresholds lie; fitted on voices that neither was trained on.</summary>
/// <param name="Reader">Weight of the reader's logit.</param>
/// <param name="Gate">Weight of the gate's log likelihood ratio.</param>
/// <param name="Threshold">The shipped one, as a log likelihood ratio: few false alarms.</param>
/// <param name="Balanced">Where precision and recall weigh alike.</param>
public sealed record Weighing(double Reader, double Gate, double Offset, double Threshold, double Balanced)
{
    /// <summary>What the gate counts for where it has no thought of the turn, and the most it counts for.</summary>
    private const double Silent = -6, Loudest = 10;

    /// <summary>The log likelihood ratio.</summary>
    /// <param name="gate">The gate's ratio; null where it proposes nothing of the kind.</param>
    public double Ratio(double reader, double? gate) => (Reader * reader) + (Gate * Bounded(gate)) + Offset;

    internal static double Bounded(double? gate) => Math.Clamp(gate ?? Silent, Silent, Loudest);
}

/// <summary>Which kinds are named of a turn that is beyond the frame: the likeliest, and others that are likely too.</summary>
/// <param name="Gate">What is added to the logit of a kind that the gate names as well.</param>
/// <param name="Also">Kinds besides the likeliest are named from this logit on.</param>
public sealed record Naming(double Gate, double Also)
{
    /// <summary>Of the kinds' logits, those that are named.</summary>
    internal IEnumerable<int> Of(IReadOnlyList<int> kinds, Func<int, float> logit, Func<int, bool> gate)
    {
        var scores = kinds.Select(kind => (Kind: kind, Score: logit(kind) + (gate(kind) ? Gate : 0))).ToList();
        var best = scores.MaxBy(entry => entry.Score).Kind;
        return scores.Where(entry => entry.Kind == best || entry.Score >= Also).Select(entry => entry.Kind);
    }
}
