using System.Globalization;

namespace Framekeeper.Bench;

/// <summary>The median of several rounds, with the lowest and the highest.</summary>
internal readonly record struct Spread(double Median, double Lowest, double Highest)
{
    public static Spread Of(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return new(sorted[sorted.Length / 2], sorted[0], sorted[^1]);
    }

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Median,9:0.00}  [{Lowest:0.00}..{Highest:0.00}]");
}
