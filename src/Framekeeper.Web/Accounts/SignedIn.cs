using System.Security.Cryptography;
using System.Text;
using Framekeeper.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.Net.Http.Headers;

namespace Framekeeper.Web.Accounts;

/// <summary>One browser in which somebody is signed in.</summary>
/// <param name="Seen">When it was last noted: within half of the time after which idle sessions end.</param>
/// <param name="Browser">As it calls itself.</param>
/// <param name="Ticket">What the framework keeps of it.</param>
internal sealed record SignedIn(string Id, string Account, DateTimeOffset Began, DateTimeOffset Seen, string Browser, byte[] Ticket)
{
    /// <summary>A name of it that signs nobody in.</summary>
    public string Number => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(Id)))[..16];

    public override string ToString() => $"session {Number}";
}

/// <summary>Who is signed in where, kept on this side: a browser holds a number, and taking the row away signs it out.</summary>
internal sealed class SignedInPlaces(DataFolder folder, TimeProvider clock, IHttpContextAccessor contexts) : ITicketStore
{
    public static readonly TimeSpan Idle = TimeSpan.FromMinutes(30), Longest = TimeSpan.FromHours(12);

    private const string Key = "framekeeper.session";

    private readonly OwnedTable<SignedInRow, SignedIn> table = new(folder, "signedin", one => one.Id, one => one.Account, _ => "sessions");

    /// <summary>The session by which a request is signed in; null where it is not.</summary>
    public static string? Current(AuthenticationProperties? properties) => properties?.Items.TryGetValue(Key, out var id) == true ? id : null;

    public IReadOnlyList<SignedIn> Of(string account) => [.. table.Of(account).Where(Lasts).OrderByDescending(one => one.Seen)];

    public SignedIn? Find(string id) => id.Length > 16 && table.Find(id[..16], id) is { } found && Lasts(found) ? found : null;

    /// <summary>Signs an account out everywhere, or in one place.</summary>
    public void End(string account, string? number = null)
    {
        foreach (var one in table.Of(account).Where(one => number is null || one.Number == number))
        {
            table.Remove(account, one.Id);
        }
    }

    public Task<string> StoreAsync(AuthenticationTicket ticket)
    {
        var account = ticket.Principal.Id() ?? throw new InvalidOperationException("a session is somebody's");
        foreach (var past in table.Of(account).Where(one => !Lasts(one)))
        {
            table.Remove(account, past.Id);
        }

        var id = account + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        ticket.Properties.Items[Key] = id;
        var (now, agent) = (clock.GetUtcNow(), contexts.HttpContext?.Request.Headers[HeaderNames.UserAgent].ToString() ?? "");
        table.Put(new SignedIn(id, account, now, now, agent[..Math.Min(agent.Length, 200)], TicketSerializer.Default.Serialize(ticket)));
        return Task.FromResult(id);
    }

    /// <summary>A session that was ended meanwhile stays ended.</summary>
    public Task RenewAsync(string key, AuthenticationTicket ticket)
    {
        if (Find(key) is { } known && known.Account == ticket.Principal.Id())
        {
            ticket.Properties.Items[Key] = key;
            table.Put(known with { Seen = clock.GetUtcNow(), Ticket = TicketSerializer.Default.Serialize(ticket) });
        }

        return Task.CompletedTask;
    }

    public Task<AuthenticationTicket?> RetrieveAsync(string key) => Task.FromResult(Find(key) is { } found ? TicketSerializer.Default.Deserialize(found.Ticket) : null);

    public Task RemoveAsync(string key)
    {
        table.Remove(key[..Math.Min(key.Length, 16)], key);
        return Task.CompletedTask;
    }

    private bool Lasts(SignedIn one) => clock.GetUtcNow() is var now && now - one.Began < Longest && now - one.Seen < Idle;
}
