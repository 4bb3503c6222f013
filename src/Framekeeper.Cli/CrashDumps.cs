#if !NATIVE
using System.Runtime.InteropServices;

namespace Framekeeper.Cli;

/// <summary>What is in memory when a process dies goes with it: a dump would lay words of sessions open on a disk.</summary>
internal static partial class CrashDumps
{
    /// <summary>What makes .NET write a dump of its own, by its name and by the one that it had once and still has.</summary>
    private static readonly string[] Asked = ["DOTNET_DbgEnableMiniDump", "COMPlus_DbgEnableMiniDump"];

    /// <summary><c>PR_SET_DUMPABLE</c> of Linux's <c>prctl</c>(2): at 0 the kernel writes no core, into a file or a pipe.</summary>
    private const int Dumpable = 4;

    /// <summary>From now on this process leaves no dump. Elsewhere than on Linux that is for the system's settings.</summary>
    /// <exception cref="InputException">.NET was asked to write dumps.</exception>
    public static void Refuse()
    {
        if (Array.Find(Asked, name => Environment.GetEnvironmentVariable(name) is "1") is { } asked)
        {
            throw new InputException(asked, null, "is set, so a crash would write what people said to a disk; unset it");
        }

        if (OperatingSystem.IsLinux())
        {
            _ = Control(Dumpable, 0, 0, 0, 0);
        }
    }

    [LibraryImport("libc", EntryPoint = "prctl")]
    private static partial int Control(int option, nuint value, nuint third, nuint fourth, nuint fifth);
}
#endif
