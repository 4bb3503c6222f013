using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class InboxTests : IDisposable
{
    private const string Peter = "peter";

    private readonly Practice clinic = new();

    private Inbox Inbox => clinic.Records.Inbox;

    public void Dispose() => clinic.Dispose();

    [Fact]
    public async Task A_session_comes_to_the_supervisor_and_the_compliance_lead_once_it_has_opened()
    {
        var tape = await clinic.Hear(Heard.Dinner);
        Inbox.Of(Practice.Ade, everywhere: false).ShouldBeEmpty();
        Inbox.Of(Peter, everywhere: true).ShouldBeEmpty();
        clinic.Records.Supervision.Read(tape.Id, Practice.Dana, "", "I asked for something.", "");
        Inbox.Of(Practice.Ade, everywhere: false).ShouldHaveSingleItem().Standing.Act.ShouldBe("solicit.social");
        var item = Inbox.Of(Peter, everywhere: true).ShouldHaveSingleItem();
        (item.When, item.IsDeed, item.Waits, item.Assigned).ShouldBe((tape.Held, false, true, null));
    }

    [Fact]
    public async Task Something_grave_comes_to_the_supervisor_at_once_and_to_others_in_its_time()
    {
        await clinic.Hear(Heard.Kiss);
        Inbox.Of(Practice.Ade, everywhere: false).ShouldContain(item => item.Standing.Level == Level.Grave);
        Inbox.Of(Peter, everywhere: true).ShouldBeEmpty();
        clinic.Clock.Pass(TimeSpan.FromHours(48));
        Inbox.Of(Peter, everywhere: true).ShouldNotBeEmpty();
    }

    [Fact]
    public async Task A_supervisor_sees_the_own_supervisees_and_no_others()
    {
        await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        Inbox.Of(Practice.Ade, everywhere: false).ShouldNotBeEmpty();
        Inbox.Of("another supervisor", everywhere: false).ShouldBeEmpty();
        Inbox.Of(Practice.Dana, everywhere: false).ShouldBeEmpty("a therapist's own work is no inbox");
    }

    [Fact]
    public async Task A_clients_signal_never_enters_alone_or_beside_the_therapists()
    {
        var alone = await clinic.Hear(Heard.Present);
        await clinic.Hear(Heard.Present, Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        clinic.Standing(alone, "client.gift").IsSignal.ShouldBeTrue();
        Inbox.Of(Practice.Ade, everywhere: false).Select(item => item.Standing.Act).ShouldBe(["solicit.social"]);
        Should.Throw<InputException>(() => Inbox.Assign(Practice.Treatment, clinic.Standing(alone, "client.gift").Finding, Practice.Ade, Peter)).Field.ShouldBe("finding");
    }

    [Fact]
    public async Task The_gravest_stand_first_and_of_one_level_the_oldest()
    {
        var first = await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        await clinic.Hear(Heard.Kiss, Heard.Plain);
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        await clinic.Hear("Therapist: My brother knows you.");
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        var items = Inbox.Of(Practice.Ade, everywhere: false);
        items.Select(item => item.Standing.Level).ShouldBeInOrder(SortDirection.Descending);
        items.GroupBy(item => item.Standing.Level).ShouldAllBe(level => level.SequenceEqual(level.OrderBy(item => item.When)));
        items[0].Standing.Level.ShouldBe(Level.Grave);
        items.ShouldContain(item => item.Standing.Session == first.Id);
    }

    [Fact]
    public async Task Whoever_is_to_look_at_a_finding_can_be_said_changed_and_taken_back()
    {
        var tape = await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        var finding = clinic.Standing(tape, "solicit.social").Finding;
        Inbox.Assign(Practice.Treatment, finding, Practice.Ade, Peter);
        Inbox.Assign(Practice.Treatment, finding, Peter, Practice.Ade);
        var assigned = Inbox.Of(Peter, everywhere: true).ShouldHaveSingleItem().Assigned!;
        (assigned.To, assigned.By).ShouldBe((Peter, Practice.Ade));
        Inbox.Assign(Practice.Treatment, finding, null, Peter);
        Inbox.Of(Peter, everywhere: true).ShouldHaveSingleItem().Assigned.ShouldBeNull();
        clinic.Data.Audit.Read(tape.Id).Count(entry => entry.Did == "assign").ShouldBe(3);
        Should.Throw<InputException>(() => Inbox.Assign(Practice.Treatment, "0000000000000000", Peter, Peter)).Message.ShouldContain("no such finding");
    }

    [Fact]
    public async Task What_outlives_its_recording_stays_in_the_inbox_and_what_was_found_no_more_does_not()
    {
        var tape = await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        clinic.Records.Tapes.Destroy(tape.Id, "the test says so", Practice.Dana);
        Inbox.Of(Practice.Ade, everywhere: false).ShouldHaveSingleItem().When.ShouldBe(tape.Held);
        var corrected = await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        clinic.Records.Transcripts.Correct(corrected.Id, 1, null, "How was your week?", Practice.Dana);
        clinic.Records.Findings.Judge(corrected.Id, Framekeeper.Tests.Judgement.Judging.Clinic, _ => true);
        Inbox.Of(Practice.Ade, everywhere: false).ShouldHaveSingleItem().Standing.Session.ShouldBe(tape.Id);
    }

    [Fact]
    public async Task A_repair_is_overdue_where_nobody_planned_it_in_a_week_or_its_day_has_passed()
    {
        var tape = await clinic.Hear(Heard.Dinner);
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        clinic.Records.Supervision.Decide(tape.Id, clinic.Standing(tape, "solicit.social").Finding, FindingStatus.Confirmed, null, Practice.Ade);
        Inbox.Overdue(Practice.Ade, everywhere: false).ShouldBeEmpty();
        clinic.Clock.Pass(TimeSpan.FromDays(8));
        Inbox.Overdue(Practice.Ade, everywhere: false).ShouldHaveSingleItem().Act.ShouldBe("solicit.social");
        Inbox.Overdue(Peter, everywhere: true).ShouldHaveSingleItem();
        Inbox.Overdue("another supervisor", everywhere: false).ShouldBeEmpty();
        clinic.Records.Supervision.Plan(Practice.Treatment, clinic.Standing(tape, "solicit.social").Finding, "That it was mine to avoid.", "I ask for nothing.", clinic.Today.AddDays(2), Practice.Dana);
        Inbox.Overdue(Practice.Ade, everywhere: false).ShouldBeEmpty();
        clinic.Clock.Pass(TimeSpan.FromDays(3));
        Inbox.Overdue(Practice.Ade, everywhere: false).ShouldNotBeEmpty();
    }
}
