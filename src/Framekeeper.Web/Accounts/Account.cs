using System.Security.Cryptography;
using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Accounts;

/// <summary>Somebody who signs in. What tells who it is lies sealed in its columns, and its user name is its id.</summary>
internal sealed class Account : IdentityUser
{
    public Account()
        : this(NewId())
    {
    }

    public Account(string id) => (Id, UserName) = (id, id);

    [ProtectedPersonalData]
    public string Name { get; set; } = "";

    /// <summary>Of <see cref="AccountRoles"/>.</summary>
    public IReadOnlyList<string> Roles { get; set; } = [];

    /// <summary>Who of the roster it is, by id; null for who is not in it.</summary>
    [ProtectedPersonalData]
    public string? Person { get; set; }

    /// <summary>Since when it may not sign in; null if it may.</summary>
    public DateTimeOffset? Disabled { get; set; }

    /// <summary>The half minute (RFC 6238) whose code was last accepted.</summary>
    public long LastStep { get; set; }

    /// <summary>Sealed as well, so that a copy of the database cannot be searched for weak passwords.</summary>
    [ProtectedPersonalData]
    public override string? PasswordHash { get; set; }

    public static string NewId() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8));

    /// <summary>The id alone.</summary>
    public override string ToString() => $"account {Id}";
}
