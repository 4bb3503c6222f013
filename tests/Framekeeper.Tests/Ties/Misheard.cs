using System.Text.RegularExpressions;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

/// <summary>
/// What becomes of somebody between a record and a question about them. Letters are mistaken by the keyboard and by their shapes (rigour's pairs), names are spelt as other people in name-bench spell them,
/// nicknames are exchanged for another of the same name that the table of forms does not join; names are cut, torn, doubled, replaced; dates and fields are wrong or missing. What the comparison has a
/// line of code for is marked as looked for.
/// </summary>
internal sealed partial class Misheard
{
    private readonly Random dice;
    private readonly Crowd crowd;
    private readonly Dictionary<char, string> shapes = [];
    private readonly Dictionary<string, List<string>> siblings = new(StringComparer.Ordinal);

    public Misheard(Crowd crowd, string data, int seed)
    {
        (dice, this.crowd) = (new Random(seed), crowd);
        foreach (Match pair in Shapes().Matches(File.ReadAllText(Path.Combine(data, "rigour-names", "compare.yml"))))
        {
            var (one, other) = (pair.Groups[1].Value[0], pair.Groups[2].Value[0]);
            shapes[one] = shapes.GetValueOrDefault(one, "") + other;
            shapes[other] = shapes.GetValueOrDefault(other, "") + one;
        }

        foreach (var name in File.ReadLines(Path.Combine(data, "nicknames", "names.csv")).Skip(1).Select(line => line.Split(',')).GroupBy(cells => cells[0], cells => cells[2]))
        {
            foreach (var one in name)
            {
                siblings[one] = [.. siblings.GetValueOrDefault(one, []), .. name.Where(other => other != one && Nicknames.Of(one)?.Contains(other) != true)];
            }
        }

        Kinds =
        [
            ("a key beside the right one", person => Name(person, Beside)),
            ("letters of one shape", person => Name(person, Shaped)),
            ("two slips in a name", person => Name(person, name => Slip(Slip(name, dice), dice))),
            ("a slip in either name", person => person with { Given = Slip(person.Given, dice), Family = Slip(person.Family, dice) }),
            ("another nickname of the name", person => siblings.GetValueOrDefault(person.Given) is { Count: > 0 } others ? person with { Given = others[dice.Next(others.Count)] } : null),
            ("spelt as in name-bench", _ => dice.Next(crowd.Spelt.Count) is var at ? Called(crowd.People[at], crowd.Spelt[at].Written) : null),
            ("names exchanged (looked for)", person => person with { Given = person.Family, Family = person.Given }),
            ("another family name, as after a marriage", person => person with { Family = crowd.People[dice.Next(crowd.People.Count)].Family }),
            ("a double family name", person => person with { Family = $"{person.Family}-{crowd.People[dice.Next(crowd.People.Count)].Family}" }),
            ("both names run together (looked for)", person => person with { Given = "", Family = person.Given + person.Family }),
            ("an initial (looked for)", person => person with { Given = person.Given[..1] }),
            ("a name cut short", person => person.Family.Length > 5 ? person with { Family = person.Family[..4] } : null),
            ("a name torn apart", person => person.Family.Length > 5 ? person with { Family = person.Family.Insert(3, " ") } : null),
            ("a digit of the date", person => Dated(person, born => born with { Year = born.Year - (born.Year % 10) + dice.Next(10) })),
            ("day and month exchanged (looked for)", person => Dated(person, born => born with { Month = born.Day, Day = born.Month })),
            ("the first of January of the year", person => Dated(person, born => born with { Month = 1, Day = 1 })),
            ("the year alone", person => Dated(person, born => new BirthDate(born.Year, 0, 0))),
            ("no date, but the town", person => person with { Born = null }),
            ("no given name", person => person with { Given = "" }),
        ];
    }

    [GeneratedRegex("""- \["(.)", "(.)"\]""")]
    private static partial Regex Shapes();

    public IReadOnlyList<(string Kind, Func<Person, Person?> Of)> Kinds { get; }

    /// <summary>Whether the code that finds people knows nothing of what went wrong.</summary>
    public bool HeldOut(int kind) => !Kinds[kind].Kind.EndsWith("(looked for)", StringComparison.Ordinal);

    /// <summary>Somebody, and how they are asked for: by names, birth date and town where it is known, with one thing wrong or, in three of ten, a letter besides.</summary>
    public (string Id, Person Asked)? Question(int kind)
    {
        var person = crowd.People[dice.Next(crowd.Spelt.Count, crowd.People.Count)];
        if (Kinds[kind].Of(person) is not { } asked)
        {
            return null;
        }

        if (dice.Next(10) < 3)
        {
            asked = asked.Family.Length > 0 ? asked with { Family = Slip(asked.Family, dice) } : asked;
        }

        var town = asked.Born is { Whole: true } && dice.Next(2) == 0;
        return (asked.Id, new Person("") { Given = asked.Given, Family = asked.Family, Born = asked.Born, City = town ? "" : asked.City });
    }

    /// <summary>Somebody with a whole name.</summary>
    public static Person Called(Person person, string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return person with { Given = string.Join(' ', words[..^1]), Family = words[^1] };
    }

    /// <summary>A letter put in, left out, exchanged for another or for its neighbour.</summary>
    public static string Slip(string word, Random dice)
    {
        const string letters = "abcdefghijklmnopqrstuvwxyz";
        if (word.Length < 3)
        {
            return word + letters[dice.Next(26)];
        }

        var (at, letter) = (dice.Next(10) == 0 ? 0 : dice.Next(1, word.Length), letters[dice.Next(26)]);
        return dice.Next(4) switch
        {
            0 => word.Remove(at, 1),
            1 => word.Insert(at, letter.ToString()),
            2 => $"{word[..at]}{letter}{word[(at + 1)..]}",
            _ => at == 0 ? $"{word[1]}{word[0]}{word[2..]}" : $"{word[..(at - 1)]}{word[at]}{word[at - 1]}{word[(at + 1)..]}",
        };
    }

    private static readonly string[] Keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

    private string? Beside(string name)
    {
        var at = dice.Next(name.Length);
        return Keys.FirstOrDefault(row => row.Contains(name[at], StringComparison.Ordinal)) is { } row && row.IndexOf(name[at], StringComparison.Ordinal) is var key
            ? $"{name[..at]}{row[key == 0 ? 1 : key == row.Length - 1 ? key - 1 : key + (dice.Next(2) * 2) - 1]}{name[(at + 1)..]}" : null;
    }

    private string? Shaped(string name)
    {
        var places = Enumerable.Range(0, name.Length).Where(at => shapes.ContainsKey(name[at])).ToList();
        return places.Count > 0 && places[dice.Next(places.Count)] is var at ? $"{name[..at]}{shapes[name[at]][dice.Next(shapes[name[at]].Length)]}{name[(at + 1)..]}" : null;
    }

    private Person? Name(Person person, Func<string, string?> change) =>
        dice.Next(2) == 0 ? change(person.Given) is { } given ? person with { Given = given } : null : change(person.Family) is { } family ? person with { Family = family } : null;

    private static Person Dated(Person person, Func<BirthDate, BirthDate> change) => person with { Born = change(person.Born!.Value) };
}
