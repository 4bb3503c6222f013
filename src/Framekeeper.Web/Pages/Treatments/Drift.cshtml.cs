using Framekeeper.Consents;
using Framekeeper.Drift;
using Framekeeper.Reports;
using Framekeeper.Store.Clinic;
using Framekeeper.Supervision;
using Microsoft.AspNetCore.Html;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>What a treatment's sessions and deeds show together: a question for the therapist first. Others see what has opened to them, and words only where consent lets them read for supervision.</summary>
public sealed class DriftModel : TreatmentPage
{
    /// <summary>What the ids of its rows begin with.</summary>
    private const string Rows = "d";

    internal DyadCourse Dyad { get; private set; } = null!;

    internal Course Course => Dyad.Course;

    internal bool IsOwn => Treatment.Therapists.Contains(Me);

    public void OnGet()
    {
        Dyad = Clinic.Courses.Of(Treatment, Me, tape => Clinic.Permits.Of(tape.Id, Reach.Watches(Treatment), Purpose.Supervision, Medium.Audio).Allowed);
        foreach (var session in Dyad.Sessions.Where(session => session.Worded && Course.Moments.Any(moment => moment.Contact.Session == session.Called)))
        {
            Folder.Audit.Write(Me, "read", session.Tape.Id, "what was found, over time");
        }
    }

    /// <summary>As every rendering of a course draws it.</summary>
    internal IHtmlContent Timeline()
    {
        var drawn = new StringWriter();
        CourseTimeline.Write(new Markup(drawn), Course, Rows);
        return new HtmlString(drawn.ToString());
    }

    internal string Row(Moment moment) => CoursePage.Row(Course, moment, Rows);

    internal string Where(Moment moment) => $"{(moment.When is { } when ? Day(when) : "undated")}, {Place.Where(moment)}";

    internal CourseSession? Session(Moment moment) => Dyad.Sessions.FirstOrDefault(session => session.Called == moment.Contact.Session);

    /// <summary>Whether its words are here; those of deeds are for whoever may open the page of deeds.</summary>
    internal bool HasWords(Moment moment) => moment.Finding.Text.Length > 0;

    /// <summary>Where the finding itself can be looked at.</summary>
    internal string? Href(Moment moment) => moment.Finding.Deed is not null ? $"/treatments/{Id}/deeds" : Session(moment) is { Tape.Destroyed: null } session ? $"/tapes/{session.Tape.Id}#f-{moment.Finding.Id}" : null;
}
