using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text.RegularExpressions;

namespace Framekeeper.Store.Clients;

/// <summary>The keys by which platforms call the HTTP API.</summary>
public sealed partial class ClientKeys
{
    /// <summary>What a key may open.</summary>
    public static readonly IReadOnlyList<string> Scopes = ["screen", "check"];

    /// <summary>A key that was revoked on the command line opens nothing after so long.</summary>
    public static readonly TimeSpan Known = TimeSpan.FromSeconds(5);

    /// <summary>No key makes more requests a second than this.</summary>
    public const int MostRate = 1_000_000;

    private const string Mark = "fk_";

    private readonly DataFolder folder;
    private readonly byte[] hashing;
    private readonly SealedTable<ClientKeyRow, ClientKey> keys;
    private volatile Snapshot? snapshot;

    internal ClientKeys(DataFolder folder)
    {
        (this.folder, hashing) = (folder, folder.Keys.Of("client keys"));
        keys = new(folder, "clientkeys", key => key.Hash);
    }

    /// <param name="Shown">Those that were shown since, as they were: a hash for each call would take longer than all else that is asked of it.</param>
    private sealed record Snapshot(DateTimeOffset At, IReadOnlyDictionary<string, ClientKey> Keys, ConcurrentDictionary<string, ClientKey> Shown);

    /// <summary>All of them, by platform, the oldest first.</summary>
    public IReadOnlyList<ClientKey> All() => [.. keys.All().OrderBy(key => key.System, StringComparer.Ordinal).ThenBy(key => key.Made)];

    /// <summary>Makes a platform's first key.</summary>
    /// <returns>The key, which is nowhere else.</returns>
    /// <exception cref="InputException">The name or a scope cannot be used, or the platform has a key.</exception>
    public string Add(string system, IReadOnlyList<string> scopes, int rate)
    {
        ArgumentNullException.ThrowIfNull(scopes);
        _ = Name.IsMatch(system) ? 0 : throw Wrong("name", "is made of small letters, digits and hyphens, at most 40 of them");
        _ = scopes.Count > 0 && scopes.All(Scopes.Contains) ? 0 : throw Wrong("scope", $"takes {string.Join(" or ", Scopes)}, or both with a comma between them");
        _ = rate is > 0 and <= MostRate ? 0 : throw Wrong("rate", $"is the number of requests a second, from 1 to {MostRate}");
        _ = Of(system).Count == 0 ? 0 : throw Wrong("name", $"{system} has a key; 'framekeeper keys rotate {system}' makes another in its place");
        return Make(system, [.. scopes.Distinct()], rate, "added");
    }

    /// <summary>Makes a key in the place of the one that a platform has, which opens for a while longer.</summary>
    /// <exception cref="InputException">The platform has none.</exception>
    public string Rotate(string system, TimeSpan overlap)
    {
        var old = Of(system);
        var newest = old.LastOrDefault() ?? throw None(system);
        var ends = folder.Clock.GetUtcNow() + overlap;
        keys.Put(old.Select(key => key.Ends < ends ? key : key with { Ends = ends }));
        return Make(system, newest.Scopes, newest.Rate, "rotated");
    }

    /// <summary>Ends all keys of a platform.</summary>
    /// <exception cref="InputException">It has none.</exception>
    public void Revoke(string system)
    {
        var gone = Of(system) is { Count: > 0 } some ? some : throw None(system);
        folder.Audit.Write("system", "key", system, "revoked");
        keys.Remove(gone.Select(key => key.Hash));
        snapshot = null;
    }

    /// <summary>The key that was shown; null for what is none, or none any more.</summary>
    public ClientKey? Find(ReadOnlySpan<char> shown)
    {
        var now = folder.Clock.GetUtcNow();
        var current = Current(now);
        var known = current.Shown.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!known.TryGetValue(shown, out var key) && Form.IsMatch(shown) && current.Keys.TryGetValue(Hash(shown), out key))
        {
            known[shown] = key;
        }

        return key is null || key.Ends <= now ? null : key;
    }

    private List<ClientKey> Of(string system) => [.. All().Where(key => key.System == system && !(key.Ends <= folder.Clock.GetUtcNow()))];

    private string Make(string system, IReadOnlyList<string> scopes, int rate, string how)
    {
        var key = Mark + Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(32));
        folder.Audit.Write("system", "key", system, $"{how}: {string.Join(' ', scopes)}");
        keys.Put([new ClientKey(Hash(key), system, scopes, rate, folder.Clock.GetUtcNow())]);
        snapshot = null;
        return key;
    }

    private string Hash(ReadOnlySpan<char> key) => Convert.ToHexStringLower(HMACSHA256.HashData(hashing, Convert.FromHexString(key[Mark.Length..])));

    private Snapshot Current(DateTimeOffset now)
    {
        if (snapshot is { } known && (now - known.At).Duration() < Known)
        {
            return known;
        }

        var read = new Snapshot(now, keys.All().ToDictionary(key => key.Hash), new());
        snapshot = read;
        return read;
    }

    private static InputException None(string system) => Wrong("name", $"{(Name.IsMatch(system) ? system : "this platform")} has no key; 'framekeeper keys list' names those that have");

    private static InputException Wrong(string field, string says) => new("keys", null, says, field);

    [GeneratedRegex(@"^[a-z0-9][a-z0-9-]{0,39}\z")]
    private static partial Regex Name { get; }

    [GeneratedRegex(@"^fk_[0-9a-f]{64}\z")]
    private static partial Regex Form { get; }
}
