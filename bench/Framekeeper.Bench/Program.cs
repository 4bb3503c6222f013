using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using Framekeeper;
using Framekeeper.Formats;
using YamlDotNet.RepresentationModel;

// Full judgement against what a .NET team reaches for first, on the same turns in the same run:
// one compiled regular expression of every phrase in words.yml. It finds words; it knows no agreement, no speaker and no negation.
if (args.Length == 0)
{
    Console.Error.WriteLine("give a folder of .jsonl sessions: dotnet run -c Release --project bench/Framekeeper.Bench -- corpus");
    return 2;
}

const int rounds = 5;
var sessions = Directory.EnumerateFiles(args[0], "*.sessions.jsonl").Order(StringComparer.Ordinal).SelectMany(Sessions).ToList();
var texts = sessions.SelectMany(session => session.Turns).Select(turn => turn.Text).ToList();
var megabytes = sessions.SelectMany(session => session.Turns).Sum(turn => turn.Utf8.Length) / 1e6;
var phrases = new Regex($@"\b(?:{string.Join('|', Phrases().OrderByDescending(phrase => phrase.Length).Select(Regex.Escape))})\b", RegexOptions.Compiled | RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

Console.WriteLine($"{texts.Count} turns, {megabytes:0.00} MB, {rounds} rounds, one thread");
var (judged, searched) = (new List<double>(), new List<double>());
for (var round = 0; round <= rounds; round++)
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

Say("full judgement", judged);
Say("Regex.Compiled of the phrases alone", searched);
Say("ratio, round by round", [.. judged.Zip(searched, (a, b) => a / b)]);
return 0;

static IEnumerable<Session> Sessions(string file)
{
    using var stream = File.OpenRead(file);
    return [.. Transcript.Read(stream, file, TranscriptFormat.JsonLines, (json, name, line) => AgreementShort.Read(json, name, line)).Select(session => session with { Turns = [.. session.Turns] })];
}

static IEnumerable<string> Phrases()
{
    var stream = new YamlStream();
    stream.Load(new StringReader(Frame.Default.Book.Files["words.yml"]));
    return ((YamlMappingNode)stream.Documents[0].RootNode).Children.SelectMany(pair => (YamlSequenceNode)pair.Value).Select(word => word.ToString().Split('|')[0]).Distinct();
}

static double Time(Func<int> work, out int result)
{
    var watch = Stopwatch.StartNew();
    result = work();
    return watch.Elapsed.TotalSeconds;
}

static void Say(string name, List<double> values)
{
    values.Sort();
    Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name,-38} median {values[values.Count / 2],8:0.00}   {values[0]:0.00} to {values[^1]:0.00}"));
}
