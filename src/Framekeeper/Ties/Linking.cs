namespace Framekeeper.Ties;

/// <summary>Finds the records that are one person's. What it needs to know it learns from the records themselves.</summary>
public static class Linking
{
    private const int RandomPairs = 300_000, Taught = 10_000;

    /// <summary>The pairs of a roster that are, or may be, one person, or share a home, a phone or a mail address; in the roster's order.</summary>
    public static IEnumerable<Link> Within(IReadOnlyList<Person> people)
    {
        ArgumentNullException.ThrowIfNull(people);
        return Find(people, 0);
    }

    /// <summary>The same between two rosters: one record of each.</summary>
    public static IEnumerable<Link> Between(IReadOnlyList<Person> people, IReadOnlyList<Person> others)
    {
        ArgumentNullException.ThrowIfNull(people);
        ArgumentNullException.ThrowIfNull(others);
        return people.Count == 0 || others.Count == 0 ? [] : Find([.. people, .. others], people.Count);
    }

    private static IEnumerable<Link> Find(IReadOnlyList<Person> people, int ofFirst)
    {
        var words = new Words();
        var entries = people.Select(person => Entry.Of(person, words)).ToArray();
        if (entries.Length < 2)
        {
            return [];
        }

        var blocks = new Blocks(entries, ofFirst);
        var (weights, households) = Learn(entries, blocks, ofFirst);
        var judge = new Resemblance(entries, weights, households);
        var found = new List<(int A, int B)>();
        blocks.Walk((a, b) =>
        {
            if (judge.Of(a, b).Kind is not null)
            {
                found.Add((a, b));
            }
        });
        found.Sort();

        // Reasons are written as they are asked for: ten million links are pairs of numbers until then.
        return found.Select(pair => judge.Explain(people[pair.A], people[pair.B], pair.A, pair.B));
    }

    private static (Weights Weights, bool Households) Learn(Entry[] entries, Blocks blocks, int ofFirst)
    {
        double count = entries.Length, first = ofFirst, second = count - first;
        var pairs = ofFirst == 0 ? count * (count - 1) / 2 : first * second;
        var (candidates, random) = (new Dictionary<ulong, int>(), new Dictionary<ulong, int>());

        // A part of the keys in a large roster: some hundred thousand pairs teach as well as a hundred million.
        var part = blocks.Small ? 1 : Math.Max(1, entries.Length / Taught);
        blocks.Walk((a, b) => Count(candidates, entries[a], entries[b]), part);

        // The same draws for the same roster: what is found must not change from run to run.
        var dice = new Random(entries.Length);
        for (var i = 0; i < Math.Min(RandomPairs, pairs); i++)
        {
            var (a, b) = ofFirst == 0 ? (dice.Next(entries.Length), dice.Next(entries.Length)) : (dice.Next(ofFirst), dice.Next(ofFirst, entries.Length));
            if (a != b)
            {
                Count(random, entries[a], entries[b]);
            }
        }

        return (Weights.Learn(candidates, random, pairs, count, 1.0 / part), Households(candidates));
    }

    /// <summary>Fewer pairs show nothing.</summary>
    private const int Telling = 200;

    /// <summary>
    /// Whether people of this roster live together. Of pairs that share a home, a phone or a mail address, those of whom given name and day of birth both differ are a large part then
    /// (and one birth in forty or so is of twins); where hardly any are, a given name that differs is a slip. Where few show anything, they may.
    /// </summary>
    private static bool Households(Dictionary<ulong, int> patterns)
    {
        var (sharing, apart) = (0, 0);
        foreach (var (pattern, count) in patterns)
        {
            if (Weights.Has(pattern, Feature.Home, Kind.Same) || (Weights.Has(pattern, Feature.Home, Kind.Alike) && Weights.Has(pattern, Feature.Place, Kind.Same)) || Weights.Has(pattern, Feature.Phone, Kind.Same) || Weights.Has(pattern, Feature.Email, Kind.Same))
            {
                sharing += count;
                apart += Weights.Has(pattern, Feature.Given, Kind.Differs) && Weights.Has(pattern, Feature.Born, Kind.Differs) ? count : 0;
            }
        }

        return sharing < Telling || apart * 25 > sharing;
    }

    private static void Count(Dictionary<ulong, int> patterns, Entry a, Entry b)
    {
        Span<Likeness> likenesses = new Likeness[Comparison.Features];
        Comparison.Fill(a, b, likenesses);
        var pattern = Weights.Pattern(likenesses);
        patterns[pattern] = patterns.GetValueOrDefault(pattern) + 1;
    }
}
