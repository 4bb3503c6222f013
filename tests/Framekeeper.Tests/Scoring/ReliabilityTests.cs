using Framekeeper.Scoring;

namespace Framekeeper.Tests.Scoring;

public sealed class ReliabilityTests
{
    [Theory]
    [InlineData(0.002, 0.25, 0.25)]
    [InlineData(0.002, 0.002, 0.002)]
    [InlineData(1, 0.5, 1)]
    [InlineData(0, 0.5, 0)]
    public void A_confidence_that_says_nothing_becomes_the_base_rate(double said, double rate, double restated) => Reliability.Restated(said, rate).ShouldBe(restated, 1e-9);

    [Fact]
    public void Restating_keeps_the_order()
    {
        double[] said = [.0001, .002, .05, .3, .9, .999];
        said.Select(confidence => Reliability.Restated(confidence, .3)).ShouldBeInOrder(SortDirection.Ascending);
    }
}
