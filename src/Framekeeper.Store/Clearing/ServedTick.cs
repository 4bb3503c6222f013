using System.Runtime.ExceptionServices;

namespace Framekeeper.Store.Clearing;

/// <summary>Lets answers leave at fixed moments alone, so that how long one took to find tells nothing of it.</summary>
/// <param name="every">The time between two such moments: an answer leaves at the first that is at least so long after its question, and is expected to be found within that.</param>
public sealed class ServedTick(TimeProvider clock, TimeSpan every)
{
    /// <summary>Finds an answer, and gives it at its moment.</summary>
    public async Task<T> Serve<T>(Func<T> find, CancellationToken cancel = default)
    {
        ArgumentNullException.ThrowIfNull(find);
        var leaves = Next(clock.GetUtcNow() + every);
        var answer = default(T)!;
        Exception? wrong = null;
        try
        {
            answer = find();
        }
        catch (Exception failed)
        {
            // That something went wrong takes as long as anything else.
            wrong = failed;
        }

        for (var now = clock.GetUtcNow(); now > leaves;)
        {
            leaves += every;
        }

        for (var left = leaves - clock.GetUtcNow(); left > TimeSpan.Zero; left = leaves - clock.GetUtcNow())
        {
            await Task.Delay(left, clock, cancel).ConfigureAwait(false);
        }

        if (wrong is not null)
        {
            ExceptionDispatchInfo.Throw(wrong);
        }

        return answer;
    }

    private DateTimeOffset Next(DateTimeOffset after) => new(((after.Ticks / every.Ticks) + 1) * every.Ticks, TimeSpan.Zero);
}
