namespace Framekeeper.Web.Hosting;

/// <summary>What is done again and again while a site runs.</summary>
internal static class Rounds
{
    /// <summary>Waits for the next round; false once the site stops, even one that stops before it has begun.</summary>
    public static async Task<bool> Next(this PeriodicTimer timer, CancellationToken stops)
    {
        try
        {
            return await timer.WaitForNextTickAsync(stops);
        }
        catch (OperationCanceledException)
        {
            return false;
        }
    }
}
