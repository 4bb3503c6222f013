using CsCheck;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class TieGraphTests
{
    private const int People = 9;

    private static readonly DateOnly Today = new(2026, 6, 1);

    private static readonly string[] Kinds = ["SPS", "MTH", "SIB", "friend", "employee", "client-of", "neighbour"];

    private static readonly Gen<Tie> AnyTie = Gen.Select(Gen.Int[0, People - 1], Gen.Int[1, People - 1], Gen.Int[0, Kinds.Length - 1], Gen.Int[0, 40])
        .Select((from, step, kind, year) => new Tie(Id(from), Id((from + step) % People), TieKind.Parse(Kinds[kind])!, year > 20 ? new DateOnly(1990 + year - 20, 1, 2) : null, year > 30 ? new DateOnly(1995 + year - 20, 1, 2) : null));

    /// <summary>Employers of few, one that has seventy, and none.</summary>
    private static readonly Gen<Person[]> AnyPeople = Gen.Select(Gen.Int[0, 3], Gen.Int[0, 2]).Array[People].Select(shared => shared.Select((of, i) => new Person(Id(i))
    {
        Employers = of.Item1 switch { 1 => ["Bakery"], 2 => ["Hospital"], 3 => ["Bakery", "Hospital"], _ => [] },
        Phones = of.Item2 == 1 ? ["214-555-0101"] : [],
    }).Concat(Enumerable.Range(0, 70).Select(i => new Person($"x-{i}") { Employers = ["Hospital"] })).ToArray());

    private static readonly Gen<(Person[] People, Tie[] Ties)> AnyGraph = Gen.Select(AnyPeople, AnyTie.Array[0, 14]);

    private static string Id(int number) => $"p-{number}";

    [Fact]
    public void Paths_are_all_that_a_slow_search_finds_and_no_others() => AnyGraph.Sample(
        any =>
        {
            var graph = TieGraph.Of(any.People, any.Ties);
            for (var depth = 1; depth <= 4; depth++)
            {
                Told(graph, new TiePaths(graph).Between(0, 1, depth)).ShouldBe(Slow(graph, any.People, any.Ties, 0, 1, depth));
            }
        },
        iter: 400);

    [Fact]
    public void The_shortest_path_is_the_shortest_that_there_is() => AnyGraph.Sample(
        any =>
        {
            var graph = TieGraph.Of(any.People, any.Ties);
            var found = new TiePaths(graph).Between(0, 1).Select(path => path.Steps.Count).DefaultIfEmpty(0).Min();
            found.ShouldBe(Enumerable.Range(1, 4).FirstOrDefault(depth => Slow(graph, any.People, any.Ties, 0, 1, depth).Count > 0));
        },
        iter: 400);

    [Fact]
    public void A_tie_more_never_takes_a_path_away() => Gen.Select(AnyGraph, AnyTie).Sample(
        (any, more) => Between(any.People, any.Ties).Except(Between(any.People, [.. any.Ties, more])).ShouldBeEmpty(),
        iter: 400);

    [Fact]
    public void From_either_end_the_same_people_are_passed() => AnyGraph.Sample(
        any =>
        {
            var paths = new TiePaths(TieGraph.Of(any.People, any.Ties));
            string Passed(TiePath path, bool turned) => string.Join(' ', turned ? path.Steps.Select(step => step.To).Reverse().Append(path.Steps[0].From) : path.Steps.Select(step => step.From).Append(path.Steps[^1].To));
            paths.Between(0, 1).Select(path => Passed(path, false)).Order(StringComparer.Ordinal).ShouldBe(paths.Between(1, 0).Select(path => Passed(path, true)).Order(StringComparer.Ordinal));
        },
        iter: 400);

    [Fact]
    public void What_is_added_later_is_found_as_if_it_had_been_there_and_folding_changes_nothing() => Gen.Select(AnyGraph, Gen.Int[0, People]).Sample(
        (any, first) =>
        {
            var whole = TieGraph.Of(any.People, any.Ties);
            var (early, late) = (any.People[..first], any.People[first..]);
            var known = early.Select(person => person.Id).ToHashSet();
            bool Early(Tie tie) => known.Contains(tie.From) && known.Contains(tie.To);
            var grown = TieGraph.Of(early, any.Ties.Where(Early));
            Array.ForEach(late, grown.Add);
            Array.ForEach([.. any.Ties.Where(tie => !Early(tie))], grown.Add);
            foreach (var other in new[] { "p-1", "p-5", "x-3" })
            {
                var expected = Told(whole, new TiePaths(whole).Between(0, whole.Find(other)!.Value));
                Told(grown, new TiePaths(grown).Between(grown.Find("p-0")!.Value, grown.Find(other)!.Value)).ShouldBe(expected);
                var folded = grown.Folded();
                Told(folded, new TiePaths(folded).Between(folded.Find("p-0")!.Value, folded.Find(other)!.Value)).ShouldBe(expected);
            }
        },
        iter: 300);

    [Fact]
    public void A_large_organisation_ties_its_members_and_those_one_step_from_them_and_is_never_walked_through()
    {
        var people = Enumerable.Range(0, 80_000).Select(i => new Person($"h-{i}") { Employers = ["County Hospital"] }).Concat(new[] { "a", "b", "c" }.Select(id => new Person(id))).ToList();
        var graph = TieGraph.Of(people, [new Tie("a", "h-7", TieKind.Parse("SPS")!), new Tie("b", "h-9", TieKind.Parse("friend")!), new Tie("c", "b", TieKind.Parse("SIB")!)]);
        Vias(graph, "h-1", "h-2").ShouldBe(["same-employer"]);
        Vias(graph, "a", "b").ShouldBe(["SPS same-employer friend"]);
        Vias(graph, "a", "c").ShouldBeEmpty();
        new TiePaths(graph).Between(graph.Find("h-1")!.Value, graph.Find("h-2")!.Value)[0].Strength(Today).ShouldBeInRange(0.05, 0.08);
    }

    [Fact]
    public void A_home_is_a_street_with_its_number_and_unit_in_one_town()
    {
        Person At(string id, string street, string city) => new(id) { Street = street, City = city };
        var graph = TieGraph.Of([At("a", "12 Main St", "Harwell"), At("b", "12 main street", "HARWELL"), At("c", "12 Main St, Apt 3", "Harwell"), At("d", "12 Main St", "Ashby"), At("e", "Main St", "Harwell"), At("f", "Main St", "Harwell")], []);
        Vias(graph, "a", "b").ShouldBe(["same-household"]);
        foreach (var (one, other) in new[] { ("a", "c"), ("a", "d"), ("e", "f"), ("a", "e") })
        {
            Vias(graph, one, other).ShouldBeEmpty($"{one} {other}");
        }
    }

    [Fact]
    public void What_is_shared_weighs_less_the_more_share_it() =>
        new[] { 2, 3, 8, 40, 900, 80_000 }.Select(members => HubKind.Employer.Strength(members)).ShouldBeInOrder(SortDirection.Descending);

    [Fact]
    public void A_tie_that_has_ended_says_so_from_both_ends_and_binds_half_as_much()
    {
        var graph = TieGraph.Of([new Person("a"), new Person("b")], [new Tie("a", "b", TieKind.Parse("employee")!, new DateOnly(2001, 2, 3), new DateOnly(2005, 6, 7)), new Tie("a", "b", TieKind.Parse("employee")!, new DateOnly(2011, 1, 1)), new Tie("b", "a", TieKind.Parse("friend")!, null, new DateOnly(1999, 1, 1))]);
        foreach (var (one, other) in new[] { (0, 1), (1, 0) })
        {
            var steps = new TiePaths(graph).Between(one, other).Select(path => path.Steps[0]).ToList();
            var (first, again, friend) = (steps.Single(step => step.Since == new DateOnly(2001, 2, 3)), steps.Single(step => step.Since == new DateOnly(2011, 1, 1)), steps.Single(step => step.Via == "friend"));
            (first.Until, first.Via, again.Until, again.Via).ShouldBe((new DateOnly(2005, 6, 7), one == 0 ? "employee" : "employer", null, one == 0 ? "employee" : "employer"));
            (first.EndedBy(Today), again.EndedBy(Today), friend.EndedBy(Today)).ShouldBe((true, false, true));
            first.Strength(Today).ShouldBe(again.Strength(Today) / 2);
        }
    }

    [Fact]
    public void An_id_is_one_persons_and_a_tie_is_between_people_who_are_there()
    {
        Should.Throw<ArgumentException>(() => TieGraph.Of([new Person("a"), new Person("a")], []));
        Should.Throw<ArgumentException>(() => TieGraph.Of([new Person("a")], [new Tie("a", "b", TieKind.All[0])]));
        var graph = TieGraph.Of([new Person("a")], []);
        Should.Throw<ArgumentException>(() => graph.Add(new Person("a")));
        Should.Throw<ArgumentException>(() => graph.Add(new Tie("a", "a", TieKind.All[0])));
        graph.Find("nobody").ShouldBeNull();
    }

    private static List<string> Vias(TieGraph graph, string one, string other) => [.. new TiePaths(graph).Between(graph.Find(one)!.Value, graph.Find(other)!.Value).Select(path => string.Join(' ', path.Steps.Select(step => step.Via)))];

    private static List<string> Between(Person[] people, Tie[] ties)
    {
        var graph = TieGraph.Of(people, ties);
        return Told(graph, new TiePaths(graph).Between(0, 1));
    }

    private static List<string> Told(TieGraph graph, IEnumerable<TiePath> paths) =>
        [.. paths.Select(path => string.Join(' ', path.Steps.Select(step => $"{graph.People[step.From].Id} {step.Via} {step.Since:yyyy}-{step.Until:yyyy}")) + " " + graph.People[path.Steps[^1].To].Id).Order(StringComparer.Ordinal)];

    /// <summary>The plain reading: go everywhere, one step after the other, and write down what arrives.</summary>
    private static List<string> Slow(TieGraph graph, Person[] people, Tie[] ties, int start, int goal, int depth)
    {
        var found = new List<string>();
        var hubs = people.SelectMany(person => person.Employers.Select(name => (Name: "same-employer " + name, person.Id)).Concat(person.Phones.Select(name => (Name: "same-phone " + name, person.Id))))
            .GroupBy(membership => membership.Name, membership => membership.Id).ToDictionary(group => group.Key, group => group.ToList());
        Go(people[start].Id, [people[start].Id], [], "", -1);
        return [.. found.Order(StringComparer.Ordinal)];

        void Go(string at, List<string> passed, List<string> used, string told, int large)
        {
            if (at == people[goal].Id)
            {
                // Through a large hub: it stands between the two, or those one step from them.
                if (large < 0 || passed.Count - 2 - large <= 1)
                {
                    found.Add($"{told}{at}");
                }

                return;
            }

            if (passed.Count > depth)
            {
                return;
            }

            foreach (var tie in ties)
            {
                var (to, via) = tie.From == at ? (tie.To, tie.Kind.Name) : tie.To == at ? (tie.From, tie.Kind.Opposite.Name) : ("", "");
                if (to.Length > 0 && !passed.Contains(to))
                {
                    Go(to, [.. passed, to], used, $"{told}{at} {via} {tie.Since:yyyy}-{tie.Until:yyyy} ", large);
                }
            }

            foreach (var (name, members) in hubs.Where(hub => hub.Value.Contains(at) && !used.Contains(hub.Key)))
            {
                var isLarge = members.Count > 50;
                if (isLarge && (large >= 0 || passed.Count - 1 > 1))
                {
                    continue;
                }

                foreach (var to in members.Where(to => !passed.Contains(to)))
                {
                    Go(to, [.. passed, to], [.. used, name], $"{told}{at} {name.Split(' ')[0]} - ", isLarge ? passed.Count - 1 : large);
                }
            }
        }
    }
}
