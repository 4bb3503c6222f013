using System.Threading.RateLimiting;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Mvc.ApplicationModels;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.Extensions.Hosting;

namespace Framekeeper.Web;

/// <summary>What keeps the page where clients ask from keeping anything.</summary>
internal static class Asking
{
    /// <summary>The limit of how often one network may ask; counted in memory alone.</summary>
    public const string Limit = "asking";

    /// <summary>What a form may have; it is read into memory and never to a disk.</summary>
    public const long Most = 16 << 10;

    private const int AMinute = 30;

    private static readonly string[] Alone = ["/Ask", "/Status"];

    public static void AddAsking(this IServiceCollection services) => services.AddRateLimiter(limits =>
    {
        limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limits.AddPolicy(Limit, http => HttpMethods.IsPost(http.Request.Method)
            ? RateLimitPartition.GetFixedWindowLimiter(AccountServices.Network(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = AMinute, Window = TimeSpan.FromMinutes(1) })
            : RateLimitPartition.GetNoLimiter(""));
    });

    /// <summary>A process with nothing but Ask has no keys of cookies and forms, which would be written to a disk.</summary>
    public static void KeepNothing(this IServiceCollection services)
    {
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        foreach (var writes in services.Where(service => service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Name == "DataProtectionHostedService").ToList())
        {
            services.Remove(writes);
        }
    }

    /// <summary>Leaves out the pages that are not to be had: the clinic's, or Ask.</summary>
    public static void Choose(PageConventionCollection pages, SiteOptions options) =>
        pages.AddFolderRouteModelConvention("/", page =>
        {
            if (options.Data is null ? !Alone.Contains(page.ViewEnginePath) : page.ViewEnginePath == "/Ask" && !options.IsAsked)
            {
                page.Selectors.Clear();
            }
        });

    /// <summary>Refuses what is too large, or would be spooled, before any of it is read.</summary>
    public static void UseAsking(this WebApplication site) => site.Use((http, next) =>
    {
        var request = http.Request;
        if (!HttpMethods.IsPost(request.Method) || !request.Path.Equals("/ask", StringComparison.OrdinalIgnoreCase))
        {
            return next(http);
        }

        var wrong = request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true ? StatusCodes.Status415UnsupportedMediaType
            : request.ContentLength is not { } length ? StatusCodes.Status411LengthRequired
            : length > Most ? StatusCodes.Status413PayloadTooLarge : 0;
        if (wrong == 0)
        {
            return next(http);
        }

        http.Response.StatusCode = wrong;
        return Task.CompletedTask;
    });
}
