using Framekeeper.Tests.Formats;

namespace Framekeeper.Tests.Ties;

/// <summary>Held to what was reached, a little below: on data of others, and on the invented roster.</summary>
public sealed class LinkageDataTests
{
    [Theory]
    [InlineData("dataset1.csv", 0.997)]
    [InlineData("dataset3.csv", 0.99)]
    public void Febrl_is_linked_without_labels_or_identifiers(string file, double least) => Measures.Febrl(TestData.Folder("febrl", file)).F1.ShouldBeGreaterThanOrEqualTo(least);

    [Fact]
    public void Febrl_is_linked_as_well_without_the_numbers_of_houses() => Measures.Febrl(TestData.Folder("febrl", "dataset1.csv"), "address_1").F1.ShouldBeGreaterThanOrEqualTo(0.997);

    [Fact]
    public void Splinks_people_are_linked_as_its_clerks_linked_them() => Measures.Fake(TestData.Folder("splink", "fake_1000.csv"), TestData.Folder("splink", "fake_1000_labels.csv")).F1.ShouldBeGreaterThanOrEqualTo(0.9);

    [Fact]
    public void Names_are_compared_as_in_name_bench_on_the_half_that_nothing_was_set_on() => Measures.NameBench(TestData.Folder("name-bench", "cases.csv"), half: 1).F1.ShouldBeGreaterThanOrEqualTo(0.88);

    [Fact]
    public void Hardly_a_match_is_wrong_in_a_small_roster_without_configuration()
    {
        var scores = Enumerable.Range(1, 20).Select(seed => Measures.MadeUp(500, seed)).ToList();
        ((double)scores.Sum(score => score.Right) / scores.Sum(score => score.Found)).ShouldBeGreaterThanOrEqualTo(0.98);
        ((double)scores.Sum(score => score.Right) / scores.Sum(score => score.There)).ShouldBeGreaterThanOrEqualTo(0.75);
    }
}
