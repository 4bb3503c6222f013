using System.Globalization;

namespace Framekeeper.Scoring;

/// <summary>An evaluation for people at a terminal.</summary>
public static class EvaluationText
{
    private const int Name = 28, Cell = 22;

    /// <summary>Every figure; with <paramref name="errors"/> also the turns that were judged wrongly, in their words.</summary>
    public static void Write(TextWriter to, Evaluation evaluation, bool errors = false)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(evaluation);
        to.WriteLine(Words.Looked(evaluation));
        to.WriteLine(Words.Resampled(evaluation));
        Noise(to, evaluation);
        Compared(to, evaluation);
        if (evaluation.Figures.Count > 0)
        {
            Summary(to, evaluation);
            Talk(to, evaluation);
        }

        Accounts(to, evaluation);
        if (errors)
        {
            Errors(to, evaluation);
        }
    }

    private static void Compared(TextWriter to, Evaluation evaluation)
    {
        if (evaluation.Compared.Count > 0)
        {
            Head(to, "Side by side, at the shipped thresholds");
            Cells(to, "", [Comparison.Own, .. evaluation.Compared.Select(other => other.Name)]);
            foreach (var (says, values) in Comparison.Rows(evaluation))
            {
                Cells(to, says, values);
            }
        }
    }

    private static void Cells(TextWriter to, string name, IReadOnlyList<string> cells) => to.WriteLine((name.PadRight(Name) + string.Concat(cells.Select(cell => cell.PadRight(Cell)))).TrimEnd());

    private static void Noise(TextWriter to, Evaluation evaluation)
    {
        if (evaluation.WordErrors is { } rate)
        {
            Head(to, $"Heard with a word error rate of {Words.Percent(rate)}", Words.Heard);
            foreach (var kept in evaluation.Kept)
            {
                to.WriteLine(Words.Kept(kept));
            }
        }
    }

    private static void Summary(TextWriter to, Evaluation evaluation)
    {
        Head(to, "Beyond the frame or not, therapist turns");
        Row(to, "threshold", "precision", "recall", "F1", "");
        foreach (var figures in evaluation.Figures)
        {
            Row(to, figures.Cut.Name, figures.Beyond);
        }

        to.WriteLine($"{"best F1 of all",-Name}{"",Cell}{"",Cell}{Words.Share(evaluation.Curve.BestF1),-Cell} {Words.Optimistic} (--min-confidence {Words.Number(evaluation.Curve.BestMinConfidence)})");
        Head(to, "Recall against false alarms in ordinary talk");
        foreach (var at in evaluation.Curve.RecallAt)
        {
            to.WriteLine(Words.Curve(at));
        }

        if (evaluation.Evidence.Count > 0)
        {
            Head(to, "Evidence");
            foreach (var evidence in evaluation.Evidence)
            {
                to.WriteLine(Words.Evidence(evidence));
            }
        }

        Head(to, "Calibration", Words.Restated);
        to.WriteLine(Words.Calibration(evaluation.Reliability!));
        Row(to, "said, mean", "said, from", "to", "seen", "turns");
        foreach (var bin in evaluation.Reliability!.Bins)
        {
            Row(to, Words.Share(bin.Said), Words.Share(bin.From), Words.Share(bin.To), Words.Share(bin.Seen), Count(bin.Turns));
        }
    }

    private static void Talk(TextWriter to, Evaluation evaluation)
    {
        foreach (var figures in evaluation.Figures)
        {
            Head(to, $"At the threshold {Words.Threshold(figures.Cut)}");
            Row(to, "false alarms a session", "all", "first half", "second half", "sessions without any");
            foreach (var rate in figures.Alarms)
            {
                Row(to, Words.Count(rate.Sessions, rate.Name), Words.Rate(rate.PerSession), Words.Rate(rate.FirstHalf), Words.Rate(rate.SecondHalf), Words.Share(rate.Without));
            }

            foreach (var rare in figures.Rare)
            {
                to.WriteLine(Words.Worth(rare));
            }

            to.WriteLine();
            Row(to, "", "precision", "recall", "F1", "there");
            Row(to, "beyond the frame", figures.Beyond);
            Row(to, "acts, micro", figures.Micro);
            Row(to, "acts, macro", "", "", Words.Share(figures.Macro), "");
            Row(to, "client's signals, micro", figures.Signals);
            foreach (var score in figures.Families.Concat(figures.Acts.Where(act => act.Name.Contains('.', StringComparison.Ordinal))))
            {
                Row(to, score.Name, score);
            }

            Subsets(to, figures);
        }

        to.WriteLine();
        to.WriteLine(Subset.Rule);
    }

    private static void Subsets(TextWriter to, Figures figures)
    {
        foreach (var group in figures.Subsets.GroupBy(subset => subset.Group))
        {
            to.WriteLine();
            Row(to, group.Key, "precision", "recall", "F1", "there   turns   in frame, flagged");
            foreach (var subset in group)
            {
                var (scored, both) = (subset.Measured, subset.Measured.Score.There > 0 && subset.Measured.Score.There < subset.Turns);
                Row(to, subset.Name, both ? Words.Share(scored.Precision) : "", Words.Share(scored.Recall), both ? Words.Share(scored.F1) : "", $"{scored.Score.There,-8}{subset.Turns,-8}{Words.Share(subset.Flagged)}");
            }
        }
    }

    private static void Accounts(TextWriter to, Evaluation evaluation)
    {
        if (evaluation.Accounts is not { } accounts)
        {
            return;
        }

        Head(to, $"{Words.Count(accounts.Count, "account")} in a client's own words, {accounts.Beyond} of them beyond the frame");
        Row(to, "", "precision", "recall", "F1", "there");
        Row(to, "shipped threshold", accounts.Shipped.Beyond);
        Row(to, "  its acts, micro", accounts.Shipped.Acts);
        Row(to, "as ask tells it", accounts.Told.Beyond);
        Row(to, "  its acts, micro", accounts.Told.Acts);
        Row(to, "crisis", accounts.Crisis);
    }

    private static void Errors(TextWriter to, Evaluation evaluation)
    {
        foreach (var kind in evaluation.Mistakes.GroupBy(mistake => mistake.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            Head(to, $"{kind.Key}: {kind.Count()} turns at the shipped threshold");
            foreach (var mistake in kind)
            {
                to.WriteLine($"{mistake.Session} turn {mistake.Turn}, {mistake.Speaker.Name()}: expected {List(mistake.Expected)}, found {List(mistake.Found)}, confidence {Words.Number(Math.Round(mistake.Confidence, 4))}");
                to.WriteLine($"    {Reports.Printable.Line(mistake.Text)}");
            }
        }
    }

    private static string List(IReadOnlyList<string> acts) => acts.Count == 0 ? "nothing" : string.Join(", ", acts);

    private static void Head(TextWriter to, string text, string? says = null)
    {
        to.WriteLine();
        to.WriteLine(text);
        to.WriteLine(new string('─', text.Length));
        if (says is not null)
        {
            to.WriteLine(says);
        }
    }

    private static void Row(TextWriter to, string name, Measured measured) =>
        Row(to, name, Words.Share(measured.Precision), Words.Share(measured.Recall), Words.Share(measured.F1), Count(measured.Score.There));

    private static void Row(TextWriter to, string name, string a, string b, string c, string d) => to.WriteLine($"{name,-Name}{a,-Cell}{b,-Cell}{c,-Cell}{d}".TrimEnd());

    private static string Count(int count) => count.ToString(CultureInfo.InvariantCulture);
}
