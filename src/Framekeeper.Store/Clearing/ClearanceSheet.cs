using Framekeeper.Reports;

namespace Framekeeper.Store.Clearing;

/// <summary>A clearance record as one self-contained page to print.</summary>
public static class ClearanceSheet
{
    private const string Style = """
        :root{color-scheme:light dark;--ink:#1d2430;--soft:#5a6472;--line:#d5dae1;--paper:#fff}
        @media (prefers-color-scheme:dark){:root{--ink:#e8ebf0;--soft:#a9b2bf;--line:#3a4350;--paper:#151a21}}
        body{font:16px/1.5 system-ui,sans-serif;color:var(--ink);background:var(--paper);max-width:44rem;margin:2rem auto;padding:0 1.25rem}
        h1{font-size:1.4rem;margin:0 0 1rem}dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1.25rem;margin:0 0 1.5rem}dt{color:var(--soft)}dd{margin:0}
        table{border-collapse:collapse;width:100%}th,td{text-align:left;vertical-align:top;padding:.5rem .75rem .5rem 0;border-top:1px solid var(--line)}
        .why{color:var(--soft);font-size:.925rem;margin:.25rem 0 0}footer{margin-top:2rem;color:var(--soft);font-size:.875rem}
        .sign{margin-top:3rem;border-top:1px solid var(--ink);width:18rem;padding-top:.25rem}
        @media print{body{margin:0;max-width:none}}
        """;

    /// <summary>What a browser may do on the page: show it in its own style, and nothing else.</summary>
    public static string Policy { get; } = $"default-src 'none'; style-src '{HtmlReport.Digest(Style).Html}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    /// <summary>The page; with grounds, for compliance, why.</summary>
    /// <param name="name">What an id (an intake's, a therapist's, whoever asked or decided) is called on it; without it, as it stands.</param>
    public static void Write(TextWriter to, ClearanceRecord record, IReadOnlyList<Ground>? grounds, Func<string, string>? name = null)
    {
        ArgumentNullException.ThrowIfNull(record);
        name ??= id => id;
        var html = new Markup(to);
        HtmlReport.Begin(html, "Clearance record", Style);
        html.Add($"<main><h1>Clearance record</h1><dl>");
        foreach (var (fact, text) in ClearanceText.Facts(record, why: grounds is not null, name))
        {
            html.Add($"<dt>{fact}</dt><dd>{text}</dd>");
        }

        html.Add($"</dl><table><thead><tr><th scope=\"col\">Therapist</th><th scope=\"col\">Answer</th></tr></thead><tbody>");
        foreach (var answer in record.Answers)
        {
            html.Add($"<tr><th scope=\"row\">{name(answer.Therapist)}</th><td>{answer.Says}");
            foreach (var ground in grounds?.Where(ground => ground.Therapist == answer.Therapist) ?? [])
            {
                html.Add($"<p class=\"why\">{ground.Level}: {ground.Says} {string.Join("; ", ground.Citations)}</p>");
            }

            html.Add($"</td></tr>");
        }

        html.Add($"</tbody></table><p class=\"sign\">Signed</p></main><footer>\"Ask compliance\" is said for many reasons, some of which have nothing to do with the person. {(grounds is null ? "" : "This copy tells who is tied to whom: it is for compliance alone. ")}A tie is nobody's fault. This is not legal advice.</footer></body></html>");
    }
}
