using System.Diagnostics;
using System.Globalization;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Bench;

/// <summary>Hearing turns that lie in memory as bytes, with acts and evidence: speed by one thread and by two, how long a turn takes, and what it allocates.</summary>
internal static class GateBench
{
    private const int Rounds = 5;

    public static int Run(string path)
    {
        var sessions = Corpus.ReadAll(path);
        var (turns, megabytes) = (sessions.Sum(session => session.Turns.Count()), sessions.SelectMany(session => session.Turns).Sum(turn => turn.Utf8.Length) / 1e6);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{sessions.Count} sessions, {turns} turns, {megabytes:0.00} MB, {Rounds} rounds after one that is not counted; median [lowest..highest]"));
        Console.WriteLine($"turns with something heard {sessions.Sum(Judge)}");

        foreach (var threads in (int[])[1, 2])
        {
            var seconds = Enumerable.Range(0, Rounds).Select(_ => Seconds(sessions, threads)).ToList();
            Console.WriteLine($"{$"MB/s, threads: {threads}",-24} {Spread.Of(seconds.Select(time => megabytes / time))}");
            Console.WriteLine($"{$"turns/s, threads: {threads}",-24} {Spread.Of(seconds.Select(time => turns / time))}");
        }

        var times = Enumerable.Range(0, Rounds).Select(_ => Microseconds(sessions)).ToList();
        Console.WriteLine($"{"p50 of a turn, us",-24} {Spread.Of(times.Select(sorted => sorted[sorted.Count / 2]))}");
        Console.WriteLine($"{"p99 of a turn, us",-24} {Spread.Of(times.Select(sorted => sorted[sorted.Count * 99 / 100]))}");
        Console.WriteLine($"{"bytes allocated a turn",-24} {Spread.Of(Enumerable.Range(0, Rounds).Select(_ => Allocated(sessions) / turns))}");
        return 0;
    }

    /// <summary>Turns of a session in, as bytes; how many something was heard in.</summary>
    private static int Judge(Session session)
    {
        listener ??= new Listener(Gate.Default, RuleBook.Default.Words);
        listener.Begin();
        var heard = 0;
        foreach (var turn in session.Turns)
        {
            heard += listener.Hear(Roles.Parse(turn.Speaker) ?? Role.Other, turn.Utf8.Span) == Heard.Nothing ? 0 : 1;
        }

        return heard;
    }

    [ThreadStatic]
    private static Listener? listener;

    private static double Seconds(List<Session> sessions, int threads)
    {
        var next = -1;
        using var ready = new Barrier(threads + 1);
        var workers = Enumerable.Range(0, threads).Select(_ => new Thread(Work)).ToList();
        workers.ForEach(worker => worker.Start());
        ready.SignalAndWait();
        var watch = Stopwatch.StartNew();
        workers.ForEach(worker => worker.Join());
        return watch.Elapsed.TotalSeconds;

        void Work()
        {
            // What a thread needs once is made before the clock runs.
            Judge(sessions[0]);
            ready.SignalAndWait();
            for (var i = Interlocked.Increment(ref next); i < sessions.Count; i = Interlocked.Increment(ref next))
            {
                Judge(sessions[i]);
            }
        }
    }

    private static List<double> Microseconds(List<Session> sessions)
    {
        var times = new List<double>();
        foreach (var session in sessions)
        {
            Judge(session with { Turns = Watched(session.Turns, times) });
        }

        times.Sort();
        return times;
    }

    /// <summary>Who takes a turn and comes back for the next has judged it in between.</summary>
    private static IEnumerable<Turn> Watched(IEnumerable<Turn> turns, List<double> times)
    {
        foreach (var turn in turns)
        {
            var start = Stopwatch.GetTimestamp();
            yield return turn;
            times.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
        }
    }

    private static double Allocated(List<Session> sessions)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        sessions.ForEach(session => Judge(session));
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }
}
