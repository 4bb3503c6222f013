using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using System.Security.Cryptography;
using Framekeeper.Store;
using Framekeeper.Store.Recordings;
using Framekeeper.Web.Media;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;

namespace Framekeeper.Bench;

/// <summary>
/// A sealed recording played by ranges, and the same bytes in the clear by ASP.NET Core's static files: one server, one client, on loopback, turn by turn, so that what else the machine does meets both alike.
/// The permit is a yes here; the audit log is written as always.
/// </summary>
internal static class MediaBench
{
    private const string Id = "r-00000000000000be";
    private const int Rounds = 5, Asked = 300, Range = 8 << 20, Look = 256 << 10;

    public static async Task<int> Run(int mega)
    {
        var root = Directory.CreateTempSubdirectory("fk-bench-media").FullName;
        try
        {
            var data = DataFolder.Open(Path.Combine(root, "data"), TimeProvider.System, Path.Combine(root, "key", "master.key"));
            var app = Site(data, Directory.CreateDirectory(Path.Combine(root, "clear")).FullName);
            var length = (long)mega << 20;
            Print($"{mega} MB; {Environment.ProcessorCount} cores for server and client together; others may use them too");
            Print($"sealed in {await Seal(data, Path.Combine(root, "clear", "take.webm"), length):0.00} s");
            await app.StartAsync();
            await Measure(new Uri(app.Urls.First()), length);
            await app.StopAsync();
            return 0;
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            Directory.Delete(root, recursive: true);
        }
    }

    private static WebApplication Site(DataFolder data, string clear)
    {
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddSingleton(data).AddSingleton(TimeProvider.System).AddRouting().AddLogging();
        builder.Services.AddMedia(_ => new MediaRules { MayUpload = _ => "no", Completed = (_, _) => { }, Find = _ => new PlayedTape("video/webm", "video"), Permit = _ => new PlayPermit(true, "") });
        var app = builder.Build();
        app.Use((http, next) =>
        {
            http.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, "00000000000000be")], "bench"));
            return next(http);
        });
        app.UseStaticFiles(new StaticFileOptions { RequestPath = "/clear", FileProvider = new PhysicalFileProvider(clear) });
        app.UseRouting();
        app.MapMedia();
        return app;
    }

    private static async Task<double> Seal(DataFolder data, string clear, long length)
    {
        var place = Directory.CreateDirectory(Path.Combine(data.Path, "recordings")).FullName;
        await using (var plain = new FileStream(clear, FileMode.CreateNew, FileAccess.ReadWrite))
        {
            var some = RandomNumberGenerator.GetBytes(1 << 20);
            for (var at = 0L; at < length; at += some.Length)
            {
                BitConverter.TryWriteBytes(some, at);
                await plain.WriteAsync(some.AsMemory(0, (int)Math.Min(some.Length, length - at)));
            }

            plain.Position = 0;
            var began = Stopwatch.GetTimestamp();
            using var file = SealedFile.Create(Path.Combine(place, Id), data.Keys.Of($"tape/{Id}"), length);
            await file.AppendAsync(plain, CancellationToken.None);
            return Stopwatch.GetElapsedTime(began).TotalSeconds;
        }
    }

    private static async Task Measure(Uri site, long length)
    {
        using var http = new HttpClient { BaseAddress = site };
        string[] places = [$"/tapes/{Id}/media", "/clear/take.webm"];
        string[] names = ["sealed", "in the clear"];
        var (first, seek, speed, sums) = (Lists(), Lists(), Lists(), new List<string>());
        for (var round = 0; round <= Rounds; round++)
        {
            for (var i = 0; i < 2; i++)
            {
                // The first round fills the caches and compares; its time does not count.
                using var sum = round == 0 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
                var began = Stopwatch.GetTimestamp();
                await Whole(http, places[i], length, sum);
                if (round > 0)
                {
                    speed[i].Add(length / 1048576.0 / Stopwatch.GetElapsedTime(began).TotalSeconds);
                }
                else
                {
                    sums.Add(Convert.ToHexString(sum!.GetHashAndReset()));
                }
            }
        }

        if (sums[0] != sums[1])
        {
            throw new InvalidOperationException("what was played is not what was sealed");
        }

        var dice = new Random(3);
        for (var n = 0; n < Asked + 20; n++)
        {
            var at = dice.NextInt64(length);
            for (var i = 0; i < 2; i++)
            {
                var (begin, jump) = (await Time(http, places[i], 0, 1), await Time(http, places[i], at, (int)Math.Min(Look, length - at)));
                if (n >= 20)
                {
                    first[i].Add(begin);
                    seek[i].Add(jump);
                }
            }
        }

        for (var i = 0; i < 2; i++)
        {
            Print($"{names[i],-14} {Spread.Of(speed[i])} MB/s by ranges of 8 MB; first byte {SearchBench.Times(first[i])}; 256 KB after a seek {SearchBench.Times(seek[i])}");
        }

        Print($"sealed / in the clear: {Spread.Of(speed[0].Zip(speed[1], (one, other) => one / other))} of the throughput, round by round");
    }

    private static List<double>[] Lists() => [[], []];

    /// <summary>The whole by ranges, one after the other.</summary>
    private static async Task Whole(HttpClient http, string place, long length, IncrementalHash? sum)
    {
        var (buffer, got) = (new byte[1 << 17], 0L);
        for (var from = 0L; from < length; from += Range)
        {
            using var answer = await Ask(http, place, from, Math.Min(from + Range, length) - 1);
            await using var stream = await answer.Content.ReadAsStreamAsync();
            while (await stream.ReadAsync(buffer) is > 0 and var count)
            {
                sum?.AppendData(buffer, 0, count);
                got += count;
            }
        }

        if (got != length)
        {
            throw new InvalidOperationException($"{place} gave {got} bytes");
        }
    }

    /// <summary>Milliseconds until so many bytes are there of an answer that would go on to the end; the line is closed then, as a player does.</summary>
    private static async Task<double> Time(HttpClient http, string place, long from, int wanted)
    {
        var (began, buffer) = (Stopwatch.GetTimestamp(), new byte[wanted]);
        using var answer = await Ask(http, place, from, null);
        await using var stream = await answer.Content.ReadAsStreamAsync();
        await stream.ReadExactlyAsync(buffer);
        return Stopwatch.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task<HttpResponseMessage> Ask(HttpClient http, string place, long from, long? to)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, place);
        request.Headers.Range = new(from, to);
        return (await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead)).EnsureSuccessStatusCode();
    }

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
