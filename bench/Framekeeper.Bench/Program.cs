using Framekeeper.Bench;
using Framekeeper.Language;
using System.Diagnostics;
using System.Numerics;

switch (args)
{
    case ["text", var file]:
        return Talk.Write(Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA") ?? "", "corpus", file);
    case ["probe", var file]:
        var m = new Messages(file); var s = new Sieve(Framekeeper.Bench.Lexicon.Read()); int h = 0, g = 0;
        var least = new double[m.Count / 1000 + 1]; Array.Fill(least, 1e9);
        for (var r = 0; r < 100; r++) {
            h = g = 0;
            for (var c = 0; c < least.Length; c++) {
            var t = Stopwatch.GetTimestamp(); 
            for (var i = c * 1000; i < Math.Min(m.Count, c * 1000 + 1000); i++) { var f = s.Find(m[i]); h += f != 0 ? 1 : 0; g += BitOperations.PopCount(f); }
            least[c] = Math.Min(least[c], Stopwatch.GetElapsedTime(t).TotalSeconds);
            }
        }
        Console.WriteLine($"least {m.Megabytes / least.Sum():0.0} {h} {g}");
        return 0;
    default:
        return 2;
}
