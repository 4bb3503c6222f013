namespace Framekeeper.Reports;

/// <summary>Where the rows of a session lie between 0 and 100: by time where every row has one, else by turn.</summary>
/// <param name="Starts">Of each row, in seconds or turns.</param>
/// <param name="Numbers">The turns' ids at whole numbers of the axis, where it counts turns.</param>
internal sealed record Axis(IReadOnlyList<double> Starts, double Total, Func<int, int>? Numbers = null)
{
    private static readonly int[] Seconds = [10, 30, 60, 120, 300, 600, 900, 1200, 1800, 3600, 7200, 14400, 43200];

    private static readonly int[] Rounds = [1, 2, 5, 10];

    // As many labels as a telephone's screen has room for.
    private const int Most = 5;

    public string Unit => Numbers is null ? "time" : "turn";

    public static Axis Of(Chapter chapter)
    {
        var rows = chapter.Rows;
        var timed = rows.All(row => row.Turn.At is not null);
        var end = Math.Max(rows.Max(row => (row.Turn.Until ?? row.Turn.At)?.TotalSeconds ?? 0), chapter.Session.Length?.TotalSeconds ?? 0);
        if (chapter.Session.Transcript is not null)
            return timed && end > 0 ? Timed(rows, end) : new([.. rows.Select((_, index) => (double)index)], rows.Count, index => rows[Math.Min(index, rows.Count - 1)].Turn.N);
        // The last finding alone is no end of a session.
        return timed && chapter.Session.Length > TimeSpan.Zero ? Timed(rows, end)
            : new([.. rows.Select(row => row.Turn.N - 1.0)], Math.Max(rows.Max(row => row.Turn.N), chapter.Session.Turns), index => index + 1);
    }

    private static Axis Timed(IReadOnlyList<Row> rows, double end) => new([.. rows.Select(row => row.Turn.At!.Value.TotalSeconds)], end);

    public double At(int row) => Math.Clamp(Starts[row] / Total * 100, 0, 100);

    public double Until(int row) => row + 1 < Starts.Count ? At(row + 1) : 100;

    public IEnumerable<(double At, string Label)> Ticks()
    {
        var step = Numbers is null ? Seconds.FirstOrDefault(seconds => Total / seconds <= Most, 86400 * (int)Math.Ceiling(Total / 86400 / Most)) : Round(Total / Most);
        for (var at = 0; at < Total; at += step)
            yield return (at / Total * 100, Label(at));
    }

    private string Label(int at) => Numbers is not null ? $"turn {Numbers(at)}" : at == 0 ? "0" : Clock.Length(TimeSpan.FromSeconds(at));

    // 1, 2 or 5 times a power of ten.
    private static int Round(double step)
    {
        var power = (int)Math.Pow(10, Math.Max(0, Math.Floor(Math.Log10(Math.Max(step, 1)))));
        return Rounds.First(times => times * power >= step) * power;
    }
}
