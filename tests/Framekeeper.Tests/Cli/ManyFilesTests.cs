using System.Diagnostics;

namespace Framekeeper.Tests.Cli;

public sealed class ManyFilesTests : IDisposable
{
    private const int Files = 2_000;

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public void Two_thousand_sessions_are_judged_in_bounded_memory_without_a_word_of_progress_in_a_pipe()
    {
        Fill();
        var outcome = desk.Within(256, "check", "week", "--therapist", "Dana", "--channel", "whatsapp", "--format", "json");
        (outcome.Code, outcome.Found.Count, outcome.Error).ShouldBe((1, Files, ""));
    }

    [Fact]
    public void On_a_terminal_progress_is_shown_on_standard_error_alone()
    {
        Assert.SkipUnless(File.Exists("/usr/bin/script"), "needs script(1), which makes a terminal");
        Fill();
        var start = desk.Start();
        var call = $"dotnet exec '{start.ArgumentList[1]}' check week --therapist Dana --format json >found.jsonl";
        var shell = new ProcessStartInfo("/usr/bin/script", ["-qec", call, "/dev/null"]) { WorkingDirectory = desk.Folder, RedirectStandardOutput = true, RedirectStandardInput = true };
        shell.Environment["HOME"] = desk.Home;

        using var process = Process.Start(shell)!;
        process.StandardInput.Close();
        var terminal = process.StandardOutput.ReadToEnd();
        process.WaitForExit();

        terminal.ShouldContain($"of {Files} files");
        File.ReadAllText(Path.Combine(desk.Folder, "found.jsonl")).ShouldNotContain("files");
    }

    private void Fill()
    {
        for (var n = 0; n < Files; n++)
        {
            desk.Write($"week/{n / 100}/s{n}.vtt", Desk.Vtt);
        }
    }
}
