using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class DeedsTests : IDisposable
{
    private static readonly Deed Gift = new(DeedKind.Gift, 0, Treated.Held(5), Role.Client, Role.Therapist, What: "a hand-knit scarf");

    private readonly Treated treated = new();

    public DeedsTests() => treated.Agree();

    private Deeds Deeds => treated.Clinic.Deeds;

    public void Dispose() => treated.Dispose();

    [Fact]
    public void A_deed_is_judged_by_the_agreement_as_soon_as_it_is_logged()
    {
        Deeds.Log(Treated.Id, new Deed(DeedKind.Payment, 0, Treated.Held(5), Role.Client, Role.Therapist, 25, "usd", Channel: "card"), "i-1").Deed.ShouldBe(
            new Deed(DeedKind.Payment, 1, Treated.Held(5), Role.Client, Role.Therapist, 25, "USD", Channel: "card"));
        treated.Clinic.Findings.Of(Treated.Id).ShouldBeEmpty();
        Deeds.Log(Treated.Id, new Deed(DeedKind.Payment, 0, Treated.Held(6), Role.Client, Role.Therapist, 40, "USD", Channel: "card"), "i-1");
        var found = treated.Clinic.Findings.Of(Treated.Id).ShouldHaveSingleItem().Finding;
        (found.Act, found.Turn, found.Session, found.Deed, found.Agreement).ShouldBe(("fee", 2, Treated.Id, DeedKind.Payment, "a-0123456789ab@1"));
        found.LevelWhy[0].ShouldContain("paid 40, agreed 25");
    }

    [Fact]
    public void A_deed_before_anything_was_agreed_is_judged_by_the_default()
    {
        Deeds.Log(Treated.Id, Gift with { At = Treated.Held(1) }, "i-1");
        treated.Clinic.Findings.Of(Treated.Id).ShouldHaveSingleItem().Finding.Agreement.ShouldBe("default");
    }

    [Fact]
    public void A_line_is_never_given_twice_and_a_struck_out_deed_stays_to_be_seen()
    {
        Deeds.Log(Treated.Id, Gift, "t-014");
        var id = treated.Clinic.Findings.Of(Treated.Id)[0].Finding.Id;
        Deeds.Void(Treated.Id, 1, "another client's", "t-014");
        Deeds.Log(Treated.Id, Gift, "t-014").Deed.Line.ShouldBe(2);
        Deeds.Of(Treated.Id).Select(deed => (deed.Deed.Line, deed.Voided?.Why)).ShouldBe([(1, "another client's"), (2, null)]);
        treated.Clinic.Findings.Of(Treated.Id).Select(found => (found.Finding.Turn, found.Standing.Status)).ShouldBe([(1, FindingStatus.Superseded), (2, FindingStatus.Open)]);
        treated.Clinic.Findings.InTreatment(Treated.Id).ShouldContain(standing => standing.Finding == id);
        Should.Throw<InputException>(() => Deeds.Void(Treated.Id, 1, "again", "t-014")).Message.ShouldContain("already");
        Should.Throw<InputException>(() => Deeds.Void(Treated.Id, 2, " ", "t-014")).Field.ShouldBe("why");
        Should.Throw<InputException>(() => Deeds.Void(Treated.Id, 9, "x", "t-014")).Field.ShouldBe("line");
    }

    [Fact]
    public void Findings_of_deeds_are_decided_like_those_of_tapes()
    {
        Deeds.Log(Treated.Id, Gift, "t-014");
        var found = treated.Clinic.Findings.Of(Treated.Id)[0];
        treated.Clinic.Findings.Decide(Treated.Id, found.Finding.Id, FindingStatus.Dismissed, "a token at the end, talked through", "t-001");
        Deeds.Log(Treated.Id, Gift with { At = Treated.Held(20) }, "t-014");
        treated.Clinic.Findings.Of(Treated.Id).Select(one => one.Standing.Status).ShouldBe([FindingStatus.Dismissed, FindingStatus.Open]);
    }

    [Theory]
    [InlineData(DeedKind.Payment, null, null, "amount")]
    [InlineData(DeedKind.Payment, 5, "dollars", "currency")]
    [InlineData(DeedKind.Payment, -5, null, "amount")]
    [InlineData(DeedKind.Meeting, null, null, "what")]
    public void A_deed_that_says_too_little_is_refused_beside_its_field(DeedKind kind, int? amount, string? currency, string field)
    {
        Should.Throw<InputException>(() => Deeds.Log(Treated.Id, new Deed(kind, 0, Treated.Held(5), Amount: amount, Currency: currency), "i-1")).Field.ShouldBe(field);
        Deeds.Of(Treated.Id).ShouldBeEmpty();
    }

    [Fact]
    public void A_deed_has_a_time_and_a_treatment()
    {
        Should.Throw<InputException>(() => Deeds.Log(Treated.Id, Gift with { At = null }, "i-1")).Field.ShouldBe("at");
        Should.Throw<InputException>(() => Deeds.Log("d-000000000000", Gift, "i-1")).Message.ShouldContain("no treatment");
    }

    [Fact]
    public void Logging_and_striking_out_are_in_the_log_without_a_word_of_what_was_given()
    {
        Deeds.Log(Treated.Id, Gift, "t-014");
        Deeds.Void(Treated.Id, 1, "another client's", "t-001");
        treated.Data.Audit.Read(Treated.Id).Where(entry => entry.Did == "deed").Select(entry => (entry.Who, entry.Detail)).ShouldBe([("t-001", "line 1 struck out"), ("t-014", "gift on line 1")]);
        treated.Holds("scarf").ShouldBeFalse();
    }
}
