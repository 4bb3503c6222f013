using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace Framekeeper.Tests.Cli;

public sealed class ServeTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task It_says_where_it_is_gives_the_first_link_and_stops_when_told_to()
    {
        using var process = Process.Start(desk.Start("serve", "--data", "data", "--urls", "http://127.0.0.1:0"))!;
        try
        {
            var url = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull()["Framekeeper is at ".Length..];
            var first = (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull();
            first.ShouldContain($"{url}/first/");
            using var client = new HttpClient();
            (await client.GetStringAsync(first[first.IndexOf("http", StringComparison.Ordinal)..], TestContext.Current.CancellationToken)).ShouldContain("The first account");

            var stopping = Stopwatch.StartNew();
            using var kill = Process.Start("kill", ["-TERM", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
            await process.WaitForExitAsync(TestContext.Current.CancellationToken);
            stopping.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20), "seconds, on a machine that may be busy");
            (await process.StandardError.ReadToEndAsync(TestContext.Current.CancellationToken)).ShouldBe("");
            process.ExitCode.ShouldBe(0);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    [Fact]
    public async Task A_crash_leaves_nothing_of_what_was_in_memory_on_the_disk()
    {
        // Where the kernel writes a core beside a program (core_pattern), this finds it; where it pipes it away, nothing can be seen.
        var serve = desk.Start("serve", "--data", "data", "--urls", "http://127.0.0.1:0");
        (await Crash([serve.FileName, .. serve.ArgumentList])).ShouldBeEmpty();
    }

    [Fact]
    public void A_port_that_is_taken_is_said_to_be()
    {
        using var other = new TcpListener(IPAddress.Loopback, 0);
        other.Start();
        Refused("--urls", $"http://127.0.0.1:{((IPEndPoint)other.LocalEndpoint).Port}").ShouldContain("is taken by another program");
    }

    [Theory]
    [InlineData("can be reached from other machines", "--urls", "http://0.0.0.0:5080")]
    [InlineData("needs --public-url", "--behind-proxy", "10.0.0.0/24")]
    [InlineData("is no network", "--behind-proxy", "the proxy", "--public-url", "https://clinic.example")]
    [InlineData("is no address", "--behind-proxy", "10.0.0.0/24", "--public-url", "clinic.example")]
    [InlineData("cannot be used as a certificate", "--urls", "https://0.0.0.0:5443", "--cert", "missing.pem")]
    public void What_is_not_safe_does_not_start(string says, params string[] flags) => Refused(flags).ShouldContain(says);

    /// <summary>Starts a program, breaks it off once it has said something, and looks for the core that it leaves.</summary>
    private async Task<string[]> Crash(params string[] call)
    {
        var start = desk.Start();
        start.FileName = "sh";
        start.ArgumentList.Clear();
        foreach (var part in (string[])["-c", "ulimit -c unlimited; exec \"$@\"", "sh", .. call])
        {
            start.ArgumentList.Add(part);
        }

        using var process = Process.Start(start)!;
        (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken)).ShouldNotBeNull();
        using var kill = Process.Start("kill", ["-XCPU", process.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)]);
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.ExitCode.ShouldBe(128 + 24);
        var cores = Directory.GetFiles(desk.Folder, "core*");
        cores.ToList().ForEach(File.Delete);
        return cores;
    }

    [Theory]
    [InlineData("DOTNET_DbgEnableMiniDump")]
    [InlineData("COMPlus_DbgEnableMiniDump")]
    public void It_does_not_start_where_NET_would_write_a_dump(string variable)
    {
        var start = desk.Start("serve", "--data", "data");
        start.Environment[variable] = "1";
        using var process = Process.Start(start)!;
        process.WaitForExit(60_000).ShouldBeTrue();
        process.ExitCode.ShouldBe(2);
        process.StandardError.ReadToEnd().ShouldContain($"{variable}: is set, so a crash would write what people said to a disk; unset it");
    }

    private string Refused(params string[] flags)
    {
        var call = desk.Run(["serve", "--data", "data", .. flags]);
        call.Code.ShouldBe(2);
        call.Out.ShouldBe("");
        return call.Errors.ShouldHaveSingleItem();
    }
}
