using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

public sealed class DecisionTests
{
    private static readonly Person Ada = new("a") { Given = "Adaeze", Family = "Okafor", Born = new BirthDate(1984, 3, 9), Phones = ["214-555-0101"], Street = "12 Main St", City = "Harwell" };
    private static readonly Person Again = Ada with { Id = "b", Family = "Okafar" };
    private static readonly Person Stranger = new("c") { Given = "Lars", Family = "Novak", Born = new BirthDate(1970, 7, 7) };
    private static readonly DateOnly Day = new(2026, 3, 4);

    [Fact]
    public void Two_whom_nothing_joins_are_one_person_once_it_is_decided()
    {
        var link = Linking.Within([Ada, Stranger], [new Decision("c", "a", Same: true, "R. Vega", Day)]).ShouldHaveSingleItem();
        link.Kind.ShouldBe(LinkKind.Match);
        link.Probability.ShouldBe(0.9999);
        link.Why[0].Says.ShouldBe("decided to be one person on 2026-03-04 by R. Vega");
    }

    [Fact]
    public void Two_who_look_the_same_are_two_people_once_it_is_decided()
    {
        Linking.Within([Ada, Again]).ShouldHaveSingleItem().Kind.ShouldBe(LinkKind.Match);
        var link = Linking.Within([Ada, Again], [new Decision("a", "b", Same: false, "R. Vega", Day)]).ShouldHaveSingleItem();
        link.Kind.ShouldBe(LinkKind.Related);
        link.Probability.ShouldBeLessThan(0.01);
        link.Why[0].ShouldBe(new Reason("decision", -13.3, "decided to be two people on 2026-03-04 by R. Vega"));
    }

    [Fact]
    public void Who_is_one_with_the_second_is_one_with_the_third_and_apart_from_whom_they_are_apart()
    {
        Decision[] decisions = [new("a", "b", true, "R. Vega", Day), new("b", "c", true, "T. Osei", Day.AddDays(1)), new("c", "d", false, "T. Osei", Day)];
        var links = Linking.Within([Ada, Again, Stranger, Stranger with { Id = "d" }], decisions).ToDictionary(link => (link.A.Id, link.B.Id));
        links[("a", "c")].Kind.ShouldBe(LinkKind.Match);
        links[("a", "c")].Why[0].Says.ShouldBe("decided to be one person on 2026-03-04 by R. Vega (a and b), and decided to be one person on 2026-03-05 by T. Osei (b and c)");
        links.Values.Count(link => link.Kind == LinkKind.Match).ShouldBe(3);
        links.ShouldNotContainKey(("b", "d"));
        links.ShouldNotContainKey(("c", "d"));
    }

    [Fact]
    public void An_import_undoes_no_decision()
    {
        var people = new[] { Ada, Stranger }.ToDictionary(person => person.Id);
        var index = PeopleIndex.Of(people.Values, id => people[id], [new Decision("a", "b", false, "R. Vega", Day), new Decision("a", "c", true, "R. Vega", Day)]);
        index.Put(people["b"] = Again).Where(link => link.Kind != LinkKind.Related).ShouldBeEmpty();
        index.Put(people["c"] = Stranger with { Given = "Lasse" }).ShouldHaveSingleItem().Kind.ShouldBe(LinkKind.Match);
        index.Relearned().Links().Where(link => link.Kind == LinkKind.Match).Select(link => (link.A.Id, link.B.Id)).ShouldBe([("a", "c")]);
    }

    [Fact]
    public void What_is_decided_later_of_the_same_two_stands()
    {
        Decision[] decisions = [new("b", "a", true, "T. Osei", Day.AddDays(1)), new("a", "b", false, "R. Vega", Day)];
        Linking.Within([Ada, Again], decisions).ShouldHaveSingleItem().Why[0].Says.ShouldBe("decided to be one person on 2026-03-05 by T. Osei");
    }

    [Fact]
    public void Decisions_that_contradict_each_other_are_refused_by_their_ids_and_days() =>
        Should.Throw<InputException>(() => Linking.Within([Ada, Again], [new("a", "b", true, "R. Vega", Day), new("c", "b", true, "T. Osei", Day), new("a", "c", false, "T. Osei", Day.AddDays(2))])).Describe()
            .ShouldBe("decisions: a and c were decided to be two people on 2026-03-06, and are one by others (a and b on 2026-03-04, c and b on 2026-03-04); take one of these back");

    [Fact]
    public void Nobody_is_decided_to_be_themselves() =>
        Should.Throw<InputException>(() => Linking.Within([Ada, Again], [new("a", "a", false, "R. Vega", Day)])).Describe().ShouldBe("decisions: one decides on 'a' and itself; name two records");
}
