using Framekeeper.Formats;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class AgreementRecordsTests : IDisposable
{
    private static readonly DateOnly March2 = new(2026, 3, 2);

    private readonly Treated treated = new();

    private AgreementRecords Agreements => treated.Clinic.Agreements;

    public void Dispose() => treated.Dispose();

    [Fact]
    public void A_version_is_in_force_once_all_clients_and_a_therapist_have_signed()
    {
        Draft();
        Agreements.InForce(Treated.Id, March2).ShouldBeNull();
        Sign("t-014");
        Agreements.InForce(Treated.Id, March2).ShouldBeNull("the client has not signed");
        Sign("c-233").Holds.ShouldBeTrue();
        var held = Agreements.InForce(Treated.Id, March2)!;
        (held.Name, held.From).ShouldBe(("a-0123456789ab@1", March2));
        held.Agreed.Select(consent => (consent.Who, consent.How)).ShouldBe([("Dana Reyes", "signed on screen"), ("Sam Okafor", "signed on screen")]);
        Agreements.InForce(Treated.Id, March2.AddDays(-1)).ShouldBeNull();
    }

    [Fact]
    public void What_is_signed_is_a_file_that_any_reader_of_agreements_takes()
    {
        using var file = new MemoryStream(System.Text.Encoding.UTF8.GetBytes(AgreementText.Write(treated.Agree().Terms)));
        var read = AgreementFile.Read(file, "a.agreement.yaml", Frame.Default.Book.Acts).ShouldHaveSingleItem();
        (read.Name, read.From, read.Agreed.Count, read.Agreed[0].At).ShouldBe(("a-0123456789ab@1", March2, 2, treated.Clock.GetUtcNow()));
    }

    [Fact]
    public void It_is_never_in_force_before_it_was_agreed_by_the_parties_own_calendar()
    {
        treated.Clock.Pass(TimeSpan.FromHours(5 * 24 + 12));
        treated.Agree().Terms.From.ShouldBe(new DateOnly(2026, 3, 7), "3 in the morning at Greenwich is the evening before in Chicago");
        Agreements.InForce(Treated.Id, new DateOnly(2026, 3, 6)).ShouldBeNull();
    }

    [Fact]
    public void Of_two_clients_both_must_sign_and_a_second_therapist_makes_it_begin_no_later()
    {
        treated.Clinic.Treatments.Put(treated.Clinic.Treatments.Find(Treated.Id)! with { Clients = ["c-233", "c-234"], Therapists = ["t-014", "t-015"] });
        Draft(Treated.Terms with { Clients = [.. Treated.Terms.Clients, new Party("c-234", "Ama Okafor")], Therapists = [.. Treated.Terms.Therapists, new Party("t-015", "Lee Park")] });
        Sign("t-014");
        Sign("c-233").Holds.ShouldBeFalse();
        treated.Clock.Pass(TimeSpan.FromDays(1));
        Sign("c-234").Terms.From.ShouldBe(March2.AddDays(1));
        treated.Clock.Pass(TimeSpan.FromDays(3));
        Sign("t-015").Terms.From.ShouldBe(March2.AddDays(1));
    }

    [Fact]
    public void A_draft_is_replaced_until_somebody_signs_and_never_afterwards()
    {
        Draft(Treated.Terms with { Service = "first" });
        Draft(Treated.Terms with { Service = "second" }).Version.ShouldBe(1);
        Sign("c-233");
        var next = Draft(Treated.Terms with { Service = "third" });
        next.Version.ShouldBe(2);
        Draft(Treated.Terms with { Service = "fourth" }).Version.ShouldBe(2);
        Agreements.Versions(Treated.Id).Select(version => (version.Version, version.Terms.Service, version.Signatures.Count)).ShouldBe([(1, "second", 1), (2, "fourth", 0)]);
    }

    [Fact]
    public void An_earlier_version_stays_in_force_until_the_next_one_is()
    {
        treated.Agree();
        treated.Clock.Pass(TimeSpan.FromDays(10));
        Draft(Treated.Terms with { From = new DateOnly(2026, 4, 1), Fee = new Fee(30) });
        Agreements.InForce(Treated.Id, new DateOnly(2026, 5, 1))!.Version.ShouldBe(1, "nobody has signed the second");
        Sign("c-233", 2);
        Sign("t-014", 2);
        Agreements.InForce(Treated.Id, new DateOnly(2026, 3, 31))!.Fee!.Amount.ShouldBe(25);
        Agreements.InForce(Treated.Id, new DateOnly(2026, 4, 1))!.Fee!.Amount.ShouldBe(30);
    }

    [Fact]
    public void Who_signs_signs_the_terms_that_were_shown()
    {
        var shown = Draft();
        Draft(Treated.Terms with { Fee = new Fee(250) });
        Refused(() => Agreements.Sign(Treated.Id, 1, "c-233", "Sam Okafor", Signature.OnScreen, seen: shown.Seen)).Message.ShouldContain("have changed since they were shown");
        Agreements.Versions(Treated.Id)[0].Signatures.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("c-999", "Kim", "on screen", null, "who")]
    [InlineData("c-233", " ", "on screen", null, "name")]
    [InlineData("c-233", "Sam", "by nod", null, "how")]
    [InlineData("c-233", "Sam", "on paper", null, "witness")]
    [InlineData("c-233", "Sam", "on paper", "t-014", "witness")]
    public void A_signature_that_proves_nothing_is_refused(string who, string name, string how, string? witness, string field)
    {
        Draft();
        Refused(() => Agreements.Sign(Treated.Id, 1, who, name, how, witness)).Field.ShouldBe(field);
    }

    [Fact]
    public void Paper_is_witnessed_and_nobody_signs_twice_or_an_old_version()
    {
        Draft();
        Agreements.Sign(Treated.Id, 1, "c-233", "Sam Okafor", Signature.OnPaper, "i-1").Signatures.ShouldHaveSingleItem().Witness.ShouldBe("i-1");
        Refused(() => Sign("c-233")).Message.ShouldContain("signed this version already");
        Draft();
        Refused(() => Sign("t-014")).Message.ShouldContain("version 2 has taken the place");
    }

    [Fact]
    public void A_form_is_told_of_every_error_beside_its_field()
    {
        var wrong = Treated.Terms with { Clients = [], Fee = new Fee(-1), Schedule = new Schedule(TimeSpan.Zero) };
        Agreements.Errors(Treated.Id, wrong).Select(error => error.Field).ShouldBe(["fee.amount", "schedule.length", "clients"]);
        Refused(() => Draft(wrong)).Field.ShouldBe("fee.amount");
        Agreements.Versions(Treated.Id).ShouldBeEmpty();
        Agreements.Errors(Treated.Id, Treated.Terms).ShouldBeEmpty();
    }

    [Fact]
    public void An_empty_list_of_places_stays_empty_and_is_not_the_default()
    {
        treated.Agree(Treated.Terms with { Places = [], Channels = null });
        var held = Agreements.InForce(Treated.Id, March2)!;
        held.Places.ShouldBeEmpty();
        held.Channels.ShouldBeNull();
    }

    [Fact]
    public void A_handover_is_a_new_treatment_whose_agreement_continues_the_old_one()
    {
        treated.Agree();
        treated.Clock.Pass(TimeSpan.FromDays(100));
        var next = Agreements.HandOver(Treated.Id, [new Party("t-020", "Noor Haddad", "trainee")], "t-002", "s-1");
        (next.Continues, next.Supervisor, next.Ended).ShouldBe((Treated.Id, "t-002", null));
        next.Clients.ShouldBe(["c-233"]);
        next.Therapists.ShouldBe(["t-020"]);
        var draft = Agreements.Versions(next.Id).ShouldHaveSingleItem();
        (draft.Version, draft.Holds, draft.Terms.Continues, draft.Terms.From).ShouldBe((1, false, "a-0123456789ab", new DateOnly(2026, 6, 10)));
        draft.Terms.Therapists.ShouldBe([new Party("t-020", "Noor Haddad", "trainee", "t-002")]);
        draft.Terms.Fee!.Amount.ShouldBe(25);
        treated.Clinic.Treatments.Find(Treated.Id)!.Ended.ShouldBe(new DateOnly(2026, 6, 10));
        Agreements.InForce(Treated.Id, new DateOnly(2026, 7, 1))!.Ended.ShouldBe(new DateOnly(2026, 6, 10), "what binds towards a former client is judged by the day");
        treated.Clinic.Treatments.Of("t-002").ShouldHaveSingleItem().Id.ShouldBe(next.Id);
        Refused(() => Agreements.HandOver(Treated.Id, [new Party("t-021", "Kai")], null, "s-1")).Message.ShouldContain("has ended");
        Refused(() => Draft()).Message.ShouldContain("ended on 2026-06-10");
    }

    [Fact]
    public void A_handover_that_cannot_be_leaves_nothing_half_done()
    {
        treated.Agree();
        Refused(() => Agreements.HandOver(Treated.Id, [new Party("t-020", "Noor Haddad", "apprentice")], "t-002", "s-1")).Field.ShouldBe("therapists[0].role");
        treated.Clinic.Treatments.All().ShouldHaveSingleItem().Ended.ShouldBeNull();
    }

    [Fact]
    public void Every_step_is_in_the_log_and_no_name_stands_in_it_or_in_the_files()
    {
        treated.Agree();
        treated.Data.Audit.Read(Treated.Id).Select(entry => (entry.Who, entry.Did, entry.Detail)).ShouldBe(
        [
            ("t-014", "agreement", "signed version 1 on screen"), ("client", "agreement", "signed version 1 on screen"), ("i-1", "agreement", "drafted version 1"), ("i-1", "treatment", ""),
        ]);
        treated.Holds("Okafor").ShouldBeFalse();
    }

    private AgreementVersion Draft(Agreement? terms = null) => Agreements.Draft(Treated.Id, terms ?? Treated.Terms, "i-1");

    private AgreementVersion Sign(string who, int version = 1) => Agreements.Sign(Treated.Id, version, who, who switch { "c-233" => "Sam Okafor", "t-014" => "Dana Reyes", _ => "Somebody Else" }, Signature.OnScreen);

    private static InputException Refused(Action act) => Should.Throw<InputException>(act);
}
