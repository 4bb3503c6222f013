using Framekeeper.Language;

namespace Framekeeper.Training;

/// <summary>Hits and misses of one act, one family, or the whole question.</summary>
public sealed record Score(string Name, int Right, int False, int Missed)
{
    /// <summary>Of what was found, the share that was right; NaN where nothing was found.</summary>
    public double Precision => (double)Right / (Right + False);

    /// <summary>Of what was there, the share that was found; NaN where nothing was.</summary>
    public double Recall => (double)Right / (Right + Missed);

    /// <summary>The harmonic mean of both.</summary>
    public double F1 => 2.0 * Right / ((2 * Right) + False + Missed);
}

/// <summary>The figures at one threshold.</summary>
/// <param name="Name"><c>shipped</c> or <c>balanced</c>.</param>
/// <param name="MinConfidence">The threshold as a probability at the ordinary base rate.</param>
/// <param name="Beyond">Beyond the frame or not, therapist turns.</param>
/// <param name="AlarmsPerSession">Findings at or above crossing in in-frame therapist turns, for each whole session.</param>
public sealed record Figures(string Name, double MinConfidence, Score Beyond, IReadOnlyList<Score> Families, IReadOnlyList<Score> Acts, double AlarmsPerSession);

/// <summary>Of findings with a confidence in a band, how many were right.</summary>
public sealed record Band(double From, double To, int Findings, int Right);

/// <summary>How the judge does on labelled sessions that it has not seen.</summary>
/// <param name="Turns">Therapist turns (accounts count as one).</param>
/// <param name="Carrying">Of these, how many carry an act at or above crossing: the corpus is denser than life.</param>
public sealed record Evaluation(int Sessions, int Turns, int Carrying, IReadOnlyList<Figures> Figures, double BestF1, IReadOnlyList<Band> Bands)
{
    private sealed record Judged(LabelledTurn Turn, bool Whole, IReadOnlyList<Finding> Shown, IReadOnlyList<Finding> All);

    /// <summary>Judges each session as <c>check</c> would, with its own agreement, and compares with the labels.</summary>
    public static Evaluation Of(IReadOnlyList<Session> sessions, Frame frame, Gate gate)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(gate);
        var judged = new List<Judged>();
        var whole = 0;
        foreach (var read in sessions)
        {
            var session = read with { Turns = [.. read.Turns] };
            var labels = LabelledTurn.Of(session);
            var shown = frame.Check(session, Agreements.None).Findings.ToLookup(finding => finding.Turn);
            var all = frame.Check(session, Agreements.None, new CheckOptions { MinConfidence = 0 }).Findings.ToLookup(finding => finding.Turn);
            whole += labels.Any(turn => turn.Whole) ? 1 : 0;
            judged.AddRange(labels.Zip(session.Turns, (label, turn) => new Judged(label, label.Whole, [.. shown[turn.N]], [.. all[turn.N]])));
        }

        var asked = judged.Where(entry => entry.Turn.Speaker != Role.Client).ToList();
        var balanced = Confidence(gate.BalancedRatio);
        return new Evaluation(
            sessions.Count,
            asked.Count,
            asked.Count(entry => entry.Turn.Beyond),
            [
                At("shipped", double.NaN, judged, entry => entry.Shown, whole),
                At("balanced", balanced, judged, entry => [.. entry.All.Where(finding => finding.Confidence >= balanced)], whole),
            ],
            Best(asked),
            Calibrated(asked));
    }

    private static double Confidence(double ratio)
    {
        var odds = Math.Exp(ratio) * Judgement.Judge.OrdinaryRate / (1 - Judgement.Judge.OrdinaryRate);
        return odds / (1 + odds);
    }

    private static bool IsBeyond(Finding finding) => finding.Speaker != Role.Client && finding.Act != "disclose.life";

    private static Figures At(string name, double confidence, List<Judged> judged, Func<Judged, IReadOnlyList<Finding>> found, int whole)
    {
        var asked = judged.Where(entry => entry.Turn.Speaker != Role.Client).ToList();
        var alarms = asked.Where(entry => entry.Whole && !entry.Turn.Beyond).Sum(entry => found(entry).Count(finding => IsBeyond(finding) && finding.Level >= Level.Crossing));
        var acts = judged.SelectMany(entry => entry.Turn.Acts.Concat(found(entry).Select(finding => finding.Act))).Distinct().Order(StringComparer.Ordinal);
        var families = judged.SelectMany(entry => entry.Turn.Acts.Concat(found(entry).Select(finding => finding.Act))).Select(Family).Distinct().Order(StringComparer.Ordinal);
        return new Figures(
            name,
            confidence,
            Of("beyond", asked, entry => entry.Turn.Beyond, entry => found(entry).Any(IsBeyond)),
            [.. families.Select(family => Of(family, judged, entry => entry.Turn.Acts.Any(act => Family(act) == family), entry => found(entry).Any(finding => Family(finding.Act) == family)))],
            [.. acts.Select(act => Of(act, judged, entry => entry.Turn.Acts.Contains(act), entry => found(entry).Any(finding => finding.Act == act)))],
            whole == 0 ? double.NaN : (double)alarms / whole);
    }

    private static string Family(string act) => act.Split('.')[0];

    private static Score Of(string name, List<Judged> judged, Func<Judged, bool> there, Func<Judged, bool> found) => new(
        name,
        judged.Count(entry => there(entry) && found(entry)),
        judged.Count(entry => !there(entry) && found(entry)),
        judged.Count(entry => there(entry) && !found(entry)));

    /// <summary>The best F1 over all thresholds: optimistic, since it knows the labels.</summary>
    private static double Best(List<Judged> asked)
    {
        var (right, shown, all, best) = (0, 0, asked.Count(entry => entry.Turn.Beyond), 0.0);
        foreach (var entry in asked.Select(entry => (entry.Turn.Beyond, Confidence: entry.All.Where(IsBeyond).Select(finding => finding.Confidence).DefaultIfEmpty(-1).Max())).Where(entry => entry.Confidence >= 0).OrderByDescending(entry => entry.Confidence))
        {
            shown++;
            right += entry.Beyond ? 1 : 0;
            best = Math.Max(best, 2.0 * right / (shown + all));
        }

        return best;
    }

    private static List<Band> Calibrated(List<Judged> asked)
    {
        double[] edges = [0, 0.005, 0.01, 0.02, 0.05, 0.1, 0.3, 1.01];
        var seen = asked.Select(entry => (entry.Turn.Beyond, Confidence: entry.All.Where(IsBeyond).Select(finding => finding.Confidence).DefaultIfEmpty(-1).Max())).Where(entry => entry.Confidence >= 0).ToList();
        return [.. edges.Zip(edges.Skip(1), (from, to) => new Band(from, to, seen.Count(entry => entry.Confidence >= from && entry.Confidence < to), seen.Count(entry => entry.Confidence >= from && entry.Confidence < to && entry.Beyond)))];
    }
}
