namespace Framekeeper.Reports;

/// <summary>The cards of one session: what was found, why it matters, where the client stands, what to do, and how sure it is.</summary>
internal sealed class HtmlCard(Markup html, Chapter chapter)
{
    private readonly Dictionary<string, Finding> _said = [];

    /// <summary>One card.</summary>
    /// <param name="several">The turn has other findings too, so the card repeats the words it is about.</param>
    public void Write(Finding finding, bool several)
    {
        var id = chapter.Card(finding);
        html.Add($"<article class=\"finding {finding.Level.Name()}{(finding.Suppression is null ? "" : " suppressed")}\" id=\"{id}\" tabindex=\"-1\" aria-labelledby=\"{id}-h\">");
        Heading(finding, id);
        if (several && finding.Quote.Length > 0)
            html.Add($"<blockquote dir=\"auto\">{finding.Quote}</blockquote>");
        Steps(finding);
        Advice(finding);
        Views(finding);
        Notes(finding);
        html.Add($"<p class=\"doubt\">{(finding.Deed is null ? Wording.Doubt(finding.Confidence) : Wording.OnRecord)}</p>");
        Grounds(finding);
        html.Add($"</article>");
    }

    private void Heading(Finding finding, string id)
    {
        html.Add($"<header><h3 id=\"{id}-h\"><svg class=\"shape\" viewBox=\"-12 -12 24 24\" aria-hidden=\"true\">{Shapes.Of(finding.Level)}</svg>");
        html.Add($"<span class=\"level\">{finding.Level.Name()}</span> {finding.Title}</h3>");
        html.Add($"<p class=\"place\"><a href=\"#{chapter.Turn(finding.Turn)}\">{(finding.Deed is null ? "turn" : "line")} {finding.Turn}</a>{(Clock.Of(finding) is { } at ? $", {at}" : "")}</p></header>");
    }

    // A level that moved is explained before anything else; one that stayed is among the grounds.
    private void Steps(Finding finding)
    {
        if (finding.LevelWhy.Count > 1 || finding.By == "rule")
            html.Add($"<p class=\"moved\">{string.Join(" → ", finding.LevelWhy)}</p>");
    }

    private void Advice(Finding finding)
    {
        if (_said.TryGetValue(finding.Act, out var first) && (first.Why, first.Client, first.Next) == (finding.Why, finding.Client, finding.Next))
        {
            html.Add($"<p class=\"above\">Why, where the client stands and the next step: as at <a href=\"#{chapter.Card(first)}\">turn {first.Turn}</a>.</p>");
            return;
        }
        _said[finding.Act] = finding;
        html.Add($"<dl><dt>Why</dt><dd>{finding.Why}</dd>");
        html.Add($"<dt>Where the client stands</dt><dd>{finding.Client}</dd>");
        html.Add($"<dt>Next step</dt><dd>{finding.Next}</dd></dl>");
    }

    private void Views(Finding finding)
    {
        if (!finding.Contested)
            return;
        html.Add($"<div class=\"views\"><p>Professionals differ here</p><ul>");
        foreach (var view in finding.Views)
            html.Add($"<li>{view}</li>");
        html.Add($"</ul></div>");
    }

    private void Notes(Finding finding)
    {
        if (finding.Exception is { } exception)
            html.Add($"<p class=\"note\">{exception}</p>");
        if (finding.Undated)
            html.Add($"<p class=\"note\">{Wording.Undated}</p>");
        if (finding.Suppression is { } suppression)
            html.Add($"<p class=\"note\">Suppressed: {suppression.Reason}{(suppression.By is { } by ? $" ({by})" : "")}</p>");
    }

    private void Grounds(Finding finding)
    {
        var cited = string.Join(", ", finding.Citations);
        html.Add($"<details class=\"grounds\"><summary>{(cited.Length > 0 ? cited : "How it was judged")}{(finding.Citations.Any(Unread) ? ", not all checked" : "")}</summary>");
        if (finding.Citations.Count > 0)
            Citations(finding.Citations);
        if (finding.LevelWhy.Count == 1 && finding.By != "rule")
            html.Add($"<p class=\"steps\">Level: {finding.LevelWhy[0]}.</p>");
        html.Add($"<p class=\"steps\">Judged by the {finding.By} against agreement {finding.Agreement}. <code>{finding.Act}</code> <code>{finding.Id}</code></p>");
        html.Add($"</details>");
    }

    private static bool Unread(Citation citation) => Wording.Trust(citation) is not null;

    private void Citations(IReadOnlyList<Citation> citations)
    {
        html.Add($"<ul class=\"citations\">");
        foreach (var citation in citations)
        {
            html.Add($"<li><b>{citation.Code} {citation.Section}</b>, {citation.Title}. {citation.Says}");
            if (Wording.Trust(citation) is { } trust)
                html.Add($"<span class=\"trust\">{trust}</span>");
            // Only a web address: a rule page must not be able to make a link that runs script.
            if (citation.Link is { } link && link.StartsWith("https://", StringComparison.Ordinal))
                html.Add($"<a href=\"{link}\" rel=\"noreferrer noopener\">Read the code<span class=\"hidden\"> {citation.Code}</span></a>");
            html.Add($"</li>");
        }
        html.Add($"</ul>");
    }
}
