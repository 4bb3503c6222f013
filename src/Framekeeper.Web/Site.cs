using System.Net;
using Framekeeper.Store;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Hosting;
using Framekeeper.Web.Looks;
using Framekeeper.Web.Media;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Framekeeper.Web;

/// <summary>The process: from what was asked for at the command line to a site that listens.</summary>
public static class Site
{
    /// <summary>Builds it; nothing listens yet.</summary>
    /// <exception cref="InputException">It would not be safe, or the data cannot be opened.</exception>
    public static WebApplication Build(SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var listening = new Listening(options);

        // Empty, so that neither a file in the working folder nor a variable of the environment says where to listen or what to log.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(listening.Configure);
        builder.Logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (CarefulFormatter.Called, LogLevel.Trace))
            .AddConsoleFormatter<CarefulFormatter, ConsoleFormatterOptions>().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error); // It warns that its keys lie open; the ring seals them.
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddSingleton(listening);
        services.AddSingleton(DataFolder.Open(options.Data, options.Clock, options.KeyFile));
        services.AddHosting(options, listening);
        services.AddRazorPages().AddApplicationPart(typeof(Site).Assembly);
        services.AddAuthorization(access => access.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new Listed()).Build());
        services.AddAccounts(listening);
        services.AddScoped<Names>();
        services.AddMedia(site => ClinicMedia.Rules(site.GetRequiredService<DataFolder>()));

        var app = builder.Build();
        app.UseHosting(options);
        app.UseStaticFiles(new StaticFileOptions { RequestPath = "/assets", FileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "Framekeeper.Web.wwwroot") });
        app.UseRouting();
        app.UseAuthentication();
        app.UseAuthorization();
        app.MapRazorPages();
        app.MapMedia();
        return app;
    }

    private static void AddHosting(this IServiceCollection services, SiteOptions options, Listening listening)
    {
        services.AddAntiforgery(form =>
        {
            form.Cookie.Name = listening.Cookie("form");
            form.Cookie.SecurePolicy = listening.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            form.SuppressXFrameOptionsHeader = true; // The policy says it, more strictly.
        });
        services.AddHostFiltering(hosts => (hosts.AllowedHosts, hosts.AllowEmptyHosts, hosts.IncludeFailureMessage) = ([.. listening.Hosts], false, false));
        services.Configure<HostOptions>(host => host.ShutdownTimeout = TimeSpan.FromSeconds(3));
        services.Configure<ForwardedHeadersOptions>(forwarded =>
        {
            (forwarded.ForwardedHeaders, forwarded.ForwardLimit) = (ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto | ForwardedHeaders.XForwardedHost, null);
            forwarded.KnownProxies.Clear();
            forwarded.KnownIPNetworks.Clear();
            if (options.BehindProxy is { } proxy)
            {
                forwarded.KnownIPNetworks.Add(proxy);
            }
        });
    }

    private static void UseHosting(this WebApplication app, SiteOptions options)
    {
        app.UseResponseHeaders();
        if (options.BehindProxy is not null)
        {
            app.UseForwardedHeaders();
        }

        app.UseHostFiltering();
        app.UseMiddleware<Trouble>();
    }
}
