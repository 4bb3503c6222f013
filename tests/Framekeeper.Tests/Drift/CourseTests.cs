using Framekeeper.Drift;
using static Framekeeper.Tests.Drift.Weeks;

namespace Framekeeper.Tests.Drift;

/// <summary>What comes again, what goes further, and what the therapist tells of the own life.</summary>
public sealed class CourseTests
{
    [Fact]
    public void The_same_ask_in_two_sessions_recurs_and_twice_in_one_does_not()
    {
        var (coffee, donut) = (Found(1, "solicit.errand", Level.Violation), Found(1, "solicit.errand", Level.Violation, text: "a coffee and a donut"));

        Course([Session(0, 9, coffee, coffee with { Turn = 3 }), Session(1, 9)]).Recurrences.ShouldBeEmpty();
        var again = Course([Session(0, 9, coffee), Session(1, 9), Session(2, 9, donut)]).Recurrences.ShouldHaveSingleItem();
        (again.Act, again.Contacts).ShouldBe(("solicit.errand", 2));
        again.Grows.ShouldHaveSingleItem().ShouldStartWith("something is added on 19 Jan 2026");
    }

    [Fact]
    public void A_larger_sum_is_growth_and_a_smaller_one_is_not()
    {
        Course([Session(0, 9, Loan("spot me 50")), Session(1, 9, Loan("spot me 1,200 this once"))]).Recurrences.Single().Grows.ShouldHaveSingleItem().ShouldContain("larger");
        Course([Session(0, 9, Loan("spot me 1,200")), Session(1, 9, Loan("spot me 50"))]).Recurrences.Single().Grows.ShouldBeEmpty();

        static Finding Loan(string text) => Found(1, "solicit.money", Level.Violation, text: text);
    }

    [Fact]
    public void One_kind_of_ask_after_another_is_told_as_a_family()
    {
        var course = Course([Session(0, 9, Found(1, "solicit.errand", Level.Violation)), Session(1, 9, Found(1, "solicit.service", Level.Violation))]);

        var family = course.Recurrences.ShouldHaveSingleItem();
        (family.Act, family.IsFamily).ShouldBe(("solicit", true));
        family.Grows.ShouldHaveSingleItem().ShouldStartWith("solicit.service is asked for as well");
        course.Once.Count.ShouldBe(2, "their words stand where each kind is told");
    }

    [Theory]
    [InlineData("accept", Level.Crossing, "solicit.errand", Level.Violation, EscalationKind.Level)]
    [InlineData("solicit.contact", Level.Violation, "touch", Level.Crossing, EscalationKind.Closeness)]
    [InlineData("fee", Level.Violation, "meet", Level.Crossing, EscalationKind.Setting)]
    [InlineData("solicit.errand", Level.Violation, "solicit.secrecy", Level.Grave, EscalationKind.Secrecy)]
    [InlineData("solicit.errand", Level.Violation, "pressure", Level.Grave, EscalationKind.Pressure)]
    public void Each_way_of_going_further_is_seen_and_its_reverse_is_not(string first, Level firstLevel, string second, Level secondLevel, EscalationKind kind)
    {
        var (before, after) = (Found(1, first, firstLevel), Found(1, second, secondLevel));

        var step = Course([Session(0, 9, before), Session(1, 9, after)]).Escalations.Single(step => step.Kind == kind);
        (step.From.Finding.Act, step.To.Finding.Act).ShouldBe((first, second));
        Course([Session(0, 9, after), Session(1, 9, before)]).Escalations.ShouldNotContain(step => step.Kind == kind);
    }

    [Theory]
    [InlineData("I'd rather not, if it's all the same.", true)]
    [InlineData("No, I can't on Thursdays.", true)]
    [InlineData("Sure, I don't mind.", false)]
    [InlineData("No problem at all.", false)]
    [InlineData("How much sugar?", false)]
    public void A_no_is_heard_beside_the_ask_and_the_same_ask_after_it_goes_further(string answer, bool refused)
    {
        var first = Talk("w00", First, [Line(1, "Could you grab me a coffee?"), Line(2, answer), Line(3, "So, your week.")], Found(1, "solicit.errand", Level.Violation));
        var course = Course([first, Session(1, 9, Found(1, "solicit.errand", Level.Violation))]);

        course.Moments[0].Refused.ShouldBe(refused);
        course.Escalations.Any(step => step.Kind == EscalationKind.AfterNo).ShouldBe(refused);
    }

    [Fact]
    public void A_signal_stands_beside_the_therapists_turn_that_it_explains_and_nowhere_else()
    {
        var doubt = Found(4, "client.doubt", Level.Note, .9, "was I meant to bring it", Role.Client);
        var beside = Course([Session(0, 9, Found(3, "solicit.errand", Level.Violation), Found(9, "touch", Level.Crossing), doubt)]);

        beside.Moments.Select(moment => moment.Signals.Count).ShouldBe([1, 0]);
        Course([Session(0, 9, doubt)]).Moments.ShouldBeEmpty();
        Course([Session(0, 40, Found(31, "touch", Level.Crossing), doubt)]).Moments.Single().Signals.ShouldBeEmpty("it is too far off to explain");
    }

    [Fact]
    public void A_short_settled_fact_that_goes_back_to_the_client_is_nothing()
    {
        var told = Told("disclose.life", .9, "It was the first Easter without her.", "I went through a divorce myself ten years ago. What was the first week like?", "Quiet.");

        (told.Kind, told.Topic, told.Current, told.Asked, told.Returned, told.AskAttached, told.Grade).ShouldBe((DisclosureKind.Fact, "family", false, false, true, false, null));
        told.Words.ShouldBe(9, "the question is the client's");
    }

    [Fact]
    public void What_the_client_asks_is_answered_and_what_does_not_come_back_is_a_note()
    {
        var told = Told("disclose.life", .9, "Are you religious yourself?", "I was raised Methodist.", "Oh.", "My aunt played the organ.", "Right.");

        (told.Topic, told.Asked, told.Returned, told.Grade).ShouldBe(("belief", true, false, Level.Note));
    }

    [Theory]
    [InlineData("I felt so ashamed when it happened to me", DisclosureKind.Feeling)]
    [InlineData("Looking back I understood it was grief", DisclosureKind.Insight)]
    [InlineData("What helped me was a walk every morning", DisclosureKind.Strategy)]
    [InlineData("I feel it in my own chest when you cry about her", DisclosureKind.Immediacy)]
    [InlineData("I worked nights for a year", DisclosureKind.Fact)]
    public void The_kind_is_known_by_plain_words(string words, DisclosureKind kind) => Told("disclose.life", .9, "Mm.", words, "Oh.").Kind.ShouldBe(kind);

    [Fact]
    public void The_pattern_is_graded_and_the_turns_level_stays()
    {
        var long_ = string.Join(' ', Enumerable.Repeat("and then my own mother rang me again", 30));

        Told("disclose.trouble", .9, "Hm.", "The bank rang about my overdraft. Where were you?", "Home.").Grade.ShouldBe(Level.Note);
        Told("disclose.life", .9, "Hm.", long_, "Oh.").Grade.ShouldBe(Level.Crossing, "it is more than a fifth of the therapist's words");
        Told("disclose.life", .9, "Hm.", "I was in love with somebody like that once.", "Oh.").Grade.ShouldBe(Level.Violation);
        var life = Told("disclose.life", .9, "Hm.", long_, "Oh.");
        (life.Moment.Finding.Level, life.Share > .2).ShouldBe((Level.Note, true));
    }

    [Fact]
    public void A_trouble_with_an_appeal_is_a_crossing()
    {
        var talk = Padded("Hm.", "I was up till four over the divorce. What would you do, if you were me?", "God.");
        var session = Talk("w00", First, talk, Found(3, "disclose.trouble", Level.Crossing, .9, talk[2].Item2.Text), Found(3, "solicit.support", Level.Violation, .9, talk[2].Item2.Text));

        Course([session]).Disclosures.ShouldHaveSingleItem().Grade.ShouldBe(Level.Crossing);
    }

    [Fact]
    public void Messages_fall_into_exchanges_and_deeds_stand_by_themselves_on_one_line_of_time()
    {
        (Role, Turn) Sent(int n, double hours) => (n % 2 == 1 ? Role.Therapist : Role.Client, Turn.Of(n, null, "See you then.") with { Sent = First.AddHours(hours) });
        var thread = Talk("thread", null, [Sent(1, 1), Sent(2, 2), Sent(3, 30), Sent(4, 30.1)]);
        var deeds = new Checked("d.involvements.jsonl", "d.involvements.jsonl", "default", null, 3, null, [Found(2, "accept", Level.Crossing, 1) with { Deed = DeedKind.Gift, When = First.AddHours(5), Session = "d.involvements.jsonl" }]);

        var course = Course([deeds, thread, Session(0, 9)]);

        course.Contacts.Select(contact => contact.Kind).ShouldBe([ContactKind.Session, ContactKind.Messages, ContactKind.Deed, ContactKind.Messages]);
        course.Sessions.ShouldBe(2, "a thread is a session, a record of deeds is none");
    }

    [Fact]
    public void Whose_session_it_is_is_said_by_the_source_the_agreement_or_there_being_one_dyad()
    {
        var (named, other) = (Session(0, 9) with { Agreement = "a-1@1" }, Session(1, 9) with { Agreement = "a-1@2" });

        Courses.Of([(named, "d-1"), (other, null)]).ShouldHaveSingleItem().Sessions.ShouldBe(2);
        Courses.Of([(other, null)])[0].Dyad.ShouldBe("a-1");
        Courses.Of([(Session(2, 9), null), (Session(3, 9), null)]).ShouldHaveSingleItem().Dyad.ShouldBe(Courses.Unnamed);
        Should.Throw<InputException>(() => Courses.Of([(named, "d-1"), (other with { Agreement = "a-2@1" }, null), (Session(2, 9), null)])).Describe().ShouldStartWith("w02.vtt: dyad: nothing says whose this is");
    }

    [Fact]
    public void Sessions_without_a_date_stand_last_by_their_names()
    {
        var course = Course([Session(0, 9) with { Session = "b", Held = null }, Session(1, 9) with { Session = "a", Held = null }, Session(2, 9)]);

        course.Contacts.Select(contact => contact.Session).ShouldBe(["w02", "a", "b"]);
    }

    /// <summary>The second of the therapist's turns is told, within an ordinary hour.</summary>
    private static Disclosure Told(string act, double confidence, params string[] said)
    {
        var talk = Padded(said);
        return Course([Talk("w00", First, talk, Found(3, act, act == "disclose.life" ? Level.Note : Level.Crossing, confidence, talk[2].Item2.Text) with { End = talk[2].Item2.Text.IndexOf('.', StringComparison.Ordinal) is > 0 and var end ? end : talk[2].Item2.Text.Length })]).Disclosures.ShouldHaveSingleItem();
    }

    private static List<(Role, Turn)> Padded(params string[] said) =>
        [.. said.Prepend("Come in, and sit wherever is good.").Concat(Enumerable.Repeat("And the day after that one, the Tuesday with the long drive and the rain.", 40)).Select((text, index) => Line(index + 1, text))];
}
