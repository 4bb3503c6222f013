#if !NATIVE
using System.CommandLine;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper audit</c>: the log of who did what.</summary>
internal static class AuditCommand
{
    private static readonly Option<string> Data = new("--data") { Description = "The folder in which what is remembered lies, sealed", HelpName = "DIR", Required = true };

    public static Command Build()
    {
        var verify = new Command("verify", "Go through the whole log: whether every entry is as it was written, and none is missing") { Data };
        verify.SetAction(result =>
        {
            var folder = result.GetValue(Data)!;
            var check = Directory.Exists(folder) ? DataOption.Open(folder).Audit.Verify() : throw new InputException(folder, null, "there is no such data folder");
            Console.WriteLine($"{(check.Broken is null ? "whole" : "broken")}: {check.Says}");
            return check.Broken is null ? Calls.Fine : Calls.Wrong;
        });
        return new Command("audit", "The log of who did what, which is only ever added to") { verify };
    }
}
#endif
