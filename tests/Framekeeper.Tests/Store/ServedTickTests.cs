using Framekeeper.Rules;
using Framekeeper.Store.Clearing;

namespace Framekeeper.Tests.Store;

/// <summary>By itself: where other tests take the processors, an answer is not found within its tick.</summary>
[CollectionDefinition(nameof(ServedTickTests), DisableParallelization = true)]
[Collection(nameof(ServedTickTests))]
public sealed class ServedTickTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public async Task How_long_a_served_answer_takes_tells_nothing_of_it()
    {
        const int each = 2000;
        var data = folder.Open();
        ClearanceDeskTests.Fill(data);
        var desk = new ClearanceDesk(data, RuleBook.Default);
        var intakes = new[] { ClearanceDeskTests.Lena, ClearanceDeskTests.Bo };
        var tick = new ServedTick(TimeProvider.System, TimeSpan.FromMilliseconds(100));
        var taken = intakes.Select(_ => new List<double>()).ToArray();
        await Parallel.ForEachAsync(Enumerable.Range(0, 2 * each), new ParallelOptions { MaxDegreeOfParallelism = 20, CancellationToken = TestContext.Current.CancellationToken }, async (number, cancel) =>
        {
            var kind = number % 2;
            var began = System.Diagnostics.Stopwatch.GetTimestamp();
            var clear = await tick.Serve(() => desk.IsClear(intakes[kind], "t-1"), cancel);
            var took = System.Diagnostics.Stopwatch.GetElapsedTime(began).TotalMilliseconds;
            clear.ShouldBe(kind == 1);
            lock (taken)
            {
                taken[kind].Add(took);
            }
        });
        Samples.SameDistribution(taken[0], taken[1]).ShouldBeGreaterThan(0.001);
    }
}
