namespace Framekeeper.Ties;

/// <summary>
/// People and what is between them, packed: each tie stands with both of its people, so that it is found from either. What is added later lies over the arrays until <see cref="Folded"/> packs it in.
/// </summary>
/// <remarks>Reading is safe from several threads, and not while something is added.</remarks>
public sealed class TieGraph
{
    private static readonly DateOnly Epoch = new(1900, 1, 1);

    private readonly List<Person> people;
    private readonly IdTable ids;
    private readonly int[] ends, neighbours, upper;
    private readonly byte[] kinds;

    /// <summary>The days of each tie, once: since in the higher half, until in the lower, counted from 1900 and one; 0 is unknown. They stand with the person of the lower number.</summary>
    private readonly uint[] days;

    private readonly Dictionary<int, List<(int To, byte Kind, uint Days)>> later = [];
    private readonly Dictionary<int, Sex> sexes;

    private TieGraph(List<Person> people, IdTable ids, int[] ends, int[] neighbours, byte[] kinds, int[] upper, uint[] days, Dictionary<int, Sex> sexes, Hubs hubs) =>
        (this.people, this.ids, this.ends, this.neighbours, this.kinds, this.upper, this.days, this.sexes, Hubs) = (people, ids, ends, neighbours, kinds, upper, days, sexes, hubs);

    /// <summary>All people, by their number in the graph.</summary>
    public IReadOnlyList<Person> People => people;

    /// <summary>How many ties were declared; what people share is not counted.</summary>
    public int Ties { get; private set; }

    internal Hubs Hubs { get; }

    /// <summary>Bytes of the packed arrays: for the ties, for the people, and for what people share.</summary>
    internal (long Ties, long People, long Hubs) Bytes => ((neighbours.Length * 5L) + (days.Length * 4L), (4L * (ends.Length + upper.Length)) + ids.Bytes, Hubs.Bytes);

    /// <summary>Packs people and ties; what the people's records share is found by the way.</summary>
    /// <param name="ties">Among these people; others are refused.</param>
    /// <exception cref="ArgumentException">Two people have one id, or a tie names nobody.</exception>
    public static TieGraph Of(IEnumerable<Person> people, IEnumerable<Tie> ties)
    {
        ArgumentNullException.ThrowIfNull(ties);
        var known = people.ToList();
        var ids = IdTable.Of(known);
        int Number(string id) => ids.Find(known, id) is >= 0 and var number ? number : throw new ArgumentException("a tie names somebody who is not among the people", nameof(ties));
        return Pack(known, ids, ties.Select(tie => new Packing(Number(tie.From), Number(tie.To), tie.Kind.Number, Days(tie.Since, tie.Until))), []);
    }

    /// <summary>A tie between numbers.</summary>
    private readonly record struct Packing(int From, int To, byte Kind, uint Days);

    /// <summary>By a kind's number the number of its opposite.</summary>
    private static readonly byte[] Opposites = [.. TieKind.All.Select(kind => kind.Opposite.Number)];

    private static TieGraph Pack(List<Person> people, IdTable ids, IEnumerable<Packing> ties, Dictionary<int, Sex> sexes)
    {
        var list = ties as List<Packing> ?? [.. ties];
        var (ends, upper) = (new int[people.Count], new int[people.Count]);
        foreach (var tie in list)
        {
            ends[tie.From]++;
            ends[tie.To]++;
            upper[Math.Min(tie.From, tie.To)]++;
        }

        Sum(ends);
        Sum(upper);

        // Each tie to both of its people, then by neighbour: those of one pair stay in the order of their coming.
        var (order, told) = (new long[list.Count * 2], new (uint Days, byte Kind)[list.Count * 2]);
        for (var i = 0; i < list.Count; i++)
        {
            var (tie, kind) = (list[i], TieKind.All[list[i].Kind]);
            (order[ends[tie.From]], told[ends[tie.From]++]) = (((long)tie.To << 32) | (uint)i, (tie.Days, kind.Number));
            (order[ends[tie.To]], told[ends[tie.To]++]) = (((long)tie.From << 32) | (uint)i, (tie.Days, Opposites[kind.Number]));
            Learn(sexes, tie.To, kind, people);
        }

        var (neighbours, kinds, days, dated) = (new int[list.Count * 2], new byte[list.Count * 2], new uint[list.Count], 0);
        for (var (person, start) = (0, 0); person < people.Count; start = ends[person++])
        {
            Array.Sort(order, told, start, ends[person] - start);
            for (var at = start; at < ends[person]; at++)
            {
                (neighbours[at], kinds[at]) = ((int)(order[at] >> 32), told[at].Kind);
                if (neighbours[at] > person)
                {
                    days[dated++] = told[at].Days;
                }
            }
        }

        return new TieGraph(people, ids, ends, neighbours, kinds, upper, days, sexes, Hubs.Of(people)) { Ties = list.Count };
    }

    /// <summary>Counts become the places where each begins.</summary>
    private static void Sum(int[] counts)
    {
        var total = 0;
        for (var i = 0; i < counts.Length; i++)
        {
            (counts[i], total) = (total, total + counts[i]);
        }
    }

    /// <summary>A mother is a woman, whether her record says so or not.</summary>
    private static void Learn(Dictionary<int, Sex> sexes, int person, TieKind kind, List<Person> people)
    {
        if (kind.Sex != Sex.Unknown && people[person].Sex == Sex.Unknown)
        {
            sexes[person] = kind.Sex;
        }
    }

    private static uint Days(DateOnly? since, DateOnly? until) => ((uint)Day(since) << 16) | Day(until);

    private static ushort Day(DateOnly? day) => day is { } known ? (ushort)Math.Clamp(known.DayNumber - Epoch.DayNumber + 1, 1, ushort.MaxValue) : (ushort)0;

    private static DateOnly? Day(uint day) => day == 0 ? null : Epoch.AddDays((int)day - 1);

    /// <summary>A person's number; null for an id that nobody has.</summary>
    public int? Find(string id)
    {
        ArgumentNullException.ThrowIfNull(id);
        return ids.Find(people, id) is >= 0 and var number ? number : null;
    }

    /// <summary>Which words are used for a person's kin.</summary>
    internal Sex SexOf(int person) => people[person].Sex != Sex.Unknown ? people[person].Sex : sexes.GetValueOrDefault(person);

    /// <summary>Somebody new; what they share with others ties them at once.</summary>
    /// <exception cref="ArgumentException">The id is taken.</exception>
    public void Add(Person person)
    {
        ArgumentNullException.ThrowIfNull(person);
        if (Find(person.Id) is not null)
        {
            throw new ArgumentException($"the id {person.Id} is taken", nameof(person));
        }

        people.Add(person);
        ids.Add(people);
        Hubs.Add(person, people.Count - 1);
    }

    /// <summary>A tie among those who are there.</summary>
    /// <exception cref="ArgumentException">It names nobody, or one person twice.</exception>
    public void Add(Tie tie)
    {
        ArgumentNullException.ThrowIfNull(tie);
        if (Find(tie.From) is not { } from || Find(tie.To) is not { } to || from == to)
        {
            throw new ArgumentException("a tie is between two people who are there", nameof(tie));
        }

        var known = Days(tie.Since, tie.Until);
        (later.TryGetValue(from, out var of) ? of : later[from] = []).Add((to, tie.Kind.Number, known));
        (later.TryGetValue(to, out of) ? of : later[to] = []).Add((from, tie.Kind.Opposite.Number, known));
        Learn(sexes, to, tie.Kind, people);
        Ties++;
    }

    /// <summary>The same graph, packed anew with all that was added.</summary>
    public TieGraph Folded()
    {
        var ties = new List<Packing>(Ties);
        for (var person = 0; person < people.Count; person++)
        {
            for (var at = 0; at < Degree(person); at++)
            {
                var edge = Edge(person, at);
                if (edge.To > person)
                {
                    // As it was declared: a mother is more than the parent that her child's other end would give.
                    var (kind, other) = (TieKind.All[edge.Kind], Kind(edge.To, Twin(person, at)));
                    ties.Add(kind.Opposite == other ? new Packing(person, edge.To, kind.Number, edge.Days) : new Packing(edge.To, person, other.Number, edge.Days));
                }
            }
        }

        return Pack([.. people], IdTable.Of(people), ties, new(sexes));
    }

    /// <summary>How many declared ties somebody has.</summary>
    internal int Degree(int person) => PackedDegree(person) + (later.Count > 0 && later.TryGetValue(person, out var more) ? more.Count : 0);

    private int PackedDegree(int person) => person < ends.Length ? ends[person] - Start(person) : 0;

    private int Start(int person) => person == 0 ? 0 : ends[person - 1];

    /// <summary>Whom a person's declared tie leads to; the days are left to <see cref="Edge"/>.</summary>
    internal int Neighbour(int person, int at) => at < PackedDegree(person) ? neighbours[Start(person) + at] : later[person][at - PackedDegree(person)].To;

    /// <summary>What the neighbour is to the person.</summary>
    internal TieKind Kind(int person, int at) => TieKind.All[at < PackedDegree(person) ? kinds[Start(person) + at] : later[person][at - PackedDegree(person)].Kind];

    /// <summary>The days of a declared tie.</summary>
    internal (DateOnly? Since, DateOnly? Until) Period(int person, int at)
    {
        var known = Edge(person, at).Days;
        return (Day(known >> 16), Day(known & ushort.MaxValue));
    }

    private (int To, byte Kind, uint Days) Edge(int person, int at)
    {
        if (at >= PackedDegree(person))
        {
            return later[person][at - PackedDegree(person)];
        }

        var to = neighbours[Start(person) + at];
        return (to, kinds[Start(person) + at], to > person ? days[upper[person] + at - First(person, person + 1)] : days[upper[to] + Twin(person, at, to) - First(to, to + 1)]);
    }

    /// <summary>Where a declared tie stands with its other person.</summary>
    internal int Twin(int person, int at)
    {
        var to = Neighbour(person, at);
        if (at < PackedDegree(person))
        {
            return Twin(person, at, to);
        }

        // Those that came later stand in the order of their coming, of one pair as of all.
        var (rank, found) = (later[person].Take(at - PackedDegree(person)).Count(edge => edge.To == to), -1);
        for (var left = rank; left >= 0; left--)
        {
            found = later[to].FindIndex(found + 1, edge => edge.To == person);
        }

        return PackedDegree(to) + found;
    }

    /// <summary>Ties of one pair stand in one order with both.</summary>
    private int Twin(int person, int at, int to) => First(to, person) + at - First(person, to);

    /// <summary>The first of a person's ties whose neighbour has this number or a higher one.</summary>
    private int First(int person, int neighbour)
    {
        var (low, high) = (Start(person), ends[person]);
        while (low < high)
        {
            var middle = (low + high) >>> 1;
            (low, high) = neighbours[middle] < neighbour ? (middle + 1, high) : (low, middle);
        }

        return low - Start(person);
    }
}
