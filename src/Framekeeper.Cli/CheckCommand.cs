using System.CommandLine;
using System.Globalization;
using Framekeeper.Formats;
using Framekeeper.Reports;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper check</c>: sessions, messages and deeds judged against their treatment agreement.</summary>
internal static class CheckCommand
{
    private static readonly Argument<string[]> Paths = new("PATH") { Description = "Transcripts (.vtt, .srt, .txt, .docx, .jsonl), deeds (.involvements.jsonl), or folders of them; - is standard input", Arity = ArgumentArity.OneOrMore };
    private static readonly Option<string[]> AgreementFiles = new("--agreement") { Description = "The treatment agreement (*.agreement.yaml), all its versions; may be given again. Without it NAME.agreement.yaml beside NAME.vtt is taken", HelpName = "FILE" };
    private static readonly Option<string?> Therapist = new("--therapist") { Description = "The speaker who is the therapist, as the transcript names them", HelpName = "NAME" };
    private static readonly Option<string> Format = new("--format") { Description = "text, json (one finding a line), html (one self-contained page) or sarif", DefaultValueFactory = _ => "text" };
    private static readonly Option<string> FailOn = new("--fail-on") { Description = "Exit with 1 where something at or above this level is found: note, crossing, violation or grave", DefaultValueFactory = _ => "crossing" };
    private static readonly Option<string?> MinConfidence = new("--min-confidence") { Description = "Leave out findings less sure than this probability; without it the shipped threshold holds", HelpName = "P" };
    private static readonly Option<string> Judge = Judges.Judge();
    private static readonly Option<string?> Reader = Judges.Reader();
    private static readonly Option<string?> BaseRate = new("--base-rate") { Description = "How often a therapist's turn carries an act in this work; 0.002 without it", HelpName = "R" };
    private static readonly Option<string?> From = new("--from") { Description = "The format of standard input or of unusual endings: vtt, srt, txt, docx or jsonl" };
    private static readonly Option<string?> Held = new("--held") { Description = "When the sessions were held, where their files do not say (2026-05-04 or 2026-05-04T10:00)", HelpName = "TIME" };
    private static readonly Option<string?> Channel = new("--channel") { Description = "By what they were held or sent, where their files do not say" };
    private static readonly Option<bool> ShowSuppressed = new("--show-suppressed") { Description = "Also show findings that somebody suppressed with a reason" };

    public static Command Build()
    {
        var command = new Command("check", "Judge sessions and messages against the treatment agreement. Exit codes: 0 nothing at or above --fail-on was found, 1 something was, 2 an input or the call was wrong")
        {
            Paths, AgreementFiles, Therapist, Format, FailOn, MinConfidence, Judge, Reader, BaseRate, From, Held, Channel, ShowSuppressed,
        };
        command.SetAction(Run);
        return command;
    }

    private sealed record Call(Frame Frame, Agreements? Agreements, CheckOptions Options, Level FailOn, string Format, TranscriptFormat? From, bool ShowSuppressed);

    private sealed record Outcome(IReadOnlyList<(Checked Session, string? Dyad)> Sessions, string? Error);

    private static int Run(ParseResult result)
    {
        var call = Read(result);
        var paths = result.GetValue(Paths)!;
        var inputs = Inputs.Of(paths.Where(path => path != "-"));
        var outcomes = Judged(inputs, call);
        if (paths.Contains("-"))
        {
            outcomes.Add(Guard("standard input", () => Sessions(Console.OpenStandardInput(), "standard input", call.From ?? throw new InputException("standard input", null, "say its format with --from"), call, call.Agreements ?? Agreements.None, [])));
        }

        var wrong = inputs.Wrong.Concat(outcomes.Select(outcome => outcome.Error).OfType<string>()).ToList();
        if (outcomes.Count == 0 && wrong.Count == 0)
        {
            wrong.Add("nothing to judge: no transcript (.vtt, .srt, .docx, .jsonl) and no record of deeds (.involvements.jsonl) was found");
        }

        Report(Frame.OverTime([.. outcomes.SelectMany(outcome => outcome.Sessions)]), call, wrong.Count, out var found);
        foreach (var error in wrong)
        {
            Console.Error.WriteLine($"error: {error}");
        }

        if (inputs.PassedOver > 0)
        {
            Console.Error.WriteLine(inputs.PassedOver == 1 ? "1 other file in the folders was passed over" : $"{inputs.PassedOver} other files in the folders were passed over");
        }

        return wrong.Count > 0 ? Calls.Wrong : found ? Calls.Found : Calls.Fine;
    }

    private static Call Read(ParseResult result)
    {
        var acts = Shipped.Book.Acts;
        var format = result.GetValue(Format)!;
        return new Call(
            Judges.Frame(result.GetValue(Judge)!, result.GetValue(Reader)),
            ReadAgreements(result.GetValue(AgreementFiles) ?? [], acts),
            new CheckOptions
            {
                Therapist = result.GetValue(Therapist),
                Held = result.GetValue(Held) is { } held ? Time(held) : null,
                Channel = result.GetValue(Channel),
                BaseRate = Share(result.GetValue(BaseRate), "--base-rate") ?? Judgement.Judge.OrdinaryRate,
                MinConfidence = Share(result.GetValue(MinConfidence), "--min-confidence"),
                Transcript = format == "html" || format == "sarif",
            },
            Levels.TryParse(result.GetValue(FailOn), out var level) ? level : throw new InputException("--fail-on", null, "must be note, crossing, violation or grave"),
            format is "text" or "json" or "html" or "sarif" ? format : throw new InputException("--format", null, "must be text, json, html or sarif"),
            result.GetValue(From) is { } from ? Transcript.TryParse(from, out var known) ? known : throw new InputException("--from", null, "must be vtt, srt, txt, docx or jsonl") : null,
            result.GetValue(ShowSuppressed));
    }

    private static double? Share(string? text, string option) => text is null ? null
        : double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var share) && share is >= 0 and < 1 ? share
        : throw new InputException(option, null, "must be a probability from 0 to below 1, such as 0.05");

    private static DateTimeOffset Time(string text) =>
        DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw new InputException("--held", null, "is no time; write 2026-05-04 or 2026-05-04T10:00:00-05:00");

    private static Agreements? ReadAgreements(string[] files, IReadOnlySet<string> acts)
    {
        var versions = files.Distinct().SelectMany(file => ReadAgreements(file, acts)).ToList();
        return versions.GroupBy(version => version.Name).FirstOrDefault(same => same.Key is not null && same.Count() > 1) is { Key: var twice }
            ? throw new InputException("--agreement", null, $"{twice} stands in more than one of the files; a new version never overwrites an old one, so count version up", "version")
            : files.Length == 0 ? null : new Agreements(versions);
    }

    private static IReadOnlyList<Agreement> ReadAgreements(string path, IReadOnlySet<string> acts)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "there is no such agreement file");
        }

        using var stream = File.OpenRead(path);
        return AgreementFile.Read(stream, path, acts);
    }

    private static List<Outcome> Judged(Inputs inputs, Call call)
    {
        var files = inputs.Files.ToArray();
        var outcomes = new Outcome[files.Length];
        using var progress = new Progress(files.Length);
        if (files.Length == 1)
        {
            // No threads are started for what one does: they take longer to start than a session takes to judge.
            One(0);
        }
        else
        {
            Parallel.For(0, files.Length, One);
        }

        return [.. outcomes];

        void One(int index)
        {
            outcomes[index] = Guard(files[index], () => Judged(files[index], call));
            progress.Step();
        }
    }

    /// <summary>One file's trouble never keeps the others from being read.</summary>
    private static Outcome Guard(string name, Func<List<(Checked, string?)>> judge)
    {
        try
        {
            return new Outcome(judge(), null);
        }
        catch (InputException wrong)
        {
            return new Outcome([], wrong.Describe());
        }
        catch (UnauthorizedAccessException)
        {
            return new Outcome([], $"{name}: cannot be read: access is denied");
        }
        catch (IOException)
        {
            return new Outcome([], $"{name}: cannot be read; check the disk, and whether another program holds it");
        }
        catch (Exception wrong)
        {
            return new Outcome([], $"{name}: {Calls.Ours(wrong)}");
        }
    }

    private static List<(Checked, string?)> Judged(string file, Call call)
    {
        var stem = file[..^(Inputs.IsDeeds(file) ? ".involvements.jsonl".Length : Path.GetExtension(file).Length)];
        var agreements = call.Agreements ?? (File.Exists(stem + ".agreement.yaml") ? new Agreements(ReadAgreements(stem + ".agreement.yaml", Shipped.Book.Acts)) : Agreements.None);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (Inputs.IsDeeds(file))
        {
            return [(call.Frame.Check(DeedLines.Read(stream, file), Path.GetFileName(file), agreements, call.Options) with { Source = file }, null)];
        }

        var format = call.From ?? Transcript.ByName(file) ?? throw new InputException(file, null, "its ending names no format that is read here; say it with --from (vtt, srt, txt, docx or jsonl)");
        return Sessions(stream, file, format, call, agreements, Suppressions(stem));
    }

    private static IReadOnlyList<Suppression> Suppressions(string stem)
    {
        var file = stem + ".suppress.yaml";
        if (!File.Exists(file))
        {
            return [];
        }

        using var stream = File.OpenRead(file);
        return SuppressionFile.Read(stream, file, Shipped.Book.Acts);
    }

    private static List<(Checked, string?)> Sessions(Stream stream, string name, TranscriptFormat format, Call call, Agreements agreements, IReadOnlyList<Suppression> suppressions)
    {
        var acts = Shipped.Book.Acts;
        var options = call.Options with { Suppressions = suppressions };
        return [.. Transcript.Read(stream, name, format, (json, file, line) => AgreementShort.Read(json, file, line, acts))
            .Select(session => (call.Frame.Check(session, agreements, options), session.Dyad))];
    }

    private static void Report(IReadOnlyList<Checked> sessions, Call call, int refused, out bool found)
    {
        found = sessions.SelectMany(session => session.Shown(suppressed: false)).Any(finding => finding.Level >= call.FailOn);
        using var output = new BufferedStream(Console.OpenStandardOutput(), 1 << 16);
        switch (call.Format)
        {
            // A page about nothing would read as if all were well.
            case "text" or "html" when sessions.Count == 0 && refused > 0:
                break;
            case "json":
                foreach (var session in sessions)
                {
                    JsonReport.Write(output, session, call.ShowSuppressed);
                }

                break;
            case "sarif":
                SarifReport.Write(output, sessions, [.. Shipped.Book.Pages.Select(page => new RuleDescription(page.Id, page.Title, page.Level, page.Why, page.Next))]);
                break;
            default:
                using (var writer = new StreamWriter(output, new System.Text.UTF8Encoding(false)) { NewLine = "\n" })
                {
                    if (call.Format == "html")
                    {
                        HtmlReport.Write(writer, sessions, call.ShowSuppressed);
                    }
                    else
                    {
                        TextReport.Write(writer, sessions, new TextStyle(Terminal.Width, Terminal.Colour, call.ShowSuppressed, call.FailOn, refused));
                    }
                }

                break;
        }
    }
}
