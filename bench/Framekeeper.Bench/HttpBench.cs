using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Text.Encodings.Web;
using System.Text.Json;
using Framekeeper.Language;
using Framekeeper.Reader;
using Framekeeper.Rules;
using Framekeeper.Web.Api;

namespace Framekeeper.Bench;

/// <summary>
/// <c>POST /v1/screen</c> of a whole site in a process of its own: by the gate alone beside an endpoint that does nothing but read a message and answer, by the reader beside the same judgement with no HTTP,
/// turn by turn, so that what else the machine does meets both alike. The load is made by wrk, on the same processors.
/// </summary>
internal static class HttpBench
{
    private const int Rounds = 7, Seconds = 4, Connections = 32, Paced = 64;
    private const string Program = "artifacts/bin/Framekeeper.Cli/release/Framekeeper.Cli.dll", Settings = "artifacts/bin/Framekeeper.Cli/release/Framekeeper.Cli.runtimeconfig.json", Model = "src/Framekeeper.Reader/model";

    public static async Task<int> Run(string folder)
    {
        var root = Directory.CreateTempSubdirectory("fk-http").FullName;
        try
        {
            var texts = Texts(folder);
            var key = Child.Says(root, Program, "keys", "add", "bench", "--data", Path.Combine(root, "data"), "--rate", "1000000");
            var wrk = new Wrk(root, key, texts.Select(Body));
            Print($"{texts.Length} messages of {texts.Average(text => Body(text).Length):0} bytes; {Wrk.Version()}, 1 thread, {Connections} connections, {Seconds} s a run, {Rounds} rounds after one that is not counted; {Environment.ProcessorCount} cores for it and the server together; {Load()}");
            await Gate(root, wrk, key, texts);
            await Reader(root, wrk, key, texts);
            Print($"{Load()} at the end");
            return 0;
        }
        finally
        {
            Directory.Delete(root, recursive: true);
        }
    }

    /// <summary>What therapists say in the sessions of a folder, in an order by chance that is the same each time.</summary>
    public static string[] Texts(string folder)
    {
        string[] texts = [.. Corpus.ReadAll(folder).SelectMany(session => session.Turns).Where(turn => Roles.Parse(turn.Speaker) == Role.Therapist).Select(turn => turn.Text).Where(text => text.Trim().Length > 0)];
        new Random(7).Shuffle(texts);
        return texts;
    }

    private static readonly JsonSerializerOptions Plain = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string Body(string text) => JsonSerializer.Serialize(new Dictionary<string, string> { ["speaker"] = "therapist", ["text"] = text }, Plain);

    private static async Task Gate(string root, Wrk wrk, string key, string[] texts)
    {
        using var site = Serve(root, "gate");
        using var echo = new Child(root, ["exec", "--runtimeconfig", Settings, typeof(HttpBench).Assembly.Location, "http", "echo", $"{await Answers(site.Url, key, texts)}"]);
        var (echoed, screened) = (new List<Blow>(), new List<Blow>());
        for (var round = 0; round <= Rounds; round++)
        {
            Keep(round, echoed, wrk.Run(echo.Url, Connections, Seconds));
            Keep(round, screened, wrk.Run(site.Url, Connections, Seconds));
        }

        Tell("echo", echoed);
        Tell("screen, the gate alone", screened);
        Print($"{"screen / echo, round by round",-32} {Spread.Of(screened.Zip(echoed, (one, other) => one.Rate / other.Rate))} of the requests a second; p99 {Spread.Of(screened.Zip(echoed, (one, other) => one.P99 / other.P99))} times as long");
    }

    private static async Task Reader(string root, Wrk wrk, string key, string[] texts)
    {
        using var site = Serve(root, "reader");
        using var reader = EncoderReader.Read(Model, RuleBook.Default.Words);
        using var frame = new Frame(RuleBook.Default, Language.Gate.Default, reader);
        await Answers(site.Url, key, texts);
        var (judged, screened) = (new List<double>(), new List<Blow>());
        for (var round = 0; round <= Rounds; round++)
        {
            Keep(round, judged, Judge(frame, texts));
            Keep(round, screened, wrk.Run(site.Url, Connections, Seconds));
        }

        Print($"{"in process, the reader",-32} {Spread.Of(judged)} messages a second, by {Environment.ProcessorCount} threads");
        Tell("screen, the reader", screened);
        Print($"{"screen / in process",-32} {Spread.Of(screened.Zip(judged, (one, other) => one.Rate / other))}");

        // Each of many connections waits by chance, so that requests come as people's do: now few, now many at once.
        var half = Spread.Of(screened.Select(run => run.Rate)).Median / 2;
        var paced = Enumerable.Range(0, Rounds).Select(_ => wrk.Run(site.Url, Paced, Seconds * 2, pause: Paced / half * 1000)).ToList();
        Tell($"half load, {Paced} connections", paced);
    }

    private static Child Serve(string root, string judge) => new(root, ["exec", Program, "serve", "--data", Path.Combine(root, "data"), "--urls", "http://127.0.0.1:0", "--judge", judge]);

    /// <summary>Asks each once, which also warms the site, and says how they are decided.</summary>
    /// <returns>How many bytes an answer has in the mean.</returns>
    private static async Task<int> Answers(Uri site, string key, string[] texts)
    {
        using var http = new HttpClient { BaseAddress = site, DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", key) } };
        var answers = new List<byte[]>();
        foreach (var text in texts)
        {
            using var body = new StringContent(Body(text), new MediaTypeHeaderValue("application/json"));
            using var answer = (await http.PostAsync(Wrk.Path, body)).EnsureSuccessStatusCode();
            answers.Add(await answer.Content.ReadAsByteArrayAsync());
        }

        var decided = answers.CountBy(answer => JsonDocument.Parse(answer).RootElement.GetProperty("decision").GetString()!);
        var size = (int)answers.Average(answer => answer.Length);
        Print($"decided: {string.Join(", ", decided.Select(one => $"{one.Value} {one.Key}"))}; an answer has {size} bytes in the mean");
        return size;
    }

    /// <summary>Messages judged a second with no HTTP, by a thread on each processor.</summary>
    private static double Judge(Frame frame, string[] texts)
    {
        var (began, next) = (Stopwatch.GetTimestamp(), -1);
        Parallel.For(0, Environment.ProcessorCount, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, _ =>
        {
            while (Stopwatch.GetElapsedTime(began).TotalSeconds < Seconds)
            {
                Turn[] turns = [Turn.Of(1, "therapist", texts[Interlocked.Increment(ref next) % texts.Length])];
                Screen.Judge(frame, new Session { Id = "message", Turns = turns }, turns);
            }
        });
        return (next + 1) / Stopwatch.GetElapsedTime(began).TotalSeconds;
    }

    private static void Keep<T>(int round, List<T> kept, T one)
    {
        if (round > 0)
        {
            kept.Add(one);
        }
    }

    private static void Tell(string name, List<Blow> runs) =>
        Print($"{name,-32} {Spread.Of(runs.Select(run => run.Rate))} requests a second; p50 {Spread.Of(runs.Select(run => run.P50))} ms, p99 {Spread.Of(runs.Select(run => run.P99))} ms");

    private static string Load() => $"load {File.ReadAllText("/proc/loadavg").Split(' ')[0]}";

    private static void Print(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
