using Framekeeper.Consents;
using Framekeeper.Drift;
using Framekeeper.Rules;

namespace Framekeeper.Store.Clinic;

/// <summary>A recorded session in a treatment's course.</summary>
/// <param name="Called">As the course's contacts are called: <c>session 3</c>.</param>
/// <param name="Worded">Whether its words may be shown; else the course has none of them.</param>
public sealed record CourseSession(string Called, Tape Tape, bool Worded);

/// <summary>What a treatment's sessions and deeds show together, as far as somebody may see it.</summary>
/// <param name="Unopened">Sessions that have not opened to whoever asks: the course is without them.</param>
/// <param name="Unread">Sessions that no program read, so that nothing is known of them.</param>
public sealed record DyadCourse(Course Course, IReadOnlyList<CourseSession> Sessions, int Unopened, int Unread)
{
    /// <summary>Counts alone.</summary>
    public override string ToString() => Course.ToString();
}

/// <summary>The course of each treatment: the therapist sees all of the own, others what has opened to them.</summary>
public sealed class DyadCourses
{
    /// <summary>What the contacts that come of deeds are called.</summary>
    public const string Deeds = "deeds";

    private readonly ClinicRecords clinic;

    internal DyadCourses(ClinicRecords clinic) => this.clinic = clinic;

    /// <summary>What somebody may see. What people dismissed counts for nothing, and what they confirmed for certain, so that it still counts when its recording is destroyed.</summary>
    /// <param name="mayRead">Whether they may read a recording's words. What is found in the others stays, without any.</param>
    public DyadCourse Of(Treatment treatment, string account, Func<Tape, bool> mayRead)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        ArgumentNullException.ThrowIfNull(mayRead);
        var seat = SupervisionRecords.Seat(treatment, account, Purpose.Supervision);
        var tapes = clinic.Tapes.Of(treatment.Id).Where(tape => tape.Arrived is not null).OrderBy(tape => tape.Held).ThenBy(tape => tape.Id, StringComparer.Ordinal).Select((tape, n) => (Tape: tape, Called: $"session {n + 1}")).ToList();
        var open = tapes.FindAll(one => clinic.Supervision.IsOpen(one.Tape.Id, seat));
        var sessions = open.ConvertAll(one => new CourseSession(one.Called, one.Tape, one.Tape.Ending is null && mayRead(one.Tape)));
        var known = sessions.Select(session => (Session: session, Checked: Session(session))).Where(one => one.Checked is not null).ToList();
        var course = Course.Of(treatment.Id, [.. known.Select(one => one.Checked!), .. Done(treatment.Id)]);
        var worded = sessions.Where(session => session.Worded).Select(session => session.Called).ToHashSet(StringComparer.Ordinal);
        return new DyadCourse(
            course with { Disclosures = [.. course.Disclosures.Where(disclosure => worded.Contains(disclosure.Moment.Contact.Session))] },
            [.. known.Select(one => one.Session)], tapes.Count - open.Count, open.Count - known.Count);
    }

    private Checked? Session(CourseSession session)
    {
        var tape = session.Tape;
        if (clinic.Findings.Judged(tape.Id) is not { } judged)
        {
            return tape.Ending is null ? null : Gone(session);
        }

        var findings = Standing(tape.Id).Select(finding => session.Worded ? finding : finding with { Text = "", Start = 0, End = 0 });
        return new Checked(session.Called, tape.Id, "", tape.Held, judged.Turns, null, [.. findings], session.Worded ? Talk(tape.Id) : null);
    }

    /// <summary>How sure the program was went with a destroyed recording: what people confirmed is left, in a session of ordinary length.</summary>
    private Checked? Gone(CourseSession session)
    {
        var standings = clinic.Findings.InTreatment(session.Tape.Treatment).Where(standing => standing.Session == session.Tape.Id).ToList();
        return new Checked(session.Called, session.Tape.Id, "", session.Tape.Held, 2 * Chart.Ordinary, null, [.. standings.Where(standing => standing.Status == FindingStatus.Confirmed && !standing.IsSignal).Select(Findings.Wordless)]);
    }

    private IEnumerable<Checked> Done(string treatment) => Standing(treatment).ToList() is { Count: > 0 } found ? [new Checked(Deeds, treatment, "", null, 0, null, found)] : [];

    private IEnumerable<Finding> Standing(string of) => clinic.Findings.Of(of).Where(found => found.Standing.Status is not (FindingStatus.Superseded or FindingStatus.Dismissed))
        .Select(found => found.Standing.Status == FindingStatus.Confirmed ? found.Finding with { Confidence = 1 } : found.Finding);

    private List<(Role Speaker, string? Name, Turn Turn)>? Talk(string tape) => clinic.Transcripts.Find(tape)?.Turns.Select(turn => (turn.Role, (string?)turn.Speaker, Turn.Of(turn.N, turn.Role.Name(), turn.Text))).ToList();
}
