namespace Framekeeper.Store.Clients;

/// <summary>What a platform may call the HTTP API by. The key itself was shown once; this has its keyed hash.</summary>
/// <param name="System">The platform: what one has put in, another never sees.</param>
/// <param name="Scopes">Of <see cref="ClientKeys.Scopes"/>.</param>
/// <param name="Rate">How many requests a second it may make; twice as many in a burst.</param>
/// <param name="Ends">When it opens nothing any more; null while no other has taken its place.</param>
public sealed record ClientKey(string Hash, string System, IReadOnlyList<string> Scopes, int Rate, DateTimeOffset Made, DateTimeOffset? Ends = null)
{
    /// <summary>By which people speak of it.</summary>
    public string Id => Hash[..8];

    /// <summary>The platform and the id.</summary>
    public override string ToString() => $"key {Id} of {System}";
}
