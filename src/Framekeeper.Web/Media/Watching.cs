using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Framekeeper.Web.Media;

/// <summary>Tells an open page that its tape was locked (server-sent events), and hears from it which seconds were played.</summary>
internal static class Watching
{
    private static readonly TimeSpan Sign = TimeSpan.FromSeconds(10);

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods("/tapes/{id}/watch", ["GET"], Watch);
        site.MapMethods("/tapes/{id}/played", ["POST"], Played).DisableAntiforgery();
    }

    private static async Task Watch(HttpContext http)
    {
        var (services, cut) = (http.RequestServices, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        using var open = services.GetRequiredService<OpenPlays>().Enter((string?)http.GetRouteValue("id") ?? "", () => cut.TrySetResult());
        if (await Playing.Allowed(http) is not var (_, _, asked))
        {
            return;
        }

        (http.Response.ContentType, http.Response.Headers.CacheControl, http.Response.Headers["X-Accel-Buffering"]) = ("text/event-stream", "no-store", "no");
        http.Features.Get<IHttpResponseBodyFeature>()!.DisableBuffering();
        using var ends = CancellationTokenSource.CreateLinkedTokenSource(http.RequestAborted, services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping);
        try
        {
            await Write(http, "event: open\ndata: open\n\n", ends.Token);
            while (services.GetRequiredService<MediaRules>().Permit(asked).Allowed && await Quiet(cut.Task, services.GetRequiredService<TimeProvider>(), ends.Token))
            {
                await Write(http, ": still here\n\n", ends.Token);
            }

            await Write(http, "event: locked\ndata: locked\n\n", ends.Token);
        }
        catch (Exception gone) when (gone is OperationCanceledException or IOException)
        {
            // The page was closed, or the site is.
        }
    }

    /// <summary>Waits for the next sign; false if the tape was locked first.</summary>
    private static async Task<bool> Quiet(Task cut, TimeProvider clock, CancellationToken cancel) => await Task.WhenAny(cut, Task.Delay(Sign, clock, cancel)) is var first && first != cut && !first.IsCanceled
        || (cancel.IsCancellationRequested ? throw new OperationCanceledException(cancel) : false);

    private static async Task Write(HttpContext http, string text, CancellationToken cancel)
    {
        await http.Response.WriteAsync(text, cancel);
        await http.Response.Body.FlushAsync(cancel);
    }

    private static async Task Played(HttpContext http)
    {
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = 8192;
        }

        var (services, id, account) = (http.RequestServices, (string?)http.GetRouteValue("id"), Media.Account(http));
        if (!http.Request.HasFormContentType || !await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            await Media.Say(http, StatusCodes.Status400BadRequest, "This did not come from a page of this site; load the page again");
            return;
        }

        var form = await http.Request.ReadFormAsync(http.RequestAborted);
        if (Seconds(form["from"]) is not { } from || Seconds(form["to"]) is not { } to || to < from)
        {
            await Media.Say(http, StatusCodes.Status400BadRequest, "From and to are seconds, at most a day");
            return;
        }

        // The seconds before a tape was locked are told after it was.
        if (!services.GetRequiredService<Viewings>().IsOpen(account, id ?? "") && await Playing.Allowed(http) is null)
        {
            return;
        }

        var (began, ended) = (TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));
        services.GetRequiredService<Store.DataFolder>().Audit.Write(account, "play", id!, Store.Clinic.Sight.Seconds(began, ended));
        services.GetRequiredService<MediaRules>().Played(account, id!, began, ended);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    }

    private static double? Seconds(string? text) => double.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var seconds) && seconds is >= 0 and <= 86_400 ? seconds : null;
}
