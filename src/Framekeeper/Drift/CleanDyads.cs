namespace Framekeeper.Drift;

/// <summary>Clean dyads as they would look to this judge: chance findings alone, so that it can be counted how often the chart is wrong.</summary>
/// <param name="Rate">Chance findings at or above crossing a session, over all dyads (docs/figures.md: .09 in 66 real sessions).</param>
/// <param name="Spread">Of the rates of single dyads, as a standard deviation: from .01 to .24 lie 95 of 100, which holds the interval of the mean (.03 to .15) and the harder talk of the labelled sessions (.23).</param>
/// <param name="Length">In ordinary sessions: three is a long hour.</param>
/// <param name="Doubt">The spread of the log odds that a chance finding is right; their mean is <see cref="Odds"/>.</param>
internal sealed record CleanDyads(double Rate = .09, double Spread = .06, double Length = 1, double Doubt = .8)
{
    /// <summary>Log odds of a chance finding, at the ordinary base rate: mean -1.6, spread .8 in the eight that ordinary talk had (66 real sessions, 51 clean ones of the voices that thresholds were set on).</summary>
    private const double Odds = -1.5;

    /// <summary>Of these eight two were grave, three violations and three crossings.</summary>
    private static readonly double[] Levels = [1, 1, 1, 2, 2, 2, 4, 4];

    /// <summary>How many of so many dyads pass the limit within so many sessions.</summary>
    /// <param name="dice">From 0 to below 1, each call another.</param>
    public int Alarms(int dyads, int sessions, Func<double> dice)
    {
        ArgumentNullException.ThrowIfNull(dice);
        return Enumerable.Range(0, dyads).Count(_ => Alarms(sessions, dice));
    }

    private bool Alarms(int sessions, Func<double> dice)
    {
        var (rate, sum, alarm) = (Gamma(dice), 0.0, false);
        for (var session = 0; session < sessions; session++)
        {
            sum = Chart.Next(sum, Count(rate * Length, dice), Length);
            alarm |= sum > Chart.Limit;
        }

        return alarm;
    }

    /// <summary>As the chart counts a session; two chance findings never share a turn.</summary>
    private double Count(double rate, Func<double> dice)
    {
        var (sum, most) = (0.0, 0.0);
        for (var left = Poisson(rate, dice); left > 0; left--)
        {
            var level = Levels[(int)(dice() * Levels.Length)];
            sum += level / (1 + Math.Exp(-Odds - (Doubt * Normal(dice))));
            most = Math.Max(most, level);
        }

        return Math.Min(sum, most);
    }

    /// <summary>A dyad's own rate (Marsaglia and Tsang 2000, for shapes from one up).</summary>
    private double Gamma(Func<double> dice)
    {
        var shape = Rate / Spread * (Rate / Spread);
        var (d, scale) = (shape - (1.0 / 3), Rate / shape);
        while (true)
        {
            var x = Normal(dice);
            var v = Math.Pow(1 + (x / Math.Sqrt(9 * d)), 3);
            if (v > 0 && Math.Log(1 - dice()) < (x * x / 2) + d - (d * v) + (d * Math.Log(v)))
            {
                return d * v * scale;
            }
        }
    }

    private static int Poisson(double mean, Func<double> dice)
    {
        var (count, left) = (0, Math.Exp(-mean));
        for (var product = dice(); product > left; product *= dice())
        {
            count++;
        }

        return count;
    }

    private static double Normal(Func<double> dice) => Math.Sqrt(-2 * Math.Log(1 - dice())) * Math.Cos(2 * Math.PI * dice());
}

/// <summary>A share of trials, and the interval that holds the true one in 95 of 100 (Wilson 1927).</summary>
internal readonly record struct Share(int Right, int Of)
{
    private const double Z = 1.959964;

    /// <summary>The share that was seen.</summary>
    public double Seen => (double)Right / Of;

    /// <summary>The interval's lower end.</summary>
    public double Low => Middle - Half;

    /// <summary>The interval's upper end.</summary>
    public double High => Middle + Half;

    private double Middle => (Seen + (Z * Z / (2 * Of))) / (1 + (Z * Z / Of));

    private double Half => Z / (1 + (Z * Z / Of)) * Math.Sqrt((Seen * (1 - Seen) / Of) + (Z * Z / (4.0 * Of * Of)));
}
