using Framekeeper.Store.Clinic;
using Framekeeper.Tests.Judgement;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class FindingsTests : IDisposable
{
    private const string Dinner = "Dana: You should come for dinner some time.";

    private readonly Treated treated = new();

    public FindingsTests() => treated.Agree();

    private Findings Findings => treated.Clinic.Findings;

    public void Dispose() => treated.Dispose();

    [Fact]
    public void A_tape_is_judged_by_the_version_in_force_when_it_was_held()
    {
        treated.Hear(Treated.Tape, 5, Dinner, "Sam: Oh.");
        var found = treated.Judge(Treated.Tape).ShouldHaveSingleItem();
        (found.Finding.Session, found.Finding.Turn, found.Finding.Act, found.Finding.Agreement).ShouldBe((Treated.Tape, 1, "solicit.social", "a-0123456789ab@1"));
        found.Finding.Quote.ShouldContain("for dinner");
        (found.Standing.Status, found.Standing.Level).ShouldBe((FindingStatus.Open, found.Finding.Level));
        Findings.Judged(Treated.Tape)!.Turns.ShouldBe(2);
    }

    [Fact]
    public void What_was_held_before_anything_was_agreed_is_judged_by_the_default()
    {
        treated.Hear(Treated.Tape, 1, Dinner);
        treated.Judge(Treated.Tape).ShouldHaveSingleItem().Finding.Agreement.ShouldBe("default");
    }

    [Fact]
    public void Without_consent_to_it_no_software_reads()
    {
        treated.Hear(Treated.Tape, 5, Dinner);
        Should.Throw<InputException>(() => Findings.Judge(Treated.Tape, Judging.Clinic, tape => tape != Treated.Tape)).Field.ShouldBe("consent");
        Findings.Of(Treated.Tape).ShouldBeEmpty();
    }

    [Fact]
    public void A_decision_stays_with_its_finding_when_the_transcript_is_corrected()
    {
        treated.Hear(Treated.Tape, 5, "Sam: Hello.", Dinner);
        var id = treated.Judge(Treated.Tape)[0].Finding.Id;
        Findings.Decide(Treated.Tape, id, FindingStatus.Confirmed, null, "t-001");
        treated.Clinic.Transcripts.Correct(Treated.Tape, 2, null, "Do come for dinner, Sam.", "t-014");
        var found = treated.Judge(Treated.Tape).ShouldHaveSingleItem();
        (found.Finding.Id, found.Standing.Status, found.Finding.Text).ShouldBe((id, FindingStatus.Confirmed, "Do come for dinner, Sam."));
    }

    [Fact]
    public void A_finding_that_vanished_is_superseded_and_is_as_it_was_decided_when_it_comes_back()
    {
        treated.Hear(Treated.Tape, 5, Dinner);
        var id = treated.Judge(Treated.Tape)[0].Finding.Id;
        Findings.Decide(Treated.Tape, id, FindingStatus.Dismissed, "her own words, misheard", "t-001");
        treated.Clinic.Transcripts.Correct(Treated.Tape, 1, "client", null, "t-014");
        treated.Judge(Treated.Tape).Select(found => (found.Finding.Act, found.Standing.Status)).ShouldContain(("solicit.social", FindingStatus.Superseded));
        Should.Throw<InputException>(() => Findings.Decide(Treated.Tape, id, FindingStatus.Confirmed, null, "t-001")).Message.ShouldContain("no longer found");
        treated.Clinic.Transcripts.Correct(Treated.Tape, 1, "therapist", null, "t-014");
        treated.Judge(Treated.Tape).Single(found => found.Finding.Id == id).Standing.Status.ShouldBe(FindingStatus.Dismissed);
    }

    [Fact]
    public void To_dismiss_needs_a_reason_and_every_decision_is_kept()
    {
        treated.Hear(Treated.Tape, 5, Dinner);
        var id = treated.Judge(Treated.Tape)[0].Finding.Id;
        Should.Throw<InputException>(() => Findings.Decide(Treated.Tape, id, FindingStatus.Dismissed, " ", "t-001")).Field.ShouldBe("why");
        Findings.Decide(Treated.Tape, id, FindingStatus.Contested, null, "t-001");
        Findings.Decide(Treated.Tape, id, FindingStatus.Dismissed, "a clinic dinner, for all", "t-001");
        Findings.Of(Treated.Tape)[0].Standing.Decisions.Select(decided => (decided.Status, decided.Why, decided.By)).ShouldBe([(FindingStatus.Contested, null, "t-001"), (FindingStatus.Dismissed, "a clinic dinner, for all", "t-001")]);
        treated.Data.Audit.Read(Treated.Tape).First().Detail.ShouldBe($"{id}: dismissed");
        Should.Throw<InputException>(() => Findings.Decide(Treated.Tape, id, FindingStatus.Superseded, "x", "t-001")).Field.ShouldBe("status");
        Should.Throw<InputException>(() => Findings.Decide(Treated.Tape, "0000000000000000", FindingStatus.Confirmed, null, "t-001")).Message.ShouldContain("has no finding");
    }

    [Fact]
    public void The_same_act_in_an_earlier_session_raises_the_level_whichever_was_judged_first_and_opens_what_was_decided()
    {
        treated.Hear(Treated.Later, 12, Dinner);
        var alone = treated.Judge(Treated.Later)[0];
        Findings.Decide(Treated.Later, alone.Finding.Id, FindingStatus.Confirmed, null, "t-001");
        treated.Hear(Treated.Tape, 5, Dinner);
        var earlier = treated.Judge(Treated.Tape)[0];
        earlier.Finding.Level.ShouldBe(alone.Finding.Level);
        var raised = Findings.Of(Treated.Later)[0];
        raised.Finding.Level.ShouldBe(alone.Finding.Level.Up());
        raised.Finding.LevelWhy[^1].ShouldContain("the same act in an earlier session");
        (raised.Standing.Level, raised.Standing.Status).ShouldBe((alone.Finding.Level.Up(), FindingStatus.Open));
    }

    [Fact]
    public void What_was_dismissed_in_an_earlier_session_raises_nothing()
    {
        treated.Hear(Treated.Tape, 5, Dinner);
        treated.Hear(Treated.Later, 12, Dinner);
        var earlier = treated.Judge(Treated.Tape)[0];
        var raised = treated.Judge(Treated.Later)[0];
        raised.Finding.Level.ShouldBe(earlier.Finding.Level.Up());
        Findings.Decide(Treated.Tape, earlier.Finding.Id, FindingStatus.Dismissed, "a clinic dinner, for all", "t-001");
        var lowered = Findings.Of(Treated.Later)[0];
        (lowered.Finding.Level, lowered.Standing.Level).ShouldBe((earlier.Finding.Level, earlier.Finding.Level));
    }

    [Fact]
    public void Judged_again_with_another_engine_what_is_found_no_more_is_superseded()
    {
        treated.Hear(Treated.Tape, 5, Dinner, "Dana: The fee is 90 dollars now.");
        var first = treated.Judge(Treated.Tape);
        first.ShouldContain(found => found.Finding.Act == "solicit.social");
        var again = Findings.Judge(Treated.Tape, Judging.Terms, _ => true);
        again.Single(found => found.Finding.Act == "solicit.social").Standing.Status.ShouldBe(FindingStatus.Superseded);
        again.Single(found => found.Finding.Act == "fee").Standing.Status.ShouldBe(FindingStatus.Open);
    }

    [Fact]
    public void A_wish_in_the_transcript_is_a_proposal_that_the_supervisor_accepts()
    {
        treated.Clinic.Transcripts.Put(Treated.Tape, Wishing("solicit.social", "You should come for dinner some time."));
        var found = treated.Judge(Treated.Tape).ShouldHaveSingleItem();
        (found.Finding.Suppression, found.Finding.Status, found.Standing.Status, found.Proposal!.Reason).ShouldBe((null, "open", FindingStatus.Open, "talked through"));
        Findings.Accept(Treated.Tape, found.Finding.Id, "t-001").Decisions.ShouldHaveSingleItem().Why.ShouldBe("talked through");
        Findings.Of(Treated.Tape)[0].Standing.Status.ShouldBe(FindingStatus.Dismissed);
    }

    [Fact]
    public void No_wish_puts_a_grave_finding_aside()
    {
        treated.Clinic.Transcripts.Put(Treated.Tape, Wishing("solicit.intimacy", "I have been thinking of kissing you."));
        var found = treated.Judge(Treated.Tape).ShouldHaveSingleItem();
        (found.Finding.Level, found.Proposal).ShouldBe((Level.Grave, null));
        Should.Throw<InputException>(() => Findings.Accept(Treated.Tape, found.Finding.Id, "t-001")).Message.ShouldContain("is grave");
        Findings.Of(Treated.Tape)[0].Standing.Status.ShouldBe(FindingStatus.Open);
    }

    [Fact]
    public void With_the_tapes_key_its_words_are_gone_and_the_decisions_stay_without_any()
    {
        treated.Hear(Treated.Tape, 5, Dinner);
        treated.Hear(Treated.Later, 12, Dinner);
        var id = treated.Judge(Treated.Tape)[0].Finding.Id;
        Findings.Decide(Treated.Tape, id, FindingStatus.Confirmed, "seen with the trainee", "t-001");
        treated.Data.Keys.Destroy([$"tape/{Treated.Tape}"]);
        Findings.Of(Treated.Tape).ShouldBeEmpty();
        Should.Throw<InputException>(() => treated.Judge(Treated.Tape)).Message.ShouldContain("was destroyed");
        var standing = Findings.InTreatment(Treated.Id).ShouldHaveSingleItem();
        (standing.Finding, standing.Act, standing.Status, standing.Decisions[0].By).ShouldBe((id, "solicit.social", FindingStatus.Confirmed, "t-001"));
        System.Text.Json.JsonSerializer.Serialize(standing).ShouldNotContain("dinner");
        treated.Judge(Treated.Later)[0].Finding.LevelWhy[^1].ShouldContain("in an earlier session");
        Findings.InTreatment(Treated.Id).Single(one => one.Finding == id).Status.ShouldBe(FindingStatus.Confirmed, "what cannot be judged again is not superseded");
    }

    [Fact]
    public void No_quote_or_reason_stands_in_the_files_or_the_log()
    {
        treated.Hear(Treated.Tape, 5, "Dana: Zyxwvina, come for dinner.");
        Findings.Decide(Treated.Tape, treated.Judge(Treated.Tape)[0].Finding.Id, FindingStatus.Dismissed, "Qhaddadq", "t-001");
        new[] { "Zyxwvina", "Qhaddadq" }.ShouldAllBe(word => !treated.Holds(word) && treated.Data.Audit.Read().All(entry => !entry.Detail.Contains(word)));
    }

    private Session Wishing(string act, string text) =>
        treated.Read("s.vtt", $"WEBVTT\n\nNOTE framekeeper-ignore {act} -- talked through\n\n00:03.000 --> 00:04.500\n<v Dana>{text}\n", 5);
}
