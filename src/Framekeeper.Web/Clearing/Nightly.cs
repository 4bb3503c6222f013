using Framekeeper.Rules;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web.Clearing;

/// <summary>At three at night by the clinic's clock: looks for ties that have appeared between those who are therapist and client already, and forgets who did not become a client.</summary>
internal sealed partial class Nightly(DataFolder folder, TimeProvider clock, ILogger<Nightly> log) : BackgroundService
{
    private static readonly TimeOnly Hour = new(3, 0);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        for (var at = Next(clock.GetUtcNow(), folder.Clinic.Settings.Zone); ; at = Next(Later(at, clock.GetUtcNow()), folder.Clinic.Settings.Zone))
        {
            // A site that stops, even before it has begun, ends the wait without an error.
            await Task.Delay(Later(at - clock.GetUtcNow(), TimeSpan.Zero), clock, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            if (stoppingToken.IsCancellationRequested)
            {
                return;
            }

            try
            {
                new ClearanceDesk(folder, RuleBook.Default).Sweep("system");
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                // The next night tries again; compliance can sweep at any time.
                Failed(log, wrong.GetType().Name);
            }
        }
    }

    /// <summary>The first such moment after another.</summary>
    internal static DateTimeOffset Next(DateTimeOffset after, TimeZoneInfo zone)
    {
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(after, zone).DateTime);
        return On(day) is var today && today > after ? today : On(day.AddDays(1));

        DateTimeOffset On(DateOnly one) => one.ToDateTime(Hour) is var local ? new(local, zone.GetUtcOffset(local)) : default;
    }

    private static T Later<T>(T one, T other)
        where T : IComparable<T> => one.CompareTo(other) > 0 ? one : other;

    [LoggerMessage(1, LogLevel.Error, "The nightly sweep failed: {What}")]
    private static partial void Failed(ILogger log, string what);
}
