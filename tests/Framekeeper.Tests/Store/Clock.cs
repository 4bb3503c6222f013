namespace Framekeeper.Tests.Store;

/// <summary>A clock that goes when it is told to.</summary>
internal sealed class Clock(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    public void Pass(TimeSpan time) => now += time;

    public override DateTimeOffset GetUtcNow() => now;
}
