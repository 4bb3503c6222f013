namespace Framekeeper.Tests.Store.Clinic;

public sealed class TranscriptsTests : IDisposable
{
    private readonly Treated treated = new();

    public void Dispose() => treated.Dispose();

    [Fact]
    public void Speakers_are_who_the_agreement_says_they_are()
    {
        treated.Agree();
        var kept = treated.Hear(Treated.Tape, 5, "Reyes, Dana: How was your week?", "Sam: Long.", "therapist: Tell me.");
        kept.Turns.Select(turn => (turn.N, turn.Role, turn.Speaker, turn.Text)).ShouldBe(
        [
            (1, Role.Therapist, "Reyes, Dana", "How was your week?"), (2, Role.Client, "Sam", "Long."), (3, Role.Therapist, "therapist", "Tell me."),
        ]);
        (kept.Treatment, kept.Held).ShouldBe((Treated.Id, Treated.Held(5)));
    }

    [Fact]
    public void A_recording_made_before_the_agreement_is_signed_is_read_by_its_draft()
    {
        treated.Clinic.Agreements.Draft(Treated.Id, Treated.Terms, "i-1");
        treated.Hear(Treated.Tape, 2, "Dana: Hello.", "Sam: Hello.").Turns[1].Role.ShouldBe(Role.Client);
    }

    [Fact]
    public void A_speaker_whom_nobody_knows_is_an_error_that_names_the_turn_and_says_what_to_do()
    {
        treated.Agree();
        var wrong = Should.Throw<InputException>(() => treated.Read(5, "Dana: Hello.", "Kim: Hello.", "Sam: Hello."));
        wrong.Field.ShouldBe("speaker");
        wrong.Message.ShouldBe("turn 2 is spoken by 'Kim', whom the agreement does not name; speakers found: Dana, Kim, Sam. Call them therapist and client in the file, or as the agreement names them");
    }

    [Theory]
    [InlineData("session.pdf", "x", "export it as one of .vtt, .srt, .txt, .docx")]
    [InlineData("session.jsonl", "{}", "export it as one of")]
    [InlineData("session.docx", "no such document", "transcript.docx")]
    [InlineData("Okafor.vtt", "WEBVTT\n\n00:01.000 --> 00:0", "transcript.vtt")]
    [InlineData("session.txt", "", "transcript.txt")]
    public void What_cannot_be_read_says_so_and_never_by_the_name_of_the_file(string file, string text, string says)
    {
        treated.Agree();
        var described = Should.Throw<InputException>(() => treated.Read(file, text, 5)).Describe();
        described.ShouldContain(says);
        described.ShouldNotContain("Okafor");
    }

    [Fact]
    public void Times_and_wishes_of_a_WebVTT_file_are_kept()
    {
        treated.Agree();
        treated.Clinic.Transcripts.Put(Treated.Tape, treated.Read("s.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sam>Hello.\n\nNOTE framekeeper-ignore solicit.social -- talked through\n\n00:03.000 --> 00:04.500\n<v Dana>Come for dinner.\n", 5));
        var kept = treated.Clinic.Transcripts.Find(Treated.Tape)!;
        (kept.Turns[1].At, kept.Turns[1].Until).ShouldBe((TimeSpan.FromSeconds(3), TimeSpan.FromSeconds(4.5)));
        kept.Proposed.ShouldBe([new Suppression(2, "solicit.social", "talked through")]);
    }

    [Fact]
    public void A_correction_keeps_the_number_and_what_was_there_before()
    {
        Heard();
        treated.Clinic.Transcripts.Correct(Treated.Tape, 2, "Dana Reyes", null, "t-014");
        var turn = treated.Clinic.Transcripts.Correct(Treated.Tape, 2, "client", "Quite long.", "t-001").Turns[1];
        (turn.N, turn.Role, turn.Speaker, turn.Text).ShouldBe((2, Role.Client, "client", "Quite long."));
        turn.Corrections.Select(correction => (correction.By, correction.Speaker, correction.Text)).ShouldBe([("t-014", "Sam", null), ("t-001", "Dana Reyes", "Long.")]);
        treated.Data.Audit.Read(Treated.Tape).Take(2).Select(entry => (entry.Who, entry.Did, entry.Detail)).ShouldBe([("t-001", "correct", "turn 2: speaker and text"), ("t-014", "correct", "turn 2: speaker")]);
    }

    [Theory]
    [InlineData(9, null, "x", "turn")]
    [InlineData(2, "Kim", null, "speaker")]
    [InlineData(2, null, "  ", "text")]
    public void A_correction_of_nothing_or_to_nothing_is_refused(int turn, string? speaker, string? text, string field)
    {
        Heard();
        Should.Throw<InputException>(() => treated.Clinic.Transcripts.Correct(Treated.Tape, turn, speaker, text, "t-014")).Field.ShouldBe(field);
    }

    [Fact]
    public void What_is_corrected_to_what_it_was_is_no_correction()
    {
        Heard();
        treated.Clinic.Transcripts.Correct(Treated.Tape, 2, "Sam", "Long.", "t-014").Turns[1].Corrections.ShouldBeEmpty();
    }

    [Fact]
    public void Another_transcript_takes_the_place_of_one_only_until_somebody_has_worked_on_it()
    {
        Heard();
        treated.Hear(Treated.Tape, 5, "Dana: Welcome.").Turns.Count.ShouldBe(1);
        treated.Clinic.Transcripts.Correct(Treated.Tape, 1, null, "Welcome back.", "t-014");
        Should.Throw<InputException>(() => Heard()).Message.ShouldContain("correct it turn by turn");
    }

    [Fact]
    public void A_destroyed_tape_has_no_transcript_and_takes_none()
    {
        Heard();
        treated.Data.Keys.Destroy([$"tape/{Treated.Tape}"]);
        treated.Clinic.Transcripts.Find(Treated.Tape).ShouldBeNull();
        Should.Throw<InputException>(() => Heard()).Message.ShouldContain("was destroyed");
        treated.Data.Keys.Find($"tape/{Treated.Tape}").ShouldBeNull();
    }

    [Fact]
    public void No_word_of_it_stands_in_the_files_or_the_log()
    {
        treated.Agree();
        treated.Hear(Treated.Tape, 5, "Dana: Zyxwvina Qhaddadq.", "Sam: Long.");
        treated.Holds("Zyxwvina").ShouldBeFalse();
        treated.Data.Audit.Read().ShouldAllBe(entry => !entry.Detail.Contains("Zyxwvina"));
    }

    private void Heard()
    {
        if (treated.Clinic.Agreements.Versions(Treated.Id).Count == 0)
        {
            treated.Agree();
        }

        treated.Hear(Treated.Tape, 5, "Dana: How was your week?", "Sam: Long.");
    }
}
