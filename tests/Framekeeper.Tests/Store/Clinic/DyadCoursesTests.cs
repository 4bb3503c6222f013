using Framekeeper.Consents;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class DyadCoursesTests : IDisposable
{
    private readonly Practice clinic = new();

    private Treatment Treatment => clinic.Records.Treatments.Find(Practice.Treatment)!;

    public void Dispose() => clinic.Dispose();

    [Fact]
    public async Task The_therapist_sees_it_first_and_the_supervisor_what_has_opened()
    {
        await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        await clinic.Hear(Heard.Plain);
        var own = Of(Practice.Dana);
        own.Sessions.Select(session => session.Called).ShouldBe(["session 1", "session 2"]);
        own.Unopened.ShouldBe(0);
        Of(Practice.Ade).Sessions.Select(session => session.Called).ShouldBe(["session 1"]);
        Of(Practice.Ade).Unopened.ShouldBe(1);
        clinic.Clock.Pass(TimeSpan.FromHours(48));
        Of(Practice.Ade).Unopened.ShouldBe(0);
    }

    [Fact]
    public async Task What_comes_again_is_told_and_the_alarm_is_the_charts()
    {
        await Three();
        var course = Of(Practice.Dana).Course;
        course.Recurrences.ShouldContain(recurrence => recurrence.Act == "solicit.social" && recurrence.Contacts == 3);
        course.Chart.Points.Count.ShouldBe(3);
        course.Alarm.ShouldBe(course.Chart.Peak > Framekeeper.Drift.Chart.Limit);
    }

    [Fact]
    public async Task Where_words_may_not_be_read_there_are_none_in_it()
    {
        await Three();
        Of(Practice.Dana, words: true).Course.Moments.ShouldAllBe(moment => moment.Finding.Text.Contains("dinner"));
        var silent = Of(Practice.Dana, words: false).Course;
        silent.Moments.Count.ShouldBe(3);
        silent.Moments.ShouldAllBe(moment => moment.Finding.Text == "" && moment.Signals.All(signal => signal.Text == ""));
        silent.Contacts.ShouldAllBe(contact => contact.Talk.Count == 0);
        silent.Disclosures.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_clients_signal_makes_no_moment()
    {
        await clinic.Hear(Heard.Present);
        Of(Practice.Dana).Course.Moments.ShouldBeEmpty();
        Of(Practice.Dana).Course.Chart.Peak.ShouldBe(0);
    }

    [Fact]
    public async Task What_was_dismissed_counts_for_nothing_and_what_was_confirmed_outlives_its_recording()
    {
        var (first, second, _) = await Three();
        clinic.Records.Supervision.Decide(first.Id, clinic.Standing(first, "solicit.social").Finding, FindingStatus.Dismissed, "a dinner for all", Practice.Ade);
        clinic.Records.Supervision.Decide(second.Id, clinic.Standing(second, "solicit.social").Finding, FindingStatus.Confirmed, null, Practice.Ade);
        Of(Practice.Dana).Course.Moments.Select(moment => moment.Contact.Session).ShouldBe(["session 2", "session 3"]);
        clinic.Records.Tapes.Destroy(second.Id, "the test says so", Practice.Dana);
        var moment = Of(Practice.Dana).Course.Moments[0];
        (moment.Contact.Session, moment.Finding.Act, moment.Finding.Confidence, moment.Finding.Text).ShouldBe(("session 2", "solicit.social", 1, ""));
        moment.Finding.Title.ShouldNotBe("");
    }

    [Fact]
    public async Task What_no_program_read_is_counted_apart()
    {
        await clinic.Bring();
        var course = Of(Practice.Dana);
        (course.Sessions.Count, course.Unread).ShouldBe((0, 1));
    }

    [Fact]
    public async Task Deeds_stand_among_the_sessions()
    {
        await clinic.Hear(Heard.Dinner);
        clinic.Records.Deeds.Log(Practice.Treatment, new Deed(DeedKind.Gift, 0, clinic.Clock.GetUtcNow().AddDays(-2), Role.Client, Role.Therapist, 400, "USD", What: "a watch"), Practice.Dana);
        var course = Of(Practice.Dana).Course;
        course.Contacts[0].Kind.ShouldBe(Framekeeper.Drift.ContactKind.Deed);
        course.Sessions.ShouldBe(1);
    }

    private async Task<(Tape First, Tape Second, Tape Third)> Three()
    {
        var first = await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        var second = await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        return (first, second, await clinic.Hear(Heard.Dinner));
    }

    private DyadCourse Of(string account, bool words = true) => clinic.Records.Courses.Of(Treatment, account, _ => words);
}
