using Framekeeper.Web.Hosting;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web.Media;

/// <summary>Finishes or drops uploads that were left, writes down viewings that have ended.</summary>
internal sealed partial class Sweeping(Uploads uploads, Viewings viewings, Portion portion, TimeProvider clock, ILogger<Sweeping> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(30), clock);
        portion.Mend();
        do
        {
            try
            {
                uploads.Sweep();
                viewings.Close();
            }
            catch (Exception wrong) when (wrong is not OperationCanceledException)
            {
                // One file that cannot be read must not stop the watch over the others.
                Failed(log, wrong.GetType().Name);
            }
        }
        while (await timer.Next(stoppingToken));
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        viewings.Close(all: true);
    }

    [LoggerMessage(1, LogLevel.Error, "Sweeping uploads and viewings failed: {What}")]
    private static partial void Failed(ILogger log, string what);
}
