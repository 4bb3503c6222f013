using System.Security.Claims;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Web.Media;

/// <summary>Recordings: how they come in, and how they are played.</summary>
public static class Media
{
    /// <summary>What the endpoints need beside a data folder and a clock.</summary>
    public static IServiceCollection AddMedia(this IServiceCollection services, Func<IServiceProvider, MediaRules> rules)
    {
        services.AddAntiforgery();
        services.AddSingleton(rules);
        services.AddSingleton<Uploads>().AddSingleton<OpenPlays>().AddSingleton<Viewings>().AddSingleton<Portion>();
        return services.AddHostedService<Sweeping>();
    }

    /// <summary>Maps uploads, playing and the watch over it.</summary>
    public static IEndpointRouteBuilder MapMedia(this IEndpointRouteBuilder site)
    {
        Tus.Map(site);
        UploadForm.Map(site);
        Playing.Map(site);
        Watching.Map(site);
        return site;
    }

    /// <summary>The account's id; nobody reaches an endpoint without one.</summary>
    internal static string Account(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? throw new InvalidOperationException("an endpoint for accounts was reached without one");

    /// <summary>Answers with a sentence.</summary>
    internal static Task Say(HttpContext http, int status, string says)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, "text/plain; charset=utf-8");
        http.Response.Headers.CacheControl = "no-store";
        return HttpMethods.IsHead(http.Request.Method) ? Task.CompletedTask : http.Response.WriteAsync(says, http.RequestAborted);
    }

    /// <summary>That the line broke, or the disk is full: no fault of what was sent.</summary>
    internal static bool Broke(Exception what) => what is IOException or OperationCanceledException;

    internal static Task Broken(HttpContext http, Exception broke) => broke switch
    {
        BadHttpRequestException bad => Say(http, bad.StatusCode, "The upload was not sent as it should be"),

        // ENOSPC, and ERROR_DISK_FULL of Windows.
        IOException { HResult: 28 or unchecked((int)0x80070070) } => Say(http, StatusCodes.Status507InsufficientStorage, "The disk is full; tell whoever runs this site"),
        _ => Task.CompletedTask,
    };
}
