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
    private static readonly Option<string> Format = new("--format") { Description = "text, json or html (one self-contained page)", DefaultValueFactory = _ => "text" };
    private static readonly Option<bool> Errors = new("--errors") { Description = "Also list the turns that were judged wrongly, with their words" };
    private static readonly Option<string?> Freeze = new("--freeze") { Description = "Also write the measures that later versions are held to", HelpName = "FILE" };

    public static Command Build()
    {
        var command = new Command("evaluate", "Precision, recall and F1 with their intervals, false alarms in ordinary sessions, calibration") { Labelled, Ordinary, Noise, Format, Errors, Freeze };
        command.SetAction(Run);
        return command;
    }

    private static int Run(ParseResult result)
    {
        var format = result.GetValue(Format) is "text" or "json" or "html" ? result.GetValue(Format)! : throw new InputException("--format", null, "must be text, json or html");
        var options = new EvaluationOptions { Noise = Rate(result.GetValue(Noise)), Ordinary = result.GetValue(Ordinary) is { } folder ? Sessions(folder) : [] };
        var sessions = CorpusFiles.Read(result.GetValue(Labelled)!);
        if (sessions.Count == 0)
        {
            throw new InputException(result.GetValue(Labelled)![0], null, "no labelled session found; give .jsonl files whose turns carry acts");
        }

        var evaluation = Evaluation.Of(sessions, Shipped.Frame, Shipped.Gate, options);
        if (result.GetValue(Freeze) is { } file)
        {
            Write(file, options.Noise is null ? evaluation : throw new InputException("--freeze", null, "freezes what is scored without noise; leave --noise out"), sessions);
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

    private static void Write(string file, Evaluation evaluation, IReadOnlyList<Session> sessions) =>
        File.WriteAllText(file, FrozenScores.Write(evaluation, Evaluation.Of(sessions, Shipped.Frame, Shipped.Gate, new EvaluationOptions { Noise = FrozenScores.Noise, Resamples = 1 })));

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
