using System.Text.Json;
using Framekeeper.Ties;

namespace Framekeeper.Store;

/// <summary>The people whom the organisation knows, what is between them, and what was decided of their records.</summary>
public sealed class PeopleRecords
{
    private readonly SealedTable<PersonRow, Person> people;
    private readonly SealedTable<TieRow, Tie> ties;
    private readonly SealedTable<DecisionRow, Decision> decisions;
    private readonly SealedTable<LinkRow, Linked> links;

    internal PeopleRecords(DataFolder folder)
    {
        people = new(folder, "people", person => person.Id);
        ties = new(folder, "ties", tie => $"{tie.From}\n{tie.Kind.Name}\n{tie.To}\n{tie.Since:O}");
        decisions = new(folder, "decisions", decision => string.Join('\n', Ordered(decision.A, decision.B)));
        links = new(folder, "links", link => string.Join('\n', Ordered(link.A, link.B)));
    }

    /// <summary>All of them, in the order of their ids.</summary>
    public IReadOnlyList<Person> All() => people.All();

    /// <summary>The person of an id; null if there is none.</summary>
    public Person? Find(string id) => people.Find(id);

    /// <summary>What is known to be between them.</summary>
    public IReadOnlyList<Tie> Ties() => ties.All();

    /// <summary>What was decided, the last word of each two records.</summary>
    public IReadOnlyList<Decision> Decisions() => decisions.All();

    /// <summary>Takes a roster in: who is known by id is brought up to date, nobody is left out for not being in it, and decisions stay.</summary>
    /// <returns>The ids that are new, and those whose particulars changed.</returns>
    public (IReadOnlyList<string> Added, IReadOnlyList<string> Changed) Take(IReadOnlyList<Person> roster)
    {
        var known = All().ToDictionary(person => person.Id, Written, StringComparer.Ordinal);
        var (added, changed) = (new List<string>(), new List<string>());
        foreach (var person in roster)
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
        people.Put(roster.Where(person => touched.Contains(person.Id)).Select(person => person with { Row = 0 }));
        return (added, changed);
    }

    /// <summary>Takes ties in, beside those that are known; one of the same people, kind and beginning is brought up to date.</summary>
    public void Take(IReadOnlyList<Tie> between) => ties.Put(between.Select(tie => tie with { Row = 0 }));

    /// <summary>Keeps a decision. No later import undoes it.</summary>
    /// <exception cref="InputException">It contradicts what was decided of others, or names a record that nobody has.</exception>
    public void Decide(Decision decision)
    {
        ArgumentNullException.ThrowIfNull(decision);
        foreach (var id in new[] { decision.A, decision.B })
        {
            _ = Find(id) ?? throw new InputException("decision", null, $"there is no record '{id}'{Ids.Near(id, All().Select(person => person.Id))}");
        }

        // Contradictions show when all are taken together.
        var standing = Decisions().Where(known => !Ordered(known.A, known.B).SequenceEqual(Ordered(decision.A, decision.B))).Append(decision);
        _ = Linking.Within([], standing).Count();
        decisions.Put([decision]);
        Link();
    }

    /// <summary>Links all records anew, by all that was decided.</summary>
    /// <returns>The links that were not there before.</returns>
    public IReadOnlyList<Link> Link()
    {
        var before = links.All().ToDictionary(link => (link.A, link.B), link => link.Kind);
        var now = Linking.Within(All(), Decisions()).Where(link => link.Kind != LinkKind.Related).ToList();
        var gone = before.Keys.Except(now.Select(link => (link.A.Id, link.B.Id))).ToList();
        links.Remove(gone.Select(pair => string.Join('\n', Ordered(pair.Item1, pair.Item2))));
        links.Put(now.Select(link => new Linked(link.A.Id, link.B.Id, link.Kind)));
        return [.. now.Where(link => !before.TryGetValue((link.A.Id, link.B.Id), out var kind) || kind != link.Kind)];
    }

    /// <summary>Forgets people for good, with their ties, links and decisions.</summary>
    public void Forget(IReadOnlyCollection<string> ids)
    {
        ties.RemoveWhere(tie => ids.Contains(tie.From) || ids.Contains(tie.To));
        links.RemoveWhere(link => ids.Contains(link.A) || ids.Contains(link.B));
        decisions.RemoveWhere(decision => ids.Contains(decision.A) || ids.Contains(decision.B));
        people.Remove(ids);
    }

    /// <summary>Which records stand for which person: those that match by all that is recorded, and those that somebody decided to be one.</summary>
    internal OnePerson OnePerson() => new(links.All().Where(link => link.Kind == LinkKind.Match).Select(link => (link.A, link.B)));

    private static string[] Ordered(string a, string b) => string.CompareOrdinal(a, b) < 0 ? [a, b] : [b, a];

    private static string Written(Person person) => JsonSerializer.Serialize(person with { Row = 0 }, Nouns.Options);

    internal sealed record Linked(string A, string B, LinkKind Kind)
    {
        public override string ToString() => $"{A} {B} {Kind}";
    }
}
