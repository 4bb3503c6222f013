using Framekeeper.Scoring;

namespace Framekeeper.Tests.Scoring;

public sealed class ResamplesTests
{
    [Fact]
    public void The_interval_of_a_mean_is_about_two_standard_errors_wide_on_each_side()
    {
        double[] values = [.. Enumerable.Range(0, 400).Select(n => n % 2 == 0 ? 0.0 : 1.0)];
        var mean = new Resamples(values.Length, 2000).Of(drawn => drawn.Select((times, i) => times * values[i]).Sum() / drawn.Sum());

        mean.Value.ShouldBe(.5);
        mean.Low.ShouldBe(.5 - (1.96 * .025), .008);
        mean.High.ShouldBe(.5 + (1.96 * .025), .008);
    }

    [Fact]
    public void The_same_data_gives_the_same_interval()
    {
        Estimate Once() => new Resamples(20, 200).Of(drawn => drawn[3] + (2 * drawn[7]));
        Once().ShouldBe(Once());
    }

    [Fact]
    public void One_unit_alone_says_nothing_about_its_spread()
    {
        var one = new Resamples(1, 1000).Of(drawn => drawn[0]);
        (one.Value, double.IsNaN(one.Low), double.IsNaN(one.High)).ShouldBe((1, true, true));
    }

    [Fact]
    public void Turns_of_one_unit_are_drawn_together()
    {
        var alike = Counts.Of(Enumerable.Range(0, 100), turn => turn / 50, _ => true, turn => turn < 50);
        var apart = Counts.Of(Enumerable.Range(0, 100), turn => turn, _ => true, turn => turn < 50);
        var (wide, narrow) = (Measured.Of("", alike, new Resamples(2, 1000)), Measured.Of("", apart, new Resamples(100, 1000)));

        (wide.Recall.Value, narrow.Recall.Value).ShouldBe((.5, .5));
        (wide.Recall.High - wide.Recall.Low).ShouldBe(1);
        (narrow.Recall.High - narrow.Recall.Low).ShouldBeLessThan(.25);
    }

    [Fact]
    public void Micro_counts_occurrences()
    {
        var often = Counts.Of(Enumerable.Range(0, 9), turn => turn, _ => true, _ => true);
        var once = Counts.Of([9], turn => turn, _ => true, _ => false);
        Counts.Sum([often, once]).Whole.ShouldBe(new Score(9, 0, 1));
    }
}
