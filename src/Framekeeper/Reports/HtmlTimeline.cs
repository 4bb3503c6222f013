using System.Text;

namespace Framekeeper.Reports;

/// <summary>The session from left to right: who speaks, and a mark for each finding in its level's lane, gravest on top.</summary>
internal static class HtmlTimeline
{
    private const int Lane = 24, Near = 2, Nudge = 12;

    public static void Write(Markup html, Chapter chapter)
    {
        var axis = Axis.Of(chapter);
        html.Add($"<nav class=\"timeline\" aria-label=\"Findings along {chapter.Session.Session}\">");
        html.Add($"<ul class=\"lanes\" aria-hidden=\"true\"><li>grave</li><li>violation</li><li>crossing</li><li>note</li></ul>");
        html.Add($"<svg class=\"plot\" width=\"100%\" height=\"136\" role=\"group\" aria-label=\"By {axis.Unit}\">");
        Ground(html, axis);
        Speech(html, chapter, axis);
        foreach (var level in Enum.GetValues<Level>())
            Marks(html, chapter, axis, level);
        html.Add($"</svg></nav>");
    }

    private static void Ground(Markup html, Axis axis)
    {
        for (var lane = 0; lane < 4; lane++)
            html.Add($"<line class=\"lane\" x1=\"0\" x2=\"100%\" y1=\"{(lane * Lane) + 12}\" y2=\"{(lane * Lane) + 12}\"/>");
        foreach (var (at, label) in axis.Ticks())
        {
            html.Add($"<line class=\"tick\" x1=\"{at}%\" x2=\"{at}%\" y1=\"0\" y2=\"114\"/>");
            html.Add($"<text class=\"{(at < 4 ? "first" : at > 96 ? "last" : "label")}\" x=\"{at}%\" y=\"131\">{label}</text>");
        }
    }

    // Two paths for all turns: a long session stays light.
    private static void Speech(Markup html, Chapter chapter, Axis axis)
    {
        if (chapter.Session.Transcript is null)
            return;
        html.Add($"<svg y=\"102\" width=\"100%\" height=\"12\" viewBox=\"0 0 1000 12\" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
        html.Add($"<path class=\"spoken therapist\" d=\"{Spoken(chapter, axis, Role.Therapist, 0)}\"/><path class=\"spoken client\" d=\"{Spoken(chapter, axis, Role.Client, 6)}\"/></svg>");
    }

    private static string Spoken(Chapter chapter, Axis axis, Role role, int y)
    {
        var path = new StringBuilder();
        foreach (var (index, row) in chapter.Rows.Index())
        {
            if (row.Speaker != role)
                continue;
            var (from, to) = ((int)(axis.At(index) * 10), (int)(axis.Until(index) * 10));
            path.Append('M').Append(from).Append(' ').Append(y).Append('h').Append(Math.Max(to - from, 1)).Append("v5H").Append(from).Append('z');
        }
        return path.ToString();
    }

    private static void Marks(Markup html, Chapter chapter, Axis axis, Level level)
    {
        var (last, pile) = (-100.0, 0);
        foreach (var (index, row) in chapter.Rows.Index())
        {
            foreach (var finding in row.Findings.Where(finding => finding.Level == level))
            {
                var at = axis.At(index);
                pile = at - last < Near ? pile + 1 : 0;
                last = pile == 0 ? at : last;
                Mark(html, chapter, finding, last, pile * Nudge);
            }
        }
    }

    private static void Mark(Markup html, Chapter chapter, Finding finding, double at, int nudge)
    {
        var says = $"{finding.Level.Name()}: {finding.Title}, turn {finding.Turn}{(Clock.Of(finding) is { } time ? $", {time}" : "")}";
        html.Add($"<svg class=\"mark\" x=\"{at}%\" y=\"{((int)(Level.Grave - finding.Level) * Lane) + 12}\" overflow=\"visible\">");
        html.Add($"<a class=\"shape {finding.Level.Name()}\" href=\"#{chapter.Turn(finding.Turn)}\" data-card=\"{chapter.Card(finding)}\" transform=\"translate({nudge})\"><title>{says}</title>{Shapes.Of(finding.Level)}</a></svg>");
    }
}
