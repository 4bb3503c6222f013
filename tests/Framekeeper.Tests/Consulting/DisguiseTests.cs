using System.Text.Json;
using Framekeeper.Consulting;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Consulting;

/// <summary>What is taken out of a consultation before it goes to somebody outside.</summary>
public sealed class DisguiseTests
{
    private static readonly Person Client = new("c-233")
    {
        Given = "Zoë Margaret",
        Family = "Okafor-Lind",
        AlsoKnownAs = ["Zo Okafor"],
        City = "Whitby",
        Street = "14 Beech Court",
        Postcode = "B3H 0X1",
        Employers = ["Harbour Tools Ltd"],
        Schools = ["Norton High 2009"],
        Phones = ["902-555-0101"],
        Emails = ["zoe@example.org"],
        EmergencyContacts = ["Bram Okafor"],
    };

    private static readonly Disguise Plain = new(
        new DateOnly(2026, 1, 5), new DateOnly(2026, 3, 9),
        [.. Known.Of(Client, "the client", party: true), .. Known.Of("Dana Reyes", "the therapist", party: true), new("Elm Clinic", "the clinic", true), .. Known.Of(new Person("p-2") { Given = "Grace", Family = "Will", City = "Bath" }, "somebody", party: false)]);

    [Theory]
    [InlineData("Zoë Margaret Okafor-Lind came late.", "The client came late.")]
    [InlineData("Dr Reyes saw zoe okafor's message.", "The therapist saw the client's message.")]
    [InlineData("It was Peggy, as ZOE is called at home.", "It was the client, as the client is called at home.")]
    [InlineData("They met at Elm Clinic in Whitby, near Beech Court.", "They met at the clinic in a place, near an address.")]
    [InlineData("She works at harbour tools ltd and went to Norton High.", "She works at a workplace and went to a school.")]
    [InlineData("Bram called from 902-555-0101, zoe@example.org or https://example.org/zo.", "Somebody close to the client called from [a number], [an e-mail address] or [an address on the web]")]
    [InlineData("By good grace she will take a bath.", "By good grace she will take a bath.")]
    [InlineData("So Grace said in Bath.", "So somebody said in a place.")]
    [InlineData("Treatment d-0123456789ab and recording r-00000000000000a1.", "Treatment [a record] and recording [a record].")]
    public void Names_that_the_clinic_knows_become_roles(string said, string told) => Plain.Of(said).ShouldBe(told);

    [Theory]
    [InlineData("On 2026-01-05 it began.", "In week 1 of the treatment it began.")]
    [InlineData("He called on 9 March 2026 again.", "He called in week 10 of the treatment again.")]
    [InlineData("He called on 9 March. Then not.", "He called in week 10 of the treatment. Then not.")]
    [InlineData("He called on March 9th.", "He called in week 10 of the treatment.")]
    [InlineData("They had met on 1 December 2025.", "They had met 5 weeks before the start.")]
    [InlineData("It was 3/4/2026.", "It was [a date].")]
    [InlineData("They married in 2019, in June.", "They married in [7 years before the start], in [a month].")]
    [InlineData("She may march on.", "She may march on.")]
    public void Days_become_weeks_from_the_start(string said, string told) => Plain.Of(said).ShouldBe(told);

    [Theory]
    [InlineData("a 34-year-old nurse", "a 35-year-old nurse")]
    [InlineData("she is 52, and aged 12 then", "she is 50, and aged 10 then")]
    [InlineData("ninety-three years old", "90 years old")]
    [InlineData("Thirty-four years old, turned 41", "35 years old, turned 40")]
    [InlineData("a fee of 34 dollars", "a fee of 34 dollars")]
    public void Ages_are_rounded_to_five_years(string said, string told) => Plain.Of(said).ShouldBe(told);

    [Fact]
    public void What_may_still_be_a_name_is_shown_to_whoever_confirms()
    {
        IReadOnlyList<Part> copy = [new("Facts", [new("What", "Theo drove her to Dartmouth on Tuesday. The flat has number 4411. She was glad."), new("Ours", "Gutheil and Gabbard", Ours: true)])];
        Disguise.Left(copy).ShouldBe(["4411", "Dartmouth", "Theo"]);
    }

    [Fact]
    public void No_canary_name_is_left_whatever_field_it_stood_in()
    {
        string[] canaries = ["Zoë", "Zoe", "Okafor", "Lind", "Peggy", "Dana", "Reyes", "Whitby", "Beech", "Harbour Tools", "Norton", "902-555", "Bram", "Quillfeather", "Elm Clinic", "2026-02-03"];
        const string said = "Zoë Okafor-Lind (Zoe, Peggy) of Whitby, 14 Beech Court, Harbour Tools Ltd and Norton High, 902-555-0101; Bram; Dana Reyes of Elm Clinic; Quillfeather; 2026-02-03.";
        var rating = new Rating(Degree.High, Degree.Low, Degree.Mid, said);
        var at = new DateTimeOffset(2026, 3, 9, 12, 0, 0, TimeSpan.Zero);
        var consultation = new Consultation("k-1", "d-1", 2, Matter.SecondRole, "t-014", at, new Parties(["t-014"], "t-001", ["c-233"]), new Deliberation
        {
            AsOf = new DateOnly(2026, 2, 3),
            Act = "tie",
            Facts = said,
            Concerned = said,
            Agreement = 1,
            Terms = said,
            Present = rating,
            Other = rating,
            ClientView = said,
            Alternatives = said,
            Answers = ConsultBook.Default.Asked.ToDictionary(question => question.Id, _ => new Answer(Reply.No, said)),
            Dimensions = ConsultBook.Default.Crossed.ToDictionary(one => one.Id, _ => said),
        })
        {
            Because = said,
            Asked = ["t-014"],
            Opinions = [new("t-014", at, Stance.Fitting, said), new(null, at, Stance.Unfitting, said, "M. Quillfeather", "t-014")],
            Ruling = new("t-001", at, Stance.Guarded, said, said, new DateOnly(2026, 5, 1)),
            Signatures = [new("t-014", said, at)],
            FollowUps = [new("t-014", at, said)],
        };
        var disguise = new Disguise(new DateOnly(2026, 1, 5), consultation.Text.AsOf, [.. Known.Of(Client, "the client", true), .. Known.Of("Dana Reyes", "the therapist", true), new("Elm Clinic", "the clinic", true), .. Known.Of("M. Quillfeather", "an outside consultant", false)]);
        var copy = disguise.Of(Laid.Out(consultation, ConsultBook.Default, new Roles(disguise), act => act));
        var page = new StringWriter();
        ConsultationSheet.Write(page, "A consultation", [], [("Copy", copy)]);

        // Every field of the record is told, and none of its names is left.
        copy.Count.ShouldBe(14, "all parts but the signatures");
        foreach (var canary in canaries)
        {
            page.ToString().ShouldNotContain(canary, Case.Insensitive);
        }

        Disguise.Left(copy).ShouldBeEmpty();
        JsonSerializer.Serialize(consultation).ShouldContain("Quillfeather");
    }

    private sealed class Roles(Disguise disguise) : ICalling
    {
        public bool Signatures => false;

        public string Account(string id) => id == "t-014" ? "the therapist" : "the supervisor";

        public string Person(string id) => "the client";

        public string Outside(string name) => "an outside consultant";

        public string Day(DateOnly day) => disguise.Day(day);
    }
}
