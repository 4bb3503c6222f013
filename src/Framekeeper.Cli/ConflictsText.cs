using System.Globalization;
using Framekeeper.Clearance;
using Framekeeper.Reports;

namespace Framekeeper.Cli;

/// <summary>Conflicts for people to read.</summary>
internal static class ConflictsText
{
    private const int Indent = 2, Width = 19;

    public static void Write(IReadOnlyList<Asked> asked, Viewer viewer)
    {
        var client = asked[0].Client;
        if (viewer == Viewer.Compliance)
        {
            Told(client);
        }

        foreach (var entry in asked)
        {
            if (viewer == Viewer.Compliance)
            {
                Whole(entry);
            }
            else
            {
                Redacted(entry, viewer);
            }
        }

        if (viewer == Viewer.Compliance && asked.Count > 1)
        {
            var untied = asked.Where(entry => entry.Found.Count == 0).Select(entry => entry.Therapist).ToList();
            Console.WriteLine($"No tie that a rule speaks of: {(untied.Count > 0 ? string.Join(", ", untied) : "none of them")}.");
        }

        if (viewer != Viewer.Intake)
        {
            Console.WriteLine(Prose.Wrap("A tie is nobody's fault, and what is said here is a question for people, not a verdict. The strengths are estimates. This is not legal advice."));
        }
    }

    private static void Told(Newcomer client)
    {
        foreach (var link in client.Same)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{client.Id} is {link.B.Id} in the roster, by all that is recorded ({link.Probability:0.000})."));
        }

        foreach (var link in client.Possible)
        {
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{client.Id} may be {link.B.Id} in the roster ({link.Probability:0.000}): somebody should look, and ask again with --client {link.B.Id} if so."));
        }
    }

    private static void Whole(Asked asked)
    {
        if (asked.Found.Count == 0)
        {
            Console.WriteLine(Prose.Wrap($"{asked.Therapist} and {asked.Client.Id}: no tie is found that a rule speaks of, which does not show that there is none.") + "\n");
        }

        foreach (var conflict in asked.Found)
        {
            Console.WriteLine($"{conflict.Therapist} and {conflict.Client}: {conflict.Level.Name()}, {conflict.Title}");
            Console.WriteLine(Prose.Wrap(conflict.Says, Indent));
            Field("Path", $"{Path(conflict.Path)}, strength {conflict.Strength.ToString("0.00", CultureInfo.InvariantCulture)}");
            Field("Level", string.Join("; ", conflict.LevelWhy));
            Field("Why it matters", conflict.Why);
            Field("For the treatment", conflict.Means);
            Field("Next step", conflict.Next);
            foreach (var citation in conflict.Citations)
            {
                Field("Citation", $"{citation}, {citation.Title}: {citation.Says}{(Wording.Trust(citation) is { } trust ? $" [{trust}]" : "")}");
            }

            Console.WriteLine();
        }
    }

    private static void Redacted(Asked asked, Viewer viewer)
    {
        var answers = asked.To(viewer);
        if (answers.Count == 0)
        {
            Console.WriteLine($"{asked.Therapist} and {asked.Client.Id}: nothing of yours to tell.");
        }

        foreach (var answer in answers)
        {
            Console.WriteLine(viewer == Viewer.Intake ? $"{answer.Therapist}: {answer.Level}" : Prose.Wrap($"{answer.Therapist} and {answer.Client}: {answer.Level}. {answer.Says}"));
        }
    }

    private static string Path(IReadOnlyList<PathStep> path) => string.Concat(path.Select(step => step.Via is { } via ? $"{step.Person} -{via}- " : step.Person));

    private static void Field(string name, string text) => Console.WriteLine($"{new string(' ', Indent)}{name,-Width}{Prose.Wrap(text, Indent + Width).TrimStart()}");
}
