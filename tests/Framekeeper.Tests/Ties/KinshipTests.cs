using Framekeeper.Tests.Formats;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class KinshipTests(ITestOutputHelper output)
{
    private static readonly DateOnly Today = new(2026, 6, 1);

    /// <summary>Three generations, a second marriage, a divorce, and cousins: Rosa and Emil have Ines and Jakub; Ines was married to Omar (Lina), now to Sven, whose son Nils is from before; Jakub's partner is Tove, their son is Aron.</summary>
    private static readonly TieGraph Family = Of(
        "ines rosa MTH, ines emil FTH, jakub rosa MTH, jakub emil FTH, ines omar FMRSPS, lina ines MTH, lina omar FTH, ines sven HUSB, nils sven FTH, nils berit MTH, jakub tove partner, aron jakub FTH, aron tove MTH, "
        + "rosa greta SIS, mia greta MTH, kim mia PRN, per ines MTH, per sven FTH, tove ulla SIS, tove hugo FTH, alma kim PRN, otto lina PRN");

    [Theory]
    [InlineData("lina", "ines", "mother")]
    [InlineData("ines", "lina", "child")]
    [InlineData("lina", "emil", "grandfather")]
    [InlineData("emil", "otto", "great-grandchild")]
    [InlineData("ines", "jakub", "brother")]
    [InlineData("lina", "per", "half-sibling")]
    [InlineData("per", "nils", "half-sibling")]
    [InlineData("lina", "nils", "stepsibling")]
    [InlineData("lina", "sven", "stepfather")]
    [InlineData("sven", "lina", "stepchild")]
    [InlineData("nils", "ines", "stepmother")]
    [InlineData("sven", "rosa", "mother-in-law")]
    [InlineData("emil", "sven", "son-in-law")]
    [InlineData("sven", "jakub", "brother-in-law")]
    [InlineData("omar", "ines", "ex-wife")]
    [InlineData("omar", "emil", "ex-father-in-law")]
    [InlineData("jakub", "omar", "ex-brother-in-law")]
    [InlineData("lina", "aron", "first cousin")]
    [InlineData("otto", "aron", "first cousin once removed")]
    [InlineData("lina", "kim", "second cousin")]
    [InlineData("otto", "kim", "second cousin once removed")]
    [InlineData("otto", "alma", "third cousin")]
    [InlineData("ines", "mia", "first cousin")]
    [InlineData("ines", "greta", "aunt")]
    [InlineData("lina", "greta", "great-aunt")]
    [InlineData("greta", "lina", "great-niece or nephew")]
    [InlineData("lina", "jakub", "uncle")]
    [InlineData("lina", "tove", "aunt by marriage")]
    [InlineData("sven", "aron", "niece or nephew by marriage")]
    [InlineData("jakub", "ulla", "sister-in-law")]
    [InlineData("jakub", "hugo", "father-in-law")]
    [InlineData("jakub", "tove", "partner")]
    [InlineData("omar", "sven", null)]
    [InlineData("kim", "hugo", null)]
    public void Kin_are_called_as_people_call_them(string one, string other, string? term) => Term(Family, one, other).ShouldBe(term);

    [Fact]
    public void A_marriage_that_ended_by_its_dates_is_one_that_was()
    {
        var graph = TieGraph.Of([new Person("a"), new Person("b") { Sex = Sex.Female }, new Person("c")], [new Tie("a", "b", TieKind.Parse("SPS")!, null, new DateOnly(2019, 1, 1)), new Tie("b", "c", TieKind.Parse("FTH")!)]);
        (Term(graph, "a", "b"), Term(graph, "a", "c")).ShouldBe(("ex-wife", "ex-father-in-law"));
    }

    [Fact]
    public void The_terms_agree_with_a_slow_reading_of_the_families_for_five_hundred_pairs()
    {
        var royal = Gedcom.Read(TestData.Folder("gedcom", "royal92.ged.gz"));
        royal.People.Count.ShouldBe(3010);
        var (graph, slow) = (TieGraph.Of(royal.People, royal.Ties()), new SlowKinship(royal));
        var (dice, terms, wrong) = (new Random(500), new Dictionary<string, int>(), new List<string>());
        for (var i = 0; i < 500; i++)
        {
            // Half of the pairs are a short walk apart in the family, so that most are kin; half are anybody.
            var one = royal.People[dice.Next(royal.People.Count)].Id;
            var other = i % 2 == 0 ? Walk(graph, dice, one) : royal.People[dice.Next(royal.People.Count)].Id;
            if (one == other)
            {
                i--;
                continue;
            }

            var (ours, theirs) = (Term(graph, one, other), slow.Term(one, other));
            terms[theirs ?? "no kin"] = terms.GetValueOrDefault(theirs ?? "no kin") + 1;
            if (ours != theirs)
            {
                wrong.Add($"{one} {other}: {ours ?? "no kin"}, not {theirs ?? "no kin"}");
            }
        }

        output.WriteLine(string.Join(", ", terms.OrderByDescending(term => term.Value).Select(term => $"{term.Key} {term.Value}")));
        wrong.ShouldBeEmpty();
        terms.Count.ShouldBeGreaterThan(40);
    }

    private static string Walk(TieGraph graph, Random dice, string from)
    {
        var at = graph.Find(from)!.Value;
        for (var step = dice.Next(2, 9); step > 0 && graph.Degree(at) > 0; step--)
        {
            at = graph.Neighbour(at, dice.Next(graph.Degree(at)));
        }

        return graph.People[at].Id;
    }

    private static string? Term(TieGraph graph, string one, string other)
    {
        var (a, b) = (graph.Find(one)!.Value, graph.Find(other)!.Value);
        var kin = new Kinship(graph, Today).Between(a, b);
        new Kinship(graph, Today).Between(b, a).ShouldBe(kin?.Inverse, "seen from its other end it is the same kinship");
        return kin?.Term(graph.SexOf(b));
    }

    private static TieGraph Of(string lines)
    {
        var ties = lines.Split(", ").Select(line => line.Split(' ')).Select(parts => new Tie(parts[0], parts[1], TieKind.Parse(parts[2])!)).ToList();
        return TieGraph.Of(ties.SelectMany(tie => new[] { tie.From, tie.To }).Distinct().Select(id => new Person(id)), ties);
    }
}
