using System.Text;

namespace Framekeeper.Tests.Formats;

public sealed class WebVttTests
{
    private const string File = "s-01.vtt";

    [Fact]
    public void A_voice_tag_names_the_speaker()
    {
        var turn = Reading.Turns(File, "WEBVTT\n\n00:00:01.000 --> 00:00:02.500\n<v Dana Reyes>How was your week?</v>\n").ShouldHaveSingleItem();

        turn.N.ShouldBe(1);
        turn.Speaker.ShouldBe("Dana Reyes");
        turn.Text.ShouldBe("How was your week?");
        turn.At.ShouldBe(TimeSpan.FromSeconds(1));
        turn.Until.ShouldBe(TimeSpan.FromSeconds(2.5));
        turn.Line.ShouldBe(4);
    }

    [Fact]
    public void A_file_is_one_session_named_like_it()
    {
        var session = Reading.Session("folder/s-01.vtt", "WEBVTT\n\n00:01.000 --> 00:02.000\nDana: Hello.\n");

        session.Id.ShouldBe("s-01");
        session.Source.ShouldBe("folder/s-01.vtt");
    }

    [Fact]
    public void Consecutive_cues_of_one_speaker_form_one_turn()
    {
        var turns = Reading.Turns(File, Cues("<v Dana>How was", "<v Dana>your week?", "<v Sam>Fine."));

        turns.ConvertAll(turn => turn.Text).ShouldBe(["How was your week?", "Fine."]);
        turns.ConvertAll(turn => turn.N).ShouldBe([1, 2]);
        turns[0].At.ShouldBe(TimeSpan.FromSeconds(0));
        turns[0].Until.ShouldBe(TimeSpan.FromSeconds(2));
    }

    [Fact]
    public void Several_voices_in_one_cue_are_several_turns() =>
        Reading.Said(File, Cues("<v Dana>Coffee?</v> <v Sam>Please.</v>", "<v.loud Dana>Later, then.\n<v Sam>Sure.")).ShouldBe(
            ["Dana: Coffee?", "Sam: Please.", "Dana: Later, then.", "Sam: Sure."]);

    [Fact]
    public void A_cue_without_a_speaker_belongs_to_the_speaker_before() =>
        Reading.Said(File, Cues("<v Dana>How was", "your week?", "<v Sam>Fine.")).ShouldBe(["Dana: How was your week?", "Sam: Fine."]);

    [Fact]
    public void Cues_before_any_speaker_stay_turns_of_their_own() =>
        Reading.Said(File, Cues("Hello there.", "Who is it?")).ShouldBe(["?: Hello there.", "?: Who is it?"]);

    [Fact]
    public void A_name_before_a_colon_is_the_speaker_where_there_are_no_voices() =>
        Reading.Said(File, Cues("Dana Reyes: How was your week?", "Sam Smith (she/her): Fine.", "A.J. Lopez: Hello.", "Dr. Chen: Hi.", "therapist: So.")).ShouldBe(
            ["Dana Reyes: How was your week?", "Sam Smith (she/her): Fine.", "A.J. Lopez: Hello.", "Dr. Chen: Hi.", "therapist: So."]);

    [Fact]
    public void Prose_with_a_colon_names_no_speaker() =>
        Reading.Said(File, Cues(
            "Dana: I will write it down.", "Note to self: call the clinic.", "10:30 is fine.", "Sam: Good.", "Okay: so we meet.", "My question: when?", "Homework: read it.")).ShouldBe(
            ["Dana: I will write it down. Note to self: call the clinic. 10:30 is fine.", "Sam: Good. Okay: so we meet. My question: when? Homework: read it."]);

    [Fact]
    public void A_colon_in_a_voice_s_words_names_nobody() =>
        Reading.Said(File, Cues("<v Dana>Hello.", "<v Sam>Ines: She said no.")).ShouldBe(["Dana: Hello.", "Sam: Ines: She said no."]);

    [Fact]
    public void Speakers_on_the_lines_of_one_cue_are_told_apart() =>
        Reading.Said(File, Cues("Therapist: Hello.\nClient: Hi.", "- Therapist: Coffee?\n- Client: No.")).ShouldBe(
            ["Therapist: Hello.", "Client: Hi.", "Therapist: Coffee?", "Client: No."]);

    [Fact]
    public void A_speaker_on_a_line_of_its_own_speaks_next() =>
        Reading.Said(File, Cues("Dana:\nHello.", "Sam:\nHi.")).ShouldBe(["Dana: Hello.", "Sam: Hi."]);

    [Fact]
    public void Entities_are_decoded_and_other_markup_is_removed() =>
        Reading.Said(File, Cues("<v Far&#237;as>Tom &amp; <i>I</i>, <00:00:01.000><c.red>you</c> &lt;3 &nbsp;it&hellip;")).ShouldBe(["Farías: Tom & I, you <3 \u00A0it…"]);

    [Fact]
    public void A_less_than_sign_that_opens_no_tag_is_said() =>
        Reading.Said(File, Cues("<v Dana>I <3 you, 2 < 3, and <b>that</b>.")).ShouldBe(["Dana: I <3 you, 2 < 3, and that."]);

    [Fact]
    public void Numbered_cues_without_empty_lines_between_them_are_told_apart()
    {
        const string Zoom = "WEBVTT\n\n1\n00:00:00.000 --> 00:00:01.500\nDana: One.\n2\n00:00:02.000 --> 00:00:03.500\nDana: Count to\n4\n3\n00:00:04.000 --> 00:00:05.000\nSam: Three.\n";

        Reading.Said(File, Zoom).ShouldBe(["Dana: One. Count to 4", "Sam: Three."]);
    }

    [Theory]
    [InlineData("0:1:2.5 --> 0:1:4.0")]
    [InlineData("01:02.500 --> 01:04.000")]
    [InlineData("00:01:02,500 --> 00:01:04,000")]
    [InlineData("1:02.5-->1:04")]
    public void Times_are_read_as_exports_write_them(string times)
    {
        var turn = Reading.Turns(File, $"WEBVTT\n\n{times}\nDana: Hello.\n").ShouldHaveSingleItem();

        turn.At.ShouldBe(TimeSpan.FromSeconds(62.5));
        turn.Until.ShouldBe(TimeSpan.FromSeconds(64));
    }

    [Fact]
    public void Words_under_unreadable_times_are_kept()
    {
        var turns = Reading.Turns(File, "WEBVTT\n\n00:00:0x.000 --> later\nDana: Bring me a coffee.\n\n00:05.000 --> 00:06.000\nSam: No.\n");

        turns.ConvertAll(turn => turn.Text).ShouldBe(["Bring me a coffee.", "No."]);
        turns[0].At.ShouldBeNull();
    }

    [Fact]
    public void Odd_and_overlapping_times_are_no_errors() =>
        Reading.Turns(File, "WEBVTT\n\n00:09.000 --> 00:01.000\nDana: Hello.\n\n00:00.000 --> 99:99:99.000\nSam: Hi.\n").Count.ShouldBe(2);

    [Theory]
    [InlineData("\r\n")]
    [InlineData("\r")]
    [InlineData("\n")]
    public void Every_line_break_will_do(string lineBreak)
    {
        var turns = Reading.Turns(File, ("\uFEFF" + Cues("<v Dana>How was\nyour week?", "<v Sam>Fine.")).Replace("\n", lineBreak, StringComparison.Ordinal));

        turns.ConvertAll(turn => turn.Text).ShouldBe(["How was your week?", "Fine."]);
        turns.ConvertAll(turn => turn.Line).ShouldBe([4, 8]);
    }

    [Fact]
    public void The_ids_of_Teams_are_no_words() =>
        Reading.Said(File, "WEBVTT\n\n0c1d/12-0\n00:00:03.120 --> 00:00:06.000\n<v Dana Reyes>Good\nmorning.</v>\n\n0c1d/12-1\n00:00:06.000 --> 00:00:07.000\n<v Dana Reyes>Sit down.</v>\n")
            .ShouldBe(["Dana Reyes: Good morning. Sit down."]);

    [Fact]
    public void A_comment_before_a_cue_suppresses_an_act_in_its_turn()
    {
        var session = Reading.Session(File, Cues("<v Dana>Hello.", "<v Sam>Hi.") + "\nNOTE framekeeper-ignore solicit.errand -- role play\n\n00:09.000 --> 00:10.000\n<v Dana>Fetch it.\n");

        session.Turns.Count().ShouldBe(3);
        session.Suppressions.ShouldBe([new Suppression(3, "solicit.errand", "role play")]);
    }

    [Fact]
    public void A_suppression_is_known_when_its_turn_is_given()
    {
        var session = Reading.Session(File, "WEBVTT\n\nNOTE\nframekeeper-ignore meet -- agreed\n\n" + Cues("<v Dana>One.", "<v Sam>Two.")[8..]);

        session.Turns.First().N.ShouldBe(1);
        session.Suppressions.ShouldBe([new Suppression(1, "meet", "agreed")]);
    }

    [Fact]
    public void A_comment_needs_no_empty_line_before_its_cue()
    {
        var session = Reading.Session(File, "WEBVTT\n\nNOTE framekeeper-ignore meet -- agreed\n00:01.000 --> 00:02.000\n<v Dana>One.\n");

        session.Turns.Count().ShouldBe(1);
        session.Suppressions.ShouldBe([new Suppression(1, "meet", "agreed")]);
    }

    [Theory]
    [InlineData("NOTE framekeeper-ignore solicit.errand")]
    [InlineData("NOTE framekeeper-ignore solicit.errand --  ")]
    [InlineData("NOTE framekeeper-ignore -- because")]
    [InlineData("NOTE framekeeper-ignore solicit.errand meet -- because")]
    public void A_suppression_without_one_act_and_a_reason_is_refused(string note)
    {
        var error = Reading.Refused(File, $"WEBVTT\n\n{note}\n\n00:01.000 --> 00:02.000\n<v Dana>One.\n");

        error.Line.ShouldBe(3);
        error.Message.ShouldContain("reason");
    }

    [Fact]
    public void Other_comments_say_nothing() =>
        Reading.Said(File, "WEBVTT - a title\nKind: captions\n\nNOTE made by hand\n\nSTYLE\n::cue { color: red }\n\n" + Cues("<v Dana>One.")[8..]).ShouldBe(["Dana: One."]);

    [Theory]
    [InlineData("", null, "empty")]
    [InlineData("00:01.000 --> 00:02.000\nHello.\n", 1, "WEBVTT")]
    [InlineData("WEBVTTX\n\n00:01.000 --> 00:02.000\nHello.\n", 1, "WEBVTT")]
    [InlineData("WEBVTT\n", null, "no turn")]
    [InlineData("WEBVTT\n\nNOTE nothing\n", null, "no turn")]
    public void What_is_no_transcript_is_refused(string text, int? line, string says)
    {
        var error = Reading.Refused(File, text);

        error.File.ShouldBe(File);
        error.Line.ShouldBe(line);
        error.Message.ShouldContain(says);
    }

    [Theory]
    [InlineData("00:00:05.000 --> 00:0")]
    [InlineData("00:00:05.000 --> 00:00:06.000")]
    [InlineData("00:00:05.000 --> 00:00:06.000\n")]
    [InlineData("00:00:05.000 --> 00:00:06.000 align:st")]
    [InlineData("00:00:05.000 --")]
    [InlineData("00:00:0")]
    [InlineData("2")]
    [InlineData("2\n00:00:05.0")]
    [InlineData("00:00:05.000 --> 00:00:06.000\n<v Da")]
    [InlineData("00:00:05.000 --> 00:00:06.000\n<")]
    [InlineData("00:00:05.000 --> 00:00:06.000\n<v Dana>Hello</v")]
    public void A_file_that_breaks_off_is_refused(string end)
    {
        var error = Reading.Refused(File, "WEBVTT\n\n1\n00:00:01.000 --> 00:00:02.000\n<v Dana>Hello.\n\n" + end);

        error.Line.ShouldNotBeNull().ShouldBeGreaterThanOrEqualTo(7);
        error.Message.ShouldContain("truncated");
    }

    [Fact]
    public void A_file_may_end_without_a_line_break() => Reading.Said(File, "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>Hello.").ShouldBe(["Dana: Hello."]);

    [Fact]
    public void A_file_that_ends_inside_a_character_is_refused()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>caf"), 0xC3];

        var error = Reading.Refused(File, bytes);

        error.Line.ShouldBe(4);
        error.Message.ShouldContain("ends inside a character");
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused_with_their_place()
    {
        byte[] bytes = [.. Encoding.UTF8.GetBytes("WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>caf"), 0xE9, .. " au lait\n"u8];

        var error = Reading.Refused(File, bytes);

        error.Line.ShouldBe(4);
        error.Message.ShouldContain("byte 12");
    }

    [Fact]
    public void Utf16_is_refused_by_name() => Reading.Refused(File, [0xFF, 0xFE, .. Encoding.Unicode.GetBytes("WEBVTT\n")]).Message.ShouldContain("UTF-16");

    [Fact]
    public void A_NUL_becomes_a_replacement_character() => Reading.Said(File, Cues("<v Dana>a\0b")).ShouldBe(["Dana: a\uFFFDb"]);

    [Fact]
    public void Deeply_nested_tags_are_read() =>
        Reading.Said(File, Cues("<v Dana>" + string.Concat(Enumerable.Repeat("<c>", 100_000)) + "Hello.")).ShouldBe(["Dana: Hello."]);

    [Fact]
    public void No_error_carries_the_words()
    {
        const string Canary = "marmalade";
        foreach (var end in new[] { $"<v Dana>{Canary} <v", $"{Canary}\n00:0", $"{Canary}\n\n2\n00:00:01.0" })
        {
            Reading.Refused(File, $"WEBVTT\n\nNOTE {Canary}\n\n1\n00:01.000 --> 00:02.000\n{end}\n\n00:01.000 --> 00:02.000").ToString().ShouldNotContain(Canary);
        }
    }

    /// <summary>A file of cues, a second each.</summary>
    private static string Cues(params string[] texts) => "WEBVTT\n\n" + string.Join("\n\n", texts.Select((text, i) => $"00:00:{i:00}.000 --> 00:00:{i + 1:00}.000\n{text}")) + "\n";
}
