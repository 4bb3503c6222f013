using System.Globalization;
using System.Text;
using Framekeeper.Reports;

namespace Framekeeper.Drift;

/// <summary>The course from left to right, twice: what was found, in its level's lane, and the sum of it on the chart.</summary>
internal static class CourseTimeline
{
    private const int Lane = 24, Top = 12, Held = 106, Near = 2, Nudge = 12;

    public static void Write(Markup html, Course course, string id)
    {
        var at = Along(course);
        html.Add($"<nav class=\"timeline course-line\" aria-label=\"Findings over time\"><ul class=\"lanes\" aria-hidden=\"true\"><li>grave</li><li>violation</li><li>crossing</li><li>note</li><li class=\"held\">held</li></ul>");
        html.Add($"<svg class=\"plot\" width=\"100%\" height=\"136\" role=\"group\" aria-label=\"{Alternative(course)}\">");
        for (var lane = 0; lane < 4; lane++)
        {
            html.Add($"<line class=\"lane\" x1=\"0\" x2=\"100%\" y1=\"{(lane * Lane) + Top}\" y2=\"{(lane * Lane) + Top}\"/>");
        }

        foreach (var contact in course.Contacts)
        {
            html.Add($"<circle class=\"held {CourseWords.Kind(contact.Kind)}\" cx=\"{at[contact]}%\" cy=\"{Held}\" r=\"2.5\"/>");
        }

        Ends(html, course);
        Marks(html, course, id, at);
        html.Add($"</svg></nav>");
        Chart(html, course, at);
    }

    /// <summary>From 0 to 100: by day where there are days; those without one stand at the end, one after the other.</summary>
    private static Dictionary<Contact, double> Along(Course course)
    {
        var dated = course.Contacts.Where(contact => contact.When is not null).ToList();
        var days = dated.Count > 0 ? (dated[^1].When!.Value - dated[0].When!.Value).TotalDays : 0;
        var (share, undated) = (days > 0 ? 100.0 * dated.Count / course.Contacts.Count : 0, course.Contacts.Count - (days > 0 ? dated.Count : 0));
        var place = new Dictionary<Contact, double>(ReferenceEqualityComparer.Instance);
        foreach (var contact in course.Contacts)
        {
            place[contact] = days > 0 && contact.When is { } when ? (when - dated[0].When!.Value).TotalDays / days * share
                : share + ((100 - share) * (place.Count - (days > 0 ? dated.Count : 0)) / Math.Max(1, undated));
        }

        return place;
    }

    private static string Alternative(Course course) =>
        $"{Tally.Count(course.Moments.Count, "finding")} in {Tally.Count(course.Contacts.Count, "contact")}, by day and level; the table below says the same in words";

    private static void Ends(Markup html, Course course)
    {
        var days = course.Contacts.Select(contact => contact.When).OfType<DateTimeOffset>().ToList();
        if (days.Count > 0)
        {
            html.Add($"<text class=\"first\" x=\"0\" y=\"131\">{Place.Day(days[0])}</text>");
        }

        if (days.Count > 1 && days.Count == course.Contacts.Count)
        {
            html.Add($"<text class=\"last\" x=\"100%\" y=\"131\">{Place.Day(days[^1])}</text>");
        }
    }

    private static void Marks(Markup html, Course course, string id, Dictionary<Contact, double> at)
    {
        foreach (var level in course.Moments.GroupBy(moment => moment.Finding.Level))
        {
            var (last, pile) = (-100.0, 0);
            foreach (var moment in level)
            {
                pile = at[moment.Contact] - last < Near ? pile + 1 : 0;
                last = pile == 0 ? at[moment.Contact] : last;
                var says = $"{level.Key.Name()}: {moment.Finding.Title}, {Place.Of(moment)}";
                html.Add($"<svg class=\"mark\" x=\"{last}%\" y=\"{((int)(Level.Grave - level.Key) * Lane) + Top}\" overflow=\"visible\"><a class=\"shape {level.Key.Name()}\" href=\"#{CoursePage.Row(course, moment, id)}\" transform=\"translate({(last > 90 ? -pile : pile) * Nudge})\"><title>{says}</title>{Shapes.Of(level.Key)}</a></svg>");
            }
        }
    }

    private static void Chart(Markup html, Course course, Dictionary<Contact, double> at)
    {
        var most = Math.Max(course.Chart.Peak, Drift.Chart.Limit) * 1.1;
        double Up(double sum) => 100 - (sum / most * 100);
        var alarm = course.Chart.Alarm;
        html.Add($"<figure class=\"chart\"><figcaption>What is found, added up</figcaption><svg width=\"100%\" height=\"110\" role=\"img\" aria-label=\"{Says(course)}\">");
        html.Add($"<line class=\"limit\" x1=\"0\" x2=\"100%\" y1=\"{Up(Drift.Chart.Limit)}%\" y2=\"{Up(Drift.Chart.Limit)}%\"/><text class=\"label\" x=\"0\" y=\"{Up(Drift.Chart.Limit)}%\" dy=\"-4\">limit</text>");
        html.Add($"<svg width=\"100%\" height=\"100%\" viewBox=\"0 0 100 100\" preserveAspectRatio=\"none\" aria-hidden=\"true\"><path class=\"sum\" d=\"{Path(course, at, Up)}\"/></svg>");
        if (alarm is not null)
        {
            html.Add($"<circle class=\"alarm\" cx=\"{at[alarm.Contact]}%\" cy=\"{Up(alarm.Sum)}%\" r=\"4\"/>");
        }

        html.Add($"</svg></figure>");
    }

    private static string Says(Course course) => course.Chart.Alarm is { } alarm
        ? $"The sum passes the limit {Place.On(alarm.Contact.When) ?? $"in {alarm.Contact.Session}"}"
        : "The sum stays below the limit";

    /// <summary>Flat from contact to contact, and up or down at each.</summary>
    private static string Path(Course course, Dictionary<Contact, double> at, Func<double, double> up)
    {
        var path = new StringBuilder("M0 100");
        foreach (var point in course.Chart.Points)
        {
            path.Append(CultureInfo.InvariantCulture, $"H{at[point.Contact]:0.##}V{up(point.Sum):0.##}");
        }

        return path.Append("H100").ToString();
    }
}
