using System.Diagnostics;
using System.Globalization;

namespace Framekeeper.Bench;

/// <summary>What wrk measured in one run: requests a second, and milliseconds.</summary>
internal readonly record struct Blow(double Rate, double P50, double P99);

/// <summary>wrk (of Debian), which sends message after message, each with the key, on as many connections as it is told.</summary>
internal sealed class Wrk
{
    public const string Path = "/v1/screen";

    /// <summary>The requests are laid out before the run; a pause is drawn for each, so that requests come by chance and not all at once.</summary>
    private const string Script = """
        local requests, at = {}, 0
        function init(args)
            for body in io.lines(args[1]) do
                requests[#requests + 1] = wrk.format("POST", nil, { ["Content-Type"] = "application/json", ["Authorization"] = "Bearer " .. args[2] }, body)
            end
            if args[3] then
                local mean = tonumber(args[3])
                delay = function() return math.floor(-math.log(1 - math.random()) * mean + .5) end
            end
        end
        function request()
            at = at % #requests + 1
            return requests[at]
        end
        function done(summary, latency)
            local wrong = summary.errors
            print(string.format("measured %d %d %d %d %d", summary.requests, summary.duration, wrong.connect + wrong.read + wrong.write + wrong.status + wrong.timeout, latency:percentile(50), latency:percentile(99)))
        end
        """;

    private readonly string script, bodies, key;

    public Wrk(string folder, string key, IEnumerable<string> bodies)
    {
        (script, this.bodies, this.key) = (System.IO.Path.Combine(folder, "messages.lua"), System.IO.Path.Combine(folder, "messages.jsonl"), key);
        File.WriteAllText(script, Script);
        File.WriteAllLines(this.bodies, bodies);
    }

    /// <summary>As it calls itself.</summary>
    public static string Version() => string.Join(' ', Call("-v").Split(' ').Take(2));

    /// <param name="pause">For how many milliseconds a connection waits in the mean before it sends.</param>
    public Blow Run(Uri site, int connections, int seconds, double? pause = null)
    {
        string[] more = pause is { } mean ? [mean.ToString(CultureInfo.InvariantCulture)] : [];
        var says = Call(["-t1", "--timeout", "30s", $"-c{connections}", $"-d{seconds}s", "-s", script, new Uri(site, Path).ToString(), "--", bodies, key, .. more]);
        var figures = says.Split('\n').Single(line => line.StartsWith("measured ", StringComparison.Ordinal)).Split(' ')[1..].Select(figure => double.Parse(figure, CultureInfo.InvariantCulture)).ToArray();
        return figures is [var requests, var micro, 0, var p50, var p99] ? new Blow(requests / micro * 1e6, p50 / 1000, p99 / 1000) : throw new InvalidOperationException($"{figures[2]} of {figures[0]} requests went wrong");
    }

    private static string Call(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("wrk", arguments) { RedirectStandardOutput = true })!;
        var says = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return says;
    }
}
