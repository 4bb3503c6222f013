using System.Net.Http.Headers;
using Framekeeper.Client;
using Framekeeper.Web;

namespace Framekeeper.Tests.Web.Api;

/// <summary>A clinic's site that platforms call, with Ask on.</summary>
public sealed class Platform : SiteFixture
{
    private int systems;

    protected override SiteOptions Options(SiteOptions usual) => usual with { Ask = true };

    /// <summary>A platform of its own, and its key.</summary>
    public (string System, string Key) System(params string[] scopes)
    {
        var name = $"platform-{Interlocked.Increment(ref systems)}";
        return (name, Folder.Clients.Keys.Add(name, scopes.Length == 0 ? ["screen", "check"] : scopes, 10_000));
    }

    /// <summary>What a platform calls with.</summary>
    public HttpClient With(string? key)
    {
        var client = Anyone();
        client.DefaultRequestHeaders.Authorization = key is null ? null : new AuthenticationHeaderValue("Bearer", key);
        return client;
    }

    /// <summary>The typed client of a platform of its own.</summary>
    public FramekeeperClient Client() => new(With(System().Key));
}
