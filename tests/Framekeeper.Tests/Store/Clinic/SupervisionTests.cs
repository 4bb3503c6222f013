using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Supervision;

namespace Framekeeper.Tests.Store.Clinic;

/// <summary>A session in supervision: who reads it first, stops and answers, repairs, the end.</summary>
public sealed class SupervisionTests : IDisposable
{
    private readonly Practice practice = new();

    private SupervisionRecords Supervision => practice.Records.Supervision;

    public void Dispose() => practice.Dispose();

    [Fact]
    public async Task An_own_reading_is_written_once_by_the_therapist_and_opens_the_session()
    {
        var tape = await practice.Bring();
        Supervision.IsOpen(tape.Id, Seat.Supervisor).ShouldBeFalse();
        Should.Throw<InputException>(() => Supervision.Read(tape.Id, Practice.Ade, "Good", "", "")).Field.ShouldBe("by");
        Should.Throw<InputException>(() => Supervision.Read(tape.Id, Practice.Dana, " ", "", "")).Field.ShouldBe("reading");

        Supervision.Read(tape.Id, Practice.Dana, "I waited.", "I spoke too long.", "");

        Supervision.IsOpen(tape.Id, Seat.Supervisor).ShouldBeTrue();
        Should.Throw<InputException>(() => Supervision.Read(tape.Id, Practice.Dana, "Again", "", "")).Message.ShouldContain("written already");
    }

    [Fact]
    public async Task A_stop_begins_with_a_question_and_keeps_its_answers_in_order()
    {
        var tape = await practice.Bring();
        Should.Throw<InputException>(() => Supervision.Stop(tape.Id, Practice.Ade, TimeSpan.FromSeconds(5), 2, StopKind.Correction, "", "Too fast", "", Visibility.Trainee)).Message.ShouldContain("begins with a question");
        var later = Supervision.Stop(tape.Id, Practice.Ade, TimeSpan.FromSeconds(90), 9, StopKind.Question, Stop.First, "", "", Visibility.Trainee);
        var sooner = Supervision.Stop(tape.Id, Practice.Kofi, TimeSpan.FromSeconds(5), 2, StopKind.Praise, "How did you do that?", "", "", Visibility.Group);

        Supervision.Reply(tape.Id, later.Id, Practice.Dana, "To slow down.");
        Supervision.Resolve(tape.Id, later.Id, Practice.Ade, "Then say so.");

        Supervision.Stops(tape.Id).Select(stop => stop.Id).ShouldBe([sooner.Id, later.Id]);
        var kept = Supervision.Stops(tape.Id)[1];
        kept.Replies.Select(reply => (reply.By, reply.Text)).ShouldBe([(Practice.Dana, "To slow down.")]);
        kept.Resolved!.Text.ShouldBe("Then say so.");
    }

    [Fact]
    public async Task Only_the_responsible_supervisor_releases_a_session_and_signs_it_off()
    {
        var tape = await practice.Bring();
        Should.Throw<InputException>(() => Supervision.Release(tape.Id, [], Practice.Dana)).Field.ShouldBe("by");
        Should.Throw<InputException>(() => Supervision.SignOff(tape.Id, 30, Practice.Kofi)).Field.ShouldBe("by");

        Supervision.Release(tape.Id, ["f1"], Practice.Ade);
        Supervision.SignOff(tape.Id, 30, Practice.Ade);

        Supervision.Released(tape.Id)!.Findings.ShouldBe(["f1"]);
        practice.Records.Tapes.Find(tape.Id)!.SignedOff.ShouldNotBeNull();
        Should.Throw<InputException>(() => Supervision.SignOff(tape.Id, 30, Practice.Ade)).Message.ShouldContain("already");
    }

    [Fact]
    public async Task What_is_signed_off_stands_in_the_log_of_observation_and_outlives_the_recording()
    {
        var tape = await practice.Bring();
        Supervision.SignOff(tape.Id, 45, Practice.Ade);
        practice.Records.Tapes.Destroy(tape.Id, "of a test", Practice.Ade);

        var observed = Supervision.Observations(Practice.Dana).ShouldHaveSingleItem();
        (observed.Observer, observed.Minutes, observed.How, observed.Session).ShouldBe((Practice.Ade, 45, ObservedHow.Recording, tape.Id));
        Should.Throw<InputException>(() => Supervision.Observe(Practice.Dana, Practice.Ade, practice.Today.AddDays(1), 5, ObservedHow.Live, null)).Field.ShouldBe("day");
        Should.Throw<InputException>(() => Supervision.Observe(Practice.Dana, Practice.Ade, practice.Today, 0, ObservedHow.Live, null)).Field.ShouldBe("minutes");
    }

    [Fact]
    public async Task Words_of_supervision_go_with_the_recording()
    {
        var tape = await practice.Bring();
        Supervision.Read(tape.Id, Practice.Dana, "Quillfeather went well.", "", "");
        Supervision.Stop(tape.Id, Practice.Ade, TimeSpan.Zero, null, StopKind.Question, "Quillfeather?", "", "", Visibility.Trainee);
        practice.Records.Tapes.Destroy(tape.Id, "of a test", Practice.Ade);

        Supervision.Stops(tape.Id).ShouldBeEmpty();
        Supervision.Reading(tape.Id).ShouldBeNull();
        Should.Throw<InputException>(() => Supervision.Stop(tape.Id, Practice.Ade, TimeSpan.Zero, null, StopKind.Question, "Still?", "", "", Visibility.Trainee)).Message.ShouldContain("destroyed");
    }

    [Fact]
    public async Task A_portion_that_is_cut_out_takes_its_stops_along_and_leaves_the_others()
    {
        var tape = await practice.Bring();
        Supervision.Read(tape.Id, Practice.Dana, "I waited.", "", "");
        foreach (var second in new[] { 5, 15, 25 })
        {
            Supervision.Stop(tape.Id, Practice.Ade, TimeSpan.FromSeconds(second), null, StopKind.Question, "What now?", "", "", Visibility.Trainee);
        }

        practice.Records.CutWords(tape.Id, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(20), () => { });

        Supervision.Stops(tape.Id).Select(stop => stop.At.TotalSeconds).ShouldBe([5, 25]);
        Supervision.Reading(tape.Id)!.WentWell.ShouldBe("I waited.");
    }
}
