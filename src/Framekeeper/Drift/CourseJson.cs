using System.Text.Json;
using Framekeeper.Reports;

namespace Framekeeper.Drift;

/// <summary>A course for programs: one JSON object a line.</summary>
public static class CourseJson
{
    /// <summary>The object, and the end of its line.</summary>
    public static void Write(Stream to, Course course)
    {
        ArgumentNullException.ThrowIfNull(to);
        ArgumentNullException.ThrowIfNull(course);
        using (var json = new Utf8JsonWriter(to, JsonReport.Options))
        {
            json.WriteStartObject();
            Promised(json, course);
            Extensions(json, course);
            json.WriteEndObject();
        }

        to.WriteByte((byte)'\n');
    }

    private static void Promised(Utf8JsonWriter json, Course course)
    {
        json.WriteString("dyad", course.Dyad);
        json.WriteBoolean("alarm", course.Alarm);
        Day(json, "since", course.Since);
        List(json, "recurrence", course.Recurrences, recurrence => Recurrence(json, recurrence));
        List(json, "escalation", course.Escalations, escalation => Escalation(json, escalation));
        Number(json, "disclosureShare", course.DisclosureShare);
        json.WriteNumber("sessions", course.Sessions);
    }

    private static void Extensions(Utf8JsonWriter json, Course course)
    {
        json.WriteString("says", CourseWords.Says(course));
        json.WriteString("disclosureGrade", course.DisclosureGrade?.Name());
        List(json, "disclosures", course.Disclosures, disclosure => Disclosure(json, disclosure));
        json.WriteStartObject("chart");
        json.WriteNumber("drain", Chart.Drain);
        json.WriteNumber("limit", Chart.Limit);
        List(json, "points", course.Chart.Points, point => Point(json, point));
        json.WriteEndObject();
    }

    private static void Recurrence(Utf8JsonWriter json, Recurrence recurrence)
    {
        json.WriteString("act", recurrence.Act);
        json.WriteNumber("contacts", recurrence.Contacts);
        json.WriteStartArray("grows");
        foreach (var says in recurrence.Grows)
        {
            json.WriteStringValue(says);
        }

        json.WriteEndArray();
        List(json, "findings", recurrence.Moments, moment => Moment(json, moment));
    }

    private static void Escalation(Utf8JsonWriter json, Escalation escalation)
    {
        json.WriteString("kind", CourseWords.Kind(escalation.Kind));
        json.WriteString("says", escalation.Says);
        Day(json, "when", escalation.To.When);
        json.WriteStartObject("from");
        Moment(json, escalation.From);
        json.WriteEndObject();
        json.WriteStartObject("to");
        Moment(json, escalation.To);
        json.WriteEndObject();
    }

    private static void Disclosure(Utf8JsonWriter json, Disclosure disclosure)
    {
        Moment(json, disclosure.Moment);
        json.WriteString("kind", CourseWords.Kind(disclosure.Kind));
        json.WriteString("topic", disclosure.Topic);
        json.WriteBoolean("current", disclosure.Current);
        Answer(json, "asked", disclosure.Asked);
        json.WriteNumber("words", disclosure.Words);
        Number(json, "share", disclosure.Share);
        Answer(json, "returned", disclosure.Returned);
        json.WriteBoolean("askAttached", disclosure.AskAttached);
        json.WriteString("grade", disclosure.Grade?.Name());
    }

    private static void Point(Utf8JsonWriter json, Point point)
    {
        json.WriteString("session", point.Contact.Session);
        Day(json, "when", point.Contact.When);
        json.WriteString("by", CourseWords.Kind(point.Contact.Kind));
        json.WriteNumber("count", Math.Round(point.Count, 3));
        json.WriteNumber("sum", Math.Round(point.Sum, 3));
    }

    /// <summary>A finding in its place; what the client said stands beside it, and nowhere else.</summary>
    private static void Moment(Utf8JsonWriter json, Moment moment)
    {
        json.WriteString("id", moment.Finding.Id);
        json.WriteString("session", moment.Finding.Session);
        json.WriteNumber("turn", moment.Finding.Turn);
        Day(json, "when", moment.When);
        json.WriteString("act", moment.Finding.Act);
        json.WriteString("level", moment.Finding.Level.Name());
        json.WriteNumber("confidence", Math.Round(moment.Finding.Confidence, 5));
        json.WriteString("quote", moment.Finding.Quote);
        Answer(json, "refused", moment.Refused);
        if (moment.Signals.Count > 0)
        {
            List(json, "beside", moment.Signals, signal =>
            {
                json.WriteNumber("turn", signal.Turn);
                json.WriteString("act", signal.Act);
                json.WriteString("quote", signal.Quote);
            });
        }
    }

    private static void List<T>(Utf8JsonWriter json, string name, IEnumerable<T> items, Action<T> write)
    {
        json.WriteStartArray(name);
        foreach (var item in items)
        {
            json.WriteStartObject();
            write(item);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Day(Utf8JsonWriter json, string name, DateTimeOffset? when)
    {
        if (when is { } day)
        {
            json.WriteString(name, day);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Number(Utf8JsonWriter json, string name, double? number)
    {
        if (number is { } known)
        {
            json.WriteNumber(name, Math.Round(known, 4));
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void Answer(Utf8JsonWriter json, string name, bool? answer)
    {
        if (answer is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
