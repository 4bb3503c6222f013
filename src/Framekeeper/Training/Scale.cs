using Framekeeper.Language;

namespace Framekeeper.Training;

/// <summary>Turns scores into likelihood ratios (Platt 1999) and sets the thresholds.</summary>
internal static class Scale
{
    /// <param name="seen">With minus infinity for what did not pass: it counts as held back, and says nothing of the curve.</param>
    /// <param name="alarms">The share of negatives that the shipped threshold lets through.</param>
    public static Calibration Fit(IReadOnlyList<(float Score, bool Positive)> seen, double alarms)
    {
        var (slope, intercept) = Logistic([.. seen.Where(entry => !float.IsNegativeInfinity(entry.Score))]);
        var positives = seen.Count(entry => entry.Positive);
        var prior = Math.Log((double)positives / (seen.Count - positives));
        var negatives = seen.Where(entry => !entry.Positive).Select(entry => entry.Score).OrderDescending().ToList();
        var threshold = negatives[Math.Min(negatives.Count - 1, (int)(alarms * negatives.Count))];
        return new Calibration((float)slope, (float)(intercept - prior), MathF.BitIncrement(threshold), Balanced(seen));
    }

    /// <summary>The score at which F1 is best.</summary>
    private static float Balanced(IReadOnlyList<(float Score, bool Positive)> seen)
    {
        var (best, at, right, shown) = (0.0, float.MaxValue, 0, 0);
        var all = seen.Count(entry => entry.Positive);
        foreach (var (score, positive) in seen.OrderByDescending(entry => entry.Score))
        {
            shown++;
            right += positive ? 1 : 0;
            var f1 = 2.0 * right / (shown + all);
            (best, at) = f1 > best ? (f1, score) : (best, at);
        }

        return at;
    }

    /// <summary>Newton's method on the two parameters of a logistic curve, with Platt's smoothed targets.</summary>
    private static (double Slope, double Intercept) Logistic(IReadOnlyList<(float Score, bool Positive)> seen)
    {
        var positives = seen.Count(entry => entry.Positive);
        var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (seen.Count - positives + 2));
        var (a, b) = (1.0, 0.0);
        for (var step = 0; step < 50; step++)
        {
            double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9;
            foreach (var (score, positive) in seen)
            {
                var p = 1 / (1 + Math.Exp(-((a * score) + b)));
                var (error, weight) = (p - (positive ? high : low), p * (1 - p));
                ga += error * score;
                gb += error;
                haa += weight * score * score;
                hab += weight * score;
                hbb += weight;
            }

            var determinant = (haa * hbb) - (hab * hab);
            var (da, db) = (((hbb * ga) - (hab * gb)) / determinant, ((haa * gb) - (hab * ga)) / determinant);
            (a, b) = (a - da, b - db);
            if (Math.Abs(da) + Math.Abs(db) < 1e-9)
            {
                break;
            }
        }

        return (a, b);
    }
}

/// <summary>Trains the weigher: logistic regression on standardised values, with a light pull towards zero.</summary>
/// <remarks>Turns of contrast pairs count a fifth: half of them are acts, and they have hardly a turn before.</remarks>
internal static class WeigherTrainer
{
    private const float Trust = 0.1f, PairWeight = 0.2f;

    /// <param name="size">How many of the values are weighed.</param>
    public static Weigher Train(List<GateTrainer.Placed> places, int size)
    {
        if (places.Count == 0)
        {
            return new Weigher([1f, .. new float[size]]);
        }

        var mean = new float[size];
        var deviation = new float[size];
        for (var i = 0; i < size; i++)
        {
            mean[i] = places.Average(place => place.Values[i]);
            deviation[i] = MathF.Sqrt(places.Average(place => (place.Values[i] - mean[i]) * (place.Values[i] - mean[i]))) + 1e-6f;
        }

        var w = Minimiser.Run(size + 1, (w, gradient) => Loss(places, mean, deviation, w, gradient));
        var weights = new float[size + 1];
        weights[^1] = w[^1];
        for (var i = 0; i < size; i++)
        {
            weights[i] = w[i] / deviation[i];
            weights[^1] -= weights[i] * mean[i];
        }

        return new Weigher(weights);
    }

    private static double Loss(List<GateTrainer.Placed> places, float[] mean, float[] deviation, float[] w, float[] gradient)
    {
        var loss = 0.0;
        Array.Clear(gradient);
        for (var i = 0; i < mean.Length; i++)
        {
            loss += 0.5 * w[i] * w[i];
            gradient[i] = w[i];
        }

        foreach (var (values, turn) in places)
        {
            var trust = turn.Whole ? Trust : Trust * PairWeight;
            var score = w[^1];
            for (var i = 0; i < mean.Length; i++)
            {
                score += w[i] * (values[i] - mean[i]) / deviation[i];
            }

            var margin = turn.Beyond ? score : -score;
            loss += trust * Math.Log(1 + Math.Exp(-Math.Min(margin, 40)));
            var pull = (float)((turn.Beyond ? -1 : 1) * trust / (1 + Math.Exp(margin)));
            for (var i = 0; i < mean.Length; i++)
            {
                gradient[i] += pull * (values[i] - mean[i]) / deviation[i];
            }

            gradient[^1] += pull;
        }

        return loss;
    }
}
