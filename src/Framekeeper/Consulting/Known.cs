using Framekeeper.Ties;

namespace Framekeeper.Consulting;

/// <summary>A name that a clinic knows, and what stands in its place for somebody from outside.</summary>
/// <param name="As"><c>the client</c>, <c>a place</c>.</param>
/// <param name="Small">Whether it is known in small letters too: of those whom the consultation is about.</param>
public sealed record Known(string Name, string As, bool Small)
{
    /// <summary>What a person of the practice is called: whole and word by word, by nicknames and other names, where they live, work and learn.</summary>
    public static IEnumerable<Known> Of(Person person, string role, bool party)
    {
        ArgumentNullException.ThrowIfNull(person);
        var names = new[] { $"{person.Given} {person.Family}", person.Given, person.Family, $"{person.Family} {person.Given}" }.Concat(person.AlsoKnownAs).ToList();
        var near = $"somebody close to {role}";
        return names.Concat(names.SelectMany(Words)).Concat(Words(person.Given).SelectMany(Forms)).Append(person.Id).Select(name => new Known(name, role, party))
            .Concat(person.EmergencyContacts.Concat(person.Guarantors).SelectMany(name => Words(name).Append(name)).Select(name => new Known(name, near, party)))
            .Concat(person.Employers.Select(name => new Known(name, "a workplace", party)))
            .Concat(person.Schools.Select(name => new Known(name.TrimEnd("0123456789 ".ToCharArray()), "a school", party)))
            .Concat(new[] { person.Street, person.Street.TrimStart("0123456789 ".ToCharArray()), person.Postcode }.Select(name => new Known(name, "an address", party)))
            .Concat(person.Phones.Concat(person.Emails).Select(name => new Known(name, "a number or address", party)))
            .Append(new Known(person.City, "a place", party))
            .Where(known => known.Name.Trim().Length > 1);
    }

    /// <summary>An account of the clinic, whole and word by word.</summary>
    public static IEnumerable<Known> Of(string name, string role, bool party)
    {
        ArgumentNullException.ThrowIfNull(name);
        return Words(name).Append(name).Select(one => new Known(one, role, party)).Where(known => known.Name.Trim().Length > 1);
    }

    /// <summary>What stands in its place alone.</summary>
    public override string ToString() => "a known name";

    private static IEnumerable<string> Forms(string name) => Nicknames.Of(name.ToLowerInvariant()) ?? Enumerable.Empty<string>();

    private static IEnumerable<string> Words(string name) => name.Split([' ', '-', ',', ';', '.', '(', ')'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Where(word => word.Length > 1 && !word.Any(char.IsAsciiDigit) && !Disguise.Titles.Contains(word));
}
