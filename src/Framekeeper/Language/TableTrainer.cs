namespace Framekeeper.Language;

/// <summary>One training row: its features' buckets with their groups, and which slots it is a positive of.</summary>
internal sealed record Row((int Bucket, Group Group)[] Features, bool[] Positive, float Weight);

/// <summary>Trains a <see cref="Table"/>: L2-regularised logistic regression for each slot, by L-BFGS, in fixed order, so that the same rows give the same bytes.</summary>
internal sealed class TableTrainer(int shift, IReadOnlyList<string> slots)
{
    private readonly int size = Table.RowsAt(shift);

    /// <summary>Buckets met in fewer rows teach nothing and are left out.</summary>
    private const int FewestRows = 2;

    /// <summary>The loss of all rows weighs this much against half the squared length of the weights (as C in LIBLINEAR).</summary>
    private const float Trust = 3f;

    private const float RarityUnit = 16f;

    public Table Train(IReadOnlyList<Row> rows)
    {
        var rarity = Rarity(rows);
        var matrix = rows.Select(row => Values(row, rarity)).ToList();
        var trained = new (float[] Weights, float Bias)[slots.Count];
        Parallel.For(0, slots.Count, slot => trained[slot] = Slot(rows, matrix, slot));

        var weights = new sbyte[size * slots.Count];
        var units = new float[slots.Count];
        for (var slot = 0; slot < slots.Count; slot++)
        {
            var largest = Math.Max(1e-6f, trained[slot].Weights.Max(Math.Abs));
            units[slot] = largest / 127f;
            for (var bucket = 0; bucket < size; bucket++)
            {
                weights[(bucket * slots.Count) + slot] = (sbyte)MathF.Round(trained[slot].Weights[bucket] / units[slot]);
            }
        }

        return new Table(shift, slots, rarity, weights, units, [.. trained.Select(slot => slot.Bias)]);
    }

    private byte[] Rarity(IReadOnlyList<Row> rows)
    {
        var count = new int[size];
        foreach (var bucket in rows.SelectMany(row => row.Features.Select(feature => feature.Bucket).Distinct()))
        {
            count[bucket]++;
        }

        return [.. count.Select(met => met < FewestRows ? (byte)0 : (byte)Math.Clamp(MathF.Round(MathF.Log((float)rows.Count / met) * RarityUnit), 1, 255))];
    }

    private static (int[] Buckets, float[] Values) Values(Row row, byte[] rarity)
    {
        var norms = new float[Table.Scales.Length];
        foreach (var (bucket, group) in row.Features)
        {
            norms[(int)group] += rarity[bucket] * rarity[bucket];
        }

        var kept = row.Features.Where(feature => rarity[feature.Bucket] != 0).ToArray();
        return ([.. kept.Select(feature => feature.Bucket)],
            [.. kept.Select(feature => rarity[feature.Bucket] * Table.Scales[(int)feature.Group] / MathF.Sqrt(norms[(int)feature.Group]))]);
    }

    private (float[] Weights, float Bias) Slot(IReadOnlyList<Row> rows, List<(int[] Buckets, float[] Values)> matrix, int slot)
    {
        var positives = rows.Where(row => row.Positive[slot]).Sum(row => row.Weight);
        var negatives = rows.Sum(row => row.Weight) - positives;
        if (positives == 0)
        {
            return (new float[size], -12f);
        }

        // Rare acts weigh as much as frequent ones; calibration puts the rate back.
        var up = Math.Min(20f, (positives + negatives) / (2 * positives));
        var down = (positives + negatives) / (2 * negatives);
        var cost = rows.Select(row => Trust * row.Weight * (row.Positive[slot] ? up : down)).ToArray();
        var sign = rows.Select(row => row.Positive[slot] ? 1f : -1f).ToArray();
        var best = Minimiser.Run(size + 1, (w, gradient) => Loss(matrix, cost, sign, w, gradient));
        return (best[..^1], best[^1]);
    }

    private static double Loss(List<(int[] Buckets, float[] Values)> matrix, float[] cost, float[] sign, float[] w, float[] gradient)
    {
        var loss = 0.0;
        for (var i = 0; i < w.Length; i++)
        {
            loss += 0.5 * w[i] * w[i];
            gradient[i] = w[i];
        }

        for (var r = 0; r < matrix.Count; r++)
        {
            var (buckets, values) = matrix[r];
            var score = w[^1];
            for (var k = 0; k < buckets.Length; k++)
            {
                score += w[buckets[k]] * values[k];
            }

            var margin = sign[r] * score;
            loss += cost[r] * (margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : -margin + Math.Log(1 + Math.Exp(margin)));
            var pull = (float)(-sign[r] * cost[r] / (1 + Math.Exp(margin)));
            for (var k = 0; k < buckets.Length; k++)
            {
                gradient[buckets[k]] += pull * values[k];
            }

            gradient[^1] += pull;
        }

        return loss;
    }
}

/// <summary>Limited-memory BFGS with backtracking (Nocedal and Wright 2006, algorithm 7.5), from zero.</summary>
internal static class Minimiser
{
    private const int Memory = 6, Steps = 60;
    private const double Enough = 1e-4;

    public static float[] Run(int size, Func<float[], float[], double> loss)
    {
        var (x, g, next, nextG) = (new float[size], new float[size], new float[size], new float[size]);
        var history = new List<(float[] S, float[] Y, double Rho)>();
        var value = loss(x, g);
        var first = Math.Sqrt(Dot(g, g));
        for (var step = 0; step < Steps && Math.Sqrt(Dot(g, g)) > Enough * first; step++)
        {
            var direction = Direction(g, history);
            var slope = Dot(direction, g);
            var length = step == 0 ? 1 / first : 1.0;
            double lower;
            while (true)
            {
                for (var i = 0; i < size; i++)
                {
                    next[i] = (float)(x[i] + (length * direction[i]));
                }

                lower = loss(next, nextG);
                if (lower <= value + (1e-4 * length * slope) || length < 1e-8)
                {
                    break;
                }

                length /= 2;
            }

            Remember(history, x, next, g, nextG);
            (x, next) = (next, x);
            (g, nextG) = (nextG, g);
            value = lower;
        }

        return x;
    }

    private static float[] Direction(float[] g, List<(float[] S, float[] Y, double Rho)> history)
    {
        var q = (float[])g.Clone();
        var alpha = new double[history.Count];
        for (var k = history.Count - 1; k >= 0; k--)
        {
            alpha[k] = history[k].Rho * Dot(history[k].S, q);
            Axpy(-alpha[k], history[k].Y, q);
        }

        if (history.Count > 0)
        {
            var (s, y, _) = history[^1];
            Scale(Dot(s, y) / Dot(y, y), q);
        }

        for (var k = 0; k < history.Count; k++)
        {
            Axpy(alpha[k] - (history[k].Rho * Dot(history[k].Y, q)), history[k].S, q);
        }

        Scale(-1, q);
        return q;
    }

    private static void Remember(List<(float[] S, float[] Y, double Rho)> history, float[] x, float[] next, float[] g, float[] nextG)
    {
        var (s, y) = (new float[x.Length], new float[x.Length]);
        for (var i = 0; i < x.Length; i++)
        {
            s[i] = next[i] - x[i];
            y[i] = nextG[i] - g[i];
        }

        var curvature = Dot(s, y);
        if (curvature > 1e-10)
        {
            history.Add((s, y, 1 / curvature));
            if (history.Count > Memory)
            {
                history.RemoveAt(0);
            }
        }
    }

    private static double Dot(float[] a, float[] b)
    {
        var sum = 0.0;
        for (var i = 0; i < a.Length; i++)
        {
            sum += (double)a[i] * b[i];
        }

        return sum;
    }

    private static void Axpy(double scale, float[] x, float[] y)
    {
        for (var i = 0; i < x.Length; i++)
        {
            y[i] += (float)(scale * x[i]);
        }
    }

    private static void Scale(double scale, float[] x)
    {
        for (var i = 0; i < x.Length; i++)
        {
            x[i] *= (float)scale;
        }
    }
}
