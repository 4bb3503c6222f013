using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Framekeeper.Formats;

namespace Framekeeper.Bench;

/// <summary>Ordinary talk for measuring, one utterance a line, from data that lies elsewhere and from the corpus; the same bytes each time.</summary>
internal static partial class Talk
{
    private const int Wanted = 4_000_000, Seed = 1;

    public static int Write(string data, string corpus, string file)
    {
        (string Name, List<string> Utterances)[] sources =
        [
            ("annomi-dev: counselling, transcribed", [.. Sessions(Path.Combine(data, "annomi-dev"), "*.vtt", TranscriptFormat.WebVtt)]),
            ("persuasion-for-good: chat", [.. Chats(Path.Combine(data, "persuasion-for-good", "full_dialog.csv.gz"))]),
            ("corpus: sessions and threads, written", [.. Sessions(corpus, "*.sessions.jsonl", TranscriptFormat.JsonLines)]),
        ];

        var all = sources.SelectMany(source => source.Utterances).ToArray();
        var size = 0;
        using var output = new FileStream(file, FileMode.Create);
        for (var round = 0; size < Wanted; round++)
        {
            new Random(Seed + round).Shuffle(all);
            foreach (var utterance in all)
            {
                output.Write(Encoding.UTF8.GetBytes(utterance + "\n"));
                size += Encoding.UTF8.GetByteCount(utterance) + 1;
            }
        }

        foreach (var (name, utterances) in sources)
        {
            Console.WriteLine($"{utterances.Count,7} utterances {utterances.Sum(utterance => Encoding.UTF8.GetByteCount(utterance) + 1) / 1e6,6:0.00} MB  {name}");
        }

        Console.WriteLine($"{all.Length,7} utterances, shuffled, until there are 4 MB: {size / 1e6:0.00} MB in {file}");
        return 0;
    }

    private static IEnumerable<string> Sessions(string folder, string files, TranscriptFormat format) =>
        from file in Directory.EnumerateFiles(folder, files).Order(StringComparer.Ordinal)
        from session in Sessions(file, format)
        from turn in session
        select OneLine(turn);

    private static List<List<string>> Sessions(string file, TranscriptFormat format)
    {
        using var stream = File.OpenRead(file);
        return [.. Transcript.Read(stream, file, format, (json, name, line) => AgreementShort.Read(json, name, line)).Select(session => session.Turns.Select(turn => turn.Text).ToList())];
    }

    private static IEnumerable<string> Chats(string file)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
        {
            yield return OneLine(Row().Match(line).Groups["unit"].Value.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));
        }
    }

    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    /// <summary>Number, utterance, turn, role, dialogue.</summary>
    [GeneratedRegex(@"^\d*,(?<unit>.*),[^,]*,[^,]*,[^,]*$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
