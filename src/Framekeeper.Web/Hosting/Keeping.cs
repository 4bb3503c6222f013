using Framekeeper.Store;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web.Hosting;

/// <summary>Keeps what was promised: every quarter of an hour it destroys what is due, ends what a crash cut off, and lets backups expire.</summary>
internal sealed partial class Keeping(DataFolder folder, TimeProvider clock, ILogger<Keeping> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, clock);
        do
        {
            try
            {
                folder.Clinic.Tapes.Sweep(clock.GetUtcNow());
                folder.Clients.Answers.Sweep();
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                // The next round tries again; what is due stays closed meanwhile.
                Failed(log, wrong.GetType().Name);
            }
        }
        while (await timer.Next(stoppingToken));
    }

    [LoggerMessage(1, LogLevel.Error, "Destroying what is due failed: {What}")]
    private static partial void Failed(ILogger log, string what);
}
