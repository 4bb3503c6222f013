using System.Diagnostics;
using System.Globalization;

namespace Framekeeper.Bench;

/// <summary>A program below artifacts/peers, which prints MB/s, messages hit, groups found (or -) and messages.</summary>
internal static class Peer
{
    private const string Folder = "artifacts/peers";

    public static Pass? Run(string needs, string program, params string[] arguments)
    {
        if (!Path.Exists(Path.Combine(Folder, needs)))
        {
            return null;
        }

        using var process = Process.Start(new ProcessStartInfo(program.Contains('/', StringComparison.Ordinal) ? Path.GetFullPath(program) : program, arguments) { RedirectStandardOutput = true })!;
        var words = process.StandardOutput.ReadToEnd().Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        process.WaitForExit();
        return words is [var speed, var hits, var groups, var messages]
            ? new Pass(double.Parse(speed, CultureInfo.InvariantCulture), Number(hits), groups == "-" ? null : Number(groups), (int)Number(messages))
            : throw new InvalidOperationException($"{program} printed no figures");
    }

    private static long Number(string text) => long.Parse(text, CultureInfo.InvariantCulture);
}
