using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Framekeeper.Formats;

namespace Framekeeper.Bench;

/// <summary>Ordinary talk for measuring, one utterance a line, from data that lies elsewhere and from the corpus; the same bytes each time.</summary>
internal static partial class Talk
{
    private const int Wanted = 4_000_000, Seed = 1;

    /// <summary>How the names of voices of ordinary work begin.</summary>
    private static readonly string[] Ordinary = ["ordinary-", "verbatim-"];

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
            ("corpus: ordinary work, as transcribed and written", [.. Utterances(Corpus.Read("corpus").Where(session => session.Voice is { } voice && Ordinary.Any(voice.StartsWith)))]),
        ];

        foreach (var (name, utterances) in sources)
        {
            Say(utterances, name);
        }

        // There is less than is wanted, so it comes again in another order.
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

    private static int Size(string utterance) => Encoding.UTF8.GetByteCount(utterance) + 1;

    private static void Say(List<string> utterances, string name) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{utterances.Count,7} utterances {utterances.Sum(Size) / 1e6,6:0.00} MB  {name}"));

    private static string OneLine(string text) => Space().Replace(text, " ").Trim();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();
}
