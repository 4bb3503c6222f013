using System.Text;
using Framekeeper.Rules;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Ties;
using Microsoft.Data.Sqlite;

namespace Framekeeper.Tests.Store;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class BackupsTests : IDisposable
{
    private static readonly Person Ines = new("c-1") { Given = "Zyxwvina", Family = "Qhaddadq", Phones = ["+1 214 555 0177"] };

    private readonly Folder folder = new();
    private readonly Clock clock = new(new DateTimeOffset(2026, 6, 1, 9, 0, 0, TimeSpan.Zero));

    public void Dispose() => folder.Dispose();

    [Fact]
    public void The_drill_after_the_disk_has_broken_everything_is_there_again()
    {
        var data = folder.Open(clock);
        data.People.Take([Ines]);
        var clearance = new ClearanceDesk(data, RuleBook.Default);
        var intake = clearance.Open(Ines, "Robin");
        var (file, keys, expires) = Backup(data);
        expires.ShouldBe(clock.GetUtcNow() + TimeSpan.FromDays(30));
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder.Data, recursive: true);

        var restored = Backups.Restore(file, keys, folder.Beside("new"), clock, folder.KeyFile);

        restored.People.All().Single().Family.ShouldBe(Ines.Family);
        restored.Audit.Verify().Broken.ShouldBeNull();
        restored.Audit.Read().Select(entry => entry.Did).ShouldContain("restore");
        new ClearanceDesk(restored, RuleBook.Default).Whom(intake.Id, "Robin").Intake.ShouldBe(intake.Id);
    }

    [Fact]
    public void The_file_without_the_keys_holds_no_key_and_no_word()
    {
        var data = folder.Open(clock);
        data.People.Take([Ines]);
        var (file, keys, _) = Backup(data);
        var (sealedBytes, keyBytes) = (File.ReadAllBytes(file), File.ReadAllBytes(keys));
        foreach (var (_, key, _) in data.Keys.All())
        {
            sealedBytes.AsSpan().IndexOf(key).ShouldBe(-1);
            Encoding.UTF8.GetString(keyBytes).ShouldNotContain(Convert.ToBase64String(key));
        }

        sealedBytes.AsSpan().IndexOf("Zyxwvina"u8).ShouldBe(-1);
        File.GetUnixFileMode(keys).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
    }

    [Fact]
    public void After_thirty_days_a_backup_opens_nothing()
    {
        var data = folder.Open(clock);
        var (file, keys, _) = Backup(data);
        clock.Pass(TimeSpan.FromDays(29));
        Backup(data);
        clock.Pass(TimeSpan.FromDays(3));
        folder.Open(clock);
        Refused(() => Backups.Restore(file, keys, folder.Beside("new"), clock, folder.KeyFile)).ShouldContain("was destroyed after 30 days");
        Directory.Exists(folder.Beside("new")).ShouldBeFalse("nothing is half done");
    }

    [Fact]
    public void Who_was_forgotten_is_in_no_later_backup()
    {
        var data = folder.Open(clock);
        data.People.Take([Ines]);
        byte[] row;
        using (var db = data.Db())
        {
            row = db.Set<PersonRow>().Single().Sealed;
        }

        File.ReadAllBytes(Backup(data).Data).AsSpan().IndexOf(row).ShouldBeGreaterThan(0);
        clock.Pass(TimeSpan.FromSeconds(1));
        data.People.Forget(["c-1"]);
        File.ReadAllBytes(Backup(data).Data).AsSpan().IndexOf(row).ShouldBe(-1);
    }

    [Fact]
    public void What_cannot_be_restored_is_refused_with_the_reason()
    {
        var data = folder.Open(clock);
        var (file, keys, _) = Backup(data);
        Refused(() => Backups.Restore(file, keys, folder.Data, clock, folder.KeyFile)).ShouldContain("is not empty");
        Refused(() => Backups.Restore(file, file + ".none", folder.Beside("a"), clock, folder.KeyFile)).ShouldContain("there is no such file");
        Refused(() => Backups.Restore(keys, file, folder.Beside("b"), clock, folder.KeyFile)).ShouldContain("is no file of keys");
        Refused(() => Backup(data, folder.Data)).ShouldContain("lies within the data");
        using var other = new Folder();
        other.Open(clock);
        File.Copy(Path.Combine(Path.GetDirectoryName(folder.KeyFile)!, "backup-20260601.key"), Path.Combine(Path.GetDirectoryName(other.KeyFile)!, "backup-20260601.key"));
        Refused(() => Backups.Restore(file, keys, folder.Beside("c"), clock, other.KeyFile)).ShouldContain("does not open with the master key");
    }

    private (string Data, string Keys, DateTimeOffset Expires) Backup(DataFolder data, string? to = null) => new Backups(data).Write(to ?? folder.Beside("backups"));

    private static string Refused(Action restore) => Should.Throw<InputException>(restore).Message;
}
