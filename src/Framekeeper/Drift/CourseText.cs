using Framekeeper.Reports;

namespace Framekeeper.Drift;

/// <summary>Courses for people at a terminal, in sentences that can be read aloud.</summary>
public static class CourseText
{
    /// <summary>Every course, and what all of it rests on.</summary>
    public static void Write(TextWriter to, IReadOnlyList<Course> courses, TextStyle? style = null)
    {
        ArgumentNullException.ThrowIfNull(courses);
        style ??= new TextStyle();
        var sheet = new Sheet(to, style.Width, style.Colour);
        foreach (var course in courses)
        {
            Write(sheet, course);
        }

        sheet.Rule();
        sheet.Paragraph(CourseWords.Assumed);
        sheet.Paragraph(Wording.Caveat);
    }

    private static void Write(Sheet sheet, Course course)
    {
        sheet.Rule();
        sheet.Line(sheet.Bold(Printable.Line(course.Dyad)));
        sheet.Paragraph(CourseWords.Looked(course));
        sheet.Line();
        sheet.Paragraph(CourseWords.Says(course));
        if (CourseWords.Quiet(course) is { } quiet)
        {
            sheet.Paragraph(quiet);
        }

        sheet.Line();
        Again(sheet, course);
        Further(sheet, course);
        Told(sheet, course);
        Once(sheet, course);
    }

    private static void Again(Sheet sheet, Course course)
    {
        foreach (var recurrence in course.Recurrences)
        {
            sheet.Paragraph($"{sheet.Bold(recurrence.Title)}, {Printable.Line(CourseWords.Again(recurrence))}");
            foreach (var turn in recurrence.Moments.GroupBy(moment => (moment.Contact, moment.Finding.Turn)))
            {
                Turn(sheet, [.. turn], recurrence.IsFamily);
            }

            sheet.Line();
        }
    }

    private static void Further(Sheet sheet, Course course)
    {
        if (course.Escalations.Count == 0)
        {
            return;
        }

        sheet.Line(sheet.Bold("What went further"));
        foreach (var escalation in course.Escalations)
        {
            sheet.Labelled("", $"– {escalation.Says}: {Printable.Line(Place.Of(escalation.From))}, then {Printable.Line(Place.Of(escalation.To))}.", hang: 2);
        }

        sheet.Line();
    }

    private static void Told(Sheet sheet, Course course)
    {
        if (CourseWords.Told(course) is not { } told)
        {
            return;
        }

        sheet.Paragraph($"{sheet.Bold("The therapist's own life")}, {told}");
        foreach (var disclosure in course.Disclosures)
        {
            Moment(sheet, disclosure.Moment);
            sheet.Labelled("", CourseWords.Told(disclosure) + ".");
        }

        sheet.Line();
    }

    private static void Once(Sheet sheet, Course course)
    {
        if (course.Once.Count == 0)
        {
            return;
        }

        sheet.Line(sheet.Bold("Once"));
        foreach (var moment in course.Once)
        {
            Moment(sheet, moment, named: true);
        }

        sheet.Line();
    }

    /// <summary>A family names its kinds alone: the words stand where each kind is told.</summary>
    private static void Turn(Sheet sheet, List<Moment> moments, bool family)
    {
        if (family)
        {
            sheet.Labelled(Day(moments[0]), $"{CourseWords.Kinds(moments)}, {Printable.Line(Place.Where(moments[0]))}");
            return;
        }

        moments.ForEach(moment => Moment(sheet, moment));
    }

    private static string Day(Moment moment) => moment.When is { } when ? Place.Day(when) : "undated";

    private static void Moment(Sheet sheet, Moment moment, bool named = false)
    {
        var (before, quote, after) = Excerpt.Of(moment.Finding);
        sheet.Labelled(Day(moment), $"{(named ? moment.Finding.Title + ", " : "")}{moment.Finding.Level.Name()}, {Printable.Line(Place.Where(moment))}: {before}«{quote}»{after}");
        if (CourseWords.Answered(moment) is { } answered)
        {
            sheet.Labelled("", answered);
        }

        foreach (var signal in moment.Signals)
        {
            sheet.Labelled("", $"Beside it, the client: «{Printable.Line(signal.Quote)}»");
        }
    }
}
