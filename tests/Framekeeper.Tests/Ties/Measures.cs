using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

/// <summary>Pairs that were found, that are right, and that there are.</summary>
internal sealed record Score(int Right, int Found, int There)
{
    public double Precision => Found == 0 ? 1 : (double)Right / Found;

    public double Recall => (double)Right / There;

    public double F1 => 2.0 * Right / (Found + There);
}

/// <summary>How well people are linked and names compared; the bench prints these, the tests hold them.</summary>
internal static class Measures
{
    /// <summary>Names, birth date and address alone; the record's number says whose it is.</summary>
    public static Score Febrl(string file, string street = "street_number+address_1+address_2")
    {
        var people = Read(file, Columns(street));
        return Of(Linking.Within(people), people.GroupBy(Who).Sum(group => group.Count() * (group.Count() - 1) / 2));
    }

    /// <summary>The same across two files, in which each person stands once.</summary>
    public static Score Febrl4(string file, string other)
    {
        var (people, others) = (Read(file, Columns("street_number+address_1+address_2")), Read(other, Columns("street_number+address_1+address_2")));
        return Of(Linking.Between(people, others), people.Select(Who).Intersect(others.Select(Who)).Count());
    }

    private static Dictionary<string, string> Columns(string street) => new()
    {
        ["id"] = "rec_id",
        ["given"] = "given_name",
        ["family"] = "surname",
        ["born"] = "date_of_birth",
        ["street"] = street,
        ["city"] = "suburb",
        ["postcode"] = "postcode",
    };

    private static Score Of(IEnumerable<Link> links, int there)
    {
        var matches = links.Where(link => link.Kind == LinkKind.Match).ToList();
        return new Score(matches.Count(link => Who(link.A) == Who(link.B)), matches.Count, there);
    }

    private static string Who(Person person) => person.Id.Split('-')[1];

    /// <summary>Against the labels of clerks, over the pairs that they judged.</summary>
    public static Score Fake(string file, string labels)
    {
        var matches = Linking.Within(Read(file)).Where(link => link.Kind == LinkKind.Match).Select(link => (link.A.Id, link.B.Id)).ToHashSet();
        using var stream = File.OpenRead(labels);
        var judged = Roster.Rows(stream, []).Skip(1).Select(row => (A: row.Cells[0], B: row.Cells[2], Same: row.Cells[4].StartsWith('1'))).ToList();
        bool Found((string A, string B, bool Same) pair) => matches.Contains((pair.A, pair.B)) || matches.Contains((pair.B, pair.A));
        return new Score(judged.Count(pair => pair.Same && Found(pair)), judged.Count(Found), judged.Count(pair => pair.Same));
    }

    /// <summary>The pairs of people; even ones (0) are those on which the weights were set, odd ones (1) are measured alone.</summary>
    public static Score NameBench(string file, int half)
    {
        using var stream = File.OpenRead(file);
        var pairs = Roster.Rows(stream, []).Skip(1).Where(row => row.Cells[1] == "Person").Select((row, i) => (row.Cells, i)).Where(pair => pair.i % 2 == half)
            .Select(pair => (Alike: Names.Compare(pair.Cells[2], pair.Cells[3]).Score >= 0.5, Same: pair.Cells[4] == "true")).ToList();
        return new Score(pairs.Count(pair => pair.Alike && pair.Same), pairs.Count(pair => pair.Alike), pairs.Count(pair => pair.Same));
    }

    public static Score MadeUp(int size, int seed)
    {
        var roster = MadeUpRoster.Of(size, seed);
        var matches = Linking.Within(roster.People).Where(link => link.Kind == LinkKind.Match).ToList();
        return new Score(matches.Count(link => roster.Same(link.A.Id, link.B.Id)), matches.Count, roster.Pairs);
    }

    private static IReadOnlyList<Person> Read(string file, Dictionary<string, string>? columns = null)
    {
        using var stream = File.OpenRead(file);
        return Roster.Read(stream, Path.GetFileName(file), columns).People;
    }
}
