using System.Globalization;

namespace Framekeeper.Scoring;

/// <summary>Figures as people read them: a share without its nought, and in brackets what resampling says.</summary>
internal static class Words
{
    public const string Optimistic = "optimistic: its threshold was chosen on these very labels";

    public const string Restated = "Confidence restated at the base rate of these turns, in ten groups of equally many; a well calibrated judge lies on the diagonal.";

    public const string Heard = "Words as a speech recogniser would hear them: a made-up imitation with a seed, not a recording.";

    public static string Share(double value) => double.IsNaN(value) ? "-" : value.ToString("0.000", CultureInfo.InvariantCulture) is var text && text[0] == '0' ? text[1..] : text;

    public static string Rate(double value) => double.IsNaN(value) ? "-" : value >= 9.995 ? value.ToString("0.0", CultureInfo.InvariantCulture) : value.ToString(".00", CultureInfo.InvariantCulture);

    public static string Range(Estimate estimate) => double.IsNaN(estimate.Low) ? "" : $"[{Rate(estimate.Low)} to {Rate(estimate.High)}]";

    public static string Share(Estimate estimate) => $"{Share(estimate.Value)} {Range(estimate)}".TrimEnd();

    public static string Rate(Estimate estimate) => $"{Rate(estimate.Value)} {Range(estimate)}".TrimEnd();

    public static string Percent(double share) => share.ToString("0.0 %", CultureInfo.InvariantCulture);

    public static string Number(double value) => value.ToString("0.######", CultureInfo.InvariantCulture);

    public static string Count(int count, string noun) => $"{count.ToString(CultureInfo.InvariantCulture)} {noun}{(count == 1 ? "" : "s")}";

    /// <summary>What was evaluated.</summary>
    public static string Looked(Evaluation evaluation)
    {
        var parts = new[] { (evaluation.WholeSessions, "whole session"), (evaluation.Pairs, "contrast pair"), (evaluation.Accounts?.Count ?? 0, "account") }.Where(part => part.Item1 > 0);
        var turns = evaluation.Turns == 0 ? "" : $"; {Count(evaluation.Turns, "therapist turn")}, {evaluation.Beyond} of them beyond the frame ({Percent((double)evaluation.Beyond / evaluation.Turns)}; ordinary work: about {Percent(Judgement.Judge.OrdinaryRate)})";
        return string.Join(", ", parts.Select(part => Count(part.Item1, part.Item2))) + turns;
    }

    public static string Resampled(Evaluation evaluation) => $"Ranges hold 95 % of {evaluation.Resamples} resamples of whole units: a session, or both halves of a contrast pair, since turns of one session are alike.";

    public static string Threshold(Cut cut) => cut.MinConfidence is { } least ? $"{cut.Name} (--min-confidence {Number(least)})" : cut.Name;

    /// <summary>The worth of a flag in a sentence.</summary>
    public static string Worth(RarePrecision rare)
    {
        var (of, scale) = rare.Precision.Value < .1 ? ("a thousand", 1000) : ("a hundred", 100);
        var between = double.IsNaN(rare.Precision.Low) ? "" : $" (between {Math.Round(rare.Precision.Low * scale)} and {Math.Round(rare.Precision.High * scale)})";
        return $"Where one therapist turn in {rare.OneIn} carries an act, of {of} flagged turns about {Math.Round(rare.Precision.Value * scale)} would be right{between}.";
    }

    public static string Curve(RecallAt at) => $"At {Rate(at.Alarms)} false alarms a session {Share(at.Recall)} of what is beyond the frame is found (--min-confidence {Number(at.MinConfidence)}).";

    public static string Calibration(Reliability reliability) =>
        $"Expected calibration error {Share(reliability.Error)}; Brier score {Share(reliability.Brier)}, where knowing the base rate {Share(reliability.BaseRate)} alone gives {Share(reliability.Ignorance)}.";

    public static string Evidence(EvidenceFigures evidence) => $"At the {evidence.Cut} threshold something is found in {Count(evidence.Turns, "turn")} that a person underlined; its words meet the underlined ones in {Share(evidence.Overlap)} of these.";

    public static string Kept(Kept kept) => $"At the {kept.Cut} threshold recall falls from {Share(kept.Clean)} to {Share(kept.Heard)}: {Percent(kept.Share.Value)} of it is kept {Range(kept.Share)}.";
}
