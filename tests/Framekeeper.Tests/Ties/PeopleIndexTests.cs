using CsCheck;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class PeopleIndexTests
{
    private static readonly IReadOnlyList<Person> Roster = MadeUpRoster.Of(1_500, seed: 21).People;

    [Fact]
    public void Whoever_comes_goes_and_changes_the_links_are_those_of_linking_all_by_the_same_knowledge() =>
        Gen.Select(Gen.Int[250, 420], Gen.Select(Gen.Int[0, 2], Gen.Int[0, Roster.Count - 1], Gen.Int[0, Roster.Count - 1]).Array[1, 60]).Sample((size, steps) =>
        {
            var people = Roster.Take(size).ToDictionary(person => person.Id);
            var index = PeopleIndex.Of([.. people.Values], id => people[id]);
            var links = index.Links().Select(Told).ToHashSet();
            foreach (var (what, who, like) in steps)
            {
                var id = Roster[who].Id;
                links.RemoveWhere(link => link.A == id || link.B == id);
                if (what == 0)
                {
                    index.Remove(id).ShouldBe(people.Remove(id));
                }
                else
                {
                    // A new person, the same one again, or the same one with everything that another has.
                    people[id] = what == 1 ? Roster[who] : Roster[like] with { Id = id };
                    links.UnionWith(index.Put(people[id]).Select(Told));
                }
            }

            index.Count.ShouldBe(people.Count);
            links.ShouldBe(index.Links().Select(Told), ignoreOrder: true);
            links.ShouldBe(index.Again().Links().Select(Told), ignoreOrder: true);
        }, iter: 12);

    private static (string A, string B, double Probability, LinkKind Kind) Told(Link link) =>
        string.CompareOrdinal(link.A.Id, link.B.Id) < 0 ? (link.A.Id, link.B.Id, link.Probability, link.Kind) : (link.B.Id, link.A.Id, link.Probability, link.Kind);

    [Fact]
    public void Relearning_is_linking_all_of_them_anew()
    {
        var people = Roster.Take(600).ToDictionary(person => person.Id);
        var index = PeopleIndex.Of(Roster.Take(300), id => people[id]);
        foreach (var person in Roster.Skip(300).Take(300))
        {
            index.Put(person);
        }

        index.Relearned().Links().Select(Told).ShouldBe(Linking.Within([.. Roster.Take(600)]).Select(Told));
    }

    [Theory]
    [InlineData("Adaeze", "Okafar", 1984, 3, 9)]
    [InlineData("Okafor", "Adaeze", 1984, 3, 9)]
    [InlineData("Adaize", "Okafor", 1984, 9, 3)]
    [InlineData("Adaeze", "Reyes", 1984, 3, 9)]
    [InlineData("A", "Okafor", 1984, 3, 0)]
    [InlineData("Adaeze", "Okofar", 1948, 3, 9)]
    public void Somebody_is_found_as_they_are_remembered(string given, string family, int year, int month, int day)
    {
        var ada = new Person("ada") { Given = "Adaeze", Family = "Okafor", Born = new BirthDate(1984, 3, 9), Phones = ["214-555-0101"], City = "Harwell" };
        var people = Roster.Append(ada).ToDictionary(person => person.Id);
        var index = PeopleIndex.Of(people.Values, id => people[id]);
        var found = index.Find(new Person("") { Given = given, Family = family, Born = new BirthDate(year, month, day) });
        found[0].Person.ShouldBe(ada);
        found.Count.ShouldBeLessThanOrEqualTo(10);
        found.ShouldAllBe(one => one.Probability > 0 && one.Probability < 1 && one.Why.Count > 0);
    }

    [Fact]
    public void Who_is_removed_is_found_no_more_and_who_is_put_in_is_found_at_once()
    {
        var people = Roster.ToDictionary(person => person.Id);
        var index = PeopleIndex.Of(Roster, id => people[id]);
        var (one, new_) = (Roster[700], new Person("new") { Given = "Ximena", Family = "Quilantán", Born = new BirthDate(1979, 5, 5) });
        index.Remove(one.Id).ShouldBeTrue();
        index.Remove(one.Id).ShouldBeFalse();
        index.Find(one).ShouldAllBe(found => found.Person != one);
        index.Put(people["new"] = new_).ShouldBeEmpty();
        index.Find(new Person("") { Given = "Jimena", Family = "Quilantan", Born = new BirthDate(1979, 5, 5) })[0].Person.ShouldBe(new_);
    }

    [Fact]
    public void An_id_is_one_records() =>
        Should.Throw<InputException>(() => PeopleIndex.Of([new Person("a"), new Person("b"), new Person("a")], id => new Person(id))).Describe().ShouldBe("people: two records have the id 'a'; an id is one record's");

    [Fact]
    public void Searching_teaches_the_index_nothing()
    {
        var people = Roster.ToDictionary(person => person.Id);
        var index = PeopleIndex.Of(Roster, id => people[id]);
        var before = index.Find(Roster[3]).Select(found => (found.Person.Id, found.Probability)).ToList();
        for (var i = 0; i < 200; i++)
        {
            index.Find(new Person("") { Given = $"Nobody{i}", Family = "Anywhere" });
        }

        index.Find(Roster[3]).Select(found => (found.Person.Id, found.Probability)).ShouldBe(before);
    }
}
