using System.Text;
using System.Text.RegularExpressions;
using Framekeeper.Consents;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed partial class ConsentsTests : IDisposable
{
    private readonly Practice clinic = new();

    public void Dispose() => clinic.Dispose();

    [Fact]
    public void What_was_agreed_to_is_there_as_it_was_given()
    {
        var consent = clinic.Consent() with { How = RecordingConsent.OnPaper, Witness = "intake" };
        clinic.Records.Consents.Give(consent, "intake");
        var kept = clinic.Records.Consents.Of(Practice.Treatment).Single();
        kept.ShouldBe(consent with { Purposes = kept.Purposes, Audience = kept.Audience });
        kept.Purposes.ShouldBe(consent.Purposes);
        kept.Audience.ShouldBe(consent.Audience);
        clinic.Records.Consents.Of("d-000000000000").ShouldBeEmpty();
    }

    [Fact]
    public async Task A_withdrawal_closes_the_recording_at_once_and_players_are_told_to_stop()
    {
        var code = clinic.Records.Consents.Give(clinic.Consent());
        var tape = await clinic.Bring();
        clinic.Asks(tape).Allowed.ShouldBeTrue();
        clinic.Clock.Pass(TimeSpan.FromHours(1));

        clinic.Records.Consents.WithdrawByCode(code)!.Withdrawn.ShouldBe(clinic.Clock.GetUtcNow());

        clinic.Stopped.ShouldBe([tape.Id]);
        clinic.Asks(tape).Because.ShouldBe(Refusal.Withdrawn);
        clinic.Asks(tape, Practice.Dana, medium: Medium.Audio).Because.ShouldBe(Refusal.Withdrawn);
        clinic.Records.Permits.OfSoftware(tape.Id).Because.ShouldBe(Refusal.Withdrawn);
        clinic.Data.Audit.Read().Select(entry => (entry.Who, entry.Did)).First().ShouldBe(("client", "withdraw"));
    }

    [Fact]
    public async Task Of_several_who_are_recorded_one_closes_it_and_only_what_they_are_in()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var code = clinic.Records.Consents.Give(clinic.Consent(Practice.Ilse));
        var (alone, both) = (await clinic.Bring(), await clinic.Bring(recorded: [Practice.Noor, Practice.Ilse]));
        clinic.Asks(both).Allowed.ShouldBeTrue();
        clinic.Records.Consents.WithdrawByCode(code);
        clinic.Stopped.ShouldBe([both.Id]);
        clinic.Asks(both).Because.ShouldBe(Refusal.Withdrawn);
        clinic.Asks(alone).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void A_second_withdrawal_leaves_the_first_as_it_was()
    {
        var code = clinic.Records.Consents.Give(clinic.Consent());
        var first = clinic.Records.Consents.WithdrawByCode(code)!.Withdrawn;
        clinic.Clock.Pass(TimeSpan.FromDays(1));
        clinic.Records.Consents.WithdrawByCode(code)!.Withdrawn.ShouldBe(first);
        clinic.Data.Audit.Read().Count(entry => entry.Did == "withdraw").ShouldBe(1);
    }

    [Fact]
    public void A_code_is_eighty_bits_in_groups_to_be_read_aloud_and_no_two_are_alike()
    {
        var codes = Enumerable.Range(0, 200).Select(_ => WithdrawalCode.New()).ToList();
        codes.ShouldAllBe(code => Shape().IsMatch(code));
        codes.Distinct().Count().ShouldBe(200);
    }

    [Fact]
    public void A_code_is_known_in_any_case_with_or_without_dashes_and_with_letters_for_digits()
    {
        var consent = clinic.Consent();
        var code = clinic.Records.Consents.Give(consent);
        foreach (var typed in new[] { code, code.ToLowerInvariant(), code.Replace("-", ""), $"  {code.Replace('-', ' ')} ", code.Replace('0', 'o').Replace('1', 'l'), code.Replace('-', '\u2013') })
        {
            clinic.Records.Consents.ByCode(typed)!.Id.ShouldBe(consent.Id);
        }
    }

    [Fact]
    public void A_wrong_code_is_nobody_s_and_an_id_is_no_code()
    {
        var consent = clinic.Consent();
        var code = clinic.Records.Consents.Give(consent);
        var other = (code[0] == 'Z' ? 'Y' : 'Z') + code[1..];
        foreach (var wrong in new[] { other, "", "-", code[..^1], code + "0", "ZZZZ-ZZZZ-ZZZZ-ZZZU", new string('Z', 100_000), consent.Id, "rc-" + code })
        {
            clinic.Records.Consents.ByCode(wrong).ShouldBeNull();
            clinic.Records.Consents.WithdrawByCode(wrong).ShouldBeNull();
        }

        clinic.Records.Consents.Find(consent.Id)!.Withdrawn.ShouldBeNull();
    }

    [Fact]
    public void The_code_stands_nowhere_in_the_data()
    {
        var code = clinic.Records.Consents.Give(clinic.Consent());
        clinic.Holds(Encoding.ASCII.GetBytes(code)).ShouldBeFalse();
        clinic.Holds(Encoding.ASCII.GetBytes(code.Replace("-", ""))).ShouldBeFalse();
        clinic.Records.Consents.Of(Practice.Treatment).Single().ToString().ShouldNotContain(code);
        clinic.Column("SELECT code FROM consents").Single().Length.ShouldBe(32, "a keyed hash");
    }

    [Fact]
    public void A_consent_is_never_changed_by_giving_it_again()
    {
        var consent = clinic.Consent();
        clinic.Records.Consents.Give(consent);
        Refused(consent with { Purposes = [Purpose.Teaching] }).ShouldContain("never changed");
        clinic.Records.Consents.Find(consent.Id)!.Purposes.ShouldBe(consent.Purposes);
    }

    [Fact]
    public void What_nobody_could_keep_to_is_refused()
    {
        Refused(clinic.Consent() with { Purposes = [] }).ShouldContain("none is chosen");
        Refused(clinic.Consent() with { Audience = [] }).ShouldContain("nobody is chosen");
        Refused(clinic.Consent() with { Audience = ["everybody"] }).ShouldContain("account:ID or group:ID");
        Refused(clinic.Consent() with { Until = clinic.Today.AddDays(-1) }).ShouldContain("is over");
        Refused(clinic.Consent() with { How = RecordingConsent.OnPaper }).ShouldContain("signature on paper");
        Refused(clinic.Consent("p-stranger")).ShouldContain("no part of the treatment");
        Refused(clinic.Consent() with { Treatment = "d-none" }).ShouldContain("no such treatment");
        Refused(clinic.Consent(tape: "r-0000000000000000")).ShouldContain("no such recording");
        clinic.Records.Consents.Of(Practice.Treatment).ShouldBeEmpty();
    }

    private string Refused(RecordingConsent consent) => Should.Throw<InputException>(() => clinic.Records.Consents.Give(consent)).Message;

    [GeneratedRegex("^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$")]
    private static partial Regex Shape();
}
