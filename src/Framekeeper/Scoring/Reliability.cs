using Framekeeper.Judgement;

namespace Framekeeper.Scoring;

/// <summary>Turns of about one confidence, and how many of them were beyond the frame.</summary>
/// <param name="Said">The mean confidence.</param>
/// <param name="Seen">The share that was beyond.</param>
internal sealed record Bin(double From, double To, int Turns, int Beyond, double Said, Estimate Seen);

/// <summary>Whether confidence means what it says, restated at the base rate of the evaluated turns.</summary>
/// <param name="Error">Expected calibration error over ten bins of equally many turns (Naeini and others 2015).</param>
/// <param name="Brier">The mean squared distance (Brier 1950).</param>
/// <param name="Ignorance">The same for one who knows the base rate alone.</param>
internal sealed record Reliability(double BaseRate, IReadOnlyList<Bin> Bins, double Error, Estimate Brier, double Ignorance)
{
    private const int BinCount = 10;

    /// <param name="asked">Labelled therapist turns.</param>
    public static Reliability Of(IReadOnlyList<Judged> asked, Resamples resamples)
    {
        var rate = (double)asked.Count(turn => turn.Label.Beyond) / asked.Count;
        var said = asked.Select(turn => (turn.Unit, turn.Label.Beyond, Confidence: Restated(turn.Confidence, rate))).OrderBy(turn => turn.Confidence).ToList();
        var bins = said.Chunk(Math.Max(1, (said.Count + BinCount - 1) / BinCount)).Select(bin => new Bin(
            bin[0].Confidence,
            bin[^1].Confidence,
            bin.Length,
            bin.Count(turn => turn.Beyond),
            bin.Average(turn => turn.Confidence),
            resamples.Of(drawn => Mean(bin, drawn, turn => turn.Beyond ? 1 : 0)))).ToList();
        return new Reliability(
            rate,
            bins,
            bins.Sum(bin => bin.Turns * Math.Abs(bin.Said - bin.Seen.Value)) / said.Count,
            resamples.Of(drawn => Mean(said, drawn, turn => Math.Pow(turn.Confidence - (turn.Beyond ? 1 : 0), 2))),
            rate * (1 - rate));
    }

    /// <summary>The odds of a confidence at the ordinary base rate, brought to another.</summary>
    public static double Restated(double confidence, double rate)
    {
        var odds = confidence * (1 - Judge.OrdinaryRate) * rate;
        return confidence >= 1 ? 1 : odds / (odds + ((1 - confidence) * Judge.OrdinaryRate * (1 - rate)));
    }

    private static double Mean(IReadOnlyList<(int Unit, bool Beyond, double Confidence)> turns, int[] drawn, Func<(int Unit, bool Beyond, double Confidence), double> value)
    {
        var (sum, count) = (0.0, 0);
        foreach (var turn in turns)
        {
            sum += drawn[turn.Unit] * value(turn);
            count += drawn[turn.Unit];
        }

        return sum / count;
    }
}
