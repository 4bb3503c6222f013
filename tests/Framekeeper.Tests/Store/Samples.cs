namespace Framekeeper.Tests.Store;

/// <summary>Whether two samples are of one distribution: the two-sample test of Kolmogorov and Smirnov.</summary>
internal static class Samples
{
    /// <summary>How probable a difference at least as great is if they are (the asymptotic distribution; Press et al., Numerical Recipes, 14.3).</summary>
    public static double SameDistribution(IEnumerable<double> one, IEnumerable<double> other)
    {
        var (a, b) = (one.Order().ToArray(), other.Order().ToArray());
        var (i, j, most) = (0, 0, 0.0);
        while (i < a.Length && j < b.Length)
        {
            var value = Math.Min(a[i], b[j]);
            while (i < a.Length && a[i] <= value)
            {
                i++;
            }

            while (j < b.Length && b[j] <= value)
            {
                j++;
            }

            most = Math.Max(most, Math.Abs(((double)i / a.Length) - ((double)j / b.Length)));
        }

        var size = Math.Sqrt((double)a.Length * b.Length / (a.Length + b.Length));
        var lambda = (size + 0.12 + (0.11 / size)) * most;
        return lambda < 0.2 ? 1 : Math.Clamp(2 * Enumerable.Range(1, 100).Sum(k => (k % 2 == 1 ? 1 : -1) * Math.Exp(-2.0 * k * k * lambda * lambda)), 0, 1);
    }
}
