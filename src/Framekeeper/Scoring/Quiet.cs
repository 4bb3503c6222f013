namespace Framekeeper.Scoring;

/// <summary>A finding where nobody steps beyond the frame.</summary>
internal sealed record Alarm(int Turn, double Confidence, bool Shown);

/// <summary>A session in which nobody steps beyond the frame: whatever is found at or above crossing is a false alarm.</summary>
/// <param name="Turns">The therapist's.</param>
internal sealed record Quiet(string Name, int Turns, IReadOnlyList<Alarm> Alarms)
{
    /// <summary>The labelled whole sessions that are clean.</summary>
    public static List<Quiet> Of(IEnumerable<Judged> judged) =>
        [.. judged.Where(turn => turn.Label.Whole).GroupBy(turn => turn.Unit).Where(session => !session.Any(turn => turn.Label.Beyond)).Select(session =>
        {
            var turns = session.Where(turn => turn.Label.Speaker == Role.Therapist).ToList();
            return new Quiet(session.First().Session.Id, turns.Count, Listed(turns.SelectMany(turn => turn.All), turns.SelectMany(turn => turn.Shown)));
        })];

    /// <summary>Unlabelled talk that is all taken as in frame.</summary>
    public static List<Quiet> Of(IReadOnlyList<Session> sessions, Frame frame) =>
        [.. sessions.Select(session =>
        {
            var shown = frame.Check(session, Agreements.None, new CheckOptions { Transcript = true });
            var all = frame.Check(session, Agreements.None, new CheckOptions { MinConfidence = 0 });
            return new Quiet(session.Id, shown.Transcript!.Count(turn => turn.Speaker == Role.Therapist), Listed(all.Findings, shown.Findings));
        })];

    public int Count(Cut cut) => Alarms.Count(cut.Takes);

    public int AlarmedTurns(Cut cut) => Alarms.Where(cut.Takes).Select(alarm => alarm.Turn).Distinct().Count();

    private static List<Alarm> Listed(IEnumerable<Finding> all, IEnumerable<Finding> shown)
    {
        var known = shown.Where(Judged.IsAlarm).Select(finding => finding.Id).ToHashSet();
        return [.. all.Where(Judged.IsAlarm).Select(finding => new Alarm(finding.Turn, finding.Confidence, known.Contains(finding.Id)))];
    }
}

/// <summary>False alarms in sessions of ordinary talk.</summary>
/// <param name="PerSession">Findings at or above crossing, for each session.</param>
/// <param name="FirstHalf">The same for the first half of the sessions, in their order.</param>
/// <param name="Without">The share of sessions without any.</param>
internal sealed record AlarmRate(string Name, int Sessions, int Turns, Estimate PerSession, Estimate FirstHalf, Estimate SecondHalf, Estimate Without)
{
    public static AlarmRate Of(string name, IReadOnlyList<Quiet> sessions, Cut cut, Resamples resamples)
    {
        int[] counts = [.. sessions.Select(session => session.Count(cut))];
        Estimate Mean(int from, int to, Func<int, double> of) => resamples.Of(drawn => Share(drawn, from, to, i => of(counts[i]), _ => 1));
        var middle = counts.Length / 2;
        return new AlarmRate(
            name,
            counts.Length,
            sessions.Sum(session => session.Turns),
            Mean(0, counts.Length, count => count),
            Mean(0, middle, count => count),
            Mean(middle, counts.Length, count => count),
            Mean(0, counts.Length, count => count == 0 ? 1 : 0));
    }

    /// <summary>A ratio of two sums over the units of a resample.</summary>
    public static double Share(int[] drawn, int from, int to, Func<int, double> part, Func<int, double> of)
    {
        var (above, below) = (0.0, 0.0);
        for (var i = from; i < to; i++)
        {
            if (drawn[i] > 0)
            {
                above += drawn[i] * part(i);
                below += drawn[i] * of(i);
            }
        }

        return above / below;
    }
}

/// <summary>How much a flagged turn is worth where so few turns carry an act.</summary>
/// <param name="OneIn">One act in so many therapist turns.</param>
internal sealed record RarePrecision(int OneIn, Estimate Precision)
{
    private static readonly int[] Rates = [100, 500, 2000];

    /// <summary>From recall on labelled turns and the share of flagged turns in ordinary talk, which are drawn independently.</summary>
    public static IReadOnlyList<RarePrecision> Of(Counts beyond, Resamples labelled, IReadOnlyList<Quiet> sessions, Resamples ordinary, Cut cut)
    {
        int[] flagged = [.. sessions.Select(session => session.AlarmedTurns(cut))];
        return [.. Rates.Select(oneIn => new RarePrecision(oneIn, labelled.Of(ordinary, (turns, talk) =>
        {
            var right = beyond.In(turns).Recall / oneIn;
            var wrong = AlarmRate.Share(talk, 0, flagged.Length, i => flagged[i], i => sessions[i].Turns) * (oneIn - 1) / oneIn;
            return right / (right + wrong);
        })))];
    }
}
