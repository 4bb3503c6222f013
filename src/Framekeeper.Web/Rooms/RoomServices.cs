using Framekeeper.Store;
using Framekeeper.Web.Hosting;
using Framekeeper.Web.Media;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web.Rooms;

/// <summary>Watching together: far apart, and on one screen.</summary>
internal static class RoomServices
{
    public static void AddRooms(this IServiceCollection services)
    {
        services.AddSignalR(line =>
        {
            (line.KeepAliveInterval, line.ClientTimeoutInterval) = (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(6));
            line.MaximumReceiveMessageSize = 4096;
        });
        services.AddSingleton<Admission>().AddSingleton<Rooms>().AddSingleton<Rolls>().AddScoped<Pins>().AddHostedService<RoomWatch>();
    }

    public static void MapRooms(this IEndpointRouteBuilder site) =>
        site.MapHub<RoomHub>("/rooms/{id}", line => line.Transports = HttpTransportType.WebSockets).Add(endpoint =>
        {
            // A web socket is asked for by GET, over HTTP/2 by CONNECT (RFC 8441).
            var negotiates = ((RouteEndpointBuilder)endpoint).RoutePattern.RawText!.EndsWith("/negotiate", StringComparison.Ordinal);
            endpoint.Metadata.Add(new HttpMethodMetadata(negotiates ? ["POST"] : ["GET", "CONNECT"]));
        });
}

/// <summary>Asks every second whether whoever is in a room still may be, and at once when a tape is locked.</summary>
internal sealed partial class RoomWatch(DataFolder folder, Rooms rooms, Rolls rolls, OpenPlays plays, TimeProvider clock, ILogger<RoomWatch> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        folder.Clinic.Locked += Close;
        using var timer = new PeriodicTimer(TimeSpan.FromSeconds(1), clock);
        try
        {
            while (await timer.Next(stoppingToken))
            {
                Check();
            }
        }
        finally
        {
            folder.Clinic.Locked -= Close;
            rolls.Sweep(all: true);
        }
    }

    private void Check()
    {
        try
        {
            rooms.Check();
            rolls.Sweep();
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            // The next second asks again; the player asks for itself meanwhile.
            Failed(log, wrong.GetType().Name);
        }
    }

    private void Close(IReadOnlyList<string> tapes)
    {
        foreach (var tape in tapes)
        {
            plays.Lock(tape);
        }

        rooms.Close(tapes);
        rolls.Close(tapes);
    }

    [LoggerMessage(1, LogLevel.Error, "Looking after the rooms failed: {What}")]
    private static partial void Failed(ILogger log, string what);
}
