using Framekeeper.Formats;

namespace Framekeeper.Cli;

/// <summary>Files on their way through the judge, side by side: one file's trouble never keeps the others from being read.</summary>
/// <param name="Given">Those named on the command line; null: the one beside each file.</param>
/// <param name="From">The format of unusual endings.</param>
internal sealed record JudgedFiles(Frame Frame, Agreements? Given, CheckOptions Options, TranscriptFormat? From)
{
    /// <summary>What one file gave: its sessions with the dyads that they name, or what was wrong.</summary>
    internal sealed record Outcome(IReadOnlyList<(Checked Session, string? Dyad)> Sessions, string? Error);

    /// <summary>Whether a file's name says when it was held, where it does not say so itself.</summary>
    public bool DatedByName { get; init; }

    /// <summary>Everything that the paths name, and what was wrong, in words.</summary>
    public (IReadOnlyList<(Checked Session, string? Dyad)> Sessions, IReadOnlyList<string> Wrong, int PassedOver) Judge(IReadOnlyList<string> paths)
    {
        var inputs = Inputs.Of(paths.Where(path => path != "-"));
        var outcomes = Judged(inputs);
        if (paths.Contains("-"))
        {
            outcomes.Add(Guard("standard input", () => Sessions(Console.OpenStandardInput(), "standard input", From ?? throw new InputException("standard input", null, "say its format with --from"), Given ?? Agreements.None, Options)));
        }

        var wrong = inputs.Wrong.Concat(outcomes.Select(outcome => outcome.Error).OfType<string>()).ToList();
        if (outcomes.Count == 0 && wrong.Count == 0)
        {
            wrong.Add("nothing to judge: no transcript (.vtt, .srt, .docx, .jsonl) and no record of deeds (.involvements.jsonl) was found");
        }

        return ([.. outcomes.SelectMany(outcome => outcome.Sessions)], wrong, inputs.PassedOver);
    }

    /// <summary>On standard error, and the exit code that follows; null where nothing was wrong.</summary>
    public static int? Tell(IReadOnlyList<string> wrong, int passedOver)
    {
        foreach (var error in wrong)
        {
            Console.Error.WriteLine($"error: {error}");
        }

        if (passedOver > 0)
        {
            Console.Error.WriteLine(passedOver == 1 ? "1 other file in the folders was passed over" : $"{passedOver} other files in the folders were passed over");
        }

        return wrong.Count > 0 ? Calls.Wrong : null;
    }

    public static Agreements? ReadAgreements(string[] files)
    {
        var versions = files.Distinct().SelectMany(ReadAgreements).ToList();
        return versions.GroupBy(version => version.Name).FirstOrDefault(same => same.Key is not null && same.Count() > 1) is { Key: var twice }
            ? throw new InputException("--agreement", null, $"{twice} stands in more than one of the files; a new version never overwrites an old one, so count version up", "version")
            : files.Length == 0 ? null : new Agreements(versions);
    }

    private static IReadOnlyList<Agreement> ReadAgreements(string path)
    {
        if (!File.Exists(path))
        {
            throw new InputException(path, null, "there is no such agreement file");
        }

        using var stream = File.OpenRead(path);
        return AgreementFile.Read(stream, path, Shipped.Book.Acts);
    }

    private List<Outcome> Judged(Inputs inputs)
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
            outcomes[index] = Guard(files[index], () => Judged(files[index]));
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

    private List<(Checked, string?)> Judged(string file)
    {
        var stem = file[..^(Inputs.IsDeeds(file) ? ".involvements.jsonl".Length : Path.GetExtension(file).Length)];
        var agreements = Given ?? (File.Exists(stem + ".agreement.yaml") ? new Agreements(ReadAgreements(stem + ".agreement.yaml")) : Agreements.None);
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1 << 16, FileOptions.SequentialScan);
        if (Inputs.IsDeeds(file))
        {
            return [(Frame.Check(DeedLines.Read(stream, file), Path.GetFileName(file), agreements, Options) with { Source = file }, null)];
        }

        var format = From ?? Transcript.ByName(file) ?? throw new InputException(file, null, "its ending names no format that is read here; say it with --from (vtt, srt, txt, docx or jsonl)");
        return Sessions(stream, file, format, agreements, Options with { Suppressions = Suppressions(stem), Held = Options.Held ?? (DatedByName ? FileDate.Of(file) : null) });
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

    private List<(Checked, string?)> Sessions(Stream stream, string name, TranscriptFormat format, Agreements agreements, CheckOptions options)
    {
        var acts = Shipped.Book.Acts;
        return [.. Transcript.Read(stream, name, format, (json, file, line) => AgreementShort.Read(json, file, line, acts))
            .Select(session => (Frame.Check(session, agreements, options), session.Dyad))];
    }

    /// <summary>Never what the options name.</summary>
    public override string ToString() => "files to judge";
}
