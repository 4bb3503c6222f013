using System.Globalization;
using System.Text;

namespace Framekeeper.Scoring;

/// <summary>What the judge scores on a given day, to be held to later: <c>measure,value</c>, one a line, robust measures alone.</summary>
public static class FrozenScores
{
    /// <summary>The word error rate at which the kept recall is frozen.</summary>
    public const double Noise = 0.25;

    /// <summary>The measures of an evaluation, and how much of the recall noise leaves.</summary>
    /// <param name="heard">The same sessions evaluated with <see cref="Noise"/>.</param>
    public static string Write(Evaluation evaluation, Evaluation heard)
    {
        ArgumentNullException.ThrowIfNull(evaluation);
        ArgumentNullException.ThrowIfNull(heard);
        var csv = new StringBuilder("measure,value\n");
        foreach (var (measure, value) in Measures(evaluation, heard).Where(entry => double.IsFinite(entry.Value)))
        {
            csv.Append(CultureInfo.InvariantCulture, $"{measure},{value:0.0000}\n");
        }

        return csv.ToString();
    }

    /// <summary>The measures of a file, by name.</summary>
    public static IReadOnlyDictionary<string, double> Read(string csv)
    {
        ArgumentNullException.ThrowIfNull(csv);
        return csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(',')).ToDictionary(cells => cells[0], cells => double.Parse(cells[1], CultureInfo.InvariantCulture));
    }

    private static IEnumerable<(string Measure, double Value)> Measures(Evaluation evaluation, Evaluation heard)
    {
        foreach (var figures in evaluation.Figures)
        {
            yield return ($"beyond.precision.{figures.Cut.Name}", figures.Beyond.Score.Precision);
            yield return ($"beyond.recall.{figures.Cut.Name}", figures.Beyond.Score.Recall);
            yield return ($"beyond.f1.{figures.Cut.Name}", figures.Beyond.Score.F1);
        }

        yield return ("beyond.f1.best", evaluation.Curve.BestF1);
        if (evaluation.Figures is [var shipped, ..])
        {
            yield return ("acts.microf1.shipped", shipped.Micro.Score.F1);
            yield return ("client.microf1.shipped", shipped.Signals.Score.F1);
        }

        if (evaluation.Accounts is { } accounts)
        {
            yield return ("accounts.f1.shipped", accounts.Shipped.Beyond.Score.F1);
        }

        foreach (var kept in heard.Kept)
        {
            yield return ($"noise25.recallkept.{kept.Cut}", kept.Share.Value);
        }
    }
}
