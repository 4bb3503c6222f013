using Framekeeper.Ties;

namespace Framekeeper.Cli;

/// <summary>Rosters and ties in files, read alike by every command; what was doubted and refused is said on standard error.</summary>
internal static class PracticeFiles
{
    public static Roster People(string file, IReadOnlyDictionary<string, string>? columns = null)
    {
        using var stream = Open(file);
        var roster = Roster.Read(stream, file, columns);
        Say(file, roster.Issues);
        return roster;
    }

    public static TieList Ties(string file, IReadOnlyList<Person> people)
    {
        using var stream = Open(file);
        var ties = TieList.Read(stream, file, people);
        Say(file, ties.Issues);
        return ties;
    }

    /// <summary>The one person of a roster that is about somebody new.</summary>
    public static Person One(string file)
    {
        var read = People(file);
        return read.People is [var person] ? person
            : throw new InputException(file, null, $"must hold one person, and holds {read.People.Count}{(read.Issues.Count > 0 ? $" ({read.Issues[0].Message})" : "")}");
    }

    public static FileStream Open(string file) => File.Exists(file) ? File.OpenRead(file) : throw new InputException(file, null, "there is no such file");

    /// <summary>Words of a file cannot steer the terminal.</summary>
    public static string Clean(string text) => string.Concat(text.Where(letter => !char.IsControl(letter)));

    private static void Say(string file, IReadOnlyList<RosterIssue> issues)
    {
        foreach (var issue in issues)
        {
            Console.Error.WriteLine($"{(issue.Refused ? "error" : "doubt")}: {issue.Describe(file)}");
        }
    }
}
