using System.Collections.Concurrent;
using System.Net;
using System.Security.Claims;
using Framekeeper.Store;
using Framekeeper.Web;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Framekeeper.Tests.Web;

/// <summary>Somebody who is signed in.</summary>
/// <param name="Client">Follows no redirect, so that a test sees where it is sent; it keeps its cookies.</param>
public sealed record Member(string Id, string Email, HttpClient Client, CookieContainer Cookies)
{
    public override string ToString() => Id;
}

/// <summary>A site that really listens, on a port and with a data folder of its own.</summary>
/// <remarks>As a class or assembly fixture, or made in a test with <see cref="Start"/>.</remarks>
public class SiteFixture : IAsyncLifetime
{
    private static readonly string[] Families = ["Boateng", "Cole", "Zielinski", "Begay", "Haddad", "Reyes", "MacIsaac", "Owusu", "Doyle", "Nowak", "Yazzie", "Lindqvist", "Farrow", "Okonjo", "Petrosyan", "Tanaka", "Varga", "Whitlock", "Ximenes", "Joubert"];

    private readonly string root = Directory.CreateTempSubdirectory("fk-site").FullName;
    private WebApplication? site;
    private readonly ConcurrentDictionary<string, string> names = [];
    private int accounts;

    /// <summary>Where it listens, without a slash at the end. The host is <c>localhost</c>, as passkeys ask.</summary>
    public string Url { get; private set; } = "";

    public IServiceProvider Services => site!.Services;

    public DataFolder Folder => Services.GetRequiredService<DataFolder>();

    public string Data => Path.Combine(root, "data");

    public string KeyFile => Path.Combine(root, "key", "master.key");

    protected virtual TimeProvider Clock => TimeProvider.System;

    /// <summary>What a test wants otherwise than usual.</summary>
    protected virtual SiteOptions Options(SiteOptions usual) => usual;

    /// <summary>What a test maps beside what there is.</summary>
    protected virtual void Add(WebApplication site)
    {
    }

    public virtual async ValueTask InitializeAsync()
    {
        site = Site.Build(Options(new SiteOptions(Data, Clock, KeyFile, "http://localhost:0")));
        Add(site);
        await site.StartAsync();
        var address = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
        Url = $"{address.Scheme}://localhost:{address.Port}";
    }

    /// <summary>Stops it, and starts it anew on the same data, on another port.</summary>
    public async Task Restart()
    {
        await Stop();
        await InitializeAsync();
    }

    private async Task Stop()
    {
        if (site is not null)
        {
            await site.StopAsync();
            await site.DisposeAsync();
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        await Stop();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
        GC.SuppressFinalize(this);
    }

    /// <summary>Nobody, with cookies of its own.</summary>
    public HttpClient Anyone(CookieContainer? cookies = null) =>
        new(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() }) { BaseAddress = new Uri(Url) };

    /// <summary>An account of these roles, with nothing to sign in by but what <see cref="SignIn"/> gives.</summary>
    public async Task<(string Id, string Email)> Account(params string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var n = Interlocked.Increment(ref accounts);
        var account = new Account { Name = $"{string.Join(' ', roles)} {n}", Email = $"member{n}@clinic.example", Roles = roles };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded.ShouldBeTrue();
        return (account.Id, account.Email!);
    }

    /// <summary>An account of this name, which nobody else here may have: by which of two a page is read would hang on the order of the tests.</summary>
    public async Task<string> Account(string name, string[] roles)
    {
        if (names.Values.Contains(name, StringComparer.Ordinal))
        {
            throw new InvalidOperationException($"Somebody is called {name} here already. Take {nameof(Someone)}, or {nameof(Namesake)} where two of one name are what is tested.");
        }

        return await Add(name, roles);
    }

    /// <summary>An account of this given name, with a family name of its own.</summary>
    public Task<string> Someone(string given, string[] roles)
    {
        var (again, family) = Math.DivRem(Interlocked.Increment(ref accounts), Families.Length);
        return Account(again == 0 ? $"{given} {Families[family]}" : $"{given} {Families[again % Families.Length]}-{Families[family]}", roles);
    }

    /// <summary>Another account of somebody's name.</summary>
    public Task<string> Namesake(string of, string[] roles) => Add(NameOf(of), roles);

    /// <summary>What an account is called that was made here by name.</summary>
    public string NameOf(string id) => names[id];

    private async Task<string> Add(string name, string[] roles)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = new Account { Name = name, Email = $"{Guid.NewGuid():N}@clinic.example", Roles = roles };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded.ShouldBeTrue();
        names[account.Id] = name;
        return account.Id;
    }

    /// <summary>An account of these roles, signed in.</summary>
    public async Task<Member> As(params string[] roles)
    {
        var (id, email) = await Account(roles);
        return await SignIn(id, email);
    }

    /// <summary>Signs an account in without its password and code; every member has a session of its own.</summary>
    public async Task<Member> SignIn(string id, string email = "")
    {
        var cookies = new CookieContainer();
        cookies.Add(await Session(id));
        return new Member(id, email, Anyone(cookies), cookies);
    }

    /// <summary>The cookie of a new session.</summary>
    public async Task<Cookie> Session(string id)
    {
        await using var scope = Services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(id))!;
        var scheme = IdentityConstants.ApplicationScheme;
        var options = Services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var now = Clock.GetUtcNow();
        var kept = new AuthenticationTicket(Principals.Of(account), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + SignedInPlaces.Idle }, scheme);
        var number = new Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", await options.SessionStore!.StoreAsync(kept));
        var held = new AuthenticationTicket(new ClaimsPrincipal(new ClaimsIdentity([number], scheme)), new AuthenticationProperties(), scheme);
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(held), "/", "localhost");
    }

    /// <summary>What a form sends, with the token of the page that it is on.</summary>
    public static async Task<HttpResponseMessage> Post(HttpClient client, string page, IEnumerable<KeyValuePair<string, string>> fields, string? to = null)
    {
        var html = await client.GetStringAsync(page);
        return await client.PostAsync(to ?? page, new FormUrlEncodedContent([.. fields, new("__RequestVerificationToken", Token(html))]));
    }

    /// <summary>The token against forged posts that a page carries.</summary>
    public static string Token(string html) => System.Text.RegularExpressions.Regex.Match(html, "name=\"__RequestVerificationToken\"[^>]* value=\"([^\"]+)\"").Groups[1].Value;
}
