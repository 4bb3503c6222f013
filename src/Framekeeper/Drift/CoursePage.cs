using Framekeeper.Reports;

namespace Framekeeper.Drift;

/// <summary>Courses as one self-contained page that a therapist reads first, and then with a supervisor. It needs no script and asks the network for nothing.</summary>
public static class CoursePage
{
    private static readonly string Style = HtmlReport.Style + HtmlReport.Resource("drift.css");

    /// <summary>The page over all dyads.</summary>
    public static void Write(TextWriter to, IReadOnlyList<Course> courses)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(courses);
        var html = new Markup(to);
        HtmlReport.Begin(html, "Framekeeper over time", Style, "the dyads");
        html.Add($"<header class=\"opening\"><p class=\"name\">Framekeeper over time</p><h1>{(courses.Any(course => course.Alarm) ? "A question for the therapist first" : "Nothing beyond chance")}</h1>");
        html.Add($"<p class=\"lead\">{Tally.Count(courses.Count, "dyad")}. {CourseWords.Assumed}</p></header><main id=\"main\">");
        foreach (var (index, course) in courses.Index())
        {
            Course(html, course, $"d{index + 1}");
        }

        html.Add($"</main><footer class=\"closing\"><p>{Wording.Caveat}</p></footer></body></html>");
    }

    private static void Course(Markup html, Course course, string id)
    {
        html.Add($"<section class=\"session\" id=\"{id}\" aria-labelledby=\"{id}-h\"><h2 id=\"{id}-h\">{course.Dyad}</h2>");
        html.Add($"<p class=\"facts\">{CourseWords.Looked(course)}</p>");
        html.Add($"<p class=\"{(course.Alarm ? "found asks" : "found")}\">{CourseWords.Says(course)} {CourseWords.Quiet(course)}</p>");
        if (course.Moments.Count > 0)
        {
            CourseTimeline.Write(html, course, id);
        }

        Again(html, course, id);
        Further(html, course, id);
        Told(html, course, id);
        Once(html, course, id);
        InWords(html, course, id);
        html.Add($"</section>");
    }

    private static void Again(Markup html, Course course, string id)
    {
        foreach (var recurrence in course.Recurrences)
        {
            html.Add($"<article class=\"again\"><h3>{recurrence.Title}</h3><p>{CourseWords.Again(recurrence)}</p><ol class=\"course\">");
            foreach (var turn in recurrence.Moments.GroupBy(moment => (moment.Contact, moment.Finding.Turn)))
            {
                Turn(html, course, [.. turn], id, recurrence.IsFamily);
            }

            html.Add($"</ol></article>");
        }
    }

    /// <summary>A family names its kinds alone: the words stand where each kind is told.</summary>
    private static void Turn(Markup html, Course course, List<Moment> moments, string id, bool family)
    {
        if (family)
        {
            html.Add($"<li><a href=\"#{Row(course, moments[0], id)}\">{Place.Of(moments[0])}</a> {CourseWords.Kinds(moments)}</li>");
            return;
        }

        moments.ForEach(moment => Moment(html, course, moment, id));
    }

    private static void Further(Markup html, Course course, string id)
    {
        if (course.Escalations.Count == 0)
        {
            return;
        }

        html.Add($"<article class=\"again\"><h3>What went further</h3><ul class=\"course\">");
        foreach (var escalation in course.Escalations)
        {
            html.Add($"<li>{escalation.Says}: <a href=\"#{Row(course, escalation.From, id)}\">{Place.Of(escalation.From)}</a>, then <a href=\"#{Row(course, escalation.To, id)}\">{Place.Of(escalation.To)}</a>.</li>");
        }

        html.Add($"</ul></article>");
    }

    private static void Told(Markup html, Course course, string id)
    {
        if (CourseWords.Told(course) is not { } told)
        {
            return;
        }

        html.Add($"<article class=\"again\"><h3>The therapist's own life</h3><p>{told}</p><ol class=\"course\">");
        foreach (var disclosure in course.Disclosures)
        {
            Moment(html, course, disclosure.Moment, id, CourseWords.Told(disclosure) + ".");
        }

        html.Add($"</ol></article>");
    }

    private static void Once(Markup html, Course course, string id)
    {
        if (course.Once.Count == 0)
        {
            return;
        }

        html.Add($"<article class=\"again\"><h3>Once</h3><ol class=\"course\">");
        foreach (var moment in course.Once)
        {
            Moment(html, course, moment, id, moment.Finding.Title + ".");
        }

        html.Add($"</ol></article>");
    }

    private static void Moment(Markup html, Course course, Moment moment, string id, string says = "")
    {
        html.Add($"<li class=\"{moment.Finding.Level.Name()}\"><p><a href=\"#{Row(course, moment, id)}\">{(moment.When is { } when ? Place.Day(when) : "undated")}</a> <span class=\"level\">{moment.Finding.Level.Name()}</span> {Place.Where(moment)}</p>");
        Quote(html, moment);
        html.Add($"<p class=\"aside\">{says} {CourseWords.Answered(moment)}</p></li>");
    }

    private static void Quote(Markup html, Moment moment)
    {
        var (before, quote, after) = Excerpt.Of(moment.Finding);
        html.Inline($"<blockquote dir=\"auto\">{before}<mark class=\"{moment.Finding.Level.Name()}\">{quote}</mark>{after}</blockquote>");
        foreach (var signal in moment.Signals)
        {
            html.Add($"<p class=\"beside\">Beside it, the client: <q dir=\"auto\">{signal.Quote}</q></p>");
        }
    }

    /// <summary>The timeline in words: every finding once, in its order.</summary>
    private static void InWords(Markup html, Course course, string id)
    {
        if (course.Moments.Count == 0)
        {
            return;
        }

        // Roles, since on a narrow screen the style lays rows out as blocks, and a browser then forgets that they are a table's.
        html.Add($"<h3 class=\"words\">The timeline in words</h3><table role=\"table\" class=\"timetable\"><caption class=\"hidden\">Findings in their order</caption><thead role=\"rowgroup\"><tr role=\"row\">");
        html.Add($"<th role=\"columnheader\" scope=\"col\">when</th><th role=\"columnheader\" scope=\"col\">level</th><th role=\"columnheader\" scope=\"col\">what</th><th role=\"columnheader\" scope=\"col\">by</th><th role=\"columnheader\" scope=\"col\">where</th></tr></thead><tbody role=\"rowgroup\">");
        foreach (var moment in course.Moments)
        {
            html.Add($"<tr role=\"row\" id=\"{Row(course, moment, id)}\" class=\"{moment.Finding.Level.Name()}\"><td role=\"cell\">{(moment.When is { } when ? Place.Day(when) : "undated")}</td><td role=\"cell\" class=\"level\">{moment.Finding.Level.Name()}</td><th role=\"rowheader\" scope=\"row\">{moment.Finding.Title}</th><td role=\"cell\">{CourseWords.Kind(moment.Contact.Kind)}</td><td role=\"cell\">{Place.Where(moment)}</td></tr>");
        }

        html.Add($"</tbody></table>");
    }

    internal static string Row(Course course, Moment moment, string id) => $"{id}-m{course.Moments.Index().First(entry => ReferenceEquals(entry.Item, moment)).Index + 1}";
}
