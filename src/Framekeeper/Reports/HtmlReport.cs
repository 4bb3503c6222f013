using System.Security.Cryptography;
using System.Text;

namespace Framekeeper.Reports;

/// <summary>One self-contained page that a supervisor reads with a trainee: a timeline, the transcript, and a card at each finding.</summary>
/// <remarks>It asks the network for nothing, and its policy forbids it to; without script everything can still be read.</remarks>
public static class HtmlReport
{
    internal static readonly string Style = Resource("report.css");

    private static readonly string Script = Resource("report.js");

    /// <summary>The page over all sessions; suppressed findings only where they are asked for.</summary>
    public static void Write(TextWriter to, IReadOnlyList<Checked> sessions, bool showSuppressed = false)
    {
        var html = new Markup(to);
        var chapters = sessions.Select((session, index) => new Chapter($"s{index + 1}", session, [.. session.Shown(showSuppressed)])).ToList();
        Begin(html, "Framekeeper report", Style, "the sessions", Script);
        Opening(html, chapters);
        html.Add($"<main id=\"main\">");
        foreach (var chapter in chapters)
            HtmlSession.Write(html, chapter);
        html.Add($"</main>");
        Close(html, chapters.Any(chapter => chapter.Findings.Count > 0));
    }

    /// <summary>What every page of ours that stands alone begins with: it may load nothing, and nobody indexes it.</summary>
    /// <param name="title">Shown in a window's bar and in a browser's history: it names no session and nobody.</param>
    /// <param name="skip">What one skips to, at <c>#main</c>; null where nothing comes before it.</param>
    internal static void Begin(Markup html, string title, string style, string? skip = null, string? script = null)
    {
        var scripts = new Markup.Trusted(script is null ? "" : $" script-src '{Digest(script).Html}';");
        html.Add($"""
            <!DOCTYPE html>
            <html lang="en">
            <head>
            <meta charset="utf-8">
            <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src '{Digest(style)}';{scripts} base-uri 'none'; form-action 'none'">
            <meta name="referrer" content="no-referrer">
            <meta name="robots" content="noindex">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <title>{title}</title>
            <style>{Own(style)}</style>
            </head>
            <body>
            """);
        if (skip is not null)
        {
            html.Add($"<a class=\"skip\" href=\"#main\">Skip to {skip}</a>");
        }
    }

    private static void Opening(Markup html, List<Chapter> chapters)
    {
        var all = chapters.Aggregate(new Tally(), (tally, chapter) => tally.Add(chapter.Session));
        var sessions = Tally.Count(all.Sessions, "session");
        html.Add($"<header class=\"opening\"><p class=\"name\">Framekeeper</p>");
        html.Add($"<h1>{(all.Findings == 0 ? all.Judged ? "Nothing to ask about" : "Not judged" : $"{Tally.Count(all.Findings, "finding")} in {sessions}")}</h1>");
        html.Add($"<p class=\"lead\">{(all.Findings == 0 ? $"{sessions}, {Tally.Count(all.Turns, "turn")}. {(all.Judged ? Wording.Nothing : "")} " : "")}{Wording.Caveat}</p>");
        if (chapters.Count > 1)
            Contents(html, chapters);
        html.Add($"</header>");
    }

    private static void Contents(Markup html, List<Chapter> chapters)
    {
        html.Add($"<nav class=\"contents\" aria-label=\"Sessions\"><ol>");
        foreach (var chapter in chapters)
        {
            var tally = Tally.Of(chapter.Session);
            html.Add($"<li><a href=\"#{chapter.Id}\">{chapter.Session.Session}</a> <span>{(tally.Findings == 0 ? tally.Judged ? "nothing found" : "not judged" : tally.Says())}</span></li>");
        }
        html.Add($"</ol></nav>");
    }

    private static void Close(Markup html, bool found)
    {
        html.Add($"<footer class=\"closing\"><p>{Wording.Caveat}</p></footer>");
        if (found)
        {
            html.Add($"""
                <nav class="step" aria-label="Step through the findings" hidden>
                <button type="button" data-step="-1" aria-keyshortcuts="p">Previous <kbd>p</kbd></button>
                <output></output>
                <button type="button" data-step="1" aria-keyshortcuts="n">Next <kbd>n</kbd></button>
                </nav>
                """);
        }
        html.Add($"<script>{Own(Script)}</script>");
        html.Add($"</body></html>");
    }

    private static Markup.Trusted Own(string text) => new(text);

    internal static Markup.Trusted Digest(string text) => new($"sha256-{Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)))}");

    // A browser reads every line end as \n before it compares digests.
    internal static string Resource(string name)
    {
        using var stream = typeof(HtmlReport).Assembly.GetManifestResourceStream($"reports/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}

/// <summary>A session in its place in the page.</summary>
/// <param name="Id">Prefix of every fragment of this session: two files may hold sessions of the same id.</param>
/// <param name="Findings">Those shown.</param>
internal sealed record Chapter(string Id, Checked Session, IReadOnlyList<Finding> Findings)
{
    public string Turn(int n) => $"{Id}-t{n}";

    public string Card(Finding finding) => $"{Id}-{finding.Id}";

    /// <summary>Every turn of the session where the transcript is there; else those with findings.</summary>
    public IReadOnlyList<Row> Rows { get; } = [.. Row.Of(Session, Findings)];

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Id} ({Findings.Count} findings)";
}

/// <summary>A turn, who speaks, and what was found in it.</summary>
internal sealed record Row(Role Speaker, string? Name, Turn Turn, IReadOnlyList<Finding> Findings)
{
    public static IEnumerable<Row> Of(Checked session, IReadOnlyList<Finding> findings)
    {
        var found = findings.ToLookup(finding => finding.Turn);
        var transcript = session.Transcript ?? [];
        var known = transcript.Select(line => line.Turn.N).ToHashSet();
        return transcript.Select(line => new Row(line.Speaker, line.Name, line.Turn, [.. found[line.Turn.N]]))
            .Concat(found.Where(turn => !known.Contains(turn.Key)).Select(Alone));
    }

    private static Row Alone(IGrouping<int, Finding> turn)
    {
        var first = turn.First();
        return new(first.Speaker, first.Deed?.ToString(), Turn.Of(first.Turn, null, first.Text) with { At = first.At, Sent = first.When }, [.. turn]);
    }

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Speaker.Name()} {Turn}";
}
