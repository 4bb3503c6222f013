using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Training;

/// <summary>Trains the gate from labelled turns; the same turns in the same order give the same bytes.</summary>
/// <remarks>Scores become likelihood ratios, and thresholds are set, on turns of voices that the scoring model was not trained on.</remarks>
public sealed class GateTrainer(RuleBook book)
{
    private const int Folds = 5;

    /// <summary>The shipped threshold lets through this share of in-frame therapist turns of whole sessions.</summary>
    private const double Alarms = 0.008;

    /// <summary>The same for a client's signals, which are never alarming.</summary>
    private const double SignalAlarms = 0.01;

    private readonly Features features = new(new Grammar(book.Words));
    private readonly Reading turn = new(book.Words), other = new(book.Words);
    private readonly Dictionary<string, Calibration> calibrations = [];

    /// <summary>Says what is being done, for a terminal.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>Trains on all turns given.</summary>
    public Gate Train(IReadOnlyList<LabelledTurn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        string[] acts = [.. book.Pages.Where(page => page.Speaker == Role.Therapist).Select(page => page.Id)];
        string[] signals = [.. book.Pages.Where(page => page.Speaker == Role.Client).Select(page => page.Id)];
        var therapist = Of(turns, Role.Therapist);
        var client = Of(turns, Role.Client);
        var report = Of(turns, Role.Report);

        var gate = Calibrated("therapist", 19, [Gate.Beyond, "disclose.life"], therapist, Alarms);
        Progress("which act");
        var kinds = Fit(17, acts, [.. therapist.Concat(report).Where(entry => entry.Turn.Beyond)]);
        var client1 = Calibrated("client", 17, signals, client, SignalAlarms);
        var report1 = Calibrated("report", 17, [Gate.Beyond], report, 0.1);
        return new Gate(gate, kinds, client1, report1, calibrations, new Dictionary<string, float>());
    }

    private List<(LabelledTurn Turn, (uint Hash, Group Group)[] Features)> Of(IReadOnlyList<LabelledTurn> turns, Role speaker) => [.. turns.Where(entry => entry.Speaker == speaker).Select(entry =>
    {
        turn.Read(entry.Text.Span);
        other.Read(entry.Before.Span);
        features.Read(entry.Text.Span, turn, other.IsEmpty ? null : other);
        return (entry, features.All.Select(feature => (feature.Hash, feature.Group)).ToArray());
    })];

    private Table Calibrated(string name, int bits, string[] slots, List<(LabelledTurn Turn, (uint Hash, Group Group)[] Features)> entries, double alarms)
    {
        var scores = HeldOut(name, bits, slots, entries);
        for (var slot = 0; slot < slots.Length; slot++)
        {
            var seen = entries.Select((entry, index) => (entry.Turn, Score: scores[index]?[slot], Positive: Carries(entry.Turn, slots[slot])))
                .Where(entry => entry.Score is not null && (entry.Turn.Whole || name == "report")).Select(entry => (entry.Score!.Value, entry.Positive)).ToList();
            if (seen.Any(entry => entry.Positive) && seen.Any(entry => !entry.Positive))
            {
                calibrations[$"{name} {slots[slot]}"] = Scale.Fit(seen, alarms);
            }
        }

        Progress($"{name}: all voices");
        return Fit(bits, slots, entries);
    }

    /// <summary>For each entry, the scores by a table that knows nothing of its voice; null for the pages' examples.</summary>
    private float[]?[] HeldOut(string name, int bits, string[] slots, List<(LabelledTurn Turn, (uint Hash, Group Group)[] Features)> entries)
    {
        var scores = new float[entries.Count][];
        var voices = entries.Select(entry => entry.Turn.Voice).Where(voice => voice != LabelledTurn.Pages).Distinct().Order(StringComparer.Ordinal).ToList();
        // With one voice alone (accounts), every fifth row is held out instead.
        int FoldOf(int index) => entries[index].Turn.Voice == LabelledTurn.Pages ? -1 : voices.Count < Folds ? index % Folds : voices.IndexOf(entries[index].Turn.Voice) % Folds;
        for (var fold = 0; fold < Folds; fold++)
        {
            Progress($"{name}: held-out part {fold + 1} of {Folds}");
            var table = Fit(bits, slots, [.. entries.Where((_, index) => FoldOf(index) != fold)]);
            for (var index = 0; index < entries.Count; index++)
            {
                if (FoldOf(index) == fold)
                {
                    table.Score([.. entries[index].Features.Select(feature => new Feature(feature.Hash, feature.Group, 0, 0))], scores[index] = new float[slots.Length]);
                }
            }
        }

        return scores;
    }

    private static Table Fit(int bits, string[] slots, List<(LabelledTurn Turn, (uint Hash, Group Group)[] Features)> entries)
    {
        var mask = (1 << bits) - 1;
        return new TableTrainer(bits, slots).Train([.. entries.Select(entry => new Row(
            [.. entry.Features.Select(feature => ((int)feature.Hash & mask, feature.Group))],
            [.. slots.Select(slot => Carries(entry.Turn, slot))],
            1f))]);
    }

    private static bool Carries(LabelledTurn turn, string slot) => slot == Gate.Beyond ? turn.Beyond : turn.Acts.Contains(slot);
}

/// <summary>Turns scores into likelihood ratios (Platt 1999) and sets the threshold.</summary>
internal static class Scale
{
    public static Calibration Fit(IReadOnlyList<(float Score, bool Positive)> seen, double alarms)
    {
        var (slope, intercept) = Logistic(seen);
        var positives = seen.Count(entry => entry.Positive);
        var prior = Math.Log((double)positives / (seen.Count - positives));
        var negatives = seen.Where(entry => !entry.Positive).Select(entry => entry.Score).OrderDescending().ToList();
        var threshold = negatives[Math.Min(negatives.Count - 1, (int)(alarms * negatives.Count))];
        return new Calibration((float)slope, (float)(intercept - prior), MathF.BitIncrement(threshold), Balanced(seen));
    }

    /// <summary>The score at which F1 is best.</summary>
    private static float Balanced(IReadOnlyList<(float Score, bool Positive)> seen)
    {
        var (best, at, right, shown) = (0.0, float.MaxValue, 0, 0);
        var all = seen.Count(entry => entry.Positive);
        foreach (var (score, positive) in seen.OrderByDescending(entry => entry.Score))
        {
            shown++;
            right += positive ? 1 : 0;
            var f1 = 2.0 * right / (shown + all);
            (best, at) = f1 > best ? (f1, score) : (best, at);
        }

        return at;
    }

    /// <summary>Newton's method on the two parameters of a logistic curve, with Platt's smoothed targets.</summary>
    private static (double Slope, double Intercept) Logistic(IReadOnlyList<(float Score, bool Positive)> seen)
    {
        var positives = seen.Count(entry => entry.Positive);
        var (high, low) = ((positives + 1.0) / (positives + 2), 1.0 / (seen.Count - positives + 2));
        var (a, b) = (1.0, 0.0);
        for (var step = 0; step < 50; step++)
        {
            double ga = 0, gb = 0, haa = 1e-9, hab = 0, hbb = 1e-9;
            foreach (var (score, positive) in seen)
            {
                var p = 1 / (1 + Math.Exp(-((a * score) + b)));
                var (error, weight) = (p - (positive ? high : low), p * (1 - p));
                ga += error * score;
                gb += error;
                haa += weight * score * score;
                hab += weight * score;
                hbb += weight;
            }

            var determinant = (haa * hbb) - (hab * hab);
            var (da, db) = (((hbb * ga) - (hab * gb)) / determinant, ((haa * gb) - (hab * ga)) / determinant);
            (a, b) = (a - da, b - db);
            if (Math.Abs(da) + Math.Abs(db) < 1e-9)
            {
                break;
            }
        }

        return (a, b);
    }
}
