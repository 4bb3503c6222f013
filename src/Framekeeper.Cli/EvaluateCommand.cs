using System.CommandLine;
using System.Globalization;
using System.Text;
using Framekeeper.Formats;
using Framekeeper.Language;
using Framekeeper.Scoring;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper evaluate</c>: how the judge does on labelled sessions.</summary>
internal static class EvaluateCommand
{
    private static readonly Argument<string[]> Labelled = new("LABELLED") { Description = "Labelled sessions or accounts (.jsonl), or folders of them", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string?> Ordinary = new("--ordinary") { Description = "Transcripts of ordinary work, unlabelled and all taken as in frame: whatever is found there is a false alarm", HelpName = "FOLDER" };
    private static readonly Option<string?> Noise = new("--noise") { Description = "Evaluate the talk as a speech recogniser with this word error rate would hear it, such as 0.1 or 0.25", HelpName = "RATE" };
    private static readonly Option<string?> Evidence = new("--evidence") { Description = "Words that people underlined in these turns (a JSON array of session, turn, marks): whether findings quote them", HelpName = "FILE" };
    private static readonly Option<string> Judge = Judges.Judge();
    private static readonly Option<string?> Reader = Judges.Reader();
    private static readonly Option<string[]> Compare = new("--compare") { Description = "Also evaluate another judge beside this one: gate, alone (the reader over every turn, without the gate), or another reader's folder; may be given again", HelpName = "JUDGE" };
    private static readonly Option<string> Format = new("--format") { Description = "text, json or html (one self-contained page)", DefaultValueFactory = _ => "text" };
    private static readonly Option<bool> Errors = new("--errors") { Description = "Also list the turns that were judged wrongly, with their words" };
    private static readonly Option<string?> Freeze = new("--freeze") { Description = "Also write the measures that later versions are held to", HelpName = "FILE" };

    public static Command Build()
    {
        var command = new Command("evaluate", "Precision, recall and F1 with their intervals, false alarms in ordinary sessions, calibration") { Labelled, Ordinary, Noise, Evidence, Judge, Reader, Compare, Format, Errors, Freeze };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var format = result.GetValue(Format) is "text" or "json" or "html" ? result.GetValue(Format)! : throw new InputException("--format", null, "must be text, json or html");
        var options = new EvaluationOptions { Noise = Rate(result.GetValue(Noise)), Ordinary = result.GetValue(Ordinary) is { } folder ? Sessions(folder) : [], Marks = result.GetValue(Evidence) is { } marks ? Marked.Read(marks, File.ReadAllText(marks)) : [] };
        var sessions = CorpusFiles.Read(result.GetValue(Labelled)!);
        if (sessions.Count == 0)
        {
            throw new InputException(result.GetValue(Labelled)![0], null, "no labelled session found; give .jsonl files whose turns carry acts");
        }

        var frame = Judges.Frame(result.GetValue(Judge)!, result.GetValue(Reader));
        var evaluation = Evaluation.Of(sessions, frame, options)
            .Beside([.. (result.GetValue(Compare) ?? []).Select(name => new Compared(Judges.Name(name), Evaluation.Of(sessions, Judges.Other(name, result.GetValue(Reader)), options)))]);
        if (result.GetValue(Freeze) is { } file)
        {
            Write(file, frame, options.Noise is null ? evaluation : throw new InputException("--freeze", null, "freezes what is scored without noise; leave --noise out"), sessions);
        }

        Write(evaluation, format, result.GetValue(Errors));
        return Calls.Fine;
    }

    private static double? Rate(string? text) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var rate) && rate is > 0 and <= 0.6 ? rate
        : throw new InputException("--noise", null, "must be a word error rate above 0 and up to 0.6, such as 0.25");

    /// <summary>Whatever transcripts a folder holds, in the order of their names.</summary>
    private static List<Session> Sessions(string folder)
    {
        var inputs = Inputs.Of([folder]);
        var sessions = inputs.Files.Where(file => !Inputs.IsDeeds(file) && Transcript.ByName(file) is not null).SelectMany(CorpusFiles.ReadFile).ToList();
        return inputs.Wrong.Count > 0 ? throw new InputException(inputs.Wrong[0], null, "give a folder of transcripts of ordinary work")
            : sessions.Count == 0 ? throw new InputException(folder, null, "holds no transcript (.vtt, .srt, .docx, .jsonl)")
            : sessions;
    }

    private static void Write(string file, Frame frame, Evaluation evaluation, IReadOnlyList<Session> sessions) =>
        File.WriteAllText(file, FrozenScores.Write(evaluation, Evaluation.Of(sessions, frame, new EvaluationOptions { Noise = FrozenScores.Noise, Resamples = 1 })));

    private static void Write(Evaluation evaluation, string format, bool errors)
    {
        using var output = Console.OpenStandardOutput();
        if (format == "json")
        {
            EvaluationJson.Write(output, evaluation, errors);
            return;
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false)) { NewLine = "\n" };
        (format == "html" ? (Action<TextWriter, Evaluation, bool>)EvaluationPage.Write : EvaluationText.Write)(writer, evaluation, errors);
    }
}
