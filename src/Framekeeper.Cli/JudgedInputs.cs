using System.CommandLine;
using System.Globalization;
using Framekeeper.Formats;

namespace Framekeeper.Cli;

/// <summary>What every command takes that judges sessions, messages and deeds: the same options, read alike.</summary>
internal sealed class JudgedInputs
{
    private readonly Argument<string[]> paths = new("PATH") { Description = "Transcripts (.vtt, .srt, .txt, .docx, .jsonl), deeds (.involvements.jsonl), or folders of them; - is standard input", Arity = ArgumentArity.OneOrMore };
    private readonly Option<string[]> agreements = new("--agreement") { Description = "The treatment agreement (*.agreement.yaml), all its versions; may be given again. Without it NAME.agreement.yaml beside NAME.vtt is taken", HelpName = "FILE" };
    private readonly Option<string?> therapist = new("--therapist") { Description = "The speaker who is the therapist, as the transcript names them", HelpName = "NAME" };
    private readonly Option<string?> minConfidence = new("--min-confidence") { Description = "Leave out findings less sure than this probability; without it the shipped threshold holds", HelpName = "P" };
    private readonly Option<string> judge = Judges.Judge();
    private readonly Option<string?> reader = Judges.Reader();
    private readonly Option<string?> baseRate = new("--base-rate") { Description = "How often a therapist's turn carries an act in this work; 0.002 without it", HelpName = "R" };
    private readonly Option<string?> from = new("--from") { Description = "The format of standard input or of unusual endings: vtt, srt, txt, docx or jsonl" };
    private readonly Option<string?> held = new("--held") { Description = "When the sessions were held, where their files do not say (2026-05-04 or 2026-05-04T10:00)", HelpName = "TIME" };
    private readonly Option<string?> channel = new("--channel") { Description = "By what they were held or sent, where their files do not say" };

    /// <summary>The command with these options, and its own among them.</summary>
    /// <param name="own">Stand after the therapist, where people look for the format.</param>
    public Command On(Command command, params Option[] own)
    {
        command.Arguments.Add(paths);
        foreach (var option in (Option[])[agreements, therapist, .. own, minConfidence, judge, reader, baseRate, from, held, channel])
        {
            command.Options.Add(option);
        }

        return command;
    }

    public IReadOnlyList<string> Paths(ParseResult result) => result.GetValue(paths)!;

    public JudgedFiles Read(ParseResult result, bool transcript) => new(
        Judges.Frame(result.GetValue(judge)!, result.GetValue(reader)),
        JudgedFiles.ReadAgreements(result.GetValue(agreements) ?? []),
        new CheckOptions
        {
            Therapist = result.GetValue(therapist),
            Held = result.GetValue(held) is { } time ? Time(time) : null,
            Channel = result.GetValue(channel),
            BaseRate = Share(result.GetValue(baseRate), "--base-rate") ?? Judgement.Judge.OrdinaryRate,
            MinConfidence = Share(result.GetValue(minConfidence), "--min-confidence"),
            Transcript = transcript,
        },
        result.GetValue(from) is { } format ? Transcript.TryParse(format, out var known) ? known : throw new InputException("--from", null, "must be vtt, srt, txt, docx or jsonl") : null);

    private static double? Share(string? text, string option) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and < 1 ? share
        : throw new InputException(option, null, "must be a probability from 0 to below 1, such as 0.05");

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw new InputException("--held", null, "is no time; write 2026-05-04 or 2026-05-04T10:00:00-05:00");
}
