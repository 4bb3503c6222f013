namespace Framekeeper.Drift;

/// <summary>How much a finding counts over time: its level, times how sure it is.</summary>
internal static class Weight
{
    // A note is often fine; a grave act is to pass the chart's limit by itself where it is surer than five in eight.
    private static readonly double[] Levels = [0, 1, 2, 4];

    /// <summary>Surer than not, at the base rate that was judged by.</summary>
    public static bool IsLikely(Finding finding) => finding.Confidence >= 0.5;

    public static double Of(Finding finding) => Most(finding) * finding.Confidence;

    /// <summary>What it would count for certain.</summary>
    public static double Most(Finding finding) => Levels[(int)Own(finding)];

    /// <summary>The level without the step for the same act again: repetition is what is counted here, and would count twice.</summary>
    public static Level Own(Finding finding) => finding.LevelWhy.Where(step => !step.StartsWith("one step up: the same act", StringComparison.Ordinal)).Aggregate(
        Level.Note,
        (level, step) => step.StartsWith("one step up", StringComparison.Ordinal) ? level.Up()
            : step.StartsWith("one step down", StringComparison.Ordinal) ? level.Down()
            : Framekeeper.Levels.TryParse(step.Split(' ', ':')[0], out var named) ? named : level);
}
