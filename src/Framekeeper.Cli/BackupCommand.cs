#if !NATIVE
using System.CommandLine;
using Framekeeper.Store;
using Framekeeper.Store.Keys;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper backup</c> and <c>restore</c>: the drill for the day on which the disk breaks.</summary>
internal static class BackupCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The data folder", HelpName = "DIR", Required = true };

    public static Command Backup()
    {
        var to = new Argument<string>("FOLDER") { Description = "Where the backup is to lie, on another disk" };
        var command = new Command("backup", "Write a backup: one file with what is sealed, and a second with the keys, which opens for 30 days") { to, Data };
        command.SetAction(result =>
        {
            var folder = result.GetValue(Data)!;
            _ = Directory.Exists(folder) ? 0 : throw new InputException(folder, null, "there is no such data folder");
            var (data, keys, expires) = new Backups(DataOption.Open(folder)).Write(result.GetValue(to)!);
            Console.WriteLine(data);
            Console.WriteLine(keys);
            Console.Error.WriteLine(Prose.Wrap($"Keep the two files apart, and copies of the master key and of today's backup key ({Path.GetDirectoryName(MasterKey.Place())}) apart from both. It can be restored until {expires:yyyy-MM-dd}; then its key is destroyed, so that what was deleted stays deleted."));
            return Calls.Fine;
        });
        return command;
    }

    public static Command Restore()
    {
        var (data, keys) = (new Argument<string>("BACKUP") { Description = "The file that ends in .db" }, new Argument<string>("KEYS") { Description = "The file that ends in .keys" });
        var command = new Command("restore", "Restore a backup into an empty folder, and go through its log") { data, keys, Data };
        command.SetAction(result =>
        {
            var check = Backups.Restore(result.GetValue(data)!, result.GetValue(keys)!, result.GetValue(Data)!, TimeProvider.System).Audit.Verify();
            Console.WriteLine($"restored; the log is {(check.Broken is null ? "whole" : "broken")}: {check.Says}");
            return check.Broken is null ? Calls.Fine : Calls.Wrong;
        });
        return command;
    }
}
#endif
