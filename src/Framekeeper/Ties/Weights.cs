namespace Framekeeper.Ties;

/// <summary>
/// What each level of each feature weighs (Fellegi and Sunter 1969): the logarithm, to base 2, of how much oftener it is seen in two records of one person than of two people.
/// </summary>
internal sealed class Weights
{
    /// <summary>Records of one person among the pairs of a roster, in parts of its records, before anything is known of it.</summary>
    private const double Twice = 0.02;

    /// <summary>So many pairs of each sort the starting values are worth: in a small roster they decide, in a large one it decides by itself.</summary>
    private const double SameWorth = 25, OtherWorth = 500;

    private const int Rounds = 40;

    private readonly double[,] same = new double[Comparison.Features, Levels.Most], other = new double[Comparison.Features, Levels.Most], weights = new double[Comparison.Features, Levels.Most];

    private readonly double pairs, records;

    private Weights(double pairs, double records)
    {
        (this.pairs, this.records) = (pairs, records);
        Prior = Twice * records / pairs;
        Start(same, levels => levels.Same, 1);
        Start(other, levels => levels.Other, 1);
        Weigh();
    }

    /// <summary>How probable it is of any two records that they are one person's.</summary>
    public double Prior { get; private set; }

    /// <summary>The weight of a feature's level.</summary>
    public double this[Feature feature, int level] => weights[(int)feature, level];

    /// <summary>How often two people agree on a feature wholly.</summary>
    public double Chance(Feature feature) => other[(int)feature, 0];

    public double Agreement(Feature feature) => same[(int)feature, 0];

    /// <summary>Learns from pairs without labels, by expectation and maximisation.</summary>
    /// <param name="candidates">Patterns of the pairs that share a key, with how often each is seen; the others are taken for two people.</param>
    /// <param name="random">Patterns of pairs drawn at random.</param>
    /// <param name="pairs">All pairs that there are.</param>
    /// <param name="share">The part of the candidates that was counted.</param>
    public static Weights Learn(IReadOnlyDictionary<ulong, int> candidates, IReadOnlyDictionary<ulong, int> random, double pairs, double records, double share)
    {
        var weights = new Weights(pairs, records);
        for (var round = 0; round < Rounds; round++)
        {
            var (same, other, expected) = (new double[Comparison.Features, Levels.Most], new double[Comparison.Features, Levels.Most], 0.0);
            foreach (var (pattern, count) in candidates)
            {
                var probability = count * weights.Probability(pattern);
                expected += probability / share;
                Count(same, pattern, probability);
            }

            foreach (var (pattern, count) in random)
            {
                Count(other, pattern, count * (1 - weights.Probability(pattern)));
            }

            weights.Take(same, other, (expected + (Twice * records)) / (pairs + records));
        }

        return weights;
    }

    /// <summary>
    /// The same for somebody who is sought: how common a likeness is among strangers is learned, and how well people are remembered is not, since the records of a roster do not tell.
    /// </summary>
    public Weights Remembered()
    {
        var weights = new Weights(pairs, records);
        Array.Copy(other, weights.other, other.Length);
        weights.Weigh();
        return weights;
    }

    private double Probability(ulong pattern)
    {
        var weight = Math.Log2(Prior / (1 - Prior));
        for (var feature = 0; feature < Comparison.Features; feature++)
        {
            var level = Level(pattern, feature);
            weight += level < 0 ? 0 : weights[feature, level];
        }

        return 1 / (1 + Math.Pow(2, -weight));
    }

    private void Take(double[,] ofSame, double[,] ofOther, double prior)
    {
        Prior = prior;
        Start(same, levels => levels.Same, SameWorth);
        Start(other, levels => levels.Other, OtherWorth);
        for (var feature = 0; feature < Comparison.Features; feature++)
        {
            var (sumSame, sumOther) = (SameWorth, OtherWorth);
            for (var level = 0; level < Levels.All[feature].Count; level++)
            {
                same[feature, level] += ofSame[feature, level];
                other[feature, level] += ofOther[feature, level];
                sumSame += ofSame[feature, level];
                sumOther += ofOther[feature, level];
            }

            for (var level = 0; level < Levels.All[feature].Count; level++)
            {
                same[feature, level] /= sumSame;
                other[feature, level] /= sumOther;
            }
        }

        Weigh();
    }

    private static void Start(double[,] to, Func<Levels, IReadOnlyList<double>> of, double worth)
    {
        for (var feature = 0; feature < Comparison.Features; feature++)
        {
            var shares = of(Levels.All[feature]);
            for (var level = 0; level < shares.Count; level++)
            {
                to[feature, level] = shares[level] * worth;
            }
        }
    }

    private void Weigh()
    {
        for (var feature = 0; feature < Comparison.Features; feature++)
        {
            for (var level = 0; level < Levels.All[feature].Count; level++)
            {
                weights[feature, level] = Math.Log2(same[feature, level] / other[feature, level]);
            }
        }
    }

    /// <summary>The levels of all features in one number, four bits each; 15 where one of the two is missing.</summary>
    public static ulong Pattern(ReadOnlySpan<Likeness> likenesses)
    {
        var pattern = 0UL;
        for (var feature = 0; feature < likenesses.Length; feature++)
        {
            var kind = likenesses[feature].Kind;
            pattern |= (kind == Kind.Missing ? 15UL : (ulong)Levels.All[feature].Of(kind)) << (feature * 4);
        }

        return pattern;
    }

    /// <summary>Whether a pattern has a feature at a kind's level.</summary>
    public static bool Has(ulong pattern, Feature feature, Kind kind) => Level(pattern, (int)feature) == Levels.All[(int)feature].Of(kind);

    private static int Level(ulong pattern, int feature) => ((int)(pattern >> (feature * 4)) & 15) is var level and not 15 ? level : -1;

    private static void Count(double[,] levels, ulong pattern, double times)
    {
        for (var feature = 0; feature < Comparison.Features; feature++)
        {
            if (Level(pattern, feature) is >= 0 and var level)
            {
                levels[feature, level] += times;
            }
        }
    }
}
