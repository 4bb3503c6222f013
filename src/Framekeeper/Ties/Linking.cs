namespace Framekeeper.Ties;

/// <summary>Finds the records that are one person's. What it needs to know it learns from the records themselves.</summary>
public static class Linking
{
    /// <summary>The pairs of a roster that are, or may be, one person, or share a home, a phone or a mail address; in the roster's order.</summary>
    /// <param name="decisions">What people decided of some of them: it stands, and is told among the reasons.</param>
    /// <exception cref="InputException">Decisions contradict each other.</exception>
    public static IEnumerable<Link> Within(IReadOnlyList<Person> people, IEnumerable<Decision>? decisions = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        return Find(people, 0, decisions);
    }

    /// <summary>The same between two rosters: one record of each.</summary>
    public static IEnumerable<Link> Between(IReadOnlyList<Person> people, IReadOnlyList<Person> others, IEnumerable<Decision>? decisions = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(others);
        return people.Count == 0 || others.Count == 0 ? [] : Find([.. people, .. others], people.Count, decisions);
    }

    private static IEnumerable<Link> Find(IReadOnlyList<Person> people, int ofFirst, IEnumerable<Decision>? decisions)
    {
        var (words, decided) = (new Words(), new Decided(decisions ?? []));
        if (people.Count < 2)
        {
            return [];
        }

        var index = new PeopleIndex(words, people.Select(person => Entry.Of(person, words)), _ => throw new InvalidOperationException("the records are at hand"), decided, ofFirst);
        var judge = index.Judge();

        // Reasons are written as they are asked for: ten million links are pairs of numbers until then.
        return index.Pairs().Select(pair => index.Explained(judge, people[pair.A], people[pair.B], pair.A, pair.B));
    }
}
