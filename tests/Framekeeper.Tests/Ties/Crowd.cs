using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

/// <summary>
/// Any number of invented people with names as common as in FEBRL's sets, two in five with one of 150,000 made-up family names beside those, and some who are called as people in name-bench are.
/// The same seed gives the same people.
/// </summary>
internal sealed class Crowd
{
    private readonly Random dice;
    private readonly List<string> givens, nicknames, families, streets;
    private readonly List<(string City, string Postcode)> towns;
    private readonly string[] rare = new string[150_000];

    /// <summary>Pairs of spellings of one name, of the half of name-bench on which nothing was set; the first person bears the first one's former, and so on.</summary>
    public IReadOnlyList<(string Recorded, string Written)> Spelt { get; }

    public IReadOnlyList<Person> People { get; }

    /// <param name="data">The folder with others' data.</param>
    /// <param name="whole">Whether homes, phone numbers and mail addresses are recorded besides names, birth date and town.</param>
    public Crowd(string data, int size, int seed, bool whole)
    {
        dice = new Random(seed);
        var febrl = Rows(data, "febrl", "dataset3.csv").Where(row => row[0].EndsWith("-org", StringComparison.Ordinal)).ToList();
        List<string> Column(int at) => [.. febrl.Select(row => row[at]).Where(cell => cell.Length > 1)];
        (givens, families, streets) = (Column(1), Column(2), Column(4));
        towns = [.. febrl.Where(row => row[6].Length > 0 && row[7].Length > 0).Select(row => (row[6], row[7])).Distinct()];
        nicknames = [.. Rows(data, "nicknames", "names.csv").Skip(1).Select(row => row[2])];
        Spelt = [.. Rows(data, "name-bench", "cases.csv").Skip(1).Where(row => row[1] == "Person").Where((row, i) => i % 2 == 1 && row[4] == "true").Select(row => (row[2], row[3]))];
        for (var i = 0; i < rare.Length; i++)
        {
            rare[i] = Misheard.Slip(Misheard.Slip(Any(families), dice), dice);
        }

        People = [.. Enumerable.Range(0, size).Select(number => Somebody(number, whole))];
    }

    private Person Somebody(int number, bool whole)
    {
        var (city, postcode) = Any(towns);
        var born = new DateTime(1930, 1, 1).AddDays(dice.Next(365 * 80));
        var person = new Person($"p{number}")
        {
            Given = dice.Next(10) == 0 ? Any(nicknames) : Any(givens),
            Family = dice.Next(5) < 2 ? rare[dice.Next(rare.Length)] : Any(families),
            Born = new BirthDate(born.Year, born.Month, born.Day),
            City = city,
            Postcode = postcode,
        };
        person = number < Spelt.Count ? Misheard.Called(person, Spelt[number].Recorded) : person;
        return !whole ? person : person with
        {
            Street = dice.Next(10) < 7 ? $"{dice.Next(1, 300)} {Any(streets)}" : "",
            Phones = dice.Next(10) < 6 ? [$"0{dice.Next(200_000_000, 999_999_999)}"] : [],
            Emails = dice.Next(10) < 4 ? [$"{person.Given}.{person.Family}{dice.Next(1000)}@example.org".ToLowerInvariant()] : [],
        };
    }

    private T Any<T>(List<T> of) => of[dice.Next(of.Count)];

    private static IEnumerable<string[]> Rows(string data, string folder, string file)
    {
        using var stream = File.OpenRead(Path.Combine(data, folder, file));
        return [.. Roster.Rows(stream, []).Select(row => row.Cells)];
    }
}
