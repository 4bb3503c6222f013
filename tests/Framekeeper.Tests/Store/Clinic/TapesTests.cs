using System.Text;
using Framekeeper.Consents;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;
using Microsoft.Data.Sqlite;

namespace Framekeeper.Tests.Store.Clinic;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class TapesTests : IDisposable
{
    private const string Canary = "Quillfeather";

    private readonly Practice clinic = new();

    public void Dispose() => clinic.Dispose();

    private Tapes Tapes => clinic.Records.Tapes;

    [Fact]
    public async Task A_recording_is_found_by_its_treatment_as_it_was_put_in()
    {
        var tape = await clinic.Bring();
        Tapes.Of(Practice.Treatment).Single().Id.ShouldBe(tape.Id);
        Tapes.Of("d-none").ShouldBeEmpty();
        var kept = Tapes.Find(tape.Id)!;
        (kept.Type, kept.Medium, kept.Held, kept.AgreedToday, kept.By).ShouldBe(("video/webm", Medium.Video, tape.Held, true, Practice.Dana));
        kept.Recorded.ShouldBe([Practice.Noor]);
        File.GetUnixFileMode(Path.GetDirectoryName(Tapes.File(tape.Id))!).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
    }

    [Theory]
    [InlineData("../frame.db")]
    [InlineData("r-0000000000000000/../../frame.db")]
    [InlineData("r-0000000000000000\n")]
    [InlineData("R-0000000000000000")]
    [InlineData("")]
    public void An_id_that_is_none_leads_to_no_file(string id) => Should.Throw<InputException>(() => Tapes.File(id));

    [Fact]
    public void A_recording_that_could_never_be_looked_up_is_refused()
    {
        Refused(() => Tapes.Begin(clinic.Tape() with { Recorded = [] })).ShouldContain("names nobody");
        Refused(() => Tapes.Begin(clinic.Tape("p-stranger"))).ShouldContain("no part of the treatment");
        Refused(() => Tapes.Begin(clinic.Tape() with { Treatment = "d-none" })).ShouldContain("no such treatment");
        Refused(() => Tapes.Begin(clinic.Tape() with { Held = clinic.Clock.GetUtcNow().AddHours(1) })).ShouldContain("yet to come");
        Tapes.All().ShouldBeEmpty();
    }

    [Fact]
    public void An_upload_that_is_given_up_leaves_nothing()
    {
        var tape = clinic.Tape();
        Tapes.Begin(tape);
        File.WriteAllBytes(Tapes.File(tape.Id), [1, 2, 3]);
        Tapes.Drop(tape.Id);
        Tapes.Drop(tape.Id);
        (Tapes.Find(tape.Id), Tapes.Key(tape.Id), File.Exists(Tapes.File(tape.Id))).ShouldBe((null, null, false));
    }

    [Fact]
    public async Task What_has_arrived_is_destroyed_and_not_dropped()
    {
        var tape = await clinic.Bring();
        Refused(() => Tapes.Drop(tape.Id)).ShouldContain("destroy it instead");
        Tapes.Key(tape.Id).ShouldNotBeNull();
    }

    [Fact]
    public async Task A_destroyed_recording_is_in_no_file_of_the_data()
    {
        var tape = await clinic.Bring(string.Concat(Enumerable.Repeat(Canary, 20_000)));
        Tapes.Hold(tape.Id, Canary, clinic.Today.AddDays(5), Canary, "lead");
        Tapes.Lift(tape.Id, Tapes.Holds(tape.Id).Single().Id, "lead");
        var key = Tapes.Key(tape.Id)!;
        var file = File.ReadAllBytes(Tapes.File(tape.Id));
        List<byte[]> traces = [key, .. clinic.Column($"SELECT wrapped FROM keys WHERE name = 'tape/{tape.Id}'", "keys.db"), .. clinic.Column("SELECT sealed FROM holds"), file[40..300], file[70_000..70_300]];
        traces.Count.ShouldBe(5);
        traces.Skip(1).ShouldAllBe(trace => clinic.Holds(trace));

        var certificate = Tapes.Destroy(tape.Id, "the client asked for it", "lead");

        traces.ShouldAllBe(trace => !clinic.Holds(trace));
        clinic.Holds(Encoding.UTF8.GetBytes(Canary)).ShouldBeFalse();
        File.Exists(Tapes.File(tape.Id)).ShouldBeFalse();
        Tapes.Key(tape.Id).ShouldBeNull();
        Tapes.Holds(tape.Id).ShouldBeEmpty();
        clinic.Asks(tape).Because.ShouldBe(Refusal.Destroyed);
        clinic.Stopped.ShouldBe([tape.Id]);
        clinic.Records.Certificates.Find(certificate.Id).ShouldBe(certificate);
        clinic.Data.Audit.Read(tape.Id).First().Did.ShouldBe("destroy");
    }

    [Fact]
    public async Task A_certificate_tells_what_why_when_by_whom_and_until_when_a_backup_opens_it()
    {
        var tape = await clinic.Bring();
        var certificate = Tapes.Destroy(tape.Id, "the client asked for it", "lead");
        certificate.ShouldBe(new Certificate(certificate.Id, tape.Id, new DateOnly(2026, 5, 4), "the client asked for it", clinic.Clock.GetUtcNow(), "lead", new DateOnly(2026, 6, 4)));
        certificate.InWords().ShouldBe($"The recording {tape.Id} of 4 May 2026, its transcript and what was written to it were destroyed on 4 May 2026 at 16:00 UTC, because the client asked for it. "
            + "The key that closed them is overwritten. Backups from before hold that key too; the last of them can no longer be opened from 4 June 2026 on.");
        Backups.GoneOn(clinic.Clock.GetUtcNow()).DayNumber.ShouldBe(DateOnly.FromDateTime(clinic.Clock.GetUtcNow().Date).DayNumber + Retention.InBackups);
    }

    [Fact]
    public async Task A_backup_opens_it_until_the_day_of_the_certificate_and_not_on_it()
    {
        var tape = await clinic.Bring();
        var (data, keys, _) = new Backups(clinic.Data).Write(clinic.FolderOf("backups"));
        var gone = Tapes.Destroy(tape.Id, "the client asked for it", "lead").BackupsGone.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc);

        clinic.Clock.Pass(gone.AddSeconds(-1) - clinic.Clock.GetUtcNow());
        Tapes.Sweep(clinic.Clock.GetUtcNow());
        Backups.Restore(data, keys, clinic.FolderOf("before"), clinic.Clock, clinic.KeyFile).Keys.Find($"tape/{tape.Id}").ShouldNotBeNull();

        clinic.Clock.Pass(TimeSpan.FromSeconds(2));
        Tapes.Sweep(clinic.Clock.GetUtcNow());
        Refused(() => Backups.Restore(data, keys, clinic.FolderOf("after"), clinic.Clock, clinic.KeyFile)).ShouldContain("was destroyed");
    }

    [Fact]
    public async Task Data_from_before_with_keys_from_after_opens_nothing_of_it_and_the_sweep_says_so()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var (tape, other) = (await clinic.Bring(), await clinic.Bring());
        Tapes.Hold(tape.Id, Canary, clinic.Today.AddDays(5), "by letter", "lead");
        var before = new Backups(clinic.Data).Write(clinic.FolderOf("backups")).Data;
        Tapes.Lift(tape.Id, Tapes.Holds(tape.Id).Single().Id, "lead");
        Tapes.Destroy(tape.Id, "the client asked for it", "lead");
        clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        var after = new Backups(clinic.Data).Write(clinic.FolderOf("backups")).Keys;

        var restored = Backups.Restore(before, after, clinic.FolderOf("new"), clinic.Clock, clinic.KeyFile).Clinic;

        restored.Tapes.Find(tape.Id)!.Destroyed.ShouldBeNull("the data are from before");
        restored.Tapes.Key(tape.Id).ShouldBeNull();
        restored.Tapes.Holds(tape.Id).ShouldBeEmpty();
        restored.Permits.Of(tape.Id, Practice.Ade, Practice.Supervisor, Purpose.Supervision, Medium.Audio).Because.ShouldBe(Refusal.Destroyed);
        restored.Permits.Of(other.Id, Practice.Ade, Practice.Supervisor, Purpose.Supervision, Medium.Audio).Allowed.ShouldBeTrue();
        restored.Tapes.Sweep(clinic.Clock.GetUtcNow()).Single().Why.ShouldBe("its key was destroyed before");
        restored.Tapes.Key(tape.Id).ShouldBeNull();
    }

    [Fact]
    public async Task To_destroy_again_gives_the_same_certificate_and_one_entry_in_the_log()
    {
        var tape = await clinic.Bring();
        var first = Tapes.Destroy(tape.Id, "the client asked for it", "lead");
        clinic.Clock.Pass(TimeSpan.FromHours(1));
        Tapes.Destroy(tape.Id, "another reason", "director").ShouldBe(first);
        clinic.Data.Audit.Read(tape.Id).Count(entry => entry.Did == "destroy").ShouldBe(1);
        Tapes.Sweep(clinic.Clock.GetUtcNow()).ShouldBeEmpty();
        clinic.Records.Certificates.All().ShouldBe([first]);
    }

    [Fact]
    public async Task A_crash_right_after_the_intent_closes_it_and_the_next_sweep_ends_it()
    {
        clinic.Records.Consents.Give(clinic.Consent());
        var tape = await clinic.Bring();
        Tapes.Intend(tape, "the client asked for it", "lead");
        clinic.Reopen();
        clinic.Asks(tape).Because.ShouldBe(Refusal.Destroyed);
        Refused(() => Tapes.SignOff(tape.Id, Practice.Ade)).ShouldContain("about to be");
        Refused(() => Tapes.Put(tape)).ShouldContain("about to be");
        var certificate = Tapes.Sweep(clinic.Clock.GetUtcNow()).Single();
        (certificate.Why, certificate.By).ShouldBe(("the client asked for it", "lead"));
        (Tapes.Key(tape.Id), File.Exists(Tapes.File(tape.Id))).ShouldBe((null, false));
    }

    [Fact]
    public async Task A_crash_after_the_key_is_gone_is_ended_too_with_the_certificate_that_was_meant()
    {
        var tape = await clinic.Bring();
        var meant = Tapes.Intend(tape, "the client asked for it", "lead").Ending!.Certificate;
        clinic.Data.Keys.Destroy([Tapes.KeyOf(tape.Id)]);
        clinic.Reopen();
        Tapes.Sweep(clinic.Clock.GetUtcNow()).Single().Id.ShouldBe(meant);
        File.Exists(Tapes.File(tape.Id)).ShouldBeFalse();
        Tapes.Sweep(clinic.Clock.GetUtcNow()).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_part_that_cannot_forget_leaves_no_certificate_until_it_can()
    {
        var tape = await clinic.Bring();
        var broken = true;
        Tapes.Forgetting += id => id.ShouldBe(broken ? throw new IOException("the disk is full") : tape.Id);
        Should.Throw<IOException>(() => Tapes.Destroy(tape.Id, "the client asked for it", "lead"));
        clinic.Records.Certificates.All().ShouldBeEmpty();
        Tapes.Key(tape.Id).ShouldBeNull("the key goes first");
        broken = false;
        Tapes.Destroy(tape.Id, "again", "lead").Why.ShouldBe("the client asked for it");
    }

    [Fact]
    public async Task While_somebody_reads_the_keys_it_is_not_said_that_one_is_overwritten()
    {
        var tape = await clinic.Bring();
        var wrapped = clinic.Column($"SELECT wrapped FROM keys WHERE name = 'tape/{tape.Id}'", "keys.db").Single();
        using (var reader = clinic.Connect("keys.db"))
        {
            using var begun = reader.BeginTransaction(deferred: true);
            using var command = reader.CreateCommand();
            (command.Transaction, command.CommandText) = (begun, "SELECT count(*) FROM keys");
            command.ExecuteScalar();
            Should.Throw<IOException>(() => Tapes.Destroy(tape.Id, "the client asked for it", "lead")).Message.ShouldContain("done again");
            clinic.Records.Certificates.All().ShouldBeEmpty();
        }

        Tapes.Sweep(clinic.Clock.GetUtcNow()).Single().Tape.ShouldBe(tape.Id);
        clinic.Holds(wrapped).ShouldBeFalse();
    }

    [Theory]
    [InlineData("made", 90)]
    [InlineData("signed off", 30)]
    [InlineData("withdrawn", 7)]
    [InlineData("withdrawn, no grace", 0)]
    [InlineData("withdrawn, on hold", 21)]
    [InlineData("signed off, on hold", 45)]
    [InlineData("made, on hold", 100)]
    [InlineData("agreed until", 12)]
    public async Task The_sweep_destroys_at_the_edge_and_not_a_second_before(string term, int days)
    {
        var consent = clinic.Consent(days: term == "agreed until" ? days : 300);
        clinic.Records.Consents.Give(consent);
        var tape = await clinic.Bring();
        clinic.Clock.Pass(TimeSpan.FromHours(2));
        var from = term.StartsWith("made", StringComparison.Ordinal) ? tape.Held : clinic.Clock.GetUtcNow();
        if (term.StartsWith("signed", StringComparison.Ordinal))
        {
            Tapes.SignOff(tape.Id, Practice.Ade);
        }
        else if (term.StartsWith("withdrawn", StringComparison.Ordinal))
        {
            clinic.Records.Settings.Put(clinic.Records.Settings.Get() with { GraceDays = term == "withdrawn, no grace" ? 0 : 7 }, "director");
            clinic.Records.Consents.Withdraw(consent.Id, "client");
        }

        var edge = from.AddDays(days);
        if (term.EndsWith("hold", StringComparison.Ordinal) || term == "agreed until")
        {
            // Through the last day, where the clinic is: Chicago is five hours behind in summer.
            edge = new DateTimeOffset(2026, 5, 5, 5, 0, 0, TimeSpan.Zero).AddDays(days);
        }

        if (term.EndsWith("hold", StringComparison.Ordinal))
        {
            Tapes.Hold(tape.Id, "a complaint", new DateOnly(2026, 5, 4).AddDays(days), "by letter", "lead");
        }

        Tapes.DestroyBy(Tapes.Find(tape.Id)!).At.ToUniversalTime().ShouldBe(edge);
        clinic.Clock.Pass(edge.AddSeconds(-1) - clinic.Clock.GetUtcNow());
        Tapes.Sweep(clinic.Clock.GetUtcNow()).ShouldBeEmpty();
        Tapes.Key(tape.Id).ShouldNotBeNull();
        clinic.Clock.Pass(TimeSpan.FromSeconds(1));
        Tapes.Sweep(clinic.Clock.GetUtcNow()).Single().Tape.ShouldBe(tape.Id);
        Tapes.Key(tape.Id).ShouldBeNull();
        clinic.Asks(tape).Because.ShouldBe(Refusal.Destroyed);
    }

    [Fact]
    public async Task What_is_on_hold_nobody_destroys_by_hand_and_nobody_sees_once_withdrawn()
    {
        var code = clinic.Records.Consents.Give(clinic.Consent());
        var tape = await clinic.Bring();
        var hold = Tapes.Hold(tape.Id, "a complaint", clinic.Today.AddDays(120), "by letter", "lead");
        clinic.Records.Consents.WithdrawByCode(code);
        clinic.Asks(tape).Because.ShouldBe(Refusal.Withdrawn);
        Refused(() => Tapes.Destroy(tape.Id, "the client asked for it", "lead")).ShouldContain("is on hold until");
        Tapes.Lift(tape.Id, hold.Id, "lead");
        clinic.Clock.Pass(TimeSpan.FromDays(7));
        Tapes.Sweep(clinic.Clock.GetUtcNow()).Single().Why.ShouldBe("consent was withdrawn");
    }

    [Fact]
    public async Task A_hold_needs_a_reason_an_end_and_that_the_client_is_told()
    {
        var tape = await clinic.Bring();
        Refused(() => Tapes.Hold(tape.Id, " ", clinic.Today, "by letter", "lead")).ShouldContain("a reason that can be told");
        Refused(() => Tapes.Hold(tape.Id, "a complaint", clinic.Today, "", "lead")).ShouldContain("the client must be told");
        Refused(() => Tapes.Hold(tape.Id, "a complaint", clinic.Today.AddDays(-1), "by letter", "lead")).ShouldContain("is over");
        Refused(() => Tapes.Hold("r-0000000000000000", "a complaint", clinic.Today, "by letter", "lead")).ShouldContain("no such recording");
        Tapes.Holds(tape.Id).ShouldBeEmpty();
    }

    [Fact]
    public async Task A_second_sign_off_puts_nothing_off()
    {
        var tape = await clinic.Bring();
        var first = Tapes.SignOff(tape.Id, Practice.Ade).SignedOff;
        clinic.Clock.Pass(TimeSpan.FromDays(20));
        Tapes.SignOff(tape.Id, Practice.Ade).SignedOff.ShouldBe(first);
        clinic.Data.Audit.Read(tape.Id).Count(entry => entry.Did == "sign-off").ShouldBe(1);
    }

    [Fact]
    public async Task Many_who_destroy_and_sign_off_at_once_leave_one_certificate_and_nothing_else()
    {
        var tape = await clinic.Bring();
        await Task.WhenAll(Enumerable.Range(0, 6).Select(n => Task.Run(() =>
        {
            try
            {
                _ = n % 2 == 0 ? Tapes.Destroy(tape.Id, "the client asked for it", "lead").Id : Tapes.SignOff(tape.Id, Practice.Ade).Id;
            }
            catch (InputException)
            {
                // Who came too late to sign off.
            }
        }, TestContext.Current.CancellationToken)));
        clinic.Records.Certificates.All().Count.ShouldBe(1);
        Tapes.Find(tape.Id)!.Destroyed.ShouldNotBeNull();
        Tapes.Key(tape.Id).ShouldBeNull();
    }

    private static string Refused(Action call) => Should.Throw<InputException>(call).Message;
}
