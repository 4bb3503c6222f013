using System.Diagnostics;

namespace Framekeeper.Tests.Cli;

/// <summary>Who judges: the reader where it can be had, and what happens where it cannot.</summary>
public sealed class JudgesTests : IDisposable
{
    private const string Asks = "WEBVTT\n\n00:01.000 --> 00:02.000\n<v Sam>It was fine.\n\n00:03.000 --> 00:04.000\n<v Dana>Could you pick me up a coffee on your way here next time?\n";

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void The_reader_judges_unless_the_gate_is_asked_for()
    {
        desk.Write("s.vtt", Asks);
        string[] call = ["check", "s.vtt", "--therapist", "Dana", "--format", "json", "--min-confidence", "0.001"];

        var (reader, gate) = (desk.Run(call), desk.Run([.. call, "--judge", "gate"]));

        (reader.Error, gate.Error).ShouldBe(("", ""));
        Engine(reader).Split('+').Length.ShouldBe(3);
        Engine(gate).Split('+').Length.ShouldBe(2);
    }

    [Fact]
    public void Without_a_model_that_is_said_once_and_the_gate_judges_alone()
    {
        desk.Write("a.vtt", Asks);
        desk.Write("b.vtt", Asks);
        desk.Write("empty/note.txt", "no model here");
        string[] call = ["check", "a.vtt", "b.vtt", "--therapist", "Dana", "--format", "json"];

        var (without, gate) = (desk.Run([.. call, "--reader", "empty"]), desk.Run([.. call, "--judge", "gate"]));

        without.Errors.ShouldHaveSingleItem().ShouldContain("the gate judges alone");
        (without.Code, without.Out).ShouldBe((gate.Code, gate.Out));
    }

    [Fact]
    public void An_unknown_judge_is_refused()
    {
        desk.Write("s.vtt", Asks);
        var wrong = desk.Run("check", "s.vtt", "--therapist", "Dana", "--judge", "jury");
        (wrong.Code, wrong.Out).ShouldBe((2, ""));
        wrong.Error.ShouldContain("must be gate or reader");
    }

    /// <summary>ONNX Runtime's official builds send usage data unless they are told not to; in continuous integration they hide it, so the child is not told that it runs in one.</summary>
    [Fact]
    public void Reading_opens_no_connection_and_writes_no_file()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/strace"), "needs strace (apt-get install strace) to see what the process asks of the system");
        desk.Write("s.vtt", Asks);
        var start = desk.Start("check", "s.vtt", "--therapist", "Dana");
        var log = Path.Combine(desk.Folder, "strace.log");
        foreach (var (argument, index) in new[] { "-f", "-e", "trace=network,openat,creat,mkdir", "-o", log, start.FileName }.Select((argument, index) => (argument, index)))
        {
            start.ArgumentList.Insert(index, argument);
        }

        start.FileName = "/usr/bin/strace";
        start.Environment.Remove("CI");
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit(120_000).ShouldBeTrue();

        output.ShouldContain("1 session, 2 turns");
        var asked = File.ReadAllLines(log);
        asked.ShouldContain(line => line.Contains("libonnxruntime", StringComparison.Ordinal), "the reader did run");
        asked.Where(line => line.Contains("socket(", StringComparison.Ordinal) || line.Contains("connect(", StringComparison.Ordinal)).ShouldBeEmpty();
        asked.Where(line => (line.Contains("O_CREAT", StringComparison.Ordinal) || line.Contains("creat(", StringComparison.Ordinal) || line.Contains("mkdir(", StringComparison.Ordinal)) && !line.Contains("ENOENT", StringComparison.Ordinal) && !line.Contains("\"/dev/", StringComparison.Ordinal)).ShouldBeEmpty();
    }

    private static string Engine(Outcome outcome) => outcome.Findings.First().GetProperty("engine").GetString()!;
}
