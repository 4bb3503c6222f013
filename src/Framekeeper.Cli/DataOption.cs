using System.CommandLine;
#if !NATIVE
using Framekeeper.Store;
#endif

namespace Framekeeper.Cli;

/// <summary>Where an organisation's data lies, said alike in every command that remembers something.</summary>
internal static class DataOption
{
    public static Option<string?> Make(bool required = false) => new("--data") { Description = "The folder in which what is remembered lies, sealed; made if it is not there", HelpName = "DIR", Required = required };

    public static Option<string> By() => new("--by") { Description = "Who asks or decides, as it is to stand in the record", HelpName = "NAME", Required = true };

#if !NATIVE
    public static DataFolder Open(string path) => DataFolder.Open(path, TimeProvider.System);
#endif
}
