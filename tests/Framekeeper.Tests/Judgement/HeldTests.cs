using static Framekeeper.Tests.Judgement.Judging;

namespace Framekeeper.Tests.Judgement;

/// <summary>When, where and by what a session is held or a message sent.</summary>
public sealed class HeldTests
{
    private static readonly Session Plain = Session(("therapist", "How was your week?"), ("client", "Long."), ("therapist", "What made it long?"));

    [Theory]
    [InlineData("America/Chicago", 0)]
    [InlineData("Europe/Berlin", 1)]
    [InlineData("Asia/Kolkata", 1)]
    public void The_hour_is_that_of_the_agreements_zone(string zone, int findings)
    {
        var found = Judge(Plain with { Held = Time("2026-05-04T22:30:00Z") }, Agreed($"zone: {zone}\nschedule: {{ hours: \"08:00-20:00\" }}"));

        found.Count.ShouldBe(findings);
        found.ShouldAllBe(finding => finding.Act == "meet" && finding.Turn == 1);
    }

    [Theory]
    [InlineData("clinic", 0)]
    [InlineData("the clinic, room 2", 0)]
    [InlineData("therapist's flat", 1)]
    [InlineData("café on Mill Lane", 1)]
    public void The_place_is_an_agreed_one(string place, int findings) =>
        Judge(Plain with { Place = place }, Agreed("places: [clinic]")).Count(finding => finding.Act == "meet").ShouldBe(findings);

    [Fact]
    public void A_session_on_video_is_held_there()
    {
        Judge(Plain with { Channel = "video" }, Agreed("places: [clinic]")).ShouldHaveSingleItem().Act.ShouldBe("meet");
        Judge(Plain with { Channel = "video" }, Agreed("places: [clinic, video]")).ShouldBeEmpty();
    }

    [Theory]
    [InlineData("portal", 0)]
    [InlineData("WhatsApp", 1)]
    [InlineData("personal email", 1)]
    public void A_message_goes_by_an_agreed_channel(string channel, int findings)
    {
        var thread = Plain with { Turns = [.. Plain.Turns.Select(turn => turn with { Channel = channel, Sent = Time("2026-05-04T10:00:00Z") })] };

        Judge(thread, Agreed("channels: [portal, email]")).Count(finding => finding.Act == "solicit.contact").ShouldBe(findings);
    }

    [Fact]
    public void A_late_message_of_the_therapists_is_found_and_one_of_the_clients_is_not()
    {
        var agreed = Agreed("channels: [portal]\nschedule: { hours: \"08:00-20:00\" }");
        Turn Sent(int n, string speaker, string at) => Turn.Of(n, speaker, "See you next week, then.") with { Sent = Time(at), Channel = "portal" };

        Judge(Plain with { Turns = [Sent(1, "client", "2026-05-04T02:00:00Z"), Sent(2, "therapist", "2026-05-04T09:00:00Z")] }, agreed).ShouldBeEmpty();
        var late = Judge(Plain with { Turns = [Sent(1, "therapist", "2026-05-04T09:00:00Z"), Sent(2, "therapist", "2026-05-04T23:40:00Z")] }, agreed).ShouldHaveSingleItem();
        (late.Act, late.Turn, late.By).ShouldBe(("solicit.contact", 2, "rule"));
    }

    [Fact]
    public void What_the_caller_says_of_a_session_counts_where_the_file_is_silent()
    {
        var agreed = Agreed("schedule: { hours: \"08:00-20:00\" }\nchannels: [portal]");

        Judge(Plain, agreed, new CheckOptions { Held = Time("2026-05-04T23:00:00Z") }).ShouldHaveSingleItem().Act.ShouldBe("meet");
        Judge(Plain, agreed, new CheckOptions { Channel = "WhatsApp" }).ShouldHaveSingleItem().Act.ShouldBe("solicit.contact");
        Judge(Plain, agreed).ShouldBeEmpty();
    }
}
