using Framekeeper.Reports;

namespace Framekeeper.Consulting;

/// <summary>A consultation as one self-contained page to print or to send: no script, and nothing from elsewhere.</summary>
public static class ConsultationSheet
{
    private static readonly string Style = HtmlReport.Resource("consult.css");

    /// <summary>What a policy names that lets the page's own style in.</summary>
    public static string StyleDigest => HtmlReport.Digest(Style).Html;

    /// <summary>Writes it.</summary>
    /// <param name="says">What the reader must know first.</param>
    /// <param name="versions">Each with its heading.</param>
    public static void Write(TextWriter to, string heading, IReadOnlyList<string> says, IReadOnlyList<(string Heading, IReadOnlyList<Part> Parts)> versions)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(says);
        ArgumentNullException.ThrowIfNull(versions);
        var html = new Markup(to);

        HtmlReport.Begin(html, "Framekeeper consultation", Style);
        html.Add($"<header><h1>{heading}</h1>");
        foreach (var one in says)
        {
            html.Add($"<p class=\"soft\">{one}</p>");
        }

        html.Add($"</header><main>");
        foreach (var (title, parts) in versions)
        {
            html.Add($"<section><h2>{title}</h2>");
            foreach (var part in parts)
            {
                Add(html, part);
            }

            html.Add($"</section>");
        }

        html.Add($"</main><footer><p>People decided this; no program did. Not legal advice.</p></footer></body></html>");
    }

    private static void Add(Markup html, Part part)
    {
        html.Add($"<h3>{part.Title}</h3><dl>");
        foreach (var line in part.Lines)
        {
            html.Add($"<dt>{line.Label}</dt><dd>{line.Text}</dd>");
            if (line.Aside is { } aside)
            {
                html.Add($"<dd class=\"soft\">{aside}</dd>");
            }
        }

        html.Add($"</dl>");
    }
}
