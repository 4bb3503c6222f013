using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

/// <summary>
/// An invented clinic's roster with the truth of who is who: households with couples, children and twins, fathers and sons of one name, namesakes, colleagues who give the office's phone;
/// and, for one person in eight, a second record with what happens to records. The same seed gives the same people.
/// </summary>
internal sealed class MadeUpRoster
{
    private static readonly string[] Givens =
    [
        "Amara", "Anneke", "Anton", "Aiko", "Beatriz", "Benjamin", "Catherine", "Chidi", "Christopher", "Daniel", "Dana", "Deepa", "Elena", "Elizabeth", "Emeka", "Farah", "Fatima", "Gareth", "Grace", "Hamid", "Hanna", "Ines", "Isabel", "Jakub",
        "James", "Jonathan", "Josephine", "Kavya", "Kwame", "Laila", "Lars", "Leilani", "Luis", "Magdalena", "Margaret", "Mateo", "Matthew", "Mei", "Michael", "Mohammed", "Nadia", "Naveed", "Nikolai", "Noor", "Olumide", "Omar", "Patricia", "Pedro",
        "Priya", "Rafael", "Rebecca", "Robert", "Rosa", "Samuel", "Sanjay", "Sofia", "Stephen", "Takeshi", "Tamar", "Thomas", "Valentina", "William", "Xiomara", "Yasmin", "Yusuf", "Zainab", "Zoran",
    ];

    private static readonly string[] Families =
    [
        "Abernathy", "Adeyemi", "Ahmed", "Alvarez", "Andersson", "Bakker", "Banerjee", "Begum", "Bianchi", "Brennan", "Campbell", "Castellano", "Chaudhry", "Cohen", "Cruz", "Da Silva", "Delacroix", "Dimitrov", "Dubois", "Eriksen", "Fernandes", "Fischer",
        "Fitzgerald", "Garcia", "Gonzalez", "Goldberg", "Haddad", "Hernandez", "Hoang", "Hughes", "Ibrahim", "Ivanova", "Jackson", "Johansson", "Johnson", "Jones", "Kapoor", "Katz", "Kaya", "Kim", "Kovacs", "Kowalski", "Lee", "Lindqvist", "Lopez", "MacLeod",
        "Martinez", "Mensah", "Miller", "Mueller", "Murphy", "Nakamura", "Nguyen", "Nkosi", "Novak", "O'Brien", "Okafor", "Okonkwo", "Olsen", "Osei", "Papadopoulos", "Patel", "Petrov", "Pham", "Popescu", "Qureshi", "Ramirez", "Reyes", "Rodriguez", "Romano",
        "Rosenberg", "Santos", "Sato", "Schneider", "Sharma", "Singh", "Smith", "Sokolov", "Suzuki", "Tanaka", "Taylor", "Thompson", "Tran", "Van den Berg", "Vargas", "Vasquez", "Wang", "Watanabe", "Williams", "Wilson", "Wójcik", "Yamamoto", "Yilmaz", "Zhang",
    ];

    private static readonly string[] Streets = ["Acacia", "Birch", "Cedar", "Chestnut", "Church", "Elm", "Garden", "Harbour", "High", "Juniper", "King", "Lake", "Linden", "Main", "Maple", "Meadow", "Mill", "North", "Oak", "Orchard", "Park", "Pine", "Quarry", "River", "School", "Spring", "Station", "Walnut", "Willow"];

    private static readonly (string City, string Postcode)[] Towns = [("Harwell", "75101"), ("Millbrook", "75102"), ("Ashby", "75114"), ("Norton", "75119"), ("Stonefield", "75126"), ("Eastvale", "75132")];

    private static readonly string[] Employers = ["Harwell General Hospital", "Norton Unified Schools", "Ashby Logistics", "Lakeside Bakery", "City of Millbrook", "Stonefield College", "Eastvale Motors"];

    private readonly Random dice;
    private readonly Dictionary<string, string> truth = new(StringComparer.Ordinal);
    private readonly List<Person> people = [];

    private MadeUpRoster(int seed) => dice = new Random(seed);

    public IReadOnlyList<Person> People => people;

    /// <summary>Whether two records are one person's.</summary>
    public bool Same(string a, string b) => truth[a] == truth[b];

    public int Pairs => truth.Values.GroupBy(who => who).Sum(group => group.Count() * (group.Count() - 1) / 2);

    public static MadeUpRoster Of(int size, int seed)
    {
        var roster = new MadeUpRoster(seed);
        while (roster.people.Count < size)
        {
            roster.Household();
        }

        roster.people.RemoveRange(size, roster.people.Count - size);
        foreach (var gone in roster.truth.Keys.Except(roster.people.Select(person => person.Id)).ToList())
        {
            roster.truth.Remove(gone);
        }

        return roster;
    }

    private void Household()
    {
        var home = Anybody(dice.Next(1945, 1998));
        Add(home);
        if (dice.Next(3) == 0)
        {
            Add(Anybody(home.Born!.Value.Year + dice.Next(-4, 5)) with { Family = dice.Next(4) == 0 ? Any(Families) : home.Family, Street = home.Street, City = home.City, Postcode = home.Postcode, Phones = dice.Next(2) == 0 ? home.Phones : [Phone()] });
        }

        // One child in twelve families has a parent's name.
        var namesake = dice.Next(12) == 0;
        for (var child = dice.Next(8) - 5; child > 0; child--)
        {
            var born = Day(home.Born!.Value.Year + dice.Next(22, 35));
            var one = Anybody(0) with { Family = home.Family, Born = born, Street = home.Street, City = home.City, Postcode = home.Postcode, Phones = home.Phones, Emails = [], Employers = [] };
            Add(namesake && child == 1 ? one with { Given = home.Given } : one);
            if (dice.Next(12) == 0)
            {
                Add(one with { Given = Any(Givens.Where(given => given != one.Given && given != home.Given).ToArray()) });
            }
        }
    }

    private Person Anybody(int year)
    {
        var (city, postcode) = Towns[dice.Next(Towns.Length)];
        var (given, family) = (Any(Givens), Any(Families));
        return new Person("")
        {
            Given = given,
            Family = family,
            Born = Day(year),
            Phones = [Phone()],
            Emails = dice.Next(2) == 0 ? [$"{given}.{family.Replace(" ", "", StringComparison.Ordinal)}{dice.Next(100)}@example.org".ToLowerInvariant()] : [],
            Street = $"{dice.Next(1, 240)} {Any(Streets)} St",
            City = city,
            Postcode = postcode,
            Employers = dice.Next(2) == 0 ? [Any(Employers)] : [],
        };
    }

    private void Add(Person person)
    {
        var who = $"w{truth.Count}";
        foreach (var record in dice.Next(8) == 0 ? [Partly(person), Partly(Again(person))] : new[] { Partly(person) })
        {
            var id = $"r{people.Count + 1}";
            truth[id] = who;
            people.Add(record with { Id = id, Row = people.Count + 2 });
        }
    }

    /// <summary>No record has everything.</summary>
    private Person Partly(Person person) => person with
    {
        Born = dice.Next(8) == 0 ? null : person.Born,
        Phones = dice.Next(5) == 0 ? [] : dice.Next(12) == 0 && person.Employers.Count > 0 ? [$"972555{person.Employers[0].Length:0000}"] : person.Phones,
        Street = dice.Next(5) == 0 ? "" : person.Street,
    };

    /// <summary>The same person, recorded by somebody else at another time.</summary>
    private Person Again(Person person) => dice.Next(8) switch
    {
        0 => person with { Given = Nick.GetValueOrDefault(person.Given, person.Given) },
        1 => person with { Family = Any(Families), AlsoKnownAs = [person.Family] },
        2 => person with { Family = Slip(person.Family) },
        3 => person with { Given = Slip(person.Given), Emails = [] },
        4 => person with { Born = person.Born is { Day: <= 12 } born ? born with { Month = born.Day, Day = born.Month } : person.Born },
        5 => person with { Street = $"{dice.Next(1, 240)} {Any(Streets)} Ave", City = Any(Towns.Select(town => town.City).ToArray()) },
        6 => person with { Given = person.Family, Family = person.Given },
        _ => person with { Given = person.Given[..1], Phones = [Phone()] },
    };

    private static readonly Dictionary<string, string> Nick = new(StringComparer.Ordinal)
    {
        ["Benjamin"] = "Ben",
        ["Catherine"] = "Kate",
        ["Christopher"] = "Chris",
        ["Daniel"] = "Danny",
        ["Elizabeth"] = "Liz",
        ["James"] = "Jim",
        ["Margaret"] = "Peggy",
        ["Matthew"] = "Matt",
        ["Michael"] = "Mike",
        ["Robert"] = "Bob",
        ["Samuel"] = "Sam",
        ["Stephen"] = "Steve",
        ["Thomas"] = "Tom",
        ["William"] = "Bill",
        ["Patricia"] = "Trish",
        ["Rebecca"] = "Becky",
    };

    private string Slip(string word)
    {
        var at = dice.Next(1, word.Length - 1);
        return dice.Next(3) switch
        {
            0 => word.Remove(at, 1),
            1 => $"{word[..at]}{word[at + 1]}{word[at]}{word[(at + 2)..]}",
            _ => word.Insert(at, word[at].ToString()),
        };
    }

    private BirthDate Day(int year) => new(year, dice.Next(1, 13), dice.Next(1, 29));

    private string Phone() => $"214{dice.Next(2_000_000, 9_999_999)}";

    private string Any(string[] of) => of[dice.Next(of.Length)];
}
