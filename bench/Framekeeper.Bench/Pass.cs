using System.Diagnostics;

namespace Framekeeper.Bench;

/// <summary>What one run over the messages gave: speed, the messages with a hit, and the groups found in all of them (none where a contender cannot tell).</summary>
internal readonly record struct Pass(double MegabytesPerSecond, long Hits, long? Groups, int Messages)
{
    private const double Enough = .5;

    /// <summary>The median of as many runs as fit into half a second, one at least.</summary>
    public static Pass Of(Messages messages, Func<(long Hits, long? Groups)> run)
    {
        var (seconds, result, begin) = (new List<double>(), default((long Hits, long? Groups)), Stopwatch.GetTimestamp());
        do
        {
            var start = Stopwatch.GetTimestamp();
            result = run();
            seconds.Add(Stopwatch.GetElapsedTime(start).TotalSeconds);
        }
        while (Stopwatch.GetElapsedTime(begin).TotalSeconds < Enough);

        return new(messages.Megabytes / Spread.Of(seconds).Median, result.Hits, result.Groups, messages.Count);
    }
}
