using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using Framekeeper.Store;

namespace Framekeeper.Web.Accounts;

/// <summary>A link that lets somebody in once.</summary>
/// <param name="Id">A keyed hash of its code, which is told once and kept nowhere.</param>
/// <param name="Account">The account's id, fixed from now on, so that a passkey that was begun for another does not fit.</param>
/// <param name="Person">Who of the roster it is.</param>
/// <param name="Anew">Whether there is that account already, and its way in is to be made anew.</param>
internal sealed record Invitation(string Id, string Name, string Email, IReadOnlyList<string> Roles, string By, DateTimeOffset Until, string Account, bool Anew, string? Person = null)
{
    public override string ToString() => $"invitation {Id[..8]}";
}

/// <summary>Who was invited and has not come yet.</summary>
internal sealed class Invitations(DataFolder folder, TimeProvider clock)
{
    public const int Days = 7;

    private readonly SealedTable<InvitationRow, Invitation> table = new(folder, "invitations", invitation => invitation.Id);
    private readonly byte[] key = folder.Keys.Of("invitation codes");

    /// <summary>Those that are still good.</summary>
    public IReadOnlyList<Invitation> All() => [.. table.All().Where(Lasts).OrderBy(invitation => invitation.Until)];

    /// <summary>Invites, in place of earlier invitations of the same person.</summary>
    /// <returns>The code, for the link that is handed over.</returns>
    public string Invite(string name, string email, IReadOnlyList<string> roles, string by, string? account = null, string? person = null)
    {
        var code = Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));
        table.RemoveWhere(other => !Lasts(other) || (other.Anew == account is not null && string.Equals(other.Email, email, StringComparison.OrdinalIgnoreCase)));
        table.Put([new Invitation(Hash(code), name, email, roles, by, clock.GetUtcNow().AddDays(Days), account ?? Accounts.Account.NewId(), account is not null, person)]);
        folder.Audit.Write(by, "invite", account ?? "", account is null ? string.Join(", ", roles) : "a new way in");
        return code;
    }

    public Invitation? Find(string code) => table.Find(Hash(code)) is { } found && Lasts(found) ? found : null;

    public void Withdraw(string id, string by)
    {
        table.Remove([id]);
        folder.Audit.Write(by, "invite", "", "withdrawn");
    }

    /// <summary>It was used, and is good no more.</summary>
    public void Use(Invitation invitation) => table.Remove([invitation.Id]);

    private bool Lasts(Invitation invitation) => clock.GetUtcNow() < invitation.Until;

    private string Hash(string code) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(code)));
}
