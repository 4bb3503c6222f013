using Framekeeper.Ask;
using Framekeeper.Reports;

namespace Framekeeper.Cli;

/// <summary>The answer as somebody reads it who may be frightened: what to do first comes first, one thing at a time, in plain words.</summary>
internal static class AskText
{
    public static void Write(TextWriter to, Answer answer, bool placed)
    {
        if (answer.Crisis)
        {
            to.WriteLine(Prose.Wrap("If you are in danger, or close to hurting yourself, please reach somebody now. The rest can wait."));
            Lines(to, answer.Lines, placed);
        }

        to.WriteLine(Prose.Wrap(answer.Says));
        to.WriteLine();
        foreach (var finding in answer.Findings)
        {
            Finding(to, finding);
        }

        if (answer.InFrame.Count > 0 && !answer.Crisis)
        {
            Bullets(to, "What often feels odd and is usually part of treatment:", answer.InFrame);
        }

        Bullets(to, "What you can do. You choose, and nothing has to be decided today.", answer.Options.Select(option => option.Says));
        if (!answer.Crisis)
        {
            to.WriteLine(Prose.Wrap("If it gets too much, somebody answers here:"));
            Lines(to, [.. answer.Lines.Where(line => Fits(line, answer))], placed);
        }

        to.WriteLine(Prose.Wrap("A program read what you wrote, and nothing else. It can be wrong, both in what it names and in what it misses, and it is no legal advice. Nothing was stored or sent."));
    }

    private static void Finding(TextWriter to, Finding finding)
    {
        to.WriteLine(Prose.Wrap($"You wrote: \"{finding.Quote}\"", 2, 2));
        to.WriteLine(Prose.Wrap($"{finding.Title}. {finding.Client}", 2));
        to.WriteLine(Prose.Wrap($"Why it matters, in words written for therapists (\"you\" is the therapist): {finding.Why}", 2));
        foreach (var view in finding.Views)
        {
            to.WriteLine(Prose.Wrap($"Professionals differ: {view}", 2));
        }

        to.WriteLine(Prose.Wrap($"How sure: {Wording.DoubtOfAccount(finding.Confidence)}", 2));
        if (finding.Citations.Count > 0)
        {
            to.WriteLine(Prose.Wrap($"Where it is written: {string.Join(" ", finding.Citations.Select(citation => $"{citation}, {citation.Title}: {citation.Says}"))}", 2));
        }

        to.WriteLine();
    }

    private static void Bullets(TextWriter to, string heading, IEnumerable<string> items)
    {
        to.WriteLine(Prose.Wrap(heading));
        foreach (var item in items)
        {
            to.WriteLine(Prose.Wrap($"- {item}", 2, 2));
        }

        to.WriteLine();
    }

    /// <summary>Without danger in the words, lines to talk to; those for assault where that may be what was told.</summary>
    private static bool Fits(HelpLine line, Answer answer) =>
        line.For is "suicide" or "any" || (line.For == "assault" && answer.Findings.Any(finding => finding.Act is "solicit.intimacy" or "touch"));

    private static void Lines(TextWriter to, IReadOnlyList<HelpLine> lines, bool placed)
    {
        foreach (var line in lines)
        {
            to.WriteLine(Prose.Wrap($"{line.Name}: {line.How}{Hours(line)}{(line.Checked == "never" ? " (not checked yet)" : "")}", 2, 2));
            if (line.Url is { } url)
            {
                to.WriteLine($"    {url}");
            }
        }

        if (!placed)
        {
            to.WriteLine(Prose.Wrap("With --country (US, GB, IE, CA, AU, …) you see the lines of your country.", 2, 2));
        }

        to.WriteLine();
    }

    private static string Hours(HelpLine line) => line.Hours switch
    {
        null or "varies" => "",
        "24/7" => ", at any hour",
        var hours => $", {hours}",
    };
}
