using System.Globalization;
using System.Text;
using Framekeeper.Reports;

namespace Framekeeper.Scoring;

/// <summary>A point that is named on a curve.</summary>
/// <param name="Range">What resampling says of its height.</param>
internal sealed record Mark(double X, double Y, string Name, Estimate? Range = null);

/// <summary>A curve over a square of 0 to <paramref name="Most"/> by 0 to 1. Places are in per cent, so that letters keep their size on every screen.</summary>
internal sealed record Chart(string Title, string Along, string Up, double Most, IReadOnlyList<(double X, double Y)> Curve, IReadOnlyList<Mark> Marks, bool Diagonal = false)
{
    private const int Height = 260;

    /// <summary>Other judges' curves, drawn in broken lines, the first with the longest strokes.</summary>
    public IReadOnlyList<(string Name, IReadOnlyList<(double X, double Y)> Curve)> Others { get; init; } = [];

    public static void Write(Markup html, Chart chart)
    {
        html.Add($"<figure class=\"chart\"><figcaption>{chart.Title}</figcaption><svg width=\"100%\" height=\"{Height}\" role=\"img\" aria-label=\"{chart.Says()}\">");
        for (var step = 0; step <= 4; step++)
        {
            var (y, x) = (Height - (step * Height / 4), step * 25);
            html.Add($"<line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"{y}\" y2=\"{y}\"/><text class=\"up\" x=\"-8\" y=\"{y + 4}\">{Words.Rate(step / 4.0)}</text>");
            html.Add($"<line class=\"grid\" x1=\"{x}%\" x2=\"{x}%\" y1=\"0\" y2=\"{Height}\"/><text class=\"along\" x=\"{x}%\" y=\"{Height + 18}\">{Words.Rate(chart.Most * step / 4)}</text>");
        }

        html.Add($"<text class=\"axis\" x=\"100%\" y=\"{Height + 38}\">{chart.Along}</text><text class=\"axis top\" x=\"0\" y=\"-10\">{chart.Up}</text>");
        if (chart.Diagonal)
        {
            html.Add($"<line class=\"ideal\" x1=\"0\" y1=\"{Height}\" x2=\"100%\" y2=\"0\"/>");
        }

        html.Add($"<svg width=\"100%\" height=\"{Height}\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"curve\" d=\"{chart.Path(chart.Curve)}\"/></svg>");
        foreach (var (index, (_, curve)) in chart.Others.Index())
        {
            html.Add($"<svg width=\"100%\" height=\"{Height}\" viewBox=\"0 0 1000 1000\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"curve other\" stroke-dasharray=\"{Math.Max(2, 12 - (5 * index))} 4\" d=\"{chart.Path(curve)}\"/></svg>");
        }

        foreach (var (index, mark) in chart.Marks.Index())
        {
            chart.Write(html, mark, above: index % 2 == 0);
        }

        html.Add($"</svg>");
        if (chart.Others.Count > 0)
        {
            html.Add($"<p class=\"legend\">Whole line: {Comparison.Own}. Broken lines: {string.Join("; ", chart.Others.Select((other, index) => $"{other.Name} ({Strokes[Math.Min(index, Strokes.Length - 1)]})"))}.</p>");
        }

        html.Add($"</figure>");
    }

    private static readonly string[] Strokes = ["long strokes", "short strokes", "dots"];

    /// <summary>A figure from 0 to 1 with its range, as wide as its cell.</summary>
    public static void Whisker(Markup html, Estimate estimate)
    {
        html.Add($"<svg class=\"whisker\" width=\"100%\" height=\"16\" aria-hidden=\"true\"><line class=\"grid\" x1=\"0\" x2=\"100%\" y1=\"8\" y2=\"8\"/>");
        if (double.IsFinite(estimate.Low))
        {
            html.Add($"<line class=\"range\" x1=\"{estimate.Low * 100}%\" x2=\"{estimate.High * 100}%\" y1=\"8\" y2=\"8\"/>");
        }

        if (double.IsFinite(estimate.Value))
        {
            html.Add($"<circle class=\"mark\" cx=\"{estimate.Value * 100}%\" cy=\"8\" r=\"4.5\"/>");
        }

        html.Add($"</svg>");
    }

    private void Write(Markup html, Mark mark, bool above)
    {
        var (x, y) = (mark.X / Most * 100, (1 - mark.Y) * Height);
        if (mark.Range is { } range && double.IsFinite(range.Low))
        {
            html.Add($"<line class=\"range\" x1=\"{x}%\" x2=\"{x}%\" y1=\"{(1 - range.Low) * Height}\" y2=\"{(1 - range.High) * Height}\"/>");
        }

        html.Add($"<circle class=\"mark\" cx=\"{x}%\" cy=\"{y}\" r=\"4.5\"/>");
        if (mark.Name.Length > 0)
        {
            html.Add($"<text class=\"label{(x > 70 ? " before" : "")}\" x=\"{x}%\" y=\"{y}\" dx=\"{(x > 70 ? -9 : 9)}\" dy=\"{(above ? -7 : 17)}\">{mark.Name}</text>");
        }
    }

    private string Path(IReadOnlyList<(double X, double Y)> curve)
    {
        var path = new StringBuilder();
        foreach (var (x, y) in curve)
        {
            path.Append(CultureInfo.InvariantCulture, $"{(path.Length == 0 ? 'M' : 'L')}{x / Most * 1000:0.#} {(1 - y) * 1000:0.#}");
        }

        return path.ToString();
    }

    /// <summary>The marks in words, for who does not see the picture.</summary>
    private string Says() => $"{Title}. {string.Join("; ", Marks.Select(mark => $"{(mark.Name.Length > 0 ? mark.Name + ": " : "")}{Along} {Words.Share(mark.X)}, {Up} {Words.Share(mark.Y)}"))}";
}
