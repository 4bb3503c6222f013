using System.Globalization;
using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using Framekeeper.Formats;

namespace Framekeeper.Bench;

/// <summary>Ordinary talk for measuring, one utterance a line, from data that lies elsewhere and from the corpus; the same bytes each time.</summary>
internal static partial class Talk
{
    private const int Wanted = 4_000_000, Seed = 1;

    public static int Write(string? data, string file)
    {
        if (data is null)
        {
            Console.Error.WriteLine("FRAMEKEEPER_DATA must name the folder with others' data");
            return 2;
        }

        (string Name, List<string> Utterances)[] sources =
        [
            ("annomi-dev: counselling, transcribed", [.. Utterances(Directory.GetFiles(Path.Combine(data, "annomi-dev"), "*.vtt").Order(StringComparer.Ordinal).SelectMany(vtt => Corpus.Read(vtt, TranscriptFormat.WebVtt)))]),
            ("persuasion-for-good: chat", [.. Chats(Path.Combine(data, "persuasion-for-good", "full_dialog.csv.gz"))]),
            ("corpus: sessions and threads, written", [.. Utterances(Corpus.Read("corpus"))]),
        ];

        foreach (var (name, utterances) in sources)
        {
            Say(utterances, name);
        }

        // What there is makes up the size by itself today; were there less it would come again, in another order.
        var all = sources.SelectMany(source => source.Utterances).ToArray();
        var written = new List<string>();
        for (var (round, size) = (0, 0); size < Wanted; round++)
        {
            new Random(Seed + round).Shuffle(all);
            written.AddRange(all);
            size += all.Sum(Size);
        }

        File.WriteAllText(file, string.Concat(written.Select(utterance => utterance + "\n")));
        Say(written, $"shuffled, in {file}");
        return 0;
    }

    private static IEnumerable<string> Utterances(IEnumerable<Session> sessions) => sessions.SelectMany(session => session.Turns).Select(turn => OneLine(turn.Text));

    private static IEnumerable<string> Chats(string file)
    {
        using var lines = new StreamReader(new GZipStream(File.OpenRead(file), CompressionMode.Decompress));
        lines.ReadLine();
        while (lines.ReadLine() is { } line)
        {
            yield return OneLine(Row().Match(line).Groups["unit"].Value.Trim('"').Replace("\"\"", "\"", StringComparison.Ordinal));
        }
    }

    private static int Size(string utterance) => Encoding.UTF8.GetByteCount(utterance) + 1;

    private static void Say(List<string> utterances, string name) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{utterances.Count,7} utterances {utterances.Sum(Size) / 1e6,6:0.00} MB  {name}"));

    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    /// <summary>Number, utterance, turn, role, dialogue.</summary>
    [GeneratedRegex(@"^\d*,(?<unit>.*),[^,]*,[^,]*,[^,]*$")]
    private static partial Regex Row();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
