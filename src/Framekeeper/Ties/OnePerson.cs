namespace Framekeeper.Ties;

/// <summary>Records that are one person's made one, so that what is known of any of them counts for all.</summary>
public sealed class OnePerson
{
    private readonly Dictionary<string, string> first = new(StringComparer.Ordinal);

    /// <param name="pairs">Ids that are one person's, in any order.</param>
    public OnePerson(IEnumerable<(string A, string B)> pairs)
    {
        ArgumentNullException.ThrowIfNull(pairs);
        foreach (var (a, b) in pairs)
        {
            var (one, other) = (Id(a), Id(b));
            if (one != other)
            {
                // The smaller id stands for both, whatever the order of the pairs.
                var (keeps, joins) = string.CompareOrdinal(one, other) < 0 ? (one, other) : (other, one);
                first[joins] = keeps;
            }
        }
    }

    /// <summary>The id that stands for a record's person.</summary>
    public string Id(string record)
    {
        var id = record;
        while (first.TryGetValue(id, out var next))
        {
            id = next;
        }

        return id;
    }

    /// <summary>The people, each once: the record that stands for them, with what only their others know.</summary>
    public IReadOnlyList<Person> People(IEnumerable<Person> records) =>
        [.. records.GroupBy(record => Id(record.Id), StringComparer.Ordinal).Select(group => group.OrderBy(record => record.Id, StringComparer.Ordinal).Aggregate(Joined)).OrderBy(person => person.Id, StringComparer.Ordinal)];

    /// <summary>The ties among people who stand for themselves; one that was between two records of one person is none.</summary>
    public IEnumerable<Tie> Ties(IEnumerable<Tie> ties) =>
        ties.Select(tie => tie with { From = Id(tie.From), To = Id(tie.To) }).Where(tie => tie.From != tie.To);

    private static Person Joined(Person one, Person other) => one with
    {
        Roles = Both(one.Roles, other.Roles),
        AlsoKnownAs = Both(one.AlsoKnownAs, [.. other.AlsoKnownAs, .. Names(one, other)]),
        Born = one.Born ?? other.Born,
        Sex = one.Sex == Sex.Unknown ? other.Sex : one.Sex,
        Phones = Both(one.Phones, other.Phones),
        Emails = Both(one.Emails, other.Emails),
        Street = one.Street.Length > 0 ? one.Street : other.Street,
        City = one.Street.Length > 0 ? one.City : other.City,
        Postcode = one.Street.Length > 0 ? one.Postcode : other.Postcode,
        Employers = Both(one.Employers, other.Employers),
        Schools = Both(one.Schools, other.Schools),
        EmergencyContacts = Both(one.EmergencyContacts, other.EmergencyContacts),
        Guarantors = Both(one.Guarantors, other.Guarantors),
    };

    private static IEnumerable<string> Names(Person one, Person other) =>
        (one.Given, one.Family) == (other.Given, other.Family) || (other.Given + other.Family).Length == 0 ? [] : [$"{other.Given} {other.Family}".Trim()];

    private static IReadOnlyList<string> Both(IReadOnlyList<string> one, IReadOnlyList<string> other) => [.. one.Union(other, StringComparer.OrdinalIgnoreCase)];
}
