namespace Framekeeper.Ties;

/// <summary>
/// Many people, of whom one is found and linked at once. It keeps what it compares by, packed; the records themselves stay where they are.
/// Many may search at a time, and nobody while somebody is put or removed.
/// </summary>
/// <remarks>
/// What was learned of the records (what each likeness weighs, how common each value is, which keys are too common to tell) is kept until <see cref="Relearned"/>, so that links do not change because
/// strangers come and go: putting and removing one after the other gives the links that linking all of them by the same knowledge gives.
/// </remarks>
public sealed class PeopleIndex
{
    private readonly Func<string, Person> recorded;
    private readonly Words words;
    private readonly Records records;
    private readonly Blocks blocks;
    private readonly NameSounds names = new();
    private readonly HashSet<int> gone = [];
    private readonly Census census;
    private readonly Learned learned;
    private readonly int ofFirst;
    private Decided decided;

    /// <param name="ofFirst">Where the second file begins, if links are across two files; else 0.</param>
    /// <param name="known">What was learned before; null to learn it.</param>
    internal PeopleIndex(Words words, IEnumerable<Entry> entries, Func<string, Person> recorded, Decided decided, int ofFirst = 0, Learned? known = null)
    {
        (this.words, this.recorded, this.decided, this.ofFirst, records) = (words, recorded, decided, ofFirst, new Records(words));
        var (own, keys, ends, values) = (new List<uint>(), new List<uint>(), new List<int>(), new List<ulong>());
        foreach (var entry in entries)
        {
            own.Clear();
            Add(entry, own);
            keys.AddRange(own);
            ends.Add(keys.Count);
            Values.Add(entry, values);
        }

        records.Trim();
        blocks = new Blocks(Span(keys), Span(ends));
        census = known?.Census ?? new Census(blocks, new Frequencies(values), records.Count);
        learned = known ?? Learn();
    }

    private static ReadOnlySpan<T> Span<T>(List<T> list) => System.Runtime.InteropServices.CollectionsMarshal.AsSpan(list);

    /// <summary>Packs and learns.</summary>
    /// <param name="recorded">Gives the record of an id that was put in here: reasons quote it.</param>
    /// <exception cref="InputException">Two records have one id, or decisions contradict each other.</exception>
    public static PeopleIndex Of(IEnumerable<Person> people, Func<string, Person> recorded, IEnumerable<Decision>? decisions = null)
    {
        ArgumentNullException.ThrowIfNull(people);
        var (words, ids) = (new Words(), new HashSet<string>(StringComparer.Ordinal));
        return new PeopleIndex(words, people.Select(person => ids.Add(person.Id) ? Entry.Of(person, words) : throw new InputException("people", null, $"two records have the id '{person.Id}'; an id is one record's")), recorded, new Decided(decisions ?? []));
    }

    /// <summary>How many are in it.</summary>
    public int Count => records.Count - gone.Count;

    /// <summary>The same people, with everything learned anew: for after an import, or at night.</summary>
    public PeopleIndex Relearned() => new(words, Everybody(), recorded, decided);

    /// <summary>The same people, packed anew by what is known.</summary>
    internal PeopleIndex Again() => new(words, Everybody(), recorded, decided, ofFirst, learned);

    private IEnumerable<Entry> Everybody() => Enumerable.Range(0, records.Count).Where(number => !gone.Contains(number)).Select(number => records[number]);

    /// <summary>Adds somebody, or changes the one who has the id. All links that the person has now; those from before no longer hold.</summary>
    public IReadOnlyList<Link> Put(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        Remove(person.Id);
        var (entry, keys) = (Entry.Of(person, words), new List<uint>());
        var number = Add(entry, keys);
        blocks.Add(number, keys);
        return Links(person, number);
    }

    /// <summary>Takes somebody out, and with them every link that they had. False: nobody had the id.</summary>
    public bool Remove(string id) => Number(id) is { } number && gone.Add(number);

    /// <summary>What was decided, all of it, in place of what was given before.</summary>
    /// <exception cref="InputException">Some decide two records apart that others make one person.</exception>
    public void Decide(IEnumerable<Decision> decisions) => decided = new Decided(decisions);

    /// <summary>The links of one person.</summary>
    /// <exception cref="KeyNotFoundException">Nobody has the id.</exception>
    public IReadOnlyList<Link> LinksOf(string id) => Links(recorded(id), Number(id) ?? throw new KeyNotFoundException("nobody in the index has the id"));

    /// <summary>All links, in the order in which people were put in.</summary>
    public IEnumerable<Link> Links()
    {
        var judge = Judge();
        return Pairs().Select(pair => Explained(judge, recorded(records.Id(pair.A)), recorded(records.Id(pair.B)), pair.A, pair.B));
    }

    /// <summary>Whom a person as remembered, misheard or half known may be: the likest first, with how probable that is, and why.</summary>
    public IReadOnlyList<Found> Find(Person sought, int most = 10)
    {
        ArgumentNullException.ThrowIfNull(sought);
        var (entry, judge) = (Entry.Of(sought, new Words(words)), new Resemblance(learned with { Weights = learned.Weights.Remembered() }, Decided.None));
        var nearest = census.Small ? Enumerable.Range(0, records.Count) : new Search(blocks, names, census.Records).Nearest(entry);
        var found = nearest.Where(number => !gone.Contains(number)).Select(number => (judge.Of(entry, records[number]).Weight, Number: number)).ToList();
        return [.. found.OrderByDescending(one => one.Weight).ThenBy(one => one.Number).Take(most).Select(one =>
        {
            var person = recorded(records.Id(one.Number));
            var (probability, kind, why) = judge.Explain(sought, person, entry, records[one.Number]);
            return new Found(person, probability, kind, why);
        })];
    }

    /// <summary>Bytes that are held of all people together, their words included.</summary>
    internal long Bytes => records.Bytes + blocks.Bytes + census.Bytes;

    private int Add(Entry entry, List<uint> keys)
    {
        for (var kind = 0; kind <= BlockKeys.Id; kind++)
        {
            BlockKeys.Fill(entry, kind, keys);
        }

        names.Add(entry);
        return records.Add(entry);
    }

    private int? Number(string id)
    {
        var (keys, holders) = (new List<uint>(1), new List<int>(1));
        BlockKeys.AddId(id, keys);
        blocks.Holders(keys[0], holders);
        foreach (var holder in holders)
        {
            if (!gone.Contains(holder) && records.Id(holder) == id)
            {
                return holder;
            }
        }

        return null;
    }

    /// <summary>Everybody worth comparing with one, in order.</summary>
    internal List<int> Candidates(int self)
    {
        var found = new List<int>();
        Candidates(self, records[self], found);
        return found;
    }

    private void Candidates(int self, Entry entry, List<int> to)
    {
        to.Clear();
        var keys = new List<uint>(24);
        for (var kind = 0; kind < BlockKeys.Kinds && !census.Small; kind++)
        {
            BlockKeys.Fill(entry, kind, keys);
        }

        foreach (var key in keys.Where(census.Tells))
        {
            blocks.Holders(key, to);
        }

        to.AddRange(census.Small ? Enumerable.Range(0, records.Count) : decided.Together(entry.Id).Select(Number).OfType<int>());
        to.Sort();
        var last = -1;
        to.RemoveAll(other =>
        {
            var again = other == last;
            last = other;
            return again || other == self || gone.Contains(other) || (ofFirst > 0 && (self < ofFirst) == (other < ofFirst));
        });
    }

    /// <summary>All pairs that are linked, the smaller number first; the same whatever the number of cores.</summary>
    internal List<(int A, int B)> Pairs()
    {
        const int part = 4096;
        var found = new List<(int, int)>[(records.Count + part - 1) / part];
        Parallel.For(0, found.Length, at =>
        {
            var (judge, candidates, own) = (Judge(), new List<int>(), new List<(int, int)>());
            for (var a = at * part; a < Math.Min((at + 1) * part, records.Count); a++)
            {
                own.AddRange(Linked(judge, a, records[a], candidates, after: a).Select(b => (a, b)));
            }

            found[at] = own;
        });
        return [.. found.SelectMany(own => own)];
    }

    private const int RandomPairs = 100_000, Taught = 3_000;

    /// <summary>Learns from some of the pairs that would be compared, and from some drawn at random.</summary>
    private Learned Learn()
    {
        double count = records.Count, first = ofFirst, second = count - first;
        var pairs = ofFirst == 0 ? count * (count - 1) / 2 : first * second;
        var (likenesses, random, others) = (new Dictionary<ulong, int>(), new Dictionary<ulong, int>(), new List<int>());

        // Some of the records in a large roster: some hundred thousand pairs teach as well as a hundred million.
        var part = census.Small ? 1UL : (ulong)Math.Max(1, records.Count / Taught);
        for (var a = 0; a < records.Count; a++)
        {
            if (Frequencies.Mix((ulong)a + 1) % part == 0)
            {
                var entry = records[a];
                Candidates(a, entry, others);
                others.FindAll(b => b > a).ForEach(b => Note(likenesses, entry, records[b]));
            }
        }

        // The same draws for the same roster: what is found must not change from run to run.
        var dice = new Random(records.Count);
        for (var i = 0; i < Math.Min(RandomPairs, pairs); i++)
        {
            var (a, b) = ofFirst == 0 ? (dice.Next(records.Count), dice.Next(records.Count)) : (dice.Next(ofFirst), dice.Next(ofFirst, records.Count));
            if (a != b)
            {
                Note(random, records[a], records[b]);
            }
        }

        return Learned.Of(census, likenesses, random, pairs, 1.0 / part);
    }

    private static void Note(Dictionary<ulong, int> patterns, Entry a, Entry b)
    {
        Span<Likeness> likenesses = new Likeness[Comparison.Features];
        Comparison.Fill(a, b, likenesses);
        var pattern = Weights.Pattern(likenesses);
        patterns[pattern] = patterns.GetValueOrDefault(pattern) + 1;
    }

    private IEnumerable<int> Linked(Resemblance judge, int self, Entry entry, List<int> candidates, int after = -1)
    {
        if (gone.Contains(self))
        {
            return [];
        }

        Candidates(self, entry, candidates);
        return candidates.Where(other => other > after && judge.Of(entry, records[other]).Kind is not null);
    }

    private IReadOnlyList<Link> Links(Person person, int number)
    {
        var judge = Judge();
        return [.. Linked(judge, number, records[number], []).ToList().Select(other => Explained(judge, person, recorded(records.Id(other)), number, other))];
    }

    internal Resemblance Judge() => new(learned, decided);

    internal Link Explained(Resemblance judge, Person one, Person other, int a, int b)
    {
        var (probability, kind, why) = judge.Explain(one, other, records[a], records[b]);
        return new Link(one, other, probability, kind!.Value, why);
    }
}
