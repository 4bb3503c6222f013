using System.Diagnostics;
using System.Globalization;
using Framekeeper.Tests.Ties;
using Framekeeper.Ties;

namespace Framekeeper.Bench;

/// <summary>How well people are linked and names compared, without labels and with what is shipped.</summary>
internal static class PeopleBench
{
    public static int Run(string? data, int size)
    {
        if (size > 0)
        {
            return Large(size);
        }

        if (data is null)
        {
            Console.Error.WriteLine("FRAMEKEEPER_DATA must name the folder with others' data");
            return 2;
        }

        string At(params string[] parts) => Path.Combine([data, .. parts]);
        Print("name-bench, people, the half that the weights were set on", () => Measures.NameBench(At("name-bench", "cases.csv"), half: 0));
        Print("name-bench, people, the other half", () => Measures.NameBench(At("name-bench", "cases.csv"), half: 1));
        Print("FEBRL 1: names, birth date, address", () => Measures.Febrl(At("febrl", "dataset1.csv")));
        Print("FEBRL 3: names, birth date, address", () => Measures.Febrl(At("febrl", "dataset3.csv")));
        if (File.Exists(At("febrl", "dataset4a.csv")))
        {
            Print("FEBRL 4, across its two files: the same", () => Measures.Febrl4(At("febrl", "dataset4a.csv"), At("febrl", "dataset4b.csv")));
        }

        Print("Splink fake_1000, clerical labels", () => Measures.Fake(At("splink", "fake_1000.csv"), At("splink", "fake_1000_labels.csv")));
        Print("twenty invented rosters of 500, with households", () => Enumerable.Range(1, 20).Select(seed => Measures.MadeUp(500, seed)).Aggregate((a, b) => new Score(a.Right + b.Right, a.Found + b.Found, a.There + b.There)));
        return 0;
    }

    private static void Print(string what, Func<Score> measure)
    {
        // The first time compiles; what a service that runs takes is the second.
        var watch = Stopwatch.StartNew();
        measure();
        var first = watch.Elapsed.TotalSeconds;
        var work = Environment.CpuUsage.TotalTime;
        watch.Restart();
        var score = measure();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{what,-60} precision {score.Precision:0.0000}  recall {score.Recall:0.0000}  F1 {score.F1:0.0000}  {score.There} pairs  {first:0.00} s, again {watch.Elapsed.TotalSeconds:0.00} s ({(Environment.CpuUsage.TotalTime - work).TotalSeconds:0.00} s of work)"));
    }

    /// <summary>Time and memory of an invented roster of any size.</summary>
    private static int Large(int size)
    {
        var roster = MadeUpRoster.Of(size, seed: 1);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var (right, found) = (0, 0);
        foreach (var link in Linking.Within(roster.People).Where(link => link.Kind == LinkKind.Match))
        {
            found++;
            right += roster.Same(link.A.Id, link.B.Id) ? 1 : 0;
        }

        var score = new Score(right, found, roster.Pairs);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{size} people: precision {score.Precision:0.000}, recall {score.Recall:0.000}, {watch.Elapsed.TotalSeconds:0.0} s, {before >> 20} MiB of records, {Process.GetCurrentProcess().PeakWorkingSet64 >> 20} MiB at most"));
        return 0;
    }
}
