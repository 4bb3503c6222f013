using Framekeeper.Reports;

namespace Framekeeper.Scoring;

/// <summary>An evaluation as one self-contained page: what it means first, then curves, then every figure. It needs no script and asks the network for nothing.</summary>
public static class EvaluationPage
{
    private static readonly string Style = HtmlReport.Style + HtmlReport.Resource("evaluation.css");

    /// <summary>The page; with <paramref name="errors"/> also the turns that were judged wrongly, in their words.</summary>
    public static void Write(TextWriter to, Evaluation evaluation, bool errors = false)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(evaluation);
        var html = new Markup(to);
        HtmlReport.Begin(html, "Framekeeper evaluation", Style, "the figures");
        Opening(html, evaluation);
        html.Add($"<main id=\"main\">");
        Noise(html, evaluation);
        Compared(html, evaluation);
        if (evaluation.Figures.Count > 0)
        {
            Found(html, evaluation);
            Ordinary(html, evaluation);
            Confidence(html, evaluation);
            Acts(html, evaluation);
            Subsets(html, evaluation);
        }

        Accounts(html, evaluation);
        if (errors)
        {
            Errors(html, evaluation);
        }

        html.Add($"</main><footer class=\"closing\"><p>{Words.Resampled(evaluation)} {Wording.Caveat}</p></footer></body></html>");
    }

    private static void Opening(Markup html, Evaluation evaluation)
    {
        html.Add($"<header class=\"opening\"><p class=\"name\">Framekeeper evaluation</p>");
        var score = evaluation.Figures is [var shipped, ..] ? shipped.Beyond.Score : evaluation.Accounts!.Shipped.Beyond.Score;
        var what = evaluation.Figures.Count > 0 ? "turns" : "accounts";
        html.Add($"<h1>{(double.IsNaN(score.Recall) ? "Nothing here is labelled as beyond the frame" : $"Of a hundred {what} beyond the frame, {Hundred(score.Recall)} are found")}</h1>");
        html.Add($"<p class=\"lead\">{(double.IsNaN(score.Precision) ? "" : $"Of a hundred flags here, {Hundred(score.Precision)} are right; where acts are rarer, fewer. ")}{Words.Looked(evaluation)}.</p>");
        if (evaluation.Figures is [var first, ..])
        {
            Numbers(html, first);
        }

        html.Add($"</header>");
    }

    /// <summary>The four figures that a reader takes home.</summary>
    private static void Numbers(Markup html, Figures figures)
    {
        html.Add($"<dl class=\"numbers\">");
        Number("found of what is beyond the frame", Words.Share(figures.Beyond.Recall.Value), Words.Range(figures.Beyond.Recall));
        Number("right of what is flagged, here", Words.Share(figures.Beyond.Precision.Value), Words.Range(figures.Beyond.Precision));
        if (figures.Alarms is [.., var ordinary])
        {
            Number($"false alarms a session, in {Words.Count(ordinary.Sessions, ordinary.Name)}", Words.Rate(ordinary.PerSession.Value), Words.Range(ordinary.PerSession));
            Number("of these sessions have none", Words.Share(ordinary.Without.Value), Words.Range(ordinary.Without));
        }

        html.Add($"</dl>");

        void Number(string says, string value, string range) => html.Add($"<div><dt>{says}</dt><dd>{value} <small>{Inside(range)}</small></dd></div>");
    }

    private static void Noise(Markup html, Evaluation evaluation)
    {
        if (evaluation.WordErrors is not { } rate)
        {
            return;
        }

        html.Add($"<section class=\"session\"><h2>Through a speech recogniser</h2><p class=\"aside\">Word error rate {Words.Percent(rate)}. {Words.Heard} All figures of this page are for the words as heard.</p><ul class=\"says\">");
        foreach (var kept in evaluation.Kept)
        {
            html.Add($"<li>{Words.Kept(kept)}</li>");
        }

        html.Add($"</ul></section>");
    }

    private static void Compared(Markup html, Evaluation evaluation)
    {
        if (evaluation.Compared.Count == 0)
        {
            return;
        }

        html.Add($"<section class=\"session\"><h2>Side by side</h2><p class=\"aside\">The same talk, each at its own shipped thresholds.</p>");
        Table(html, "Judges", "measure", [Comparison.Own, .. evaluation.Compared.Select(other => other.Name)], () =>
        {
            foreach (var (says, values) in Comparison.Rows(evaluation))
            {
                Row(html, says, "", [.. values.Select(value => (value, default(Estimate)))]);
            }
        });
        html.Add($"</section>");
    }

    private static IReadOnlyList<(string, IReadOnlyList<(double, double)>)> Others(Evaluation evaluation, Func<Point, bool> within, Func<Point, (double, double)> at) =>
        [.. evaluation.Compared.Select(other => (other.Name, (IReadOnlyList<(double, double)>)[.. other.Evaluation.Curve.Points.Where(within).Select(at)]))];

    private static void Found(Markup html, Evaluation evaluation)
    {
        html.Add($"<section class=\"session\"><h2>How much is found, and how much of it is right</h2><div class=\"pair\">");
        var marks = evaluation.Figures.Where(figures => figures.Beyond.Score.There > 0).Select(figures => new Mark(figures.Beyond.Score.Recall, figures.Beyond.Score.Precision, figures.Cut.Name));
        Chart.Write(html, new Chart("Precision against recall", "found (recall)", "right (precision)", 1, [.. evaluation.Curve.Points.Select(point => (point.Recall, point.Precision))], [.. marks.Where(mark => double.IsFinite(mark.Y))]) { Others = Others(evaluation, _ => true, point => (point.Recall, point.Precision)) });
        html.Add($"<div>");
        Table(html, "Therapist turns, by threshold", "threshold", () =>
        {
            foreach (var figures in evaluation.Figures)
            {
                Row(html, figures.Cut.Name, figures.Cut.MinConfidence is { } least ? $"--min-confidence {Words.Number(least)}" : "", figures.Beyond);
            }
        });
        html.Add($"<p class=\"aside\">The best F1 of all thresholds is <strong>{Words.Share(evaluation.Curve.BestF1)}</strong>: {Words.Optimistic}. Which act it is: micro F1 {Words.Share(evaluation.Figures[0].Micro.F1)}, macro F1 {Words.Share(evaluation.Figures[0].Macro)}; the client's signals: micro F1 {Words.Share(evaluation.Figures[0].Signals.F1)}, at the shipped threshold.</p>");
        foreach (var evidence in evaluation.Evidence)
        {
            html.Add($"<p class=\"aside\">{Words.Evidence(evidence)}</p>");
        }

        html.Add($"</div></div></section>");
    }

    private static void Ordinary(Markup html, Evaluation evaluation)
    {
        if (evaluation.Figures[0].Alarms.Count == 0)
        {
            return;
        }

        html.Add($"<section class=\"session\"><h2>False alarms, where nobody steps out of the frame</h2><div class=\"pair\">");
        var most = Math.Max(1, Math.Pow(2, Math.Ceiling(Math.Log2(evaluation.Figures.Max(figures => figures.Alarms[^1].PerSession.Value) * 1.2))));
        var marks = evaluation.Figures.Select(figures => new Mark(figures.Alarms[^1].PerSession.Value, figures.Beyond.Score.Recall, figures.Cut.Name));
        Chart.Write(html, new Chart($"Recall against false alarms in {evaluation.Figures[0].Alarms[^1].Name}s", "false alarms a session", "found (recall)", most, [.. evaluation.Curve.Points.Where(point => point.Alarms <= most).Select(point => (point.Alarms, point.Recall))], [.. marks.Where(mark => double.IsFinite(mark.Y))]) { Others = Others(evaluation, point => point.Alarms <= most, point => (point.Alarms, point.Recall)) });
        html.Add($"<div><ul class=\"says\">");
        foreach (var at in evaluation.Curve.RecallAt)
        {
            html.Add($"<li>{Words.Curve(at)}</li>");
        }

        foreach (var rare in evaluation.Figures[0].Rare)
        {
            html.Add($"<li>{Words.Worth(rare)}</li>");
        }

        html.Add($"</ul></div></div>");
        Table(html, "False alarms a session", "sessions", ["all", "first half", "second half", "without any"], () =>
        {
            foreach (var figures in evaluation.Figures)
            {
                foreach (var rate in figures.Alarms)
                {
                    Row(html, Words.Count(rate.Sessions, rate.Name), figures.Cut.Name, [(Words.Rate(rate.PerSession.Value), rate.PerSession), (Words.Rate(rate.FirstHalf.Value), rate.FirstHalf), (Words.Rate(rate.SecondHalf.Value), rate.SecondHalf), (Words.Share(rate.Without.Value), rate.Without)]);
                }
            }
        });
        html.Add($"</section>");
    }

    private static void Confidence(Markup html, Evaluation evaluation)
    {
        var reliability = evaluation.Reliability!;
        html.Add($"<section class=\"session\"><h2>Whether its confidence means what it says</h2><div class=\"pair\">");
        Chart.Write(html, new Chart("Reliability", "said", "seen", 1, [], [.. reliability.Bins.Select(bin => new Mark(bin.Said, bin.Seen.Value, "", bin.Seen))], Diagonal: true));
        html.Add($"<div><p class=\"aside\">{Words.Restated}</p><p class=\"aside\">{Words.Calibration(reliability)}</p></div></div></section>");
    }

    private static void Acts(Markup html, Evaluation evaluation)
    {
        html.Add($"<section class=\"session\"><h2>Act by act</h2><p class=\"aside\">At the shipped threshold. Where few are there, the range is wide and the figure says little.</p>");
        Table(html, "Acts", "act", () =>
        {
            foreach (var act in evaluation.Figures[0].Acts)
            {
                Row(html, evaluation.Titles.GetValueOrDefault(act.Name, act.Name), act.Name, act);
            }
        });
        html.Add($"<details class=\"more\"><summary>By family</summary>");
        Table(html, "Families", "family", () =>
        {
            foreach (var family in evaluation.Figures[0].Families)
            {
                Row(html, family.Name, "", family);
            }
        });
        html.Add($"</details></section>");
    }

    private static void Subsets(Markup html, Evaluation evaluation)
    {
        html.Add($"<section class=\"session\"><h2>In what kind of talk</h2><p class=\"aside\">At the shipped threshold. {Subset.Rule}</p>");
        Table(html, "Kinds of talk", "turns", ["precision", "recall", "F1", "in frame, flagged"], () =>
        {
            foreach (var group in evaluation.Figures[0].Subsets.GroupBy(subset => subset.Group))
            {
                html.Add($"<tr role=\"row\" class=\"group\"><th role=\"rowheader\" scope=\"rowgroup\" colspan=\"5\">{group.Key}</th></tr>");
                foreach (var subset in group)
                {
                    var (scored, both) = (subset.Measured, subset.Measured.Score.There > 0 && subset.Measured.Score.There < subset.Turns);
                    Row(html, subset.Name, $"{subset.Turns} turns, {scored.Score.There} beyond", [both ? Cell(scored.Precision) : Empty, Cell(scored.Recall), both ? Cell(scored.F1) : Empty, (Words.Share(subset.Flagged), default)]);
                }
            }
        });
        html.Add($"</section>");
    }

    private static void Accounts(Markup html, Evaluation evaluation)
    {
        if (evaluation.Accounts is not { } accounts)
        {
            return;
        }

        html.Add($"<section class=\"session\"><h2>Accounts in a client's own words</h2><p class=\"aside\">{Words.Count(accounts.Count, "account")}, {accounts.Beyond} of them beyond the frame.</p>");
        Table(html, "Accounts", "question", () =>
        {
            Row(html, "Beyond the frame or not", "shipped threshold", accounts.Shipped.Beyond);
            Row(html, "Which acts", "shipped threshold", accounts.Shipped.Acts);
            Row(html, "Beyond the frame or not", "as ask tells it", accounts.Told.Beyond);
            Row(html, "Which acts", "as ask tells it", accounts.Told.Acts);
            Row(html, "Speaks of suicide, self-harm or danger", "", accounts.Crisis);
        });
        html.Add($"</section>");
    }

    private static void Errors(Markup html, Evaluation evaluation)
    {
        html.Add($"<section class=\"session\"><h2>Judged wrongly</h2><p class=\"aside\">At the shipped threshold.</p>");
        foreach (var kind in evaluation.Mistakes.GroupBy(mistake => mistake.Kind).OrderBy(kind => kind.Key, StringComparer.Ordinal))
        {
            html.Add($"<details class=\"more\"><summary>{kind.Key} ({kind.Count()})</summary><ol class=\"mistakes\">");
            foreach (var mistake in kind)
            {
                html.Add($"<li><p class=\"place\">{mistake.Session}, turn {mistake.Turn}, {mistake.Speaker.Name()}, confidence {Words.Number(Math.Round(mistake.Confidence, 4))}</p><p>expected <b>{Named(mistake.Expected)}</b>, found <b>{Named(mistake.Found)}</b></p><p class=\"said\">{mistake.Text}</p></li>");
            }

            html.Add($"</ol></details>");
        }

        html.Add($"</section>");
    }

    private static string Named(IReadOnlyList<string> acts) => acts.Count == 0 ? "nothing" : string.Join(", ", acts);

    private static void Table(Markup html, string caption, string first, Action rows) => Table(html, caption, first, ["precision", "recall", "F1", "there"], rows, drawn: true);

    // Roles, since on a narrow screen the style lays rows out as blocks, and a browser then forgets that they are a table's.
    private static void Table(Markup html, string caption, string first, string[] columns, Action rows, bool drawn = false)
    {
        html.Add($"<table role=\"table\" class=\"figures\"><caption class=\"hidden\">{caption}</caption><thead role=\"rowgroup\"><tr role=\"row\"><th role=\"columnheader\" scope=\"col\">{first}</th>");
        foreach (var column in columns)
        {
            html.Add($"<th role=\"columnheader\" scope=\"col\">{column}</th>");
        }

        if (drawn)
        {
            html.Add($"<th role=\"columnheader\" scope=\"col\" class=\"drawn\">F1 from 0 to 1</th>");
        }

        html.Add($"</tr></thead><tbody role=\"rowgroup\">");
        rows();
        html.Add($"</tbody></table>");
    }

    private static void Row(Markup html, string name, string says, Measured score) =>
        Row(html, name, says, [Cell(score.Precision), Cell(score.Recall), Cell(score.F1), ($"{score.Score.There}", default)], score.F1);

    private static (string, Estimate) Cell(Estimate estimate) => (Words.Share(estimate.Value), estimate);

    private static (string, Estimate) Empty => ("", default);

    private static void Row(Markup html, string name, string says, (string Value, Estimate Range)[] cells, Estimate? drawn = null)
    {
        html.Add($"<tr role=\"row\"><th role=\"rowheader\" scope=\"row\">{name} <small>{says}</small></th>");
        foreach (var (value, range) in cells)
        {
            html.Add($"<td role=\"cell\">{value} <small>{(range == default ? "" : Inside(Words.Range(range)))}</small></td>");
        }

        if (drawn is { } estimate)
        {
            html.Add($"<td role=\"cell\" class=\"drawn\">");
            Chart.Whisker(html, estimate);
            html.Add($"</td>");
        }

        html.Add($"</tr>");
    }

    /// <summary>A range without its brackets, which a smaller letter replaces.</summary>
    private static string Inside(string range) => range.Trim('[', ']');

    private static int Hundred(double share) => (int)Math.Round(share * 100);
}
