using System.Diagnostics;
using System.Text;
using System.Text.Json;

namespace Framekeeper.Tests.Cli;

/// <summary>What a call of the command line gave.</summary>
internal sealed record Outcome(int Code, string Out, string Error)
{
    /// <summary>Standard output as JSON Lines.</summary>
    public List<JsonElement> Findings => [.. Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];

    /// <summary><c>turn act level</c> of each finding.</summary>
    public List<string> Found => Findings.ConvertAll(finding => $"{finding.GetProperty("turn")} {finding.GetProperty("act")} {finding.GetProperty("level")}");

    public string[] Errors => Error.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>A folder of its own, with an empty home, at which the real command line is called as a child process.</summary>
internal sealed class Desk : IDisposable
{
    /// <summary>Two bland turns. With a channel that the agreement lacks, the first is a finding by rule, whatever the gate has learned.</summary>
    public const string Vtt = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Dana>How was your week?\n\n00:03.000 --> 00:04.000\n<v Sam>It was fine.\n";

    private static readonly string Program = Path.Combine(AppContext.BaseDirectory, "Framekeeper.Cli.dll");

    public Desk()
    {
        Directory.CreateDirectory(Folder);
        Directory.CreateDirectory(Home);
    }

    public string Folder { get; } = Path.Combine(Path.GetTempPath(), $"framekeeper-tests-{Guid.NewGuid():N}");

    public string Home => Folder + "-home";

    public string Write(string name, string text) => Write(name, Encoding.UTF8.GetBytes(text));

    public string Write(string name, byte[] bytes)
    {
        var path = Path.Combine(Folder, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllBytes(path, bytes);
        return name;
    }

    public Outcome Run(params string[] args) => Run([], args);

    /// <summary>Runs with the bytes on standard input.</summary>
    public Outcome Run(byte[] input, params string[] args) => Run(Start(args), input);

    /// <summary>Runs with no more managed memory than this.</summary>
    public Outcome Within(int mebibytes, params string[] args)
    {
        var start = Start(args);
        start.Environment["DOTNET_GCHeapHardLimit"] = $"0x{(long)mebibytes << 20:X}";
        return Run(start, []);
    }

    /// <summary>What holds for every call is checked here.</summary>
    private static Outcome Run(ProcessStartInfo start, byte[] input)
    {
        using var process = Process.Start(start)!;
        var output = process.StandardOutput.ReadToEndAsync();
        var error = process.StandardError.ReadToEndAsync();
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It answered without reading to the end.
        }

        process.WaitForExit(120_000).ShouldBeTrue("the call ends by itself");
        var outcome = new Outcome(process.ExitCode, output.Result, error.Result);
        outcome.Code.ShouldBeInRange(0, 2);
        (outcome.Out + outcome.Error).ShouldNotContain("   at Framekeeper");
        (outcome.Out + outcome.Error).ShouldNotContain("Unhandled exception");
        return outcome;
    }

    public ProcessStartInfo Start(params string[] args)
    {
        var start = new ProcessStartInfo("dotnet", ["exec", Program, .. args])
        {
            WorkingDirectory = Folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["HOME"] = Home;
        start.Environment["DOTNET_EnableDiagnostics"] = "0";
        return start;
    }

    /// <summary>No call may write anything outside what it was asked for.</summary>
    public void Dispose()
    {
        // But the master key, where something is remembered.
        var left = Directory.EnumerateFiles(Home, "*", SearchOption.AllDirectories).Except([Path.Combine(Home, ".config", "framekeeper", "master.key")]).ToList();
        Directory.Delete(Folder, recursive: true);
        Directory.Delete(Home, recursive: true);
        left.ShouldBeEmpty("nothing is written to the home folder");
    }
}
