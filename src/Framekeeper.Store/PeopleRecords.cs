using System.Text.Json;
using Framekeeper.Ties;

namespace Framekeeper.Store;

/// <summary>The people whom the organisation knows: therapists, clients, contacts, as their rosters record them.</summary>
public sealed class PeopleRecords
{
    private readonly SealedTable<PersonRow, Person> table;

    internal PeopleRecords(DataFolder folder) => table = new(folder, "people", person => person.Id);

    /// <summary>All of them, in the order of their ids.</summary>
    public IReadOnlyList<Person> All() => table.All();

    /// <summary>The person of an id; null if there is none.</summary>
    public Person? Find(string id) => table.Find(id);

    /// <summary>Takes a roster in: who is known by id is brought up to date, nobody is left out for not being in it.</summary>
    /// <returns>The ids that are new, and those whose particulars changed.</returns>
    public (IReadOnlyList<string> Added, IReadOnlyList<string> Changed) Take(IReadOnlyList<Person> people)
    {
        var known = All().ToDictionary(person => person.Id, Written, StringComparer.Ordinal);
        var (added, changed) = (new List<string>(), new List<string>());
        foreach (var person in people)
        {
            if (!known.TryGetValue(person.Id, out var before))
            {
                added.Add(person.Id);
            }
            else if (before != Written(person))
            {
                changed.Add(person.Id);
            }
        }

        var touched = added.Concat(changed).ToHashSet(StringComparer.Ordinal);
        table.Put(people.Where(person => touched.Contains(person.Id)).Select(Kept));
        return (added, changed);
    }

    /// <summary>Forgets people for good.</summary>
    public void Forget(IReadOnlyCollection<string> ids) => table.Remove(ids);

    private static string Written(Person person) => JsonSerializer.Serialize(Kept(person), Nouns.Options);

    /// <summary>The row of a file says nothing of a person.</summary>
    private static Person Kept(Person person) => person with { Row = 0 };
}
