using Framekeeper.Store;
using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.Extensions.Options;

namespace Framekeeper.Web.Accounts;

/// <summary>Accounts, and how one signs in to them.</summary>
internal static class AccountServices
{
    public static void AddAccounts(this IServiceCollection services, Listening listening)
    {
        services.AddDataProtection();
        services.AddSingleton<IXmlRepository, Ring>();
        services.AddOptions<KeyManagementOptions>().Configure<IXmlRepository>((keys, ring) => keys.XmlRepository = ring);

        services.AddDbContext<AccountsDb>((provider, db) =>
        {
            provider.GetRequiredService<DataFolder>().Use(db);
            db.ReplaceService<IModelCacheKeyFactory, AccountsDb.ModelOfFolder>();
        });
        services.AddSingleton<IPersonalDataProtector, SealedColumns>();
        services.AddSingleton<Lookups>();
        services.AddSingleton<ILookupProtector>(provider => provider.GetRequiredService<Lookups>());
        services.AddSingleton<ILookupProtectorKeyRing>(provider => provider.GetRequiredService<Lookups>());
        services.AddIdentityCore<Account>(identity =>
        {
            identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
            identity.Stores.ProtectPersonalData = true;
            identity.User.RequireUniqueEmail = true;
        }).AddEntityFrameworkStores<AccountsDb>().AddSignInManager();

        // OWASP's count for PBKDF2 with HMAC-SHA-512 (Password Storage Cheat Sheet, 2023).
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = 210_000);

        services.AddSingleton<SignedInPlaces>();
        services.AddAuthentication(IdentityConstants.ApplicationScheme).AddCookie(IdentityConstants.ApplicationScheme);
        services.AddOptions<CookieAuthenticationOptions>(IdentityConstants.ApplicationScheme).Configure<SignedInPlaces>((cookie, places) =>
        {
            cookie.SessionStore = places;
            cookie.Cookie.Name = listening.Cookie("session");
            cookie.Cookie.SecurePolicy = listening.Secure ? CookieSecurePolicy.Always : CookieSecurePolicy.SameAsRequest;
            (cookie.ExpireTimeSpan, cookie.SlidingExpiration) = (SignedInPlaces.Idle, true);
            cookie.Events.OnValidatePrincipal = Principals.Check;
        });
    }
}
