using System.Diagnostics;
using System.Globalization;
using System.Text;
using Framekeeper.Formats;

namespace Framekeeper.Bench;

/// <summary>
/// One transcript of 20 KB, a new process each time: from before it is started to the first byte of its results, and to its end.
/// wink-nlp is given the utterances alone, one a line, and looks for requests: it leaves out the reading of WebVTT, who speaks, negation, any agreement, and reasons. It writes as it finds;
/// a check writes when it has read everything.
/// </summary>
internal static class StartupBench
{
    private const int Runs = 20, Wanted = 20_000;

    private sealed record Program(string Name, string Needs, params string[] Command);

    private sealed record Times(List<double> First, List<double> Whole);

    public static int Run()
    {
        var folder = Directory.CreateDirectory("artifacts/startup").FullName;
        var (session, talk) = (Path.Combine(folder, "session.vtt"), Path.Combine(folder, "session.txt"));
        Write(session, talk);

        Program[] programs =
        [
            new("nothing: how long starting a process takes", "/bin/true", "true"),
            new("framekeeper check, native", Native, Native, "check", session, "--format", "json"),
            new("framekeeper check, just in time", Managed, "dotnet", Managed, "check", session, "--format", "json"),
            new("framekeeper check by the gate, just in time", Managed, "dotnet", Managed, "check", session, "--format", "json", "--judge", "gate"),
            new("framekeeper check, compiled ahead", Compiled, Compiled, "check", session, "--format", "json"),
            new("node alone", "/usr/bin/node", "node", "-e", "console.log(1)"),
            new("node and wink-nlp, as in lexicon", "artifacts/peers/node_modules/wink-nlp", "node", "artifacts/peers/wink.js", talk, "once"),
        ];
        var there = programs.Where(program => Path.Exists(program.Needs)).ToList();
        foreach (var missing in programs.Except(there))
        {
            Console.WriteLine($"{missing.Name}: {missing.Needs} is not there");
        }

        // Round by round, so that what else the machine does meets all alike; the first round fills the caches.
        var times = there.ToDictionary(program => program, _ => new Times([], []));
        for (var round = 0; round <= Runs; round++)
        {
            foreach (var program in there)
            {
                var (first, whole) = Time(program.Command);
                if (round > 0)
                {
                    times[program].First.Add(first);
                    times[program].Whole.Add(whole);
                }
            }
        }

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{new FileInfo(session).Length} bytes, {Runs} processes each; ms to the first word, then to the end: median [lowest..highest]"));
        foreach (var program in there)
        {
            Console.WriteLine($"{program.Name,-46} {Spread.Of(times[program].First),-28} {Spread.Of(times[program].Whole)}");
        }

        return 0;
    }

    private const string Native = "artifacts/publish/Framekeeper.Cli/release_linux-x64/Framekeeper.Cli", Managed = "artifacts/bin/Framekeeper.Cli/release/Framekeeper.Cli.dll", Compiled = "artifacts/ready/Framekeeper.Cli";

    /// <summary>The first turns of a voice that nothing learned from, as a transcript and one utterance a line; the same bytes each time.</summary>
    private static void Write(string session, string talk)
    {
        var (cues, lines) = (new StringBuilder("WEBVTT\n"), new StringBuilder());
        var at = TimeSpan.Zero;
        foreach (var turn in Corpus.Read("corpus/mandated.sessions.jsonl", TranscriptFormat.JsonLines).SelectMany(read => read.Turns).Where(turn => turn.Text.IndexOfAny(['\n', '<', '&']) < 0).TakeWhile(_ => cues.Length < Wanted))
        {
            var until = at + TimeSpan.FromSeconds(4);
            cues.Append(CultureInfo.InvariantCulture, $"\n{at:hh\\:mm\\:ss\\.fff} --> {until:hh\\:mm\\:ss\\.fff}\n<v {turn.Speaker}>{turn.Text}\n");
            lines.Append(turn.Text).Append('\n');
            at = until;
        }

        File.WriteAllText(session, cues.ToString());
        File.WriteAllText(talk, lines.ToString());
    }

    private static (double First, double Whole) Time(string[] command)
    {
        var start = Stopwatch.GetTimestamp();
        using var process = Process.Start(new ProcessStartInfo(command[0], command[1..]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = process.StandardOutput.BaseStream;
        var read = output.Read(new byte[1]);
        var first = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        output.CopyTo(Stream.Null);
        process.WaitForExit();
        return read == 0 && command.Length > 1 ? throw new InvalidOperationException($"{command[0]} printed nothing") : (first, Stopwatch.GetElapsedTime(start).TotalMilliseconds);
    }
}
