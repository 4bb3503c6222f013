using System.Diagnostics;
using System.Globalization;
using Framekeeper.Clearance;
using Framekeeper.Rules;
using Framekeeper.Ties;

namespace Framekeeper.Bench;

/// <summary>Paths of up to four steps among many people: on an even graph, and on one in which a fifth of the ties are places in 2,000 organisations, the largest with a twelfth of all people.</summary>
internal static class TiesBench
{
    private const int Degree = 5, Organisations = 2_000, Pairs = 200, Deepest = 4;

    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly string[] Kinds = ["friend", "neighbour", "employee", "colleague", "club", "SIB", "SPS", "PRN", "therapist-of", "landlord"];

    public static int Run(int people, string? postgres)
    {
        foreach (var hubs in new[] { false, true })
        {
            var made = Made.Of(people, hubs);
            Console.WriteLine($"{(hubs ? "hubs" : "even")}: {people} people, {made.From.Length} ties, {made.Member.Count(hub => hub >= 0)} memberships");
            var graph = Build(made);
            var (related, random) = (made.Related(graph), made.Random());
            Search(graph, "related", related);
            Search(graph, "random", random);
            Grow(graph);
            TiesPeers.Sqlite(made, graph, related, random);
            TiesPeers.Postgres(made, related, random, postgres);
        }

        return 0;
    }

    /// <summary>An invented graph: who is tied to whom, and who belongs where.</summary>
    internal sealed record Made(int People, int[] From, int[] To, int[] Member)
    {
        private readonly Random dice = new(7);

        public static Made Of(int people, bool hubs)
        {
            var (random, ties) = (new Random(23), people * (hubs ? Degree - 1 : Degree));
            var (from, to) = (new int[ties], new int[ties]);
            for (var i = 0; i < ties; i++)
            {
                // Three of five are to somebody near.
                from[i] = random.Next(people);
                to[i] = (from[i] + (random.Next(5) < 3 ? random.Next(1, 50) : random.Next(1, people))) % people;
            }

            var member = new int[people];
            Array.Fill(member, -1);
            var weights = Enumerable.Range(1, Organisations).Select(rank => Math.Pow(rank, -0.9)).ToArray();
            var reach = weights.Select((_, at) => weights.Take(at + 1).Sum() / weights.Sum()).ToArray();
            for (var i = 0; hubs && i < people; i++)
            {
                member[i] = Math.Min(Organisations - 1, ~Math.Min(-1, Array.BinarySearch(reach, random.NextDouble())));
            }

            return new Made(people, from, to, member);
        }

        public List<Person> Persons() => [.. Enumerable.Range(0, People).Select(i => new Person($"p{i}") { Employers = Member[i] >= 0 ? [$"Organisation {Member[i]}"] : [] })];

        public IEnumerable<Tie> Ties(List<Person> persons)
        {
            var kinds = Kinds.Select(kind => TieKind.Parse(kind)!).ToArray();
            for (var i = 0; i < From.Length; i++)
            {
                yield return new Tie(persons[From[i]].Id, persons[To[i]].Id, kinds[i % kinds.Length], null, i % 3 == 0 ? new DateOnly(2000 + (i % 25), 1, 1) : null);
            }
        }

        /// <summary>Two to four steps apart, by a walk.</summary>
        public List<(int One, int Other)> Related(TieGraph graph)
        {
            var pairs = new List<(int, int)>();
            while (pairs.Count < Pairs)
            {
                var (start, steps) = (dice.Next(People), dice.Next(2, 5));
                var at = start;
                for (; steps > 0; steps--)
                {
                    at = graph.Neighbour(at, dice.Next(graph.Degree(at)));
                }

                if (at != start)
                {
                    pairs.Add((start, at));
                }
            }

            return pairs;
        }

        public List<(int One, int Other)> Random() => [.. Enumerable.Range(0, Pairs).Select(_ => (dice.Next(People), dice.Next(People))).Where(pair => pair.Item1 != pair.Item2)];
    }

    private static TieGraph Build(Made made)
    {
        var persons = made.Persons();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var watch = Stopwatch.StartNew();
        var graph = TieGraph.Of(persons, made.Ties(persons));
        var seconds = watch.Elapsed.TotalSeconds;
        var after = GC.GetTotalMemory(forceFullCollection: true);
        var (ties, people, hubs) = graph.Bytes;
        Print($"  packed in {seconds:0.0} s; {(double)ties / made.From.Length:0.0} B a tie, {(double)people / made.People:0.0} B a person, {hubs / Math.Max(1.0, graph.Hubs.Memberships):0.0} B a membership; {(after - before) / (double)made.People:0} B a person in all, beside their records");
        return graph;
    }

    private static void Search(TieGraph graph, string what, List<(int One, int Other)> pairs)
    {
        var (paths, conflicts) = (new TiePaths(graph), new Conflicts(graph, RuleBook.Default, Today));
        var found = pairs.Count(pair => paths.Between(pair.One, pair.Other).Count > 0);
        Times($"  {what}: all paths ({found} of {pairs.Count} have one)", pairs, pair => paths.Between(pair.One, pair.Other));
        foreach (var pair in pairs)
        {
            conflicts.Between(graph.People[pair.One].Id, graph.People[pair.Other].Id);
        }

        Times($"  {what}: paths, kinship, what they mean, in sentences", pairs, pair => conflicts.Between(graph.People[pair.One].Id, graph.People[pair.Other].Id));
    }

    /// <summary>What a person and three ties more cost, and a search after it.</summary>
    private static void Grow(TieGraph graph)
    {
        var people = graph.People.Count;
        Times("  a person and three ties added, and searched for", [.. Enumerable.Range(0, Pairs).Select(i => (i, people + i))], pair =>
        {
            graph.Add(new Person($"new{pair.Other}") { Employers = graph.People[pair.One].Employers });
            foreach (var other in new[] { pair.One, pair.One + 17, pair.One + 1000 })
            {
                graph.Add(new Tie($"new{pair.Other}", $"p{other}", TieKind.Parse("friend")!));
            }

            new TiePaths(graph).Between(pair.Other, pair.One + 3);
        });
    }

    internal static double Times(string what, List<(int One, int Other)> pairs, Action<(int One, int Other)> ask)
    {
        var milliseconds = new List<double>();
        foreach (var pair in pairs)
        {
            var start = Stopwatch.GetTimestamp();
            ask(pair);
            milliseconds.Add(Stopwatch.GetElapsedTime(start).TotalMilliseconds);
        }

        return Told(what, milliseconds);
    }

    internal static double Told(string what, List<double> milliseconds)
    {
        milliseconds.Sort();
        Print($"{what,-68} p50 {milliseconds[milliseconds.Count / 2]:0.0000} ms  p99 {milliseconds[(int)(milliseconds.Count * .99)]:0.000}  most {milliseconds[^1]:0.000}  n={milliseconds.Count}");
        return milliseconds[milliseconds.Count / 2];
    }

    internal static void Print(FormattableString text) => Console.WriteLine(text.ToString(CultureInfo.InvariantCulture));
}
