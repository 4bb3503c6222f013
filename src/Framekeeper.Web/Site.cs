using System.Net;
using Framekeeper.Store;
using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web;

/// <summary>The process: from what was asked for at the command line to a site that listens.</summary>
public static class Site
{
    /// <summary>Builds it; nothing listens yet.</summary>
    public static WebApplication Build(SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);

        // Empty, so that neither a file in the working folder nor a variable of the environment says where to listen or what to log.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().ConfigureKestrel(kestrel => kestrel.Listen(IPAddress.Loopback, options.Port));
        builder.Logging.AddSimpleConsole().SetMinimumLevel(LogLevel.Warning);
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddSingleton(DataFolder.Open(options.Data, options.Clock, options.KeyFile));
        services.AddRazorPages().AddApplicationPart(typeof(Site).Assembly);
        services.AddAuthorization(access => access.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new Listed()).Build());

        var app = builder.Build();
        app.UseStaticFiles(new StaticFileOptions { RequestPath = "/assets", FileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "Framekeeper.Web.wwwroot") });
        app.UseRouting();
        app.UseAuthorization();
        app.MapRazorPages();
        return app;
    }
}

/// <summary>What a site is told.</summary>
/// <param name="Data">The data folder.</param>
/// <param name="Port">0: any that is free.</param>
public sealed record SiteOptions(string Data, TimeProvider Clock, int Port = 5080, string? KeyFile = null);
