using Framekeeper.Training;

namespace Framekeeper.Scoring;

/// <summary>A labelled turn with what was found in it.</summary>
/// <param name="Unit">What is drawn together in a resample.</param>
/// <param name="Shown">At the shipped threshold.</param>
/// <param name="All">Whatever its confidence, at the ordinary base rate.</param>
internal sealed record Judged(int Unit, Session Session, Turn Turn, LabelledTurn Label, IReadOnlyList<Finding> Shown, IReadOnlyList<Finding> All)
{
    /// <summary>How sure the judge is that the turn is beyond the frame; 0 where it has no thought of it.</summary>
    public double Confidence { get; } = All.Where(IsBeyond).Select(finding => finding.Confidence).DefaultIfEmpty().Max();

    /// <summary>Judges each session as <c>check</c> would, with its own agreement.</summary>
    public static List<Judged> Of(IReadOnlyList<Session> sessions, Frame frame)
    {
        // Accounts are drawn apart from sessions, so each kind counts its units from nought.
        var (units, accounts) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var judged = new List<Judged>();
        var found = sessions.AsParallel().AsOrdered().Select(session => (Shown: Found(session, null), All: Found(session, 0))).ToList();
        foreach (var (session, (shown, all)) in sessions.Zip(found))
        {
            var labels = LabelledTurn.Of(session);
            var name = $"{labels[0].Voice}/{(IsHalf(session, labels) ? session.Id[..^1] : session.Id)}";
            var known = labels[0].Speaker == Role.Report ? accounts : units;
            if (!known.TryGetValue(name, out var unit))
            {
                known[name] = unit = known.Count;
            }

            judged.AddRange(labels.Zip(session.Turns, (label, turn) => new Judged(unit, session, turn, label, [.. shown[turn.N]], [.. all[turn.N]])));
        }

        return judged;

        ILookup<int, Finding> Found(Session session, double? least) => frame.Check(session, Agreements.None, new CheckOptions { MinConfidence = least }).Findings.ToLookup(finding => finding.Turn);
    }

    /// <summary>A finding that says "the therapist steps beyond the frame", as <see cref="LabelledTurn.Beyond"/> does.</summary>
    public static bool IsBeyond(Finding finding) => finding.Speaker != Role.Client && finding.Act != "disclose.life" && !finding.Act.StartsWith("client.", StringComparison.Ordinal);

    public static bool IsAlarm(Finding finding) => IsBeyond(finding) && finding.Level >= Level.Crossing;

    /// <summary>Half of a contrast pair, whose other half has the same id but for the last letter.</summary>
    private static bool IsHalf(Session session, IReadOnlyList<LabelledTurn> labels) => !labels[0].Whole && session.Id[^1] is 'a' or 'b';

    /// <summary>Id and turn alone.</summary>
    public override string ToString() => $"{Session} turn {Turn.N}";
}

/// <summary>A threshold that findings must reach.</summary>
/// <param name="MinConfidence">A probability at the ordinary base rate; null for the shipped one, which differs by question.</param>
internal sealed record Cut(string Name, double? MinConfidence)
{
    public IEnumerable<Finding> Of(Judged turn) => MinConfidence is { } least ? turn.All.Where(finding => finding.Confidence >= least) : turn.Shown;

    public bool IsBeyond(Judged turn) => Of(turn).Any(Judged.IsBeyond);

    public bool Takes(Alarm alarm) => MinConfidence is { } least ? alarm.Confidence >= least : alarm.Shown;
}
