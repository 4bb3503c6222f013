namespace Framekeeper.Scoring;

/// <summary>What holds at one threshold.</summary>
/// <param name="Alarms">False alarms for each ordinary session.</param>
internal readonly record struct Point(double MinConfidence, double Recall, double Precision, double Alarms);

/// <summary>What is found at so many false alarms a session.</summary>
internal sealed record RecallAt(double Alarms, double MinConfidence, Estimate Recall);

/// <summary>Every threshold from the strictest to the loosest.</summary>
internal sealed record Curve(IReadOnlyList<Point> Points, IReadOnlyList<RecallAt> RecallAt, double BestF1, double BestMinConfidence)
{
    /// <summary>More points than a drawing can show.</summary>
    private const int Most = 150;

    /// <summary>False alarms a session at which recall is told.</summary>
    private static readonly double[] Asked = [.1, .5, 1];

    /// <param name="asked">Labelled therapist turns.</param>
    /// <param name="quiet">Ordinary sessions.</param>
    public static Curve Of(IReadOnlyList<Judged> asked, IReadOnlyList<Quiet> quiet, Resamples resamples)
    {
        var points = Swept(asked, quiet);
        var there = asked.Count(turn => turn.Label.Beyond);
        var best = points.DefaultIfEmpty().MaxBy(F1);
        return new Curve(
            Thin(points),
            quiet.Count == 0 ? [] : [.. Asked.Select(alarms => At(alarms))],
            points.Count == 0 ? double.NaN : F1(best),
            best.MinConfidence);

        double F1(Point point) => point.Recall == 0 ? 0 : 2 * point.Recall * there / ((point.Recall * there / point.Precision) + there);

        RecallAt At(double alarms)
        {
            var point = points.TakeWhile(point => point.Alarms <= alarms).LastOrDefault(new Point(1, 0, double.NaN, 0));
            var counts = Counts.Of(asked, turn => turn.Unit, turn => turn.Label.Beyond, turn => point.Recall > 0 && turn.Confidence >= point.MinConfidence);
            return new RecallAt(alarms, point.MinConfidence, resamples.Of(drawn => counts.In(drawn).Recall));
        }
    }

    private static List<Point> Swept(IReadOnlyList<Judged> asked, IReadOnlyList<Quiet> quiet)
    {
        var there = asked.Count(turn => turn.Label.Beyond);
        var events = asked.Where(turn => turn.Confidence > 0).Select(turn => (turn.Confidence, Right: turn.Label.Beyond ? 1 : 0, Shown: 1, Alarm: 0))
            .Concat(quiet.SelectMany(session => session.Alarms).Select(alarm => (alarm.Confidence, Right: 0, Shown: 0, Alarm: 1)));
        var points = new List<Point>();
        var (right, shown, alarms) = (0, 0, 0);
        foreach (var same in events.GroupBy(entry => entry.Confidence).OrderByDescending(same => same.Key))
        {
            right += same.Sum(entry => entry.Right);
            shown += same.Sum(entry => entry.Shown);
            alarms += same.Sum(entry => entry.Alarm);
            points.Add(new Point(same.Key, (double)right / there, (double)right / shown, (double)alarms / quiet.Count));
        }

        return there == 0 ? [] : points;
    }

    /// <summary>Those that lie apart, by recall.</summary>
    private static List<Point> Thin(List<Point> points)
    {
        var kept = new List<Point>();
        foreach (var point in points)
        {
            if (kept.Count == 0 || point.Recall - kept[^1].Recall >= 1.0 / Most || point.Alarms - kept[^1].Alarms >= 0.1)
            {
                kept.Add(point);
            }
        }

        return kept;
    }
}
