namespace Framekeeper.Scoring;

/// <summary>Hits and misses of one act, one family, or the whole question.</summary>
internal readonly record struct Score(int Right, int False, int Missed)
{
    /// <summary>Of what was found, the share that was right; NaN where nothing was found.</summary>
    public double Precision => (double)Right / (Right + False);

    /// <summary>Of what was there, the share that was found; NaN where nothing was.</summary>
    public double Recall => (double)Right / There;

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => 2.0 * Right / ((2 * Right) + False + Missed);

    public int There => Right + Missed;
}

/// <summary>A figure, and between what it lies in 95 of 100 resamples; NaN where nothing can be said.</summary>
internal readonly record struct Estimate(double Value, double Low, double High);

/// <summary>A score with what resampling says of it.</summary>
internal sealed record Measured(string Name, Score Score, Estimate Precision, Estimate Recall, Estimate F1)
{
    public static Measured Of(string name, Counts counts, Resamples resamples) => new(
        name,
        counts.Whole,
        resamples.Of(drawn => counts.In(drawn).Precision),
        resamples.Of(drawn => counts.In(drawn).Recall),
        resamples.Of(drawn => counts.In(drawn).F1));
}

/// <summary>Hits and misses by the unit that they belong to, so that they can be counted again in a resample.</summary>
internal sealed class Counts(IEnumerable<(int Unit, Score Score)> units)
{
    private readonly (int Unit, Score Score)[] units = [.. units
        .GroupBy(entry => entry.Unit, entry => entry.Score)
        .Select(unit => (unit.Key, new Score(unit.Sum(score => score.Right), unit.Sum(score => score.False), unit.Sum(score => score.Missed))))];

    public Score Whole => new(units.Sum(unit => unit.Score.Right), units.Sum(unit => unit.Score.False), units.Sum(unit => unit.Score.Missed));

    public static Counts Of<T>(IEnumerable<T> turns, Func<T, int> unit, Func<T, bool> there, Func<T, bool> found) =>
        new(turns.Select(turn => (unit(turn), (there(turn), found(turn)) switch
        {
            (true, true) => new Score(1, 0, 0),
            (false, true) => new Score(0, 1, 0),
            (true, false) => new Score(0, 0, 1),
            _ => default,
        })).Where(entry => entry.Item2 != default));

    public static Counts Sum(IEnumerable<Counts> all) => new(all.SelectMany(counts => counts.units));

    /// <summary>The score of a resample.</summary>
    /// <param name="drawn">How often each unit was drawn.</param>
    public Score In(int[] drawn)
    {
        var (right, wrong, missed) = (0, 0, 0);
        foreach (var (unit, score) in units)
        {
            right += drawn[unit] * score.Right;
            wrong += drawn[unit] * score.False;
            missed += drawn[unit] * score.Missed;
        }

        return new Score(right, wrong, missed);
    }
}
