using Framekeeper.Training;

namespace Framekeeper.Scoring;

/// <summary>The bootstrap (Efron 1979) over whole units, since turns of one session are alike: a session, or both halves of a contrast pair.</summary>
internal sealed class Resamples
{
    private readonly int[] whole;
    private readonly int[][] draws;

    /// <summary>Draws as many units as there are, with replacement.</summary>
    public Resamples(int units, int times, ulong seed = 2026)
    {
        var dice = new Dice(seed);
        whole = new int[units];
        Array.Fill(whole, 1);
        draws = new int[units > 1 ? times : 0][];
        for (var time = 0; time < draws.Length; time++)
        {
            draws[time] = new int[units];
            for (var i = 0; i < units; i++)
            {
                draws[time][dice.Next(units)]++;
            }
        }
    }

    /// <summary>A figure of the data, and its 95 % interval (percentiles).</summary>
    /// <param name="figure">Given how often each unit was drawn.</param>
    public Estimate Of(Func<int[], double> figure) => Of(figure(whole), draws.Select(figure));

    /// <summary>A figure of two sets of data that are drawn independently.</summary>
    public Estimate Of(Resamples other, Func<int[], int[], double> figure) => Of(figure(whole, other.whole), draws.Zip(other.draws, figure));

    private static Estimate Of(double value, IEnumerable<double> resampled)
    {
        var values = resampled.Where(double.IsFinite).Order().ToArray();
        return values.Length == 0
            ? new Estimate(value, double.NaN, double.NaN)
            : new Estimate(value, values[(int)(0.025 * (values.Length - 1))], values[(int)Math.Ceiling(0.975 * (values.Length - 1))]);
    }
}
