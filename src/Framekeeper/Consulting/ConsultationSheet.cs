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

        // The title shows in a window's bar and in a browser's history: it names nobody.
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{HtmlReport.Digest(Style)}'; base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>Framekeeper consultation</title>
            <style>{HtmlReport.Own(Style)}</style>
            </head>
            <body>
            <header><h1>{heading}</h1>
            """);
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
