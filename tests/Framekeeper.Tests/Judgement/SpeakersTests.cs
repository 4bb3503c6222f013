using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>Who speaks decides whose words are judged.</summary>
public sealed class SpeakersTests
{
    private const string Words = "Ping me on Signal.";
    private const string Couple = """
        agreement: 1
        therapists: [ { id: t-014, name: Dana Reyes, role: trainee, supervisor: t-001 }, { id: t-001, name: Olu Adeyemi } ]
        clients: [ { id: c-233, name: Sam Okafor }, { id: c-234, name: Ada Okafor } ]
        others: [ { name: Ines Duarte, role: interpreter } ]
        """;

    private static IReadOnlyList<Finding> Spoken(string speaker, string? therapist = null) =>
        Terms.Check(Session((speaker, Words)), new Agreements(File(Couple)), new CheckOptions { Therapist = therapist }).Findings;

    [Theory]
    [InlineData("Dana Reyes")]
    [InlineData("Dana")]
    [InlineData("dana reyes")]
    [InlineData("Dr. Reyes")]
    [InlineData("Reyes, Dana")]
    [InlineData("Reyes, Dana (she/her)")]
    [InlineData("t-014")]
    [InlineData("Olu")]
    [InlineData("therapist")]
    [InlineData("THERAPIST")]
    public void Every_name_of_a_therapist_is_judged(string speaker) =>
        Spoken(speaker).ShouldHaveSingleItem().Speaker.ShouldBe(Role.Therapist);

    [Theory]
    [InlineData("Sam")]
    [InlineData("Ada Okafor")]
    [InlineData("Okafor, Sam")]
    [InlineData("c-234")]
    [InlineData("Okafor")]
    [InlineData("Client")]
    [InlineData("Ines Duarte")]
    [InlineData("interpreter")]
    public void Clients_and_others_are_heard_and_never_judged(string speaker) => Spoken(speaker).ShouldBeEmpty();

    [Fact]
    public void The_two_of_a_couple_are_both_clients_whose_surname_is_no_riddle() => Spoken("Mrs Okafor").ShouldBeEmpty();

    [Fact]
    public void A_name_that_nobody_bears_is_an_error_that_names_the_turn_and_lists_the_speakers()
    {
        var wrong = Should.Throw<InputException>(() => Terms.Check(Session(("Dana", "Hello."), ("Sam", "Hi."), ("Jordan", "And hello."), ("Kit", "Hi.")), new Agreements(File(Couple))));

        wrong.Message.ShouldContain("turn 3");
        wrong.Message.ShouldContain("Dana, Sam, Jordan, Kit");
        wrong.Message.ShouldNotContain("hello");
        wrong.Field.ShouldBe("speaker");
    }

    [Fact]
    public void A_first_name_that_both_sides_bear_is_an_error() =>
        Should.Throw<InputException>(() => Terms.Check(Session(("Sam", Words)), new Agreements(File("agreement: 1\ntherapist: Sam Reyes\nclient: Sam Okafor"))));

    [Fact]
    public void Without_an_agreement_the_named_one_is_the_therapist_and_every_other_a_client()
    {
        var titled = Session(("Host", "Hello."), ("Guest", Words));
        Terms.Check(titled, Agreements.None, new CheckOptions { Therapist = "host" }).Findings.ShouldBeEmpty();
        var named = Session(("Dr. Dana Reyes", Words), ("Kit", Words));
        Terms.Check(named, Agreements.None, new CheckOptions { Therapist = "Dana Reyes" }).Findings.ShouldHaveSingleItem().Turn.ShouldBe(1);
        Terms.Check(named, Agreements.None, new CheckOptions { Therapist = "Kit" }).Findings.ShouldHaveSingleItem().Turn.ShouldBe(2);
    }

    [Fact]
    public void A_therapist_who_does_not_speak_is_an_error()
    {
        var wrong = Should.Throw<InputException>(() => Terms.Check(Session(("Kit", Words)), Agreements.None, new CheckOptions { Therapist = "Dana" }));

        wrong.Message.ShouldContain("'Dana'");
    }

    [Fact]
    public void Without_an_agreement_or_a_name_nobody_can_tell() =>
        Should.Throw<InputException>(() => Terms.Check(Session(("Kit", Words)), Agreements.None)).Message.ShouldContain("--therapist");
}
