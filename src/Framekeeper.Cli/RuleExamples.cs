using System.Globalization;
using Framekeeper.Rules;
using Framekeeper.Training;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper rules examples</c>: which examples of a rule book do not hold, and the marks that say so.</summary>
internal static class RuleExamples
{
    private const string Later = "later";

    public static int Run(string folder, Func<RuleBook, Frame> judge, bool mark)
    {
        using var frame = judge(RuleBook.Read(RulesCommand.Files(folder)));
        var checks = ExampleCheck.All(frame).ToList();
        var (settled, open) = (checks.Where(check => check.Example.Kind != ExampleKind.Contested).ToList(), checks.Where(check => check.Example.Kind == ExampleKind.Contested).ToList());
        foreach (var check in settled.Where(check => !check.Holds))
        {
            Console.WriteLine($"{File(folder, check.Page)}:{check.Example.Line}: {check.Example.Kind.ToString().ToLowerInvariant()}{(check.Example.Later ? ", later" : "")}: {check.Why}");
        }

        var failing = settled.Count(check => !check.Holds);
        Console.WriteLine($"{settled.Count - failing} of {settled.Count} examples hold; {(mark ? failing : settled.Count(check => check.Example.Later))} are marked later; of {open.Count} contested ones {open.Count(check => check.Holds)} are found");
        if (mark)
        {
            foreach (var page in settled.GroupBy(check => check.Page))
            {
                Mark(File(folder, page.Key), [.. page]);
            }

            System.IO.File.WriteAllText(Path.Combine(folder, "later.count"), failing.ToString(CultureInfo.InvariantCulture) + "\n");
        }

        return Calls.Fine;
    }

    private static string File(string folder, RulePage page) => Path.Combine(folder, page.Id.Replace('.', Path.DirectorySeparatorChar) + ".md");

    private static void Mark(string file, List<ExampleCheck> checks)
    {
        var lines = System.IO.File.ReadAllText(file).ReplaceLineEndings("\n").Split('\n').ToList();

        // From the end, so that the lines before keep their numbers.
        foreach (var check in checks.Where(check => check.Holds == check.Example.Later).OrderByDescending(check => check.Example.Line))
        {
            var first = check.Example.Line - 1;
            if (check.Holds)
            {
                lines.RemoveAt(lines.IndexOf(Later, first));
            }
            else
            {
                lines.Insert(first, Later);
            }
        }

        System.IO.File.WriteAllText(file, string.Join('\n', lines));
    }
}
