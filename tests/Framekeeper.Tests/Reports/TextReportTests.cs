using CsCheck;
using Framekeeper.Reports;

namespace Framekeeper.Tests.Reports;

public sealed class TextReportTests
{
    [Fact]
    public void A_session_reads_like_this() => Lines(new(80), Samples.Session, Samples.Quiet).ShouldBe(Expected("""
        ────────────────────────────────────────────────────────────────────────────────
        A01  week 18/A01.vtt
        judged by a-1042@3 · held 2026-05-04 10:00 · 48 turns in 50 min
        1 grave, 1 violation, 1 crossing, 1 suppressed; the gravest at turn 31

        VIOLATION  Errand                            turn 12 · 00:03:10 · solicit.errand
            Therapist: Good to see you, come in. Before you sit down, «could you grab me
            a coffee from downstairs»? I did not sleep at all.

            Why             The agreement is treatment in return for a fee; nothing in
                            it makes the client run errands. However small the thing is,
                            the client has to weigh it against the care they depend on,
                            so it is not a free favour.
            For the client  You may say no, and you need not give a reason. Your
                            treatment does not depend on it, and it is not your job to
                            keep your therapist comfortable.
            Next step       Withdraw the request in plain words at the next contact, say
                            that it was yours to avoid and not theirs to refuse, and
                            take it to supervision.
            Citations       APA-2017 3.05, Multiple relationships: No second
                              relationship that could impair objectivity or exploit or
                              harm the client.
                            APA-2017 3.08, Exploitative relationships: No exploiting of
                              those one has authority over. (from memory: check before
                              relying on it)
            Doubt           Of ten such findings in ordinary work about nine are right.

        GRAVE  Errand                                turn 31 · 00:21:04 · solicit.errand
            Therapist: And if you pass the bakery next week, «a croissant would be
            lovely».

            Advice          as above, at turn 12
            Level           violation by the rule page → one step up: the same act
                            again, as in turn 12
            Doubt           Of a hundred such findings in ordinary work about six are
                            right.

        CROSSING  Touch                                       turn 40 · 00:44:59 · touch
            Therapist: Come here, «let me give you a hug».

            Why             Treatment is what was agreed on.
            For the client  You may say no.
            Next step       Take it to supervision.
            Citations       ACA-2014 A.6.b, Extending counseling boundaries: Weigh risks
                              and benefits before a boundary is extended, and document
                              it. (seen in a derivative page)
            Views differ    – Some hold that a brief, wished-for touch can be part of
                              good care.
                            – Others hold that touch is best left out of talking therapy
                              altogether.
            Exception       The agreement allows touch (greeting by handshake, agreed
                            2026-03-02); this turn names none of its words.
            No date         The session has no date, and one could change this finding.
            Doubt           Of a hundred such findings in ordinary work about 97 are
                            right.

        ────────────────────────────────────────────────────────────────────────────────
        2 sessions, 108 turns: 3 findings (1 grave, 1 violation, 1 crossing).
        1 finding suppressed with a reason; --show-suppressed shows them.
        Exit code 1: 3 at or above crossing (--fail-on).
        Findings are questions for the therapist and the supervisor, not verdicts. No
        clinician has labelled the data behind them yet. This is not legal advice.
        """));

    [Fact]
    public void Nothing_found_is_one_calm_sentence_that_promises_nothing() => Lines(new(80), Samples.Quiet).ShouldBe(Expected("""
        ────────────────────────────────────────────────────────────────────────────────
        1 session, 60 turns. Nothing to ask about was found, which does not show that
        nothing happened.
        Exit code 0: nothing at or above crossing (--fail-on).
        Findings are questions for the therapist and the supervisor, not verdicts. No
        clinician has labelled the data behind them yet. This is not legal advice.
        """));

    [Fact]
    public void Suppressed_findings_are_shown_with_their_reason_where_asked_for()
    {
        Text(new(), Samples.Session).ShouldNotContain("parcel");
        Text(new(ShowSuppressed: true), Samples.Session).ShouldContain("Suppressed      it was the client's own parcel (t-001)");
    }

    [Fact]
    public void A_session_with_suppressed_findings_alone_exits_with_0()
    {
        var text = Text(new(), Samples.Session with { Findings = [Samples.Hushed] });
        text.ShouldContain("Exit code 0");
        text.ShouldContain("1 finding suppressed with a reason; --show-suppressed shows them.");
        text.ShouldNotContain("A01");
    }

    [Fact]
    public void The_exit_code_is_explained_by_the_level_that_was_asked_for()
    {
        Text(new(FailOn: Level.Grave), Samples.Session).ShouldContain("Exit code 1: 1 at or above grave (--fail-on).");
        Text(new(FailOn: Level.Grave), Samples.Session with { Findings = [Samples.Errand] }).ShouldContain("Exit code 0: nothing at or above grave (--fail-on).");
    }

    [Fact]
    public void An_input_that_was_refused_is_not_passed_over_in_silence() =>
        Text(new(200, Refused: 1), Samples.Quiet).ShouldContain("Exit code 2: 1 input could not be judged, see standard error; in the others nothing at or above crossing");

    [Fact]
    public void Advice_that_differs_is_printed_again() =>
        Text(new(), Samples.Session with { Findings = [Samples.Errand, Samples.Again with { Next = "Speak to your supervisor today." }] }).ShouldNotContain("as above");

    [Fact]
    public void A_turnturn_is_shortened_around_its_evidence()
    {
        var turn = string.Join(' ', Enumerable.Repeat("before", 200)) + " grab me a coffee " + string.Join(' ', Enumerable.Repeat("after", 200));
        var text = Text(new(10_000), Samples.Session with { Findings = [Samples.Errand.Move(12, turn, "grab me a coffee")] });
        var line = text.Split('\n').Single(row => row.Contains('«'));
        line.ShouldContain("Therapist: … before");
        line.ShouldContain("before «grab me a coffee» after");
        line.ShouldEndWith("after …");
        line.Length.ShouldBeLessThan(500);
    }

    [Fact]
    public void Ink_adds_nothing_but_ink_and_marks_the_evidence_on_each_line()
    {
        var inked = Text(new(60, Colour: true), Samples.Session);
        inked.ShouldContain("\e[1;4mcould you grab me a coffee from downstairs\e[22;24m?");
        inked.ShouldContain("\e[1;4ma\e[22;24m\n    \e[1;4mcroissant would be lovely\e[22;24m.");
        var plain = Text(new(60), Samples.Session).Replace("«", "").Replace("»", "");
        Words(System.Text.RegularExpressions.Regex.Replace(inked, "\e\\[[0-9;]*m", "")).ShouldBe(Words(plain));
    }

    [Theory]
    [InlineData(72)]
    [InlineData(100)]
    public void No_line_is_wider_than_asked(int width) => Lines(new(width), Samples.Session).ShouldAllBe(line => line.Length <= width);

    [Fact]
    public void Any_text_of_a_turn_is_shown_without_control_characters() => Any.Findings.Sample(finding =>
        Text(new(60, ShowSuppressed: true), Any.Session(finding)).ShouldAllBe(c => c == '\n' || !char.IsControl(c)));

    [Fact]
    public void Any_text_can_be_marked_with_ink() => Any.Findings.Sample(finding => { Text(new(60, Colour: true, ShowSuppressed: true), Any.Session(finding)).ShouldNotBeEmpty(); });

    private static string Text(TextStyle style, params Checked[] sessions)
    {
        var text = new StringWriter { NewLine = "\n" };
        TextReport.Write(text, sessions, style);
        return text.ToString();
    }

    private static string[] Lines(TextStyle style, params Checked[] sessions) => Text(style, sessions).TrimEnd('\n').Split('\n');

    private static string[] Expected(string text) => text.ReplaceLineEndings("\n").Split('\n');

    private static string[] Words(string text) => text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries);
}
