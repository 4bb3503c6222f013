using System.Security.Cryptography;
using Framekeeper.Store;
using Framekeeper.Web.Looks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web.Hosting;

/// <summary>Keeps what was promised: every quarter of an hour it destroys what is due, ends what a crash cut off, and lets backups expire. In a new week it draws the sample.</summary>
internal sealed partial class Keeping(DataFolder folder, TimeProvider clock, IServiceScopeFactory scopes, ILogger<Keeping> log) : BackgroundService
{
    private static readonly TimeSpan Often = TimeSpan.FromMinutes(15);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Often, clock);
        do
        {
            // What fails is tried again in the next round; what is due stays closed meanwhile.
            Try("Destroying what is due", () => folder.Clinic.Tapes.Sweep(clock.GetUtcNow()));
            Try("Letting kept answers expire", () => folder.Clients.Answers.Sweep());
            Try("Drawing the week's sample", Draw);
        }
        while (await timer.Next(stoppingToken));
    }

    private void Draw()
    {
        using var scope = scopes.CreateScope();
        folder.Clinic.Samples.Draw(scope.ServiceProvider.GetRequiredService<Names>().Reviewers, Chance);
    }

    /// <summary>From 0 to below 1, and nobody can tell which.</summary>
    public static double Chance() => RandomNumberGenerator.GetInt32(int.MaxValue) / (double)int.MaxValue;

    private void Try(string what, Action act)
    {
        try
        {
            act();
        }
        catch (ObjectDisposedException)
        {
            // The site has ended meanwhile.
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            Failed(log, what, wrong.GetType().Name);
        }
    }

    [LoggerMessage(1, LogLevel.Error, "{What} failed: {Why}")]
    private static partial void Failed(ILogger log, string what, string why);
}
