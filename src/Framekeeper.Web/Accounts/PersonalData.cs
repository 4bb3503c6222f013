using System.Security.Cryptography;
using System.Text;
using Framekeeper.Store;
using Framekeeper.Store.Keys;
using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Accounts;

/// <summary>Closes what tells who somebody is before it goes into a column.</summary>
internal sealed class SealedColumns(DataFolder folder) : IPersonalDataProtector
{
    private readonly byte[] key = folder.Keys.Of("accounts");

    public string? Protect(string? data) => data is null ? null : Convert.ToBase64String(Seal.Close(key, Encoding.UTF8.GetBytes(data), "accounts"));

    public string? Unprotect(string? data) => data is null ? null : Encoding.UTF8.GetString(Seal.Open(key, Convert.FromBase64String(data), "accounts"));
}

/// <summary>What an address is looked up by: a keyed hash, which nobody without the key can search for.</summary>
internal sealed class Lookups(DataFolder folder) : ILookupProtector, ILookupProtectorKeyRing
{
    private readonly byte[] key = folder.Keys.Of("lookups");

    public string CurrentKeyId => "lookups";

    public string this[string keyId] => keyId;

    public IEnumerable<string> GetAllKeyIds() => [CurrentKeyId];

    public string? Protect(string keyId, string? data) => data is null ? null : Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(data)));

    /// <summary>A hash does not open; whoever wants the address reads the sealed column.</summary>
    public string? Unprotect(string keyId, string? data) => data;
}
