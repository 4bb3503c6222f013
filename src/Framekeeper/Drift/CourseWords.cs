using Framekeeper.Reports;

namespace Framekeeper.Drift;

/// <summary>The sentences that every rendering of a course says in the same words.</summary>
internal static class CourseWords
{
    private static readonly string[] Escalations = ["level", "closeness", "setting", "secrecy", "pressure", "after-no"];

    private static readonly string[] Contacts = ["session", "messages", "deed"];

    public const string First = "This is a question for the therapist first, and nothing here scores a person.";

    public const string Assumed =
        "The chart adds up what each contact shows, by its level and how sure it is, and takes a little off for each clean hour. Of a hundred clean courses of fifty sessions about three reach its limit by chance; longer courses and longer sessions reach it more often. It cannot see what the judge misses.";

    public static string Kind(EscalationKind kind) => Escalations[(int)kind];

    public static string Kind(ContactKind kind) => Contacts[(int)kind];

    public static string Kind(DisclosureKind kind) => kind.ToString().ToLowerInvariant();

    /// <summary>The course in one sentence or two.</summary>
    public static string Says(Course course) => course.Chart.Alarm is { } alarm
        ? $"More is found than chance finds in ordinary talk{(alarm.Contact.When is { } when ? $", since {Place.Day(when)}" : "")}. {First}"
        : course.Moments.Any(moment => moment.Finding.Level > Level.Note)
            ? "What is found is no more than chance finds in ordinary talk; each finding may be looked at by itself."
            : Wording.Nothing;

    /// <summary>What was looked at, and when.</summary>
    public static string Looked(Course course)
    {
        var days = course.Contacts.Select(contact => contact.When).OfType<DateTimeOffset>().ToList();
        var undated = course.Contacts.Count - days.Count;
        string[] what = [Tally.Count(course.Sessions, "session"), .. Counted(course, ContactKind.Messages, "exchange"), .. Counted(course, ContactKind.Deed, "departing deed")];
        return $"{string.Join(", ", what)}{(days.Count > 0 ? $", from {Place.Day(days[0])} to {Place.Day(days[^1])}" : "")}.{(undated > 0 ? $" {undated} without a date stand last, in the order of their names." : "")}";
    }

    private static IEnumerable<string> Counted(Course course, ContactKind kind, string noun) =>
        course.Contacts.Count(contact => contact.Kind == kind) is > 0 and var count ? [Tally.Count(count, noun)] : [];

    /// <summary>Since the last finding that counts.</summary>
    public static string? Quiet(Course course)
    {
        var quiet = course.Chart.Points.Reverse().TakeWhile(point => point.Count == 0).Count();
        return course.Alarm && quiet > 0 ? $"Since the last finding {(quiet == 1 ? "one contact was" : $"{quiet} contacts were")} clean." : null;
    }

    public static string Again(Recurrence recurrence) =>
        $"{Times(recurrence.Moments.Count)} in {Tally.Count(recurrence.Contacts, "contact")}{(recurrence.Grows.Count > 0 ? $". It grows: {string.Join("; ", recurrence.Grows)}" : "")}.";

    /// <summary>What one turn asks for, by its titles.</summary>
    public static string Kinds(IEnumerable<Moment> turn) => string.Join(" or ", turn.Select(moment => moment.Finding.Title.ToLowerInvariant()));

    private static string Times(int count) => count == 2 ? "twice" : $"{count} times";

    /// <summary>The share of the therapist's words, and the grade by section 4 of the pattern; null where nothing was told.</summary>
    public static string? Told(Course course) => course.Disclosures.Count == 0 ? null
        : $"{Tally.Count(course.Disclosures.Count, "time")}{(course.DisclosureShare is { } share ? $", {Percent(share)} of the therapist's words over all" : "")}. "
            + (course.DisclosureGrade is { } grade ? $"As a pattern: {grade.Name()}." : "Each was short, settled and given back, which needs no talk.");

    public static string Told(Disclosure disclosure) => string.Join(", ",
    [
        $"{Kind(disclosure.Kind)} about {(disclosure.Current ? $"a present trouble ({disclosure.Topic})" : disclosure.Topic == "past" ? "the past" : disclosure.Topic)}",
        .. Answer(disclosure.Asked, "the client had asked", "unasked"),
        .. (string[])(disclosure.Share is { } share ? [$"{Percent(share)} of the therapist's words there"] : []),
        .. Answer(disclosure.Returned, "then back to the client", "the talk does not come back to the client within two turns"),
        .. (string[])(disclosure.AskAttached ? ["something is asked for with it"] : []),
        .. (string[])(disclosure.Grade is { } grade ? [$"as a pattern: {grade.Name()}"] : []),
    ]);

    public static string? Answered(Moment moment) => moment.Refused == true ? "The client said no." : null;

    private static string[] Answer(bool? known, string yes, string no) => known is { } answer ? [answer ? yes : no] : [];

    private static string Percent(double share) => share < .005 ? "less than 1 %" : $"{Math.Round(share * 100):0} %";
}
