using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Framekeeper.Store;
using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;

namespace Framekeeper.Web.Accounts;

/// <summary>Accounts, and how one signs in to them.</summary>
internal static class AccountServices
{
    /// <summary>The limit of pages on which somebody could try keys.</summary>
    public const string Doors = "doors";

    private const int TriesAMinute = 60;

    public static void AddAccounts(this IServiceCollection services, SiteOptions options, Listening listening)
    {
        services.AddDataProtection();
        services.AddSingleton<IXmlRepository, Ring>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, ring) => keys.XmlRepository = ring);
        services.AddIdentity(options);
        services.AddCookies(listening);
        services.AddRateLimiter(limits =>
        {
            limits.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limits.AddPolicy(Doors, http => HttpMethods.IsPost(http.Request.Method)
                ? RateLimitPartition.GetFixedWindowLimiter(Network(http.Connection.RemoteIpAddress), _ => new() { PermitLimit = TriesAMinute, Window = TimeSpan.FromMinutes(1) })
                : RateLimitPartition.GetNoLimiter(""));
        });
        services.AddSingleton<SignedInPlaces>().AddSingleton<Invitations>().AddSingleton<FirstRun>().AddSingleton<Decoy>().AddScoped<Door>().AddScoped<WaysIn>();
    }

    private static void AddIdentity(this IServiceCollection services, SiteOptions options)
    {
        services.AddDbContext<AccountsDb>((provider, db) =>
        {
            provider.GetRequiredService<DataFolder>().Use(db);
            db.ReplaceService<IModelCacheKeyFactory, AccountsDb.ModelOfFolder>();
        });
        services.AddSingleton<IPersonalDataProtector, SealedColumns>().AddSingleton<Lookups>();
        services.AddSingleton<ILookupProtector>(provider => provider.GetRequiredService<Lookups>()).AddSingleton<ILookupProtectorKeyRing>(provider => provider.GetRequiredService<Lookups>());
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            identity.Stores.ProtectPersonalData = true;
            identity.User.RequireUniqueEmail = true;
        }).AddEntityFrameworkStores<AccountsDb>().AddSignInManager();

        // OWASP's count for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet, 2023).
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);

        // A passkey stands for both factors, so that its owner must have been verified; and it is found without an address.
        services.Configure<IdentityPasskeyOptions>(passkey =>
        {
            (passkey.UserVerificationRequirement, passkey.ResidentKeyRequirement, passkey.ServerDomain) = ("required", "required", options.PublicUrl?.Host);

            // By default it is held against the Origin header, which is null under our Referrer-Policy; the host was checked when the request came in.
            passkey.ValidateOrigin = context => ValueTask.FromResult(!context.CrossOrigin && Uri.TryCreate(context.Origin, UriKind.Absolute, out var origin)
                && origin == (options.PublicUrl ?? new Uri($"{context.HttpContext.Request.Scheme}://{context.HttpContext.Request.Host}")));
        });
    }

    private static void AddCookies(this IServiceCollection services, Listening listening)
    {
        services.AddAuthentication(IdentityConstants.ApplicationScheme)
            .AddCookie(IdentityConstants.ApplicationScheme, cookie => Shape(cookie, listening, "session", SignedInPlaces.Idle))
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie => Shape(cookie, listening, "passkey", TimeSpan.FromMinutes(5)))
            .AddCookie(Door.Pending, cookie => Shape(cookie, listening, "pending", TimeSpan.FromMinutes(5)));
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SignedInPlaces>((cookie, places) =>
        {
            (cookie.SessionStore, cookie.SlidingExpiration) = (places, true);
            cookie.Events.OnValidatePrincipal = Principals.Check;
            cookie.Events.OnRedirectToLogin = Ask;
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });
    }

    private static void Shape(CookieAuthenticationOptions cookie, Listening listening, string name, TimeSpan time)
    {
        (cookie.Cookie.Name, cookie.Cookie.HttpOnly, cookie.Cookie.SameSite, cookie.Cookie.Path) = (listening.Cookie(name), true, SameSiteMode.Lax, "/");
        cookie.Cookie.SecurePolicy = listening.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
        (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (time, false);
    }

    /// <summary>Whoever opens a page is sent to sign in; a script, a player or a picture is told no.</summary>
    private static Task Ask(RedirectContext<CookieAuthenticationOptions> context)
    {
        var (request, response) = (context.Request, context.Response);
        if (request.Headers["Sec-Fetch-Dest"].ToString() is "" or "document")
        {
            response.StatusCode = StatusCodes.Status303SeeOther;
            response.Headers.Location = "/sign-in" + (HttpMethods.IsGet(request.Method) ? QueryString.Create("returnUrl", request.Path + request.QueryString) : default);
        }
        else
        {
            response.StatusCode = StatusCodes.Status401Unauthorized;
        }

        return Task.CompletedTask;
    }

    /// <summary>Whose tries are counted together: an address, or of IPv6 the network that one line has.</summary>
    internal static string Network(IPAddress? address) => address is null ? ""
        : address.IsIPv4MappedToIPv6 ? address.MapToIPv4().ToString()
        : address.AddressFamily == AddressFamily.InterNetworkV6 ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
        : address.ToString();
}
