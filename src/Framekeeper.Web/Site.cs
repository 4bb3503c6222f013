using System.Net;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Api;
using Framekeeper.Web.Clearing;
using Framekeeper.Web.Demo;
using Framekeeper.Web.Hosting;
using Framekeeper.Web.Looks;
using Framekeeper.Web.Media;
using Framekeeper.Web.Rooms;
using Framekeeper.Web.Writing;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.HostFiltering;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.Extensions.FileProviders;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Console;

namespace Framekeeper.Web;

/// <summary>The process: from what was asked for at the command line to a site that listens.</summary>
public static class Site
{
    /// <summary>What Kestrel lets a request's body have (its default): no form is larger.</summary>
    private const int MostOfForm = 30_000_000;

    /// <summary>Builds it; nothing listens yet.</summary>
    /// <exception cref="InputException">It would not be safe, or the data cannot be opened.</exception>
    public static WebApplication Build(SiteOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var listening = new Listening(options);

        _ = options.Data is not null || options.Ask ? 0 : throw new InputException("--data", null, "is missing: name the clinic's data folder, or say --ask for the page where clients ask and nothing else");
        _ = options.Data is not null || listening.Local || options.RunBy is not null ? 0 : throw new InputException("--run-by", null, "is missing: who asks here must be told who runs the page");

        // Empty, so that neither a file in the working folder nor a variable of the environment says where to listen or what to log.
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseKestrelHttpsConfiguration().ConfigureKestrel(listening.Configure)
            .UseSockets(sockets => sockets.IOQueueCount = 0); // Answers go to the threads at once: on few processors a queue of their own costs a short call a fiftieth.
        builder.Logging.AddConsole(console => (console.FormatterName, console.LogToStandardErrorThreshold) = (CarefulFormatter.Called, LogLevel.Trace))
            .AddConsoleFormatter<CarefulFormatter, ConsoleFormatterOptions>().SetMinimumLevel(LogLevel.Warning)
            .AddFilter("Microsoft.AspNetCore.Hosting.Diagnostics", LogLevel.None) // It warns of nothing, and as long as it is asked it begins an activity and a scope for each request.
            .AddFilter("Microsoft.Extensions.Hosting.Internal.Host", LogLevel.Critical) // Why it did not start is told by whoever started it.
            .AddFilter("Microsoft.AspNetCore.DataProtection.KeyManagement.XmlKeyManager", LogLevel.Error); // It warns that its keys lie open; the ring seals them.
        var services = builder.Services;
        services.AddSingleton(options);
        services.AddSingleton(options.Clock);
        services.AddSingleton(listening);
        services.AddHosting(options, listening);
        services.AddRazorPages(pages => Asking.Choose(pages.Conventions, options)).AddMvcOptions(pages => pages.SuppressImplicitRequiredAttributeForNonNullableReferenceTypes = true).AddApplicationPart(typeof(Site).Assembly).AddViewOptions(views => views.HtmlHelperOptions.ClientValidationEnabled = false);
        services.AddSingleton(options.Judge?.Invoke() ?? Frame.Default); // As it is, so that a site that ends does not end a judge that others share.
        services.AddApi();
        services.AddAsking();
        if (options.Data is null)
        {
            services.KeepNothing();
        }
        else
        {
            services.AddClinic(options, listening);
        }

        var app = builder.Build();
        if (options.BehindProxy is not null)
        {
            app.UseForwardedHeaders();
        }

        app.UseScreen();
        app.UseHosting();
        app.UseApi();
        app.UseAsking();
        app.UseStaticFiles(new StaticFileOptions { RequestPath = "/assets", FileProvider = new EmbeddedFileProvider(typeof(Site).Assembly, "Framekeeper.Web.wwwroot") });
        app.UseRouting();
        app.UseRateLimiter();
        if (options.Data is null)
        {
            app.MapGet("/", () => Microsoft.AspNetCore.Http.Results.Redirect("/ask"));
        }
        else
        {
            app.UseContexts();
            app.UseAuthentication();
            app.UseAuthorization();
            var plays = app.Services.GetRequiredService<OpenPlays>();
            app.Services.GetRequiredService<DataFolder>().Clinic.Locked += tapes => tapes.ToList().ForEach(plays.Lock);
            app.MapMedia();
            app.MapExports();
            app.MapRooms();
            app.MapSheets();
            app.MapKeyed();
            app.MapWriting();
        }

        app.MapRazorPages();
        app.MapOpen(options.IsAsked);
        if (options.Demo)
        {
            app.MapDemo();
            DemoClinic.Fill(app.Services).GetAwaiter().GetResult();
        }

        return app;
    }

    private static void AddClinic(this IServiceCollection services, SiteOptions options, Listening listening)
    {
        services.AddSingleton(Opened(options, options.Data!, listening));
        services.AddContexts();
        services.AddAuthorization(access => access.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new Listed()).Build());
        services.AddAccounts(options, listening);
        services.AddScoped<Names>();
        services.AddSingleton<Drafts>();
        services.AddSingleton<Courier>();
        services.AddHostedService<Keeping>();
        services.AddMedia(site => ClinicMedia.Rules(site.GetRequiredService<DataFolder>(), site.GetRequiredService<Rolls>()));
        services.AddRooms();
        services.AddHostedService<Nightly>();
        services.AddSingleton(new ServedTick(TimeProvider.System, TimeSpan.FromSeconds(2)));
    }

    /// <summary>The data folder: an invented clinic's for a demo, and never for anything else.</summary>
    private static DataFolder Opened(SiteOptions options, string data, Listening listening)
    {
        if (options.Demo && !listening.Local)
        {
            throw new InputException("--demo", null, "lets anybody sign in as anybody, so it listens on this machine alone; leave --urls, --cert and --behind-proxy out");
        }

        var folder = DataFolder.Open(data, options.Clock, options.KeyFile);
        if (options.Demo && !folder.IsDemo)
        {
            folder.MarkAsDemo();
        }

        return options.Demo || !folder.IsDemo ? folder : throw new InputException(data, null, "holds the invented clinic of the demo; add --demo, or name another folder for a real one");
    }

    /// <summary>What to tell the terminal of a site that listens: where it is and, where nobody has an account yet, the link that makes the first.</summary>
    public static IReadOnlyList<string> Greeting(WebApplication site)
    {
        ArgumentNullException.ThrowIfNull(site);
        var services = site.Services;
        var address = services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        var url = services.GetRequiredService<SiteOptions>().PublicUrl?.ToString().TrimEnd('/') ?? address.Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        if (services.GetRequiredService<SiteOptions>().Data is null)
        {
            return [$"Ask is at {url}/ask"];
        }

        using var scope = services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<AccountsDb>().Users.Any() ? [$"Framekeeper is at {url}"]
            : [$"Framekeeper is at {url}", $"Nobody has an account yet. Make the administrator's, once and within {FirstRun.Minutes} minutes, at {url}/first/{services.GetRequiredService<FirstRun>().Begin()}"];
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
        services.Configure<FormOptions>(form => form.MemoryBufferThreshold = MostOfForm); // A transcript that is sent must not lie open in the temporary folder, not even for a moment.
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

    private static void UseHosting(this WebApplication app)
    {
        app.UseResponseHeaders();
        app.UseHostFiltering();
        app.UseMiddleware<Trouble>();
    }
}
