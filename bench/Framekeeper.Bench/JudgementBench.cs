using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.RepresentationModel;

namespace Framekeeper.Bench;

/// <summary>
/// Full judgement against what a .NET team reaches for first, on the same turns in the same run: one compiled regular expression of every phrase in words.yml.
/// It finds words; it knows no agreement, no speaker and no negation.
/// </summary>
internal static class JudgementBench
{
    private const int Rounds = 5;

    public static int Run(string folder)
    {
        var sessions = Corpus.Read(folder);
        var texts = sessions.SelectMany(session => session.Turns).Select(turn => turn.Text).ToList();
        var megabytes = sessions.SelectMany(session => session.Turns).Sum(turn => turn.Utf8.Length) / 1e6;
        var phrases = new Regex(
            $@"\b(?:{string.Join('|', Words().OrderByDescending(phrase => phrase.Length).Select(Regex.Escape))})\b",
            RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{texts.Count} turns, {megabytes:0.00} MB, {Rounds} rounds, one thread; MB/s: median [lowest..highest]"));
        var (judged, searched) = (new List<double>(), new List<double>());
        for (var round = 0; round <= Rounds; round++)
        {
            var judge = Time(() => sessions.Sum(session => Frame.Default.Check(session, Agreements.None).Findings.Count), out var findings);
            var search = Time(() => texts.Count(text => phrases.IsMatch(text)), out var hits);
            if (round == 0)
            {
                Console.WriteLine($"findings {findings}, turns with a phrase {hits} (first round, not counted)");
                continue;
            }

            judged.Add(megabytes / judge);
            searched.Add(megabytes / search);
        }

        Console.WriteLine($"{"full judgement",-38} {Spread.Of(judged)}");
        Console.WriteLine($"{"Regex.Compiled of the phrases alone",-38} {Spread.Of(searched)}");
        Console.WriteLine($"{"ratio, round by round",-38} {Spread.Of(judged.Zip(searched, (a, b) => a / b))}");
        return 0;
    }

    private static IEnumerable<string> Words()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(Frame.Default.Book.Files["words.yml"]));
        return ((YamlMappingNode)stream.Documents[0].RootNode).Children.SelectMany(pair => (YamlSequenceNode)pair.Value).Select(word => word.ToString().Split('|')[0]).Distinct();
    }

    private static double Time(Func<int> work, out int result)
    {
        var watch = Stopwatch.StartNew();
        result = work();
        return watch.Elapsed.TotalSeconds;
    }
}
