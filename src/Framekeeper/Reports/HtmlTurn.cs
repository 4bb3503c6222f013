namespace Framekeeper.Reports;

/// <summary>One turn: who, when, and the words, with the evidence marked.</summary>
internal static class HtmlTurn
{
    public static void Write(Markup html, Chapter chapter, Row row)
    {
        html.Add($"<div class=\"turn {row.Speaker.Name()}{(row.Findings.Count > 0 ? " flagged" : "")}\" id=\"{chapter.Turn(row.Turn.N)}\">");
        Who(html, chapter, row);
        html.Inline($"<p class=\"said\" dir=\"auto\">");
        if (row.Findings.Count == 0)
            html.Inline($"{row.Turn.Text}");
        else
            Marked(html, row.Findings);
        html.Add($"</p></div>");
    }

    private static void Who(Markup html, Chapter chapter, Row row)
    {
        html.Inline($"<p class=\"who\"><bdi>{row.Name ?? Title(row.Speaker)}</bdi>");
        if (row.Name is not null)
            html.Inline($"<span class=\"role\">{row.Speaker.Name()}</span>");
        html.Add($"<a class=\"at\" href=\"#{chapter.Turn(row.Turn.N)}\" aria-label=\"Turn {row.Turn.N}{(When(row) is { } when ? $", {when}" : "")}\">{When(row) ?? $"{row.Turn.N}"}</a></p>");
    }

    private static string Title(Role role) => role switch
    {
        Role.Therapist => "Therapist",
        Role.Client => "Client",
        Role.Report => "Account",
        _ => "Other",
    };

    private static string? When(Row row) => row.Turn.At is { } at ? Clock.Short(at) : row.Turn.Sent is { } sent ? Clock.Day(sent) : null;

    // Evidence of several findings may overlap: between two neighbouring ends the gravest finding there gives the mark.
    private static void Marked(Markup html, IReadOnlyList<Finding> findings)
    {
        var text = findings[0].Text;
        int[] ends = [0, .. findings.SelectMany(finding => new[] { finding.Start, finding.End }).Where(end => end <= text.Length).Distinct().Order(), text.Length];
        foreach (var (from, to) in ends.Zip(ends.Skip(1)))
        {
            var over = findings.Where(finding => finding.Start <= from && finding.End >= to).MaxBy(finding => finding.Level);
            if (from == to)
                continue;
            if (over is null)
                html.Inline($"{text[from..to]}");
            else
                html.Inline($"<mark class=\"{over.Level.Name()}\">{text[from..to]}</mark>");
        }
    }
}
