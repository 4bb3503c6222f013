using CsCheck;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class LinkingTests
{
    private static readonly Person Ada = new("a")
    {
        Given = "Adaeze",
        Family = "Okafor",
        Born = new BirthDate(1984, 3, 9),
        Phones = ["214-555-0101"],
        Emails = ["ada.okafor@example.org"],
        Street = "12 Main St",
        City = "Harwell",
        Postcode = "75101",
    };

    [Fact]
    public void A_misspelt_family_name_beside_the_same_day_and_home_is_one_person()
    {
        var link = Link(Ada, new Person("b") { Given = "Adaeze", Family = "Okafar", Born = Ada.Born, Street = "12 Main Street", City = "Harwell" });
        link.Kind.ShouldBe(LinkKind.Match);
        link.Why.Select(reason => reason.Says).ShouldContain("'okafor' and 'okafar' differ by one letter");
    }

    [Fact]
    public void A_name_alone_never_makes_a_match() => Kind(Ada, new Person("b") { Given = "Adaeze", Family = "Okafor" }).ShouldNotBe(LinkKind.Match);

    [Fact]
    public void However_rare_the_name_it_is_no_match_alone() =>
        Any.Person.Sample(person => Kind(Named(person, "a"), Named(person, "b")) != LinkKind.Match);

    private static Person Named(Person person, string id) => new(id) { Given = person.Given, Family = person.Family, AlsoKnownAs = person.AlsoKnownAs };

    [Fact]
    public void A_maiden_name_is_a_bridge_to_the_married_one() =>
        Kind(Ada, Ada with { Id = "b", Family = "Reyes", AlsoKnownAs = ["Adaeze Okafor"], Street = "9 Oak Ave", Phones = [], Emails = [] }).ShouldBe(LinkKind.Match);

    [Fact]
    public void Names_that_stand_exchanged_are_noticed()
    {
        var link = Link(Ada, Ada with { Id = "b", Given = "Okafor", Family = "Adaeze", Emails = [] });
        link.Kind.ShouldBe(LinkKind.Match);
        link.Why.Select(reason => reason.Says).ShouldContain("'adaeze' and 'adaeze': the given name of one is the family name of the other");
    }

    [Fact]
    public void Twins_are_not_one_person_but_worth_a_look() => Kind(Ada, Ada with { Id = "b", Given = "Ngozi", Emails = [] }).ShouldBe(LinkKind.Possible);

    [Fact]
    public void Father_and_son_of_one_name_are_related()
    {
        Kind(Ada, Ada with { Id = "b", Born = new BirthDate(2011, 11, 21), Emails = [] }).ShouldNotBe(LinkKind.Match);
        Kind(Ada with { Family = "Okafor Sr" }, Ada with { Id = "b", Family = "Okafor Jr", Born = null }).ShouldBe(LinkKind.Related);
    }

    [Fact]
    public void A_couple_is_related() =>
        Kind(Ada, new Person("b") { Given = "Emeka", Family = "Okafor", Born = new BirthDate(1981, 12, 24), Street = Ada.Street, City = Ada.City, Postcode = Ada.Postcode }).ShouldBe(LinkKind.Related);

    [Fact]
    public void Strangers_are_nothing() => Kind(Ada, new Person("b") { Given = "Lars", Family = "Novak", Born = new BirthDate(1970, 7, 7), Phones = ["214-555-0999"] }).ShouldBeNull();

    [Fact]
    public void What_is_missing_is_neutral() => Gen.Select(Any.Person, Any.Person).Sample((one, other) =>
    {
        var (words, likenesses) = (new Words(), new Likeness[Comparison.Features]);
        Comparison.Fill(Entry.Of(one with { Born = null, City = "", Postcode = "", Phones = [], Street = "" }, words), Entry.Of(other, words), likenesses);
        return likenesses[(int)Feature.Born..].All(likeness => likeness.Kind == Framekeeper.Ties.Kind.Missing);
    });

    [Fact]
    public void Comparison_is_symmetric() => Gen.Select(Any.Person, Any.Person).Sample((one, other) =>
    {
        var words = new Words();
        var (a, b) = (Entry.Of(one, words), Entry.Of(other, words));
        var (there, back) = (new Likeness[Comparison.Features], new Likeness[Comparison.Features]);
        Comparison.Fill(a, b, there);
        Comparison.Fill(b, a, back);
        return there.Select(likeness => likeness.Kind).SequenceEqual(back.Select(likeness => likeness.Kind));
    });

    [Fact]
    public void Probabilities_stay_below_certainty_and_more_evidence_is_always_more() => Gen.Double[-200, 200].Sample(weight =>
        Resemblance.Probability(weight) is > 0 and < 0.9999 && Resemblance.Probability(weight) < Resemblance.Probability(weight + 0.1));

    [Fact]
    public void Whom_one_is_compared_with_is_compared_with_that_one_and_once()
    {
        var index = Index(MadeUpRoster.Of(2_000, seed: 7).People);
        var candidates = Enumerable.Range(0, 2_000).Select(index.Candidates).ToList();
        candidates.Sum(others => others.Count).ShouldBeGreaterThan(4_000);
        candidates.ShouldAllBe(others => others.Distinct().Count() == others.Count);
        Enumerable.Range(0, 2_000).ShouldAllBe(one => candidates[one].All(other => other != one && candidates[other].Contains(one)));
    }

    [Fact]
    public void Hardly_a_pair_of_one_person_is_never_compared()
    {
        var roster = MadeUpRoster.Of(3_000, seed: 8);
        var index = Index(roster.People);
        var found = Enumerable.Range(0, 3_000).Sum(one => index.Candidates(one).Count(other => other > one && roster.Same(roster.People[one].Id, roster.People[other].Id)));
        ((double)found / roster.Pairs).ShouldBeGreaterThan(0.98);
    }

    private static PeopleIndex Index(IReadOnlyList<Person> people) => PeopleIndex.Of(people, id => people.First(person => person.Id == id));

    [Fact]
    public void Two_rosters_are_linked_across_and_not_within()
    {
        var roster = MadeUpRoster.Of(400, seed: 9).People;
        var (first, second) = (roster.Take(200).ToList(), roster.Skip(200).ToList());
        var links = Linking.Between([Ada, .. first], [.. second, Ada with { Given = "Adaez" }]).ToList();
        links.ShouldAllBe(link => link.A == Ada || first.Contains(link.A));
        links.ShouldContain(link => link.A == Ada && link.B.Id == "a" && link.Kind == LinkKind.Match);
    }

    [Fact]
    public void The_same_roster_gives_the_same_links() =>
        Linking.Within(MadeUpRoster.Of(400, seed: 3).People).Select(link => (link.A.Id, link.B.Id, link.Probability)).ShouldBe(Linking.Within(MadeUpRoster.Of(400, seed: 3).People).Select(link => (link.A.Id, link.B.Id, link.Probability)));

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_roster_of_nobody_or_one_has_no_links(int people) => Linking.Within([.. Enumerable.Repeat(Ada, people)]).ShouldBeEmpty();

    private static LinkKind? Kind(Person one, Person other) => Linking.Within([one, other]).SingleOrDefault()?.Kind;

    private static Link Link(Person one, Person other) => Linking.Within([one, other]).Single();
}
