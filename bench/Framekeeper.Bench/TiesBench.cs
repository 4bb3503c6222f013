using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
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
            var persons = made.Persons();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var graph = Build(made, persons);
            Print($"  {(GC.GetTotalMemory(forceFullCollection: true) - before) / (double)people:0} B a person in all, beside their records");
            var (related, random) = (made.Related(graph), made.Random());
            Search(graph, "related", related);
            Search(graph, "random", random);
            Grow(graph);
            if (!hubs)
            {
                FromFiles(made);
            }

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

    // Not inlined: what it no longer needs would be kept for as long as its caller runs.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TieGraph Build(Made made, List<Person> persons)
    {
        var (watch, processor) = (Stopwatch.StartNew(), Process.GetCurrentProcess().TotalProcessorTime);
        var graph = TieGraph.Of(persons, made.Ties(persons));
        var (ties, people, hubs) = graph.Bytes;
        Print($"  packed in {watch.Elapsed.TotalSeconds:0.0} s, {(Process.GetCurrentProcess().TotalProcessorTime - processor).TotalSeconds:0.0} s of them the processor's; {(double)ties / made.From.Length:0.0} B a tie, {(double)people / made.People:0.0} B a person, {(double)hubs / Math.Max(made.People, graph.Hubs.Memberships):0.0} B a membership");
        return graph;
    }

    /// <summary>From two files of CSV to the graph.</summary>
    private static void FromFiles(Made made)
    {
        var folder = Directory.CreateTempSubdirectory("ties");
        var (people, ties) = (Path.Combine(folder.FullName, "people.csv"), Path.Combine(folder.FullName, "ties.csv"));
        var persons = made.Persons();
        File.WriteAllLines(people, persons.Select(person => $"{person.Id},A,{string.Join(';', person.Employers)}").Prepend("id,given,employer"));
        File.WriteAllLines(ties, made.Ties(persons).Select(tie => string.Create(CultureInfo.InvariantCulture, $"{tie.From},{tie.To},{tie.Kind.Name},,{tie.Until:yyyy-MM-dd}")).Prepend("from,to,kind,since,until"));
        var watch = Stopwatch.StartNew();
        using var rosterFile = File.OpenRead(people);
        using var tieFile = File.OpenRead(ties);
        var roster = Roster.Read(rosterFile, people);
        var after = watch.Elapsed.TotalSeconds;
        var list = TieList.Read(tieFile, ties, roster.People);
        var read = watch.Elapsed.TotalSeconds;
        TieGraph.Of(roster.People, list.Ties);
        Print($"  from files: people read in {after:0.0} s, ties in {read - after:0.0} s ({list.Issues.Count} rows refused), packed in {watch.Elapsed.TotalSeconds - read:0.0} s");
        folder.Delete(recursive: true);
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
