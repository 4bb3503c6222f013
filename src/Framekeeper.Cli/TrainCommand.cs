using System.CommandLine;
using Framekeeper.Rules;
using Framekeeper.Training;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper train</c>: the gate from the corpus; the same input gives the same bytes.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string> Corpus = new("CORPUS") { Description = "A folder of labelled .jsonl files with its split.yml", DefaultValueFactory = _ => "corpus" };
    private static readonly Option<string> Out = new("--out") { Description = "Where to write the model", DefaultValueFactory = _ => "gate.bin", HelpName = "FILE" };

    public static Command Build()
    {
        var command = new Command("train", "Train the language layer from a labelled corpus") { Corpus, Out };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var folder = result.GetValue(Corpus)!;
        var splitFile = Path.Combine(folder, "split.yml");
        if (!File.Exists(splitFile))
        {
            return Calls.Refuse($"{splitFile}: there is no such file; it names the voices that are kept apart ('tune: [ ]' and 'test: [ ]' keep none)");
        }

        var split = Split.Read(splitFile, File.ReadAllText(splitFile));
        var book = Shipped.Book;
        var read = CorpusFiles.Read([folder]).Where(session => !split.Test.Contains(session.Voice!)).ToList();
        var tune = read.Where(session => split.Tune.Contains(session.Voice!)).SelectMany(LabelledTurn.Of).ToList();
        var sessions = read.Where(session => !split.Tune.Contains(session.Voice!)).ToList();
        var turns = sessions.SelectMany(LabelledTurn.Of).Concat(LabelledTurn.Of(book)).ToList();
        Console.Error.WriteLine($"{sessions.Count} sessions, {turns.Count} turns; thresholds on {tune.Count} turns; kept apart: {string.Join(", ", split.Test.Order(StringComparer.Ordinal))}");
        var gate = new GateTrainer(book) { Progress = step => Console.Error.WriteLine(step) }.Train(turns, tune);
        var whole = RuleRates.Count(gate, book, sessions);

        var file = result.GetValue(Out)!;
        using (var stream = File.Create(file + ".part"))
        {
            whole.Write(stream);
        }

        File.Move(file + ".part", file, overwrite: true);
        File.WriteAllText(Path.ChangeExtension(file, ".card.md"), ModelCard.Of(whole, turns, split));
        Console.WriteLine(file);
        return Calls.Fine;
    }
}
