namespace Framekeeper.Ties;

/// <summary>A person made ready to be compared with many others.</summary>
internal sealed record Entry
{
    /// <summary>As its roster calls it.</summary>
    public required string Id { get; init; }

    public required Word[] Given { get; init; }

    public required Word[] Family { get; init; }

    /// <summary>Jr, Sr, III: what tells a father from his son; empty where there is none.</summary>
    public required string Generation { get; init; }

    /// <summary>Former and other names: given and family, of which one may be empty.</summary>
    public required (Word[] Given, Word[] Family)[] Others { get; init; }

    public required BirthDate? Born { get; init; }

    /// <summary>The street's words, and its numbers apart.</summary>
    public required Word[] Street { get; init; }

    public required Word[] Numbers { get; init; }

    /// <summary>The street's words as one.</summary>
    public string StreetName => street ??= Likeness.Joined(Street);

    private string? street;

    /// <summary>The town's words as one.</summary>
    public required string City { get; init; }

    public required string Postcode { get; init; }

    public required string[] Phones { get; init; }

    public required string[] Emails { get; init; }

    public required Word[][] Employers { get; init; }

    public required Word[][] Schools { get; init; }

    public static Entry Of(Person person, Words words)
    {
        var (given, family) = (words.Of(person.Given), words.Of(person.Family));
        var generation = given.Concat(family).FirstOrDefault(word => Generations.ContainsKey(word.Text));
        Word[] street = [.. words.Of(person.Street).Where(word => !Ways.Contains(word.Text))], names = [.. street.Where(word => !word.IsNumber)];
        return new Entry
        {
            Id = person.Id,
            Given = Names(given),
            Family = Names(family),
            Generation = generation is null ? "" : Generations[generation.Text],
            Others = [.. person.AlsoKnownAs.Select(name => Other(name, words)).Where(name => name.Given.Length + name.Family.Length > 0)],
            Born = person.Born,
            Street = names,
            Numbers = [.. street.Where(word => word.IsNumber)],
            City = Likeness.Joined(words.Of(person.City)),
            Postcode = Likeness.Joined(words.Of(person.Postcode)),
            Phones = [.. person.Phones.Select(Digits).Where(digits => digits.Length >= 5)],
            Emails = [.. person.Emails.Select(mail => mail.Trim().ToLowerInvariant()).Where(mail => mail.Length is > 2 and < 200)],
            Employers = [.. person.Employers.Select(words.Of).Where(name => name.Length > 0)],
            Schools = [.. person.Schools.Select(words.Of).Where(name => name.Length > 0)],
        };
    }

    /// <summary>The id alone.</summary>
    public override string ToString() => $"person {Id}";

    private static Word[] Names(Word[] words)
    {
        Word[] kept = [.. words.Where(word => !Titles.Contains(word.Text) && !Generations.ContainsKey(word.Text))];
        return kept.Length > 0 || words.All(word => Generations.ContainsKey(word.Text)) ? kept : words;
    }

    /// <summary><c>Reyes, Dana</c> or <c>Dana Reyes</c>; one word alone may be a given or a family name.</summary>
    private static (Word[] Given, Word[] Family) Other(string name, Words words) =>
        name.IndexOf(',', StringComparison.Ordinal) is > 0 and var comma ? (Names(words.Of(name[(comma + 1)..])), Names(words.Of(name[..comma])))
        : Names(words.Of(name)) is [.. var given, var family] ? given.Length == 0 ? ([family], [family]) : (given, [family])
        : ([], []);

    /// <summary>The last nine digits: country codes and the zero before the area's are written or not.</summary>
    internal static string Digits(string phone) => new([.. phone.Where(char.IsAsciiDigit).Reverse().Take(9).Reverse()]);

    internal static readonly Dictionary<string, string> Generations = new(StringComparer.Ordinal)
    {
        ["jr"] = "junior",
        ["junior"] = "junior",
        ["sr"] = "senior",
        ["snr"] = "senior",
        ["senior"] = "senior",
        ["ii"] = "second",
        ["iii"] = "third",
        ["iv"] = "fourth",
    };

    internal static readonly HashSet<string> Titles = new(StringComparer.Ordinal)
    {
        "mr", "mister", "mrs", "miss", "ms", "mx", "madam", "madame", "mme", "monsieur", "frau", "herr", "hr", "senor", "senora", "dr", "doctor", "doktor", "prof", "professor", "dott", "sir", "dame", "lord", "lady", "rev", "reverend", "fr", "father",
        "sister", "rabbi", "imam", "sheikh", "shaikh", "shaykh", "haji", "hajji", "mullah", "maulavi", "mawlawi", "president", "general", "gen", "colonel", "col", "captain", "capt", "lt", "sgt", "hon", "phd", "md", "esq", "llc", "lcsw", "lpc", "psyd",
    };

    internal static readonly HashSet<string> Ways = new(StringComparer.Ordinal)
    {
        "street", "st", "str", "road", "rd", "avenue", "ave", "av", "place", "pl", "court", "ct", "crt", "crescent", "cres", "cr", "drive", "dr", "lane", "ln", "close", "cl", "circuit", "cct", "way", "terrace", "tce", "boulevard", "blvd",
        "strasse", "rue", "calle", "via", "apt", "apartment", "unit", "flat", "suite", "no",
    };
}
