using Framekeeper.Consulting;

namespace Framekeeper.Tests.Consulting;

/// <summary>A consultation in versions: nothing that was answered is overwritten, and dissent is kept.</summary>
public sealed class ConsultationTests
{
    private static readonly DateTimeOffset Noon = new(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);

    private static readonly Deliberation Written = new()
    {
        AsOf = new DateOnly(2026, 3, 9),
        Act = "accept",
        Facts = "A ticket was offered and taken.",
        ClientView = "As thanks.",
        Alternatives = "Give it back.",
        Present = new Rating(Degree.High, Degree.Mid, Degree.Mid, ""),
        Other = new Rating(Degree.Low, Degree.Low, Degree.Low, ""),
        Answers = ConsultBook.Default.Asked.ToDictionary(question => question.Id, question => new Answer(Reply.Unsure, "")),
    };

    private static Consultation New => new Consultation("k-1", "d-1", 1, Matter.Finding, "t-014", Noon, new Parties(["t-014"], "t-001", ["c-233"]), new Deliberation()).Write(Written, ["t-014", "t-001", "z-9"], 0);

    private static Consultation Heard => New.Hear(Says("z-9", Stance.Unfitting), 1).Hear(Says("t-014", Stance.Fitting), 1);

    private static Consultation Decided => Heard.Decide(Ruling(Stance.Guarded), [], 1);

    [Fact]
    public void A_draft_is_written_anew_until_somebody_answers_it_and_stands_from_then_on()
    {
        var again = New.Write(Written with { Facts = "Two tickets." }, ["z-9"], 1);
        (again.Draft, again.Text.Facts).ShouldBe((2, "Two tickets."));
        Refused(() => Heard.Write(Written with { Facts = "None." }, [], 1)).ShouldContain("open it again");
        Refused(() => Decided.Write(Written, [], 1)).ShouldContain("open it again");
    }

    [Fact]
    public void Nobody_answers_a_draft_that_they_have_not_read() => Refused(() => New.Hear(Says("z-9", Stance.Fitting), 0)).ShouldContain("read it again");

    [Fact]
    public void Only_those_who_are_asked_give_an_opinion_and_somebody_from_outside_through_an_account()
    {
        Refused(() => New.Hear(Says("z-7", Stance.Fitting), 1)).ShouldContain("only those who are asked");
        Refused(() => New.Hear(new Opinion(null, Noon, Stance.Fitting, "Fine."), 1)).ShouldContain("write down who they are");
        New.Hear(new Opinion(null, Noon, Stance.Fitting, "Fine.", "M. Quist", "t-014"), 1).Opinions.Count.ShouldBe(1);
        Refused(() => New.Hear(new Opinion("z-9", Noon, Stance.Unsaid, "Fine."), 1)).ShouldContain("is missing");
    }

    [Fact]
    public void Whoever_holds_otherwise_than_was_decided_dissents_and_every_opinion_is_kept()
    {
        Decided.Dissents().Select(opinion => opinion.By).ShouldBe(["z-9", "t-014"]);
        var later = Decided.Hear(Says("z-9", Stance.Guarded), 1);
        later.Opinions.Select(opinion => opinion.Stance).ShouldBe([Stance.Unfitting, Stance.Fitting, Stance.Guarded]);
        later.Dissents().Count.ShouldBe(2, "a later opinion takes none back");
        Heard.Decide(Ruling(Stance.Unfitting), [], 1).Dissents().Select(opinion => opinion.By).ShouldBe(["t-014"]);
    }

    [Fact]
    public void A_decision_waits_for_what_is_not_written_and_for_the_opinion_of_somebody_else()
    {
        Refused(() => Heard.Decide(Ruling(Stance.Guarded), ["2 questions"], 1)).ShouldContain("2 questions");
        Refused(() => New.Hear(Says("t-001", Stance.Fitting), 1).Decide(Ruling(Stance.Fitting), [], 1)).ShouldContain("somebody else");
        Refused(() => Heard.Decide(Ruling(Stance.Unsure), [], 1)).ShouldContain("whether it may stand");
        Refused(() => Heard.Decide(Ruling(Stance.Guarded) with { FollowUp = new DateOnly(2026, 3, 9) }, [], 1)).ShouldContain("day to come");
        Refused(() => Decided.Decide(Ruling(Stance.Fitting), [], 1)).ShouldContain("open it again");
        Decided.IsDue(new DateOnly(2026, 4, 6)).ShouldBeTrue();
        Decided.FollowUp(new Followed("t-001", Noon, "Nothing came of it.")).IsDue(new DateOnly(2026, 4, 6)).ShouldBeFalse();
    }

    [Fact]
    public void Only_those_whom_the_record_names_sign_each_once_and_after_the_decision()
    {
        Refused(() => Heard.Sign(new Hand("t-014", "Dana Reyes", Noon))).ShouldContain("waits for the decision");
        Refused(() => Decided.Sign(new Hand("z-7", "Somebody", Noon))).ShouldContain("whom the record names");
        var signed = Decided.Sign(new Hand("t-014", "Dana Reyes", Noon)).Sign(new Hand("z-9", "Ivo Hale", Noon)).Sign(new Hand("t-001", "Kim Ode", Noon));
        signed.Signatures.Select(one => one.Who).ShouldBe(["t-014", "z-9", "t-001"]);
        Refused(() => signed.Sign(new Hand("z-9", "Ivo Hale", Noon))).ShouldContain("there already");
    }

    [Fact]
    public void Opened_again_it_goes_on_from_the_words_and_leaves_the_rest_with_the_version_before()
    {
        Refused(() => New.Reopen("t-014", Noon, new DateOnly(2026, 4, 1), "More tickets came.")).ShouldContain("change its words");
        Refused(() => Decided.Reopen("t-014", Noon, new DateOnly(2026, 4, 1), " ")).ShouldContain("say what has changed");
        var before = Decided;
        var next = before.Reopen("t-014", Noon.AddDays(23), new DateOnly(2026, 4, 1), "More tickets came.");
        (next.Id, next.Version, next.Because, next.Text.AsOf, next.Text.Facts).ShouldBe((before.Id, 2, "More tickets came.", new DateOnly(2026, 4, 1), before.Text.Facts));
        (next.Opinions.Count, next.Ruling, next.Signatures.Count).ShouldBe((0, null, 0));
        (before.Opinions.Count, before.Ruling!.Stance).ShouldBe((2, Stance.Guarded));
    }

    [Fact]
    public void What_is_not_written_is_named_and_where_the_authors_would_stop_is_shown()
    {
        var book = ConsultBook.Default;
        book.Missing(new Deliberation()).ShouldBe(["treatment on the three dimensions", "the other relationship on the three dimensions", "13 questions", "how the client sees it", "what else could be done"]);
        book.Missing(Written).ShouldBeEmpty();
        book.Cautions(Written).ShouldBeEmpty();
        book.Cautions(Written with { Other = new Rating(Degree.High, Degree.High, Degree.Low, ""), Answers = new Dictionary<string, Answer> { ["harm"] = new(Reply.Yes, ""), ["necessary"] = new(Reply.No, ""), ["orientation"] = new(Reply.Yes, "") } })
            .ShouldBe(["The other relationship is high on two of power, duration and how it ends.", "Is it necessary that there be more than treatment between them? No.", "Could it harm the client? Yes."]);
    }

    [Fact]
    public void Every_source_says_how_it_was_checked_and_memory_is_shown_as_such()
    {
        var book = ConsultBook.Default;
        var sources = new[] { book.Ratings, book.Questions, book.Crossing }.Concat(book.Figures.Select(figure => figure.Source)).ToList();
        sources.ShouldAllBe(source => source.Checked == "page" || source.Checked == "secondary");
        sources.ShouldAllBe(source => source.Link != null && source.Says.Length > 0);
        book.Asked.Count.ShouldBe(13);
        Source.Trust("memory").ShouldBe("from memory: check before relying on it");
        book.FiguresOf("solicit.contact").Count.ShouldBe(2);
        book.FiguresOf("accept").Count.ShouldBe(1, "no figure on gifts was seen, so none is shown");
    }

    private static Opinion Says(string by, Stance stance) => new(by, Noon, stance, "Because of the size of it.");

    private static Ruling Ruling(Stance stance) => new("t-001", Noon, stance, "It was small.", "Say so on Friday.", new DateOnly(2026, 4, 6));

    private static string Refused(Action act) => Should.Throw<InputException>(act).Message;
}
