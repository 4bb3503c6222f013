using System.Text.Json;
using Framekeeper.Language;
using Framekeeper.Scoring;

namespace Framekeeper.Tests.Scoring;

/// <summary>An untrained gate finds what the agreement's terms decide alone: channels that nobody agreed to.</summary>
public sealed class EvaluationTests
{
    [Fact]
    public void Both_halves_of_a_pair_are_one_unit_and_accounts_are_apart()
    {
        var evaluation = Evaluate([Pair("p1a", "whatsapp", "solicit.contact"), Pair("p1b", "portal"), Whole("w1", "portal"), Account("r1", "My therapist is kind.", crisis: false)]);

        (evaluation.Pairs, evaluation.WholeSessions, evaluation.Sessions).ShouldBe((1, 1, 4));
        (evaluation.Turns, evaluation.Beyond, evaluation.Accounts!.Count).ShouldBe((6, 1, 1));
        evaluation.Figures[0].Beyond.Score.ShouldBe(new Score(1, 0, 0));
    }

    [Fact]
    public void False_alarms_are_counted_in_clean_sessions_alone()
    {
        var evaluation = Evaluate(
            [Whole("w1", "portal"), Whole("w2", "whatsapp"), Whole("w3", "whatsapp", "solicit.contact")],
            [Whole("o1", "portal"), Whole("o2", "portal"), Whole("o3", "portal"), Whole("o4", "whatsapp")]);

        evaluation.Figures[0].Alarms.Select(rate => (rate.Sessions, rate.PerSession.Value, rate.Without.Value)).ShouldBe([(2, .5, .5), (4, .25, .75)]);
        (evaluation.Figures[0].Alarms[1].FirstHalf.Value, evaluation.Figures[0].Alarms[1].SecondHalf.Value).ShouldBe((0, .5));
    }

    [Fact]
    public void What_a_flag_is_worth_follows_from_recall_and_false_alarms()
    {
        var evaluation = Evaluate([Whole("w1", "whatsapp", "solicit.contact"), Whole("w2", "portal")], [Whole("o1", "whatsapp"), Whole("o2", "portal")]);

        // Recall 1; one of the eight ordinary turns is flagged.
        evaluation.Figures[0].Rare.Select(rare => (rare.OneIn, Math.Round(rare.Precision.Value, 4))).ShouldBe([(100, Math.Round(1 / (1 + (99 / 8.0)), 4)), (500, Math.Round(1 / (1 + (499 / 8.0)), 4)), (2000, Math.Round(1 / (1 + (1999 / 8.0)), 4))]);
    }

    [Fact]
    public void Crisis_is_recalled_by_the_labels()
    {
        var evaluation = Evaluate([Account("r1", "I want to kill myself.", crisis: true), Account("r2", "My therapist is kind.", crisis: false), Account("r3", "I stopped eating.", crisis: null)]);
        evaluation.Accounts!.Crisis.Score.ShouldBe(new Score(1, 0, 0));
    }

    [Fact]
    public void The_words_of_turns_are_in_no_output_unless_errors_are_asked_for()
    {
        var evaluation = Evaluate([Whole("w1", "whatsapp"), Pair("p1a", "portal", "solicit.errand")]);
        Written(evaluation, errors: false).ShouldAllBe(text => !text.Contains("Quillfeather"));
        Written(evaluation, errors: true).ShouldAllBe(text => text.Contains("Quillfeather"));
        evaluation.Mistakes.Select(mistake => (mistake.Kind, mistake.Session, mistake.Turn)).ShouldBe([("false alarm", "w1", 1), ("missed", "p1a", 1)]);
    }

    [Fact]
    public void The_page_holds_no_script_and_asks_for_nothing()
    {
        var page = Written(Evaluate([Whole("w1", "whatsapp", "solicit.contact"), Whole("w2", "portal")]), errors: true)[2];
        page.ShouldNotContain("<script");
        page.ShouldNotContain("href=\"http");
        page.ShouldNotContain("src=");
        page.ShouldNotContain("NaN");
        page.ShouldContain("default-src 'none'");
    }

    [Fact]
    public void What_is_frozen_is_read_back()
    {
        var evaluation = Evaluate([Whole("w1", "whatsapp", "solicit.contact"), Whole("w2", "portal")]);
        var heard = Evaluate([Whole("w1", "whatsapp", "solicit.contact"), Whole("w2", "portal")], noise: FrozenScores.Noise);

        var frozen = FrozenScores.Read(FrozenScores.Write(evaluation, heard));

        frozen["beyond.recall.shipped"].ShouldBe(1);
        frozen["noise25.recallkept.shipped"].ShouldBe(1, "by what a session is held no recogniser changes");
        frozen.ShouldNotContainKey("accounts.f1.shipped", "there is no account");
    }

    [Fact]
    public void Another_judge_is_set_beside_this_one_in_every_form()
    {
        var (one, other) = (Evaluate([Whole("w1", "whatsapp", "solicit.contact"), Whole("w2", "portal")]), Evaluate([Whole("w1", "portal", "solicit.contact"), Whole("w2", "portal")]));

        var written = Written(one.Beside([new Compared("a stricter one", other)]), errors: false);

        written.ShouldAllBe(text => text.Contains("a stricter one"));
        JsonDocument.Parse(written[0]).RootElement.GetProperty("compared")[0].GetProperty("figures")[0].GetProperty("beyond")[0].GetProperty("recall").GetDouble().ShouldBe(0);
        written[1].ShouldContain("recall                      1.000");
        Written(one, errors: false).ShouldAllBe(text => !text.Contains("a stricter one"));
    }

    [Fact]
    public void Evidence_is_right_where_it_meets_what_a_person_underlined()
    {
        var marks = Marked.Read("marks.json", """[{"session":"w1","turn":1,"marks":["Quillfeather"]},{"session":"w2","turn":1,"marks":["not there"]},{"session":"w3","turn":1,"marks":["How"]}]""");

        var evaluation = Evaluate([Whole("w1", "whatsapp", "solicit.contact"), Whole("w2", "whatsapp", "solicit.contact"), Whole("w3", "portal")], marks: marks);

        evaluation.Evidence.Select(evidence => (evidence.Cut, evidence.Turns, evidence.Overlap.Value)).First().ShouldBe(("shipped", 2, .5));
        Written(evaluation, errors: false).ShouldAllBe(text => text.Contains("underlined") || text.Contains("\"overlap\""));
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{}")]
    [InlineData("""[{"session":"w1","marks":[]}]""")]
    public void Marks_that_are_none_are_refused(string json) => Should.Throw<InputException>(() => Marked.Read("marks.json", json)).File.ShouldBe("marks.json");

    private static Evaluation Evaluate(IReadOnlyList<Session> sessions, IReadOnlyList<Session>? ordinary = null, double? noise = null, IReadOnlyList<Marked>? marks = null)
    {
        using var frame = new Frame(Frame.Default.Book, Gate.Untrained);
        return Evaluation.Of(sessions, frame, new EvaluationOptions { Ordinary = ordinary ?? [], Noise = noise, Marks = marks ?? [], Resamples = 50 });
    }

    private static string[] Written(Evaluation evaluation, bool errors)
    {
        using var json = new MemoryStream();
        using var text = new StringWriter();
        using var page = new StringWriter();
        EvaluationJson.Write(json, evaluation, errors);
        EvaluationText.Write(text, evaluation, errors);
        EvaluationPage.Write(page, evaluation, errors);
        JsonDocument.Parse(json.ToArray()).Dispose();
        return [System.Text.Encoding.UTF8.GetString(json.ToArray()), text.ToString(), page.ToString()];
    }

    /// <summary>Four exchanges; the therapist's first turn carries the act.</summary>
    private static Session Whole(string id, string channel, params string[] acts) => Of(id, channel, 4, acts);

    private static Session Pair(string id, string channel, params string[] acts) => Of(id, channel, 1, acts);

    private static Session Of(string id, string channel, int exchanges, string[] acts) => new()
    {
        Id = id,
        Voice = "invented",
        Channel = channel,
        Turns = [.. Enumerable.Range(0, exchanges).SelectMany(n => new[]
        {
            Turn.Of((2 * n) + 1, "therapist", "How was Quillfeather?") with { Acts = n == 0 ? acts : [] },
            Turn.Of((2 * n) + 2, "client", "Fine.") with { Acts = [] },
        })],
    };

    private static Session Account(string id, string text, bool? crisis) =>
        new() { Id = id, Voice = "invented", Turns = [Turn.Of(1, "report", text) with { Acts = [], Crisis = crisis }] };
}
