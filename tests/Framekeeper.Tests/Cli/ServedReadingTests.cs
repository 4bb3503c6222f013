using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using Framekeeper.Tests.Web;
using Framekeeper.Web.Demo;

namespace Framekeeper.Tests.Cli;

/// <summary>The site as a process of its own, watched from outside: it judges what is uploaded, speaks with nobody but its visitors, and writes nowhere but into its data.</summary>
public sealed partial class ServedReadingTests : IDisposable
{
    private const string Strace = "/usr/bin/strace", Trainee = "a100000000000003";

    private readonly Desk desk = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_session_that_is_uploaded_is_judged_without_a_connection_or_a_file_elsewhere()
    {
        Assert.SkipUnless(File.Exists(Strace), "needs strace (apt-get install strace) to see what the process asks of the system");
        var log = Path.Combine(desk.Folder, "strace.log");
        var start = desk.Start("serve", "--demo", "--data", "data", "--urls", "http://127.0.0.1:0");
        foreach (var (argument, index) in new[] { "-f", "--seccomp-bpf", "-e", "trace=network,openat,creat,mkdir,mkdirat,rename,renameat,renameat2", "-o", log, start.FileName }.Select((argument, index) => (argument, index)))
        {
            start.ArgumentList.Insert(index, argument);
        }

        // In continuous integration ONNX Runtime keeps still about itself, so the child is not told that it runs in one.
        start.FileName = Strace;
        start.Environment.Remove("CI");
        using var process = Process.Start(start)!;
        try
        {
            var url = (await process.StandardOutput.ReadLineAsync(Stop)).ShouldNotBeNull()["Framekeeper is at ".Length..];
            (await Judged(url)).ShouldContain("class=\"finding level-", Case.Sensitive, "it was judged");
        }
        finally
        {
            // The child of strace; what watches it ends with it.
            var served = (await File.ReadAllTextAsync($"/proc/{process.Id}/task/{process.Id}/children", Stop)).Trim();
            using var kill = Process.Start("kill", ["-TERM", served]);
            await process.WaitForExitAsync(Stop);
        }

        (await process.StandardError.ReadToEndAsync(Stop)).ShouldBe("");
        var asked = await File.ReadAllLinesAsync(log, Stop);
        asked.ShouldContain(line => line.Contains("libonnxruntime", StringComparison.Ordinal), "the reader did run");
        asked.Where(line => line.Contains(" connect(", StringComparison.Ordinal)).ShouldBeEmpty();
        asked.Where(line => line.Contains(" listen(", StringComparison.Ordinal)).Count().ShouldBe(1);
        asked.Where(line => line.Contains(" bind(", StringComparison.Ordinal)).ShouldHaveSingleItem().ShouldContain("127.0.0.1");
        asked.Where(line => line.Contains("sin_addr", StringComparison.Ordinal) && !line.Contains("\"127.0.0.1\"", StringComparison.Ordinal)).ShouldBeEmpty();
        asked.SelectMany(Written).Except([Path.Combine(desk.Home, ".config"), Path.Combine(desk.Home, ".config", "framekeeper"), Path.Combine(desk.Home, ".config", "framekeeper", "master.key")])
            .Where(path => !path.StartsWith(Path.Combine(desk.Folder, "data"), StringComparison.Ordinal)).Distinct().ShouldBeEmpty();
    }

    /// <summary>Brings a recording and its transcript as a trainee; the page of the recording.</summary>
    private static async Task<string> Judged(string url)
    {
        using var client = new HttpClient { BaseAddress = new Uri(url), Timeout = TimeSpan.FromMinutes(3) };
        using var form = new FormUrlEncodedContent([new("__RequestVerificationToken", SiteFixture.Token(await client.GetStringAsync("/sign-in", Stop)))]);
        using var signedIn = await client.PostAsync($"/demo/as/{Trainee}", form, Stop);
        foreach (var treatment in TreatmentLink().Matches(await signedIn.Content.ReadAsStringAsync(Stop)).Select(match => match.Value).Distinct())
        {
            var page = await client.GetStringAsync($"{treatment}/record", Stop);
            if (Person().Match(page) is not { Success: true } person)
            {
                continue;
            }

            using var recording = new MultipartFormDataContent
            {
                { new StringContent(SiteFixture.Token(page)), "__RequestVerificationToken" }, { new StringContent(treatment.Split('/')[^1]), "treatment" }, { new StringContent(DateTime.UtcNow.AddMinutes(-5).ToString("O", CultureInfo.InvariantCulture)), "held" },
                { new StringContent("audio"), "medium" }, { new StringContent(person.Groups[1].Value), "recorded" }, { new StringContent("yes"), "agreed" },
            };
            var sound = new ByteArrayContent(Murmur.Of([(TimeSpan.Zero, "a", 40), (TimeSpan.FromSeconds(4), "b", 40)])) { Headers = { ContentType = new("audio/wav") } };
            recording.Add(sound, "file", "session.wav");
            using var brought = await client.PostAsync("/upload", recording, Stop);
            brought.StatusCode.ShouldBe(HttpStatusCode.OK);
            var tape = brought.RequestMessage!.RequestUri!.AbsolutePath;
            using var transcript = new MultipartFormDataContent
            {
                { new StringContent(SiteFixture.Token(await brought.Content.ReadAsStringAsync(Stop))), "__RequestVerificationToken" },
                { new StringContent("[00:00:00] client: I did not sleep much this week.\n[00:00:04] therapist: Could you pick me up a coffee on your way here next time?\n[00:00:08] client: I suppose so.\n"), "Words", "session.txt" },
            };
            using var read = await client.PostAsync($"{tape}?handler=Transcript", transcript, Stop);
            return await read.Content.ReadAsStringAsync(Stop);
        }

        throw new InvalidOperationException("the trainee of the demo has no client who may be recorded");
    }

    /// <summary>What a call makes, or opens to write.</summary>
    private static IEnumerable<string> Written(string line) =>
        line.Contains("= -1 ", StringComparison.Ordinal) || !(Makes().IsMatch(line) || line.Contains("O_WRONLY", StringComparison.Ordinal) || line.Contains("O_RDWR", StringComparison.Ordinal)) ? []
        : Quoted().Matches(line).Select(match => match.Groups[1].Value).Where(path => !path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/proc/self/", StringComparison.Ordinal));

    [GeneratedRegex("/treatments/d-[0-9a-f]{12}")]
    private static partial Regex TreatmentLink();

    [GeneratedRegex("name=\"recorded\" value=\"([^\"]+)\" checked")]
    private static partial Regex Person();

    [GeneratedRegex(@" (?:creat|mkdir|mkdirat|rename|renameat|renameat2)\(|O_CREAT")]
    private static partial Regex Makes();

    [GeneratedRegex("\"([^\"]*)\"")]
    private static partial Regex Quoted();
}
