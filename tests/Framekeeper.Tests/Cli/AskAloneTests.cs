using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Framekeeper.Tests.Cli;

/// <summary>The process of Ask, watched while somebody asks: it opens no file for writing, and what was asked is nowhere.</summary>
public sealed partial class AskAloneTests : IDisposable
{
    private const string Strace = "/usr/bin/strace", Phrase = "marmalade zeppelin quorum";

    private readonly Desk desk = new();
    private readonly string trace = Path.GetTempFileName();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose()
    {
        File.Delete(trace);
        Directory.EnumerateFileSystemEntries(desk.Folder).ShouldBeEmpty();
        desk.Dispose();
    }

    [Fact]
    public async Task Nothing_is_written_while_somebody_asks_and_the_words_are_nowhere()
    {
        Assert.SkipUnless(File.Exists(Strace), $"needs {Strace}");
        var start = desk.Start("serve", "--ask", "--urls", "http://127.0.0.1:0");
        (start.FileName, start.Environment["TMPDIR"]) = (Strace, desk.Folder);
        foreach (var (at, word) in new[] { "-f", "-qq", "-o", trace, "-e", "trace=open,openat,openat2,creat,mknod,mknodat,rename,renameat,renameat2,link,linkat,truncate,mkdir,mkdirat", "dotnet" }.Index())
        {
            start.ArgumentList.Insert(at, word);
        }

        using var process = Process.Start(start)!;
        var log = process.StandardError.ReadToEndAsync(Stop);
        try
        {
            var says = (await process.StandardOutput.ReadLineAsync(Stop)).ShouldNotBeNull();
            says.ShouldStartWith("Ask is at http://localhost:");
            using var client = new HttpClient { BaseAddress = new Uri(says["Ask is at ".Length..]) };
            (await client.GetStringAsync("", Stop)).ShouldContain("Is this OK?");
            var before = Traced().Count;

            foreach (var words in new[] { $"My therapist asked me to lend him two hundred until Friday. {Phrase}", $"I want to die. {Phrase}", Phrase })
            {
                var answer = await client.PostAsync("", new FormUrlEncodedContent([new("What", words), new("When", Phrase), new("Place", "US")]), Stop);
                (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("What you can do");
            }

            (await client.PostAsync($"?{Phrase}", new FormUrlEncodedContent([new("What", Phrase + new string('a', 20_000))]), Stop)).StatusCode.ShouldBe(System.Net.HttpStatusCode.RequestEntityTooLarge);
            await client.GetAsync($"/{Phrase}", Stop);
            client.DefaultRequestHeaders.Add("Accept", "text/html");
            using var file = new MultipartFormDataContent { { new StringContent(string.Concat(Enumerable.Repeat(Phrase, 10_000))), "What", "what.txt" } };
            (await client.PostAsync("", file, Stop)).StatusCode.ShouldBe(System.Net.HttpStatusCode.UnsupportedMediaType);

            Traced().Skip(before).Where(line => Writes.IsMatch(line)).ShouldBeEmpty();
            foreach (var child in Directory.EnumerateDirectories("/proc").Where(folder => IsOf(folder, process.Id)))
            {
                Holds(await File.ReadAllBytesAsync(Path.Combine(child, "environ"), Stop)).ShouldBeFalse();
                Holds(await File.ReadAllBytesAsync(Path.Combine(child, "cmdline"), Stop)).ShouldBeFalse();
                string.Concat(Directory.EnumerateDirectories(Path.Combine(child, "task")).Select(Named)).ShouldNotContain(Phrase[..8]);
            }
        }
        finally
        {
            foreach (var child in Directory.EnumerateDirectories("/proc").Where(folder => IsOf(folder, process.Id)))
            {
                using var kill = Process.Start("kill", ["-TERM", Path.GetFileName(child)]);
                await kill.WaitForExitAsync(CancellationToken.None);
            }
        }

        await process.WaitForExitAsync(Stop);
        (await log).ShouldBe("");
        Holds(await File.ReadAllBytesAsync(trace, Stop)).ShouldBeFalse("no call to the system names it");
        foreach (var file in Directory.EnumerateFiles(desk.Folder, "*", SearchOption.AllDirectories).Concat(Directory.EnumerateFiles(desk.Home, "*", SearchOption.AllDirectories)))
        {
            Assert.Fail($"{file} was written");
        }
    }

    [Theory]
    [InlineData(true, """8194  openat(AT_FDCWD, "/tmp/asked.txt", O_RDWR|O_CREAT|O_CLOEXEC, 0666) = 304""")]
    [InlineData(true, """8194  openat(AT_FDCWD, "/proc/self/task/8467/comm.txt", O_WRONLY) = 12""")]
    [InlineData(true, """8194  rename("/tmp/a", "/tmp/b") = 0""")]
    [InlineData(true, """8194  renameat2(AT_FDCWD, "/tmp/a", AT_FDCWD, "/tmp/b", 0) = 0""")]
    [InlineData(true, """8194  mkdir("/tmp/asked", 0777) = 0""")]
    [InlineData(false, """8194  openat(AT_FDCWD, "/proc/self/task/8467/comm", O_RDWR) = 304""")]
    [InlineData(false, """8194  openat(AT_FDCWD, "/dev/null", O_WRONLY) = 12""")]
    [InlineData(false, """8194  openat(AT_FDCWD, "/tmp/gone", O_RDWR) = -1 ENOENT (No such file or directory)""")]
    [InlineData(false, """8194  openat(AT_FDCWD, "/lib/link.so", O_RDONLY|O_CLOEXEC) = 12""")]
    public void A_line_of_the_trace_is_a_write_or_none(bool writes, string line) => Writes.IsMatch(line).ShouldBe(writes);

    private List<string> Traced()
    {
        using var stream = new FileStream(trace, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
        using var reader = new StreamReader(stream);
        return [.. reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)];
    }

    private static bool Holds(byte[] bytes) => bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Phrase)) >= 0 || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes(Phrase.Replace(' ', '+'))) >= 0 || bytes.AsSpan().IndexOf(Encoding.UTF8.GetBytes("zeppelin")) >= 0;

    /// <summary>What a thread is called, of which the kernel keeps 15 letters; one may have ended.</summary>
    private static string Named(string task)
    {
        try
        {
            return File.ReadAllText(Path.Combine(task, "comm"));
        }
        catch (IOException)
        {
            return "";
        }
    }

    private static bool IsOf(string folder, int parent)
    {
        try
        {
            return int.TryParse(Path.GetFileName(folder), out _) && File.ReadAllText(Path.Combine(folder, "stat")).Split(") ")[^1].Split(' ')[1] == parent.ToString(System.Globalization.CultureInfo.InvariantCulture);
        }
        catch (IOException)
        {
            return false;
        }
    }

    // What makes, changes or moves a file; null is no file, nor is a thread's name, which .NET gives to a worker that it starts late: the kernel has it in memory, and what it says is looked at too.
    [GeneratedRegex(@"^(?!.*ENOENT)(?!.*\x22(/dev/(null|tty)|/proc/self/task/\d+/comm)\x22)(\d+ +(creat|mknod|rename|link|truncate|mkdir)[a-z0-9]*\(|.*O_(WRONLY|RDWR|CREAT))")]
    private static partial Regex Writes { get; }
}
