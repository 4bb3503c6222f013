using System.Diagnostics;

namespace Framekeeper.Bench;

/// <summary>A server in a process of its own, which says where it is; it ends with this.</summary>
internal sealed class Child : IDisposable
{
    private readonly Process process;

    public Child(string root, string[] command)
    {
        process = Start(root, command);
        var line = process.StandardOutput.ReadLine() ?? throw new InvalidOperationException($"{command[1]} did not start");
        Url = new Uri(line[line.IndexOf("http", StringComparison.Ordinal)..]);
    }

    public Uri Url { get; }

    /// <summary>What a call prints.</summary>
    public static string Says(string root, params string[] command)
    {
        using var process = Start(root, ["exec", .. command]);
        var says = process.StandardOutput.ReadToEnd().Trim();
        process.WaitForExit();
        return process.ExitCode == 0 ? says : throw new InvalidOperationException($"{command[0]} failed");
    }

    public void Dispose()
    {
        process.Kill();
        process.WaitForExit();
        process.Dispose();
    }

    private static Process Start(string root, string[] command)
    {
        var start = new ProcessStartInfo("dotnet", command) { RedirectStandardOutput = true };
        start.Environment["FRAMEKEEPER_KEY_FILE"] = Path.Combine(root, "master.key");
        return Process.Start(start)!;
    }
}
