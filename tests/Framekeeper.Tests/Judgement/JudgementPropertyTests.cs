using CsCheck;
using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>What holds for any words under any agreement.</summary>
public sealed class JudgementPropertyTests
{
    private static readonly string[] Own =
    [
        "Ping me on Signal.", "Text me any time, even at midnight.", "I'll ring you at eleven tonight.", "Here's my number, call me whenever.", "Let's do next week at the café on Mill Lane.",
        "Come to mine on Thursday for our session.", "I'll see you at the clinic at nine in the evening.", "It'll be forty for today, cash please.", "Sixty euro, please.", "Just Venmo me the forty for today.",
        "Shall we make it a double session?", "Let's meet twice a week from now on.", "I'll leave the recorder running, it's for my students.", "I'll play the recording to group-b on Monday.",
        "Oh you shouldn't have, thank you, I'll wear it tonight.", "Could you grab me a coffee on your way in?", "Let's keep this between us, no need to tell my supervisor.", "I bought you this necklace, it made me think of you.",
        "How was your week?", "Your boss is my brother.",
    ];

    /// <summary>With every therapist's example of the rule pages.</summary>
    private static readonly string[] Sentences =
        [.. Own, .. Own, .. Frame.Default.Book.Pages.SelectMany(page => page.Examples).SelectMany(example => example.Turns).Where(turn => turn.Speaker == Role.Therapist).Select(turn => turn.Text)];

    private static readonly string[] Places = ["clinic", "video", "café on Mill Lane", "café on Main St", "park", "client's home", "therapist's home", "library", "cubicle of the pharmacy"];
    private static readonly string[] Channels = ["portal", "clinic phone", "Signal", "text", "email", "555 0134", "personal mobile"];
    private static readonly string[] Methods = ["card", "cash", "Venmo", "cheque"];
    private static readonly string[] Uses = ["supervision", "teaching", "group-a", "group-b"];
    private static readonly string[] Allowed = ["meet", "solicit.contact", "fee", "give.exception", "record", "accept", "give.gift", "tie", "solicit.errand"];
    private static readonly string[] Words = ["Mill Lane", "Signal", "forty", "double", "recorder", "coffee", "brother", "tonight", "necklace"];

    private static Gen<string> Pick(string[] of) => Gen.Int[0, of.Length - 1].Select(index => of[index]);

    private static Gen<string[]> Some(string[] of) => Gen.Int[0, of.Length - 1].Array[0, 4].Select(picked => picked.Distinct().Select(index => of[index]).ToArray());

    private static readonly Gen<Departure> Departures = Gen.Select(Pick(Allowed), Pick(Words), (act, word) => new Departure([act], [word], "the plan", "agreed on"));

    private static readonly Gen<Agreement> Any = Gen.Select(Some(Places), Some(Channels), Some(Methods), Some(Uses), Departures.Array[0, 3], Gen.Int[0, 12], Gen.Int[13, 23], Gen.Bool, (places, channels, methods, uses, departures, opens, closes, consent) => new Agreement
    {
        Places = places,
        Channels = channels,
        Fee = new Fee(40, "USD", Methods: methods),
        Exceptions = departures,
        Schedule = new Schedule(TimeSpan.FromMinutes(50), "week", new TimeOnly(opens, 0), new TimeOnly(closes, 0)),
        Recording = new Recording(consent, uses, []),
    });

    private static readonly Gen<(Agreement Less, Agreement More)> Grown = Gen.Select(Any, Any, (less, more) => (less, less with
    {
        Places = [.. less.Places!, .. more.Places!],
        Channels = [.. less.Channels!, .. more.Channels!],
        Exceptions = [.. less.Exceptions, .. more.Exceptions],
        Fee = less.Fee! with { Methods = [.. less.Fee!.Methods!, .. more.Fee!.Methods!] },
        Schedule = less.Schedule! with
        {
            Length = TimeSpan.FromMinutes(100),
            Opens = Earlier(less.Schedule!.Opens!.Value, more.Schedule!.Opens!.Value),
            Closes = Later(less.Schedule!.Closes!.Value, more.Schedule!.Closes!.Value),
        },
        Recording = new Recording(less.Recording!.Consent || more.Recording!.Consent, [.. less.Recording.Purposes!, .. more.Recording!.Purposes!], []),
    }));

    private static TimeOnly Earlier(TimeOnly one, TimeOnly other) => one < other ? one : other;

    private static TimeOnly Later(TimeOnly one, TimeOnly other) => one > other ? one : other;

    private static readonly Gen<Session> Talks = Pick(Sentences).Array[1, 6].Select(said => Session([.. said.Select(text => ("therapist", text))]) with { Held = Time("2026-05-04T12:00:00Z") });

    private static readonly Gen<string> Text = Gen.OneOf(
        Gen.String, Pick(Sentences),
        Pick([.. Sentences, "😀", "👩🏽‍⚕️", "\u202Eשלום", "مرحبا ٤٠", "’", "\"", "'", "\uFFFD", " ", ", ", ". ", "forty", "$", "9 p.m.", "e\u0301"]).Array[0, 8].Select(string.Concat));

    [Fact]
    public void An_agreement_that_allows_more_never_finds_more() => Gen.Select(Grown, Talks).Sample((grown, session) =>
    {
        var less = Found(session, grown.Less).ToDictionary(finding => finding.Id);
        foreach (var finding in Found(session, grown.More))
        {
            less.ShouldContainKey(finding.Id);
            ((int)finding.Level).ShouldBeLessThanOrEqualTo((int)less[finding.Id].Level);
        }
    }, iter: 400);

    [Fact]
    public void Evidence_lies_within_its_turn_and_cuts_no_character() => Text.Array[1, 4].Sample(texts =>
    {
        foreach (var finding in Found(Session([.. texts.Select((text, i) => (i % 2 == 0 ? "therapist" : "client", text))]), new Agreement { Channels = [], Places = [], Fee = new Fee(25, Methods: []) }))
        {
            finding.Start.ShouldBeInRange(0, finding.End);
            finding.End.ShouldBeLessThanOrEqualTo(finding.Text.Length);
            finding.Quote.ShouldBe(finding.Text[finding.Start..finding.End]);
            Whole(finding.Text, finding.Start).ShouldBeTrue();
            Whole(finding.Text, finding.End).ShouldBeTrue();
        }
    }, iter: 2000);

    private static bool Whole(string text, int at) => at == 0 || at == text.Length || !(char.IsHighSurrogate(text[at - 1]) && char.IsLowSurrogate(text[at]));

    [Theory]
    [InlineData("make it forty ")]
    [InlineData("1 1")]
    [InlineData("A of ")]
    [InlineData("'a ")]
    [InlineData("text me on my my my ")]
    [InlineData("see you at the the Park, ")]
    [InlineData("(((")]
    [InlineData("😀")]
    public void A_turn_without_end_is_judged_all_the_same(string piece)
    {
        var watch = System.Diagnostics.Stopwatch.StartNew();

        Found(Session(("therapist", string.Concat(Enumerable.Repeat(piece, 40_000 / piece.Length)))), new Agreement { Channels = [], Places = [], Fee = new Fee(25, Methods: []) });

        watch.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public void Evidence_counts_code_units_before_it()
    {
        var finding = Said("😀 Ça va? שלום. Now, ping me on Signal.", "channels: [portal]").Single(finding => finding.Act == "solicit.contact");

        finding.Quote.ShouldBe("ping me on Signal");
    }

    [Fact]
    public void The_id_depends_on_session_turn_and_act_alone()
    {
        var one = Said("Ping me on Signal.", "channels: [portal]").Single();
        var corrected = Said("Um, ping me on Telegram, yeah?", "channels: [clinic phone]").Single(finding => finding.Act == one.Act);

        corrected.Id.ShouldBe(one.Id);
        Gen.Select(Gen.String, Gen.Int[1, 9], Pick(Allowed), Gen.String, Gen.Int[1, 9], Pick(Allowed)).Sample((session, turn, act, otherSession, otherTurn, otherAct) =>
            (Finding.Identify(session, turn, act) == Finding.Identify(otherSession, otherTurn, otherAct)) == ((session, turn, act) == (otherSession, otherTurn, otherAct)));
    }

    [Fact]
    public void The_order_of_sessions_does_not_matter() => Gen.Select(Talks.Array[2, 5], Gen.Int).Sample((talks, seed) =>
    {
        var agreements = new Agreements([new Agreement { Channels = ["portal"], Places = ["clinic"], Fee = new Fee(25) }]);
        var sessions = talks.Select((talk, i) => talk with { Id = $"s{i}", Held = Time("2026-05-04T12:00:00Z").AddDays(i / 2) }).ToArray();
        var shuffled = sessions.ToArray();
        new Random(seed).Shuffle(shuffled);

        Over(shuffled).ShouldBe(Over(sessions));

        string[] Over(Session[] order) => [.. Frame.OverTime([.. order.Select(session => (Frame.Default.Check(session, agreements), (string?)"d"))])
            .SelectMany(session => session.Findings).Select(finding => $"{finding.Id} {finding.Level} {string.Join('|', finding.LevelWhy)}").Order(StringComparer.Ordinal)];
    }, iter: 60);

    private static IReadOnlyList<Finding> Found(Session session, Agreement agreement) => Frame.Default.Check(session, new Agreements([agreement])).Findings;
}
