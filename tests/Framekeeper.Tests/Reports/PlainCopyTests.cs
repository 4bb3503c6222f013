namespace Framekeeper.Tests.Reports;

public sealed class PlainCopyTests
{
    private static readonly Agreement Whole = new()
    {
        Id = "a-1",
        Version = 2,
        From = new DateOnly(2026, 3, 2),
        Therapists = [new Party("t-014", "Dana Reyes", "trainee", "t-001")],
        Clients = [new Party("c-233", "Sam Okafor"), new Party("c-234", "Ama Okafor")],
        Others = [new Party(null, "Ines", "interpreter")],
        Service = "couple therapy",
        Zone = "America/Chicago",
        Fee = new Fee(25.50m, "USD", "session", "insurance", ["card", "transfer"]),
        Schedule = new Schedule(TimeSpan.FromMinutes(50), "week", new TimeOnly(8, 0), new TimeOnly(20, 0)),
        Places = ["clinic", "video"],
        Channels = ["portal"],
        Recording = new Recording(true, ["supervision"], ["group-a"], new DateOnly(2027, 3, 1)),
        Exceptions = [new Departure(["meet"], ["coffee"], "coffee shop on Main St.", "social anxiety protocol", null, new DateOnly(2026, 6, 30))],
    };

    [Fact]
    public void Every_term_of_an_agreement_is_told_with_what_it_decides()
    {
        var copy = Copy(Whole);
        copy["Who takes part"].ShouldBe("Dana Reyes treats Sam Okafor and Ama Okafor. Ines is there too, as interpreter.");
        copy["Who answers for the work"].ShouldBe("Dana Reyes works under supervision. Robin Vale answers for the work and hears about it; you may turn to the supervisor yourself.");
        copy["From when"].ShouldContain("2 March 2026");
        copy["Fee"].ShouldStartWith("25.50 USD for each session.");
        copy["Who pays"].ShouldContain("insurance pays");
        copy["Ways to pay"].ShouldContain("card or transfer");
        copy["Length of a session"].ShouldContain("50 minutes");
        copy["Length of a session"].ShouldContain("every week");
        copy["Hours"].ShouldContain("between 08:00 and 20:00 (clock of America/Chicago)");
        copy["Where you meet"].ShouldContain("clinic and video");
        copy["How you reach each other"].ShouldContain("by portal");
        copy["Recording"].ShouldContain("for supervision. Group A may look, and nobody else. Recordings are destroyed by 1 March 2027.");
        copy["Agreed beyond the ordinary"].ShouldBe("coffee shop on Main St. The reason: social anxiety protocol. Until 30 June 2026. It allows this and nothing like it.");
        copy["Rules that bind your therapist"].ShouldContain("APA Ethical Principles");
        copy["How it ends"].ShouldStartWith("You may end treatment at any time");
    }

    [Fact]
    public void Where_the_agreement_is_silent_the_copy_says_what_holds_or_that_nothing_does()
    {
        var copy = Copy(new Agreement());
        copy["What this is"].ShouldStartWith("The service is individual psychotherapy.");
        copy["Fee"].ShouldContain("No fee is written down");
        copy["Hours"].ShouldContain("not checked");
        copy["Where you meet"].ShouldContain("clinic and video");
        copy["How you reach each other"].ShouldContain("clinic phone or portal");
        copy["Recording"].ShouldContain("not recorded");
        copy["What else was agreed"].ShouldContain("Nothing beyond the ordinary");
    }

    [Fact]
    public void A_supervisor_whose_name_is_not_known_is_told_of_without_an_id() =>
        Copy(Whole, _ => null)["Who answers for the work"].ShouldContain("A supervisor, whose name you may ask for, answers");

    [Fact]
    public void What_somebody_wrote_cannot_turn_the_direction_of_the_page() =>
        Copy(Whole with { Service = "talk\u202Elatxes" })["What this is"].ShouldNotContain("\u202E");

    private static Dictionary<string, string> Copy(Agreement agreement, Func<string, string?>? named = null) =>
        Frame.Default.PlainCopy(agreement, named ?? (id => id switch { "t-001" => "Robin Vale", "group-a" => "Group A", _ => null })).ToDictionary(part => part.Heading, part => part.Sentence);
}
