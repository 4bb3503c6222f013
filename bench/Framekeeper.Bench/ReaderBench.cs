using System.Diagnostics;
using System.Globalization;
using Framekeeper.Language;
using Framekeeper.Reader;
using Framekeeper.Rules;

namespace Framekeeper.Bench;

/// <summary>How long the reader takes over a line, alone and among others, and how many turns a second are judged by both passes, agreements and reports included.</summary>
internal static class ReaderBench
{
    private const int Rounds = 5, Lines = 40;
    private const string Folder = "src/Framekeeper.Reader/model";

    public static int Run(string path)
    {
        Line(24, 1);
        Line(72, 1);
        Line(24, 16);
        Line(72, 8);

        using var reader = EncoderReader.Read(Folder, RuleBook.Default.Words);
        using var frame = new Frame(RuleBook.Default, Gate.Default, reader);
        var sessions = Corpus.ReadAll(path);
        var asked = sessions.Sum(session => session.Turns.Count(turn => Roles.Parse(turn.Speaker) == Role.Therapist));
        var gate = Enumerable.Range(0, Rounds + 1).Select(_ => asked / Seconds(() => sessions.ForEach(session => Frame.Default.Check(session, Agreements.None)))).Skip(1);
        var both = Enumerable.Range(0, Rounds + 1).Select(_ => asked / Seconds(() => sessions.ForEach(session => frame.Check(session, Agreements.None)))).Skip(1);
        Console.WriteLine($"{sessions.Count} sessions, {asked} therapist turns; therapist turns judged a second, the clients' between them judged too");
        Console.WriteLine($"{"the gate alone",-32} {Spread.Of(gate)}");
        Console.WriteLine($"{"the gate and the reader",-32} {Spread.Of(both)}");
        return 0;
    }

    private static void Line(int pieces, int together)
    {
        using var encoder = new Encoder(Path.Combine(Folder, "reader.onnx"));
        var dice = new Random(1);
        Line[] lines = [.. Enumerable.Range(0, together).Select(_ => new Line([101, 1, .. Enumerable.Range(0, pieces - 3).Select(_ => dice.Next(2000, 20000)), 102], pieces))];
        var times = Enumerable.Range(0, Lines + 5).Select(_ => Seconds(() => encoder.Read(lines)) * 1000 / together).Skip(5);
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{$"{pieces} pieces, {together} together, ms a line",-32} {Spread.Of(times)}"));
    }

    private static double Seconds(Action work)
    {
        var start = Stopwatch.GetTimestamp();
        work();
        return Stopwatch.GetElapsedTime(start).TotalSeconds;
    }
}
