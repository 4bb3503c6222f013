using Framekeeper.Consents;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

public sealed class PermitsTests : IDisposable
{
    private readonly Practice clinic = new();

    public void Dispose() => clinic.Dispose();

    [Fact]
    public async Task Who_treats_supervises_and_is_in_the_group_is_read_from_the_records()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var tape = await clinic.Bring();
        clinic.Asks(tape, Practice.Dana).Allowed.ShouldBeTrue();
        clinic.Asks(tape, Practice.Ade).Allowed.ShouldBeTrue();
        clinic.Asks(tape, Practice.Kofi, Purpose.Group).Allowed.ShouldBeTrue();
        clinic.Asks(tape, "zoe").Because.ShouldBe(Refusal.OtherAudience);
        clinic.Asks(tape, purpose: Purpose.Teaching).Because.ShouldBe(Refusal.OtherPurpose);
        clinic.Records.Permits.OfSoftware(tape.Id).Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task Nothing_is_asked_of_a_moment_ago_whoever_leaves_the_group_sees_no_more()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var tape = await clinic.Bring();
        clinic.Records.Groups.Put(clinic.Group with { Members = ["zoe"] }, "director");
        clinic.Asks(tape, Practice.Kofi, Purpose.Group).Because.ShouldBe(Refusal.OtherAudience);
        clinic.Asks(tape, "zoe", Purpose.Group).Allowed.ShouldBeTrue();
        clinic.Records.Groups.Remove(clinic.Group.Id, "director");
        clinic.Asks(tape, "zoe", Purpose.Group).Because.ShouldBe(Refusal.OtherAudience);
    }

    [Fact]
    public async Task The_flags_of_the_treatment_narrow_at_once()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var tape = await clinic.Bring();
        var treatment = clinic.Records.Treatments.Find(Practice.Treatment)!;
        clinic.Records.Treatments.Put(treatment with { Student = true });
        clinic.Asks(tape, Practice.Kofi, Purpose.Group).Because.ShouldBe(Refusal.Student);
        clinic.Asks(tape, Practice.Dana).Allowed.ShouldBeTrue();
        clinic.Records.Treatments.Put(treatment with { SubstanceUse = true });
        clinic.Asks(tape, Practice.Kofi, Purpose.Group).Because.ShouldBe(Refusal.SubstanceUse);
        clinic.Asks(tape, Practice.Ade).Allowed.ShouldBeTrue();
    }

    [Fact]
    public async Task An_administrator_sees_nothing_whatever_else_they_are()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var tape = await clinic.Bring();
        clinic.Records.Permits.Of(tape.Id, Practice.Ade, ["supervisor", "administrator"], Purpose.Supervision, Medium.Audio).Because.ShouldBe(Refusal.Administrator);
    }

    [Fact]
    public async Task The_last_day_is_counted_where_the_clinic_is()
    {
        clinic.Records.Consents.Give(clinic.Consent(days: 1));
        var tape = await clinic.Bring();

        // 16:00 UTC is 11:00 in Chicago; the day after tomorrow begins there 37 hours later.
        clinic.Clock.Pass(TimeSpan.FromHours(36.9));
        clinic.Asks(tape).Allowed.ShouldBeTrue();
        clinic.Clock.Pass(TimeSpan.FromHours(0.2));
        clinic.Asks(tape).Because.ShouldBe(Refusal.Expired);
    }

    [Fact]
    public void Of_what_nobody_knows_there_is_no_permit() =>
        clinic.Records.Permits.Of("r-0000000000000000", Practice.Ade, Practice.Supervisor, Purpose.Supervision, Medium.Audio).Because.ShouldBe(Refusal.Unknown);

    [Fact]
    public void Before_all_of_it_has_arrived_there_is_none_either()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var tape = clinic.Tape();
        clinic.Records.Tapes.Begin(tape);
        clinic.Asks(tape).Because.ShouldBe(Refusal.Arriving);
        clinic.Records.Tapes.Complete(tape.Id, Practice.Dana);
        clinic.Asks(tape).Allowed.ShouldBeTrue();
    }

    [Fact]
    public void Settings_that_cannot_be_kept_are_refused()
    {
        clinic.Records.Settings.Get().RecordingPolicy.ShouldBe(ClinicSettings.Voluntary);
        Refused(ClinicSettings.Default with { GraceDays = 31 }).ShouldContain("0 to 30 days");
        Refused(ClinicSettings.Default with { Zone = "Harwell" }).ShouldContain("no time zone");
        Refused(ClinicSettings.Default with { RecordingPolicy = " " }).ShouldContain("if they decline");
        clinic.Records.Settings.Get().Name.ShouldBe("Harwell Clinic");
    }

    private string Refused(ClinicSettings settings) => Should.Throw<InputException>(() => clinic.Records.Settings.Put(settings, "director")).Message;
}
