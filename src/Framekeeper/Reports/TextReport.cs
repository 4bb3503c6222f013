namespace Framekeeper.Reports;

/// <summary>How a text report looks.</summary>
/// <param name="Width">Columns of a line.</param>
/// <param name="Colour">Whether the reader's terminal shows ANSI colours; nothing is said by colour alone.</param>
/// <param name="FailOn">The level from which the exit code is 1.</param>
/// <param name="Refused">How many inputs could not be read, which makes the exit code 2.</param>
public sealed record TextStyle(int Width = 100, bool Colour = false, bool ShowSuppressed = false, Level FailOn = Level.Crossing, int Refused = 0);

/// <summary>Findings for people at a terminal: the words, the reasons, the doubt, and what to do next.</summary>
/// <remarks>Sessions are written as they come; those without findings are counted only.</remarks>
public static class TextReport
{
    /// <summary>Every session with findings, and a summary over all.</summary>
    public static void Write(TextWriter to, IEnumerable<Checked> sessions, TextStyle? style = null)
    {
        style ??= new TextStyle();
        var sheet = new Sheet(to, style.Width, style.Colour);
        var (all, unread) = (new Tally(), new List<Checked>());
        foreach (var session in sessions)
        {
            all.Add(session);
            if (session.Shown(style.ShowSuppressed).Any())
                Session(sheet, session, style.ShowSuppressed);
            if (session.Unread > 0)
                unread.Add(session with { Transcript = null });
        }
        Summary(sheet, all, unread, style);
    }

    private static void Session(Sheet sheet, Checked session, bool showSuppressed)
    {
        var shown = session.Shown(showSuppressed).ToList();
        Header(sheet, session, shown);
        var said = new Dictionary<string, Finding>();
        foreach (var finding in shown)
        {
            sheet.Line();
            Finding(sheet, finding, said);
        }
        sheet.Line();
    }

    private static void Header(Sheet sheet, Checked session, List<Finding> shown)
    {
        sheet.Rule();
        sheet.Line(sheet.Bold(Printable.Line(session.Session)) + (session.Source.Length > 0 ? "  " + sheet.Faint(Printable.Line(session.Source)) : ""));
        sheet.Paragraph(string.Join(" · ", Facts(session)));
        var gravest = shown.MaxBy(finding => finding.Level)!;
        var tally = Tally.Of(session);
        var counts = tally.Levels.Select(entry => sheet.In(entry.Level, Tally.Says(entry.Level, entry.Count)));
        if (tally.Suppressed > 0)
            counts = counts.Append($"{tally.Suppressed} suppressed");
        sheet.Line($"{string.Join(", ", counts)}{(shown.Count > 1 ? $"; the gravest at {(gravest.Deed is null ? "turn" : "line")} {gravest.Turn}" : "")}");
    }

    private static IEnumerable<string> Facts(Checked session)
    {
        yield return $"judged by {Printable.Line(session.Agreement)}";
        if (session.Held is { } held)
            yield return $"held {Clock.Day(held)}";
        else if (session.Findings.All(finding => finding.When is null))
            yield return "no date";
        yield return Tally.Count(session.Turns, session.Findings.Any(finding => finding.Deed is not null) ? "deed" : "turn") + (session.Length is { } length ? $" in {Clock.Length(length)}" : "");
    }

    private static void Finding(Sheet sheet, Finding finding, Dictionary<string, Finding> said)
    {
        var line = finding.Deed is null ? $"turn {finding.Turn}" : $"line {finding.Turn}";
        var place = Clock.Of(finding) is { } at ? $"{line} · {at}" : line;
        sheet.Ends(finding.Level, finding.Level.Name().ToUpperInvariant(), finding.Title, $"{place} · {finding.Act}");
        if (!string.IsNullOrWhiteSpace(finding.Text))
            sheet.Quote(finding.Deed?.ToString() ?? Speaker(finding.Speaker), Excerpt.Of(finding));
        sheet.Line();
        Advice(sheet, finding, said);
        Judgement(sheet, finding);
    }

    private static string Speaker(Role role) => role switch
    {
        Role.Therapist => "Therapist",
        Role.Client => "Client",
        Role.Report => "Client's account",
        _ => "Other",
    };

    // The same page's prose is read once; what differs from finding to finding is always shown.
    private static void Advice(Sheet sheet, Finding finding, Dictionary<string, Finding> said)
    {
        if (said.TryGetValue(finding.Act, out var first) && SameAdvice(first, finding))
        {
            sheet.Labelled("Advice", $"as above, at turn {first.Turn}");
            return;
        }
        said[finding.Act] = finding;
        sheet.Labelled("Why", finding.Why);
        sheet.Labelled("For the client", finding.Client);
        sheet.Labelled("Next step", finding.Next);
        Citations(sheet, finding.Citations);
    }

    private static bool SameAdvice(Finding first, Finding finding) =>
        first.Why == finding.Why && first.Client == finding.Client && first.Next == finding.Next && first.Citations.SequenceEqual(finding.Citations);

    private static void Citations(Sheet sheet, IReadOnlyList<Citation> citations)
    {
        var label = "Citations";
        foreach (var citation in citations)
        {
            var trust = Wording.Trust(citation) is { } words ? $" ({words})" : "";
            sheet.Labelled(label, $"{citation}, {citation.Title}: {citation.Says}{trust}", hang: 2);
            label = "";
        }
    }

    private static void Judgement(Sheet sheet, Finding finding)
    {
        // A rule's first step says what departs from the agreement.
        if (finding.LevelWhy.Count > 1 || finding.By == "rule")
            sheet.Labelled("Level", string.Join(" → ", finding.LevelWhy));
        foreach (var (index, view) in finding.Views.Index())
            sheet.Labelled(index == 0 ? "Views differ" : "", $"– {view}", hang: 2);
        if (finding.Exception is { } exception)
            sheet.Labelled("Exception", Printable.Of(exception));
        if (finding.Undated)
            sheet.Labelled("No date", Wording.Undated);
        sheet.Labelled("Doubt", finding.Deed is null ? Wording.Doubt(finding.Confidence) : Wording.OnRecord);
        if (finding.Suppression is { } suppression)
            sheet.Labelled("Suppressed", Printable.Of(suppression.By is { } by ? $"{suppression.Reason} ({by})" : suppression.Reason));
    }

    private static void Summary(Sheet sheet, Tally all, List<Checked> unread, TextStyle style)
    {
        sheet.Rule();
        var looked = $"{Tally.Count(all.Sessions, "session")}, {Tally.Count(all.Turns, "turn")}";
        sheet.Paragraph(all.Findings == 0 ? $"{looked}. {(all.Judged ? Wording.Nothing : "")}" : $"{looked}: {Tally.Count(all.Findings, "finding")} ({all.Says()}).");
        foreach (var session in unread)
            sheet.Paragraph($"{Printable.Line(session.Session)}: {Wording.Unread(session)}.");
        if (all.Suppressed > 0)
            sheet.Paragraph($"{Tally.Count(all.Suppressed, "finding")} suppressed with a reason{(style.ShowSuppressed ? "" : "; --show-suppressed shows them")}.");
        sheet.Paragraph(Exit(all.AtOrAbove(style.FailOn), style));
        sheet.Paragraph(Wording.Caveat);
    }

    private static string Exit(int count, TextStyle style)
    {
        var found = $"{(count == 0 ? "nothing" : $"{count}")} at or above {style.FailOn.Name()} (--fail-on).";
        return style.Refused > 0
            ? $"Exit code 2: {Tally.Count(style.Refused, "input")} could not be judged, see standard error; in the others {found}"
            : $"Exit code {(count == 0 ? 0 : 1)}: {found}";
    }
}
