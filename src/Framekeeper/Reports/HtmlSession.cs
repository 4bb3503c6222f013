namespace Framekeeper.Reports;

/// <summary>One session of the page: facts, timeline, transcript.</summary>
internal static class HtmlSession
{
    // Quiet turns that stay open around a flagged one, and how many in a row are worth a fold.
    private const int After = 2, Before = 2, Fold = 5;

    public static void Write(Markup html, Chapter chapter)
    {
        html.Add($"<section class=\"session\" id=\"{chapter.Id}\" aria-labelledby=\"{chapter.Id}-h\">");
        Facts(html, chapter);
        if (chapter.Findings.Count > 0)
            HtmlTimeline.Write(html, chapter);
        Transcript(html, chapter);
        html.Add($"</section>");
    }

    private static void Facts(Markup html, Chapter chapter)
    {
        var session = chapter.Session;
        html.Add($"<header><h2 id=\"{chapter.Id}-h\">{session.Session}</h2>");
        html.Add($"<ul class=\"facts\">");
        if (session.Source.Length > 0)
            html.Add($"<li>{session.Source}</li>");
        html.Add($"<li>{(session.Held is { } held ? $"held {Clock.Day(held)}" : "no date")}</li>");
        html.Add($"<li>{Tally.Count(session.Turns, "turn")}{(session.Length is { } length ? $" in {Clock.Length(length)}" : "")}</li>");
        html.Add($"<li>judged by agreement {session.Agreement}</li></ul>");
        if (Wording.Unread(session) is { } unread)
            html.Add($"<p class=\"found unread\">{unread}.</p>");
        if (chapter.Findings.Count > 0 || session.Unread < session.Turns)
            html.Add($"<p class=\"found\">{(chapter.Findings.Count == 0 ? Wording.Nothing : Counts(session, chapter.Findings))}</p>");
        html.Add($"</header>");
    }

    private static string Counts(Checked session, IReadOnlyList<Finding> shown)
    {
        var tally = Tally.Of(session);
        var suppressed = shown.Count(finding => finding.Suppression is not null);
        return string.Join(", ", new[] { tally.Says(), suppressed > 0 ? $"{suppressed} suppressed" : "" }.Where(part => part.Length > 0));
    }

    // A flagged turn, its cards, and the quiet turns after it are one block, so that the cards can stand beside them all.
    private static void Transcript(Markup html, Chapter chapter)
    {
        var rows = chapter.Rows;
        var cards = new HtmlCard(html, chapter);
        html.Add($"<div class=\"transcript\">");
        for (var next = 0; next < rows.Count;)
        {
            var flagged = rows[next].Findings.Count > 0 ? rows[next++] : null;
            var start = next;
            while (next < rows.Count && rows[next].Findings.Count == 0)
                next++;
            Block(html, chapter, cards, flagged, [.. rows.Skip(start).Take(next - start)], last: next == rows.Count);
        }
        html.Add($"</div>");
    }

    private static void Block(Markup html, Chapter chapter, HtmlCard cards, Row? flagged, List<Row> quiet, bool last)
    {
        html.Add($"<div class=\"block\">");
        if (flagged is not null)
        {
            HtmlTurn.Write(html, chapter, flagged);
            html.Add($"<div class=\"notes\">");
            foreach (var finding in flagged.Findings)
                cards.Write(finding, several: flagged.Findings.Count > 1);
            html.Add($"</div>");
        }
        if (quiet.Count > 0)
            Quiet(html, chapter, quiet, open: flagged is null ? 0 : After, close: last ? 0 : Before);
        html.Add($"</div>");
    }

    private static void Quiet(Markup html, Chapter chapter, List<Row> rows, int open, int close)
    {
        var folded = rows.Count - open - close;
        if (folded < Fold)
            (open, folded, close) = (rows.Count, 0, 0);
        html.Add($"<div class=\"quiet\">");
        Turns(html, chapter, rows[..open]);
        if (folded > 0)
        {
            var (first, end) = (rows[open], rows[open + folded - 1]);
            html.Add($"<details class=\"fold\"><summary>{Tally.Count(folded, "turn")}<span>{Between(first, end)}</span></summary>");
            Turns(html, chapter, rows[open..(open + folded)]);
            html.Add($"</details>");
        }
        Turns(html, chapter, rows[(open + folded)..]);
        html.Add($"</div>");
    }

    private static string Between(Row first, Row last) => first.Turn.At is { } from && last.Turn.At is { } to
        ? $"{Clock.Short(from)} to {Clock.Short(to)}"
        : $"turns {first.Turn.N} to {last.Turn.N}";

    private static void Turns(Markup html, Chapter chapter, List<Row> rows)
    {
        foreach (var row in rows)
            HtmlTurn.Write(html, chapter, row);
    }
}
