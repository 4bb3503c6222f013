using System.CommandLine;
using Framekeeper.Scoring;
using Framekeeper.Training;
#if !NATIVE
using Framekeeper.Reader;
using Framekeeper.Reader.Training;
#endif

namespace Framekeeper.Cli;

/// <summary><c>framekeeper train</c>: the gate from the corpus, and what the reader needs of it; the same input gives the same bytes.</summary>
internal static class TrainCommand
{
    private static readonly Argument<string> Corpus = new("CORPUS") { Description = "A folder of labelled .jsonl files with its split.yml", DefaultValueFactory = _ => "corpus" };
    private static readonly Option<string> Out = new("--out") { Description = "Where to write the gate", DefaultValueFactory = _ => "gate.bin", HelpName = "FILE" };
    private static readonly Option<string?> Reader = new("--reader") { Description = "Instead of the gate: set the thresholds of the reader in this folder (reader.onnx, vocab.txt), and write its reader.json", HelpName = "FOLDER" };
    private static readonly Option<string?> Rows = new("--rows") { Description = "With --reader: only write the turns as that reader sees them, for training/reader.py", HelpName = "FILE" };

    public static Command Build()
    {
        var command = new Command("train", "Train the language layer from a labelled corpus") { Corpus, Out };
#if !NATIVE
        command.Add(Reader);
        command.Add(Rows);
#endif
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
        var sessions = CorpusFiles.Read([folder]);
#if !NATIVE
        if (result.GetValue(Reader) is { } reader)
        {
            return result.GetValue(Rows) is { } rows ? WriteRows(folder, reader, rows, sessions, split) : Fit(reader, sessions, split);
        }
#endif
        return Gate(result.GetValue(Out)!, sessions, split);
    }

    private static int Gate(string file, IReadOnlyList<Session> all, Split split)
    {
        var book = Shipped.Book;
        var tune = all.Where(session => split.Tune.Contains(session.Voice!)).SelectMany(LabelledTurn.Of).ToList();
        var sessions = all.Where(session => !split.Test.Contains(session.Voice!) && !split.Tune.Contains(session.Voice!)).ToList();
        var turns = sessions.SelectMany(LabelledTurn.Of).Concat(LabelledTurn.Of(book)).ToList();
        Console.Error.WriteLine($"{sessions.Count} sessions, {turns.Count} turns; thresholds on {tune.Count} turns; kept apart: {string.Join(", ", split.Test.Order(StringComparer.Ordinal))}");
        var gate = RuleRates.Count(new GateTrainer(book) { Progress = step => Console.Error.WriteLine(step) }.Train(turns, tune), book, sessions);
        Write(file, gate.Write);
        File.WriteAllText(Path.ChangeExtension(file, ".card.md"), ModelCard.Of(gate, turns, split));
        return Calls.Fine;
    }

    /// <summary>A run that is stopped leaves no half file behind.</summary>
    private static void Write(string file, Action<Stream> write)
    {
        using (var stream = File.Create(file + ".part"))
        {
            write(stream);
        }

        File.Move(file + ".part", file, overwrite: true);
        Console.WriteLine(file);
    }

#if !NATIVE
    private static int WriteRows(string corpus, string folder, string file, IReadOnlyList<Session> sessions, Split split)
    {
        using var frame = new Frame(Shipped.Book, Shipped.Gate);
        using var vocabulary = File.OpenRead(Path.Combine(folder, "vocab.txt"));
        var rows = new ReaderRows(vocabulary);
        Write(file, stream => rows.Write(stream, sessions, frame, split));
        var marked = Path.Combine(corpus, "marks.json");
        var marks = File.Exists(marked) ? Marked.Read(marked, File.ReadAllText(marked)) : [];
        Write(Path.ChangeExtension(file, ".marks.jsonl"), stream => rows.WriteMarks(stream, [.. sessions.Where(session => !split.Test.Contains(session.Voice!) && !split.Tune.Contains(session.Voice!))], Shipped.Book, marks));
        return Calls.Fine;
    }

    private static int Fit(string folder, IReadOnlyList<Session> sessions, Split split)
    {
        var bare = new ReaderCard
        {
            Model = "reader.onnx",
            ModelDigest = ReaderCard.Digest(Path.Combine(folder, "reader.onnx")),
            Vocabulary = "vocab.txt",
            VocabularyDigest = ReaderCard.Digest(Path.Combine(folder, "vocab.txt")),
            Outputs = ReaderRows.Outputs(Shipped.Book),
            Before = ReaderRows.Before,
            Terms = Lines.Terms,
        };
        using var frame = new Frame(Shipped.Book, Shipped.Gate);
        var fitted = new ReaderFit(frame, Shipped.Gate, folder, bare).Fit([.. sessions.Where(session => split.Tune.Contains(session.Voice!))]);
        fitted.Write(folder);
        File.WriteAllText(Path.Combine(folder, "reader.card.md"), ReaderCardPage.Of(fitted, sessions, split));
        Console.WriteLine(Path.Combine(folder, ReaderCard.File));
        return Calls.Fine;
    }
#endif
}
