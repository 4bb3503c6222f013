using System.Diagnostics;
using System.Security.Claims;
using Framekeeper.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Web.Accounts;

/// <summary>How one signs in: with a password and then a code, or with a passkey. Every try is in the audit log.</summary>
internal sealed class Door(
    DataFolder folder, TimeProvider clock, IHttpContextAccessor contexts, UserManager<Account> users, SignInManager<Account> signIns, IPasswordHasher<Account> hasher, AccountsDb db, Decoy decoy)
{
    /// <summary>The scheme of who has given the password and not yet the code.</summary>
    public const string Pending = "pending";

    public const int Tries = 5, Minutes = 15;

    private static readonly TimeSpan Refusal = TimeSpan.FromMilliseconds(500);

    private HttpContext Http => contexts.HttpContext!;

    /// <summary>Whether it is somebody's password. What is refused is refused alike and after the same time, whether nobody has the address, the password is wrong, or the account is locked or closed.</summary>
    public async Task<bool> Password(string email, string password)
    {
        var began = Stopwatch.GetTimestamp();
        var account = await users.FindByEmailAsync(email);
        var right = hasher.VerifyHashedPassword(account ?? decoy.Account, account?.PasswordHash ?? decoy.Hash, password) != PasswordVerificationResult.Failed;
        if (right && account is { PasswordHash: not null, Disabled: null } && !Locked(account))
        {
            await Http.SignInAsync(Pending, new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account.Id)], Pending)));
            return true;
        }

        await Refuse(account, "password");

        // Again where a timer was early: a wait counts whole milliseconds.
        while (Refusal - Stopwatch.GetElapsedTime(began) is { Ticks: > 0 } rest)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(Math.Ceiling(rest.TotalMilliseconds)), Http.RequestAborted);
        }

        return false;
    }

    /// <summary>Who has given the password, a few minutes ago at most.</summary>
    public async Task<Account?> Waiting() =>
        await Http.AuthenticateAsync(Pending) is { Succeeded: true, Principal: var who } && await users.FindByIdAsync(who.Id()!) is { Disabled: null } account ? account : null;

    /// <summary>Signs in who has given the password, if this is the code of the app. A code is good once.</summary>
    public async Task<bool> Code(Account account, string code)
    {
        if (!Locked(account) && await users.GetAuthenticatorKeyAsync(account) is { } secret && Totp.Step(secret, code, clock.GetUtcNow()) is { } step && step > account.LastStep)
        {
            account.LastStep = step;
            return await Admit(account, "password and code");
        }

        await Refuse(account, "code");
        return false;
    }

    /// <summary>Signs in who has given the password, if this is one of the codes on paper; it is good once.</summary>
    public async Task<bool> Recovery(Account account, string code)
    {
        if (!Locked(account) && (await users.RedeemTwoFactorRecoveryCodeAsync(account, code.Trim().ToUpperInvariant())).Succeeded)
        {
            return await Admit(account, "password and recovery code");
        }

        await Refuse(account, "recovery code");
        return false;
    }

    /// <summary>Signs in by a passkey, which is something one has together with what one knows or is. Wrong passwords lock nobody out of it.</summary>
    public async Task<bool> Passkey(string credential)
    {
        var shown = await Passkeys.Shown(signIns, credential);
        if (shown is { Succeeded: true, User: { Disabled: null } account })
        {
            await users.AddOrUpdatePasskeyAsync(account, shown.Passkey);
            return await Admit(account, "passkey");
        }

        await Refuse(null, "passkey");
        return false;
    }

    /// <summary>Signs an account in.</summary>
    public async Task<bool> Admit(Account account, string how)
    {
        (account.AccessFailedCount, account.LockoutEnd) = (0, null);
        if (!(await users.UpdateAsync(account)).Succeeded)
        {
            // Somebody else used the same code at the same moment.
            return false;
        }

        await Http.SignOutAsync(Pending);
        await Http.SignInAsync(IdentityConstants.ApplicationScheme, Principals.Of(account));
        folder.Audit.Write(account.Id, "sign-in", "", how);
        return true;
    }

    private bool Locked(Account account) => account.LockoutEnd > clock.GetUtcNow();

    private async Task Refuse(Account? account, string what)
    {
        if (account is not null && !Locked(account))
        {
            // Counted by the database, so that many at once are many.
            var counted = db.Users.Where(one => one.Id == account.Id);
            await counted.ExecuteUpdateAsync(row => row.SetProperty(one => one.AccessFailedCount, one => one.AccessFailedCount + 1));
            var until = (DateTimeOffset?)clock.GetUtcNow().AddMinutes(Minutes);
            await counted.Where(one => one.AccessFailedCount >= Tries).ExecuteUpdateAsync(row => row.SetProperty(one => one.AccessFailedCount, 0).SetProperty(one => one.LockoutEnd, until));
        }

        folder.Audit.Write("nobody", "sign-in-failed", account?.Id ?? "", what);
    }
}

/// <summary>What a password is held against where nobody has the address, so that it takes as long.</summary>
internal sealed class Decoy
{
    public Decoy(IServiceScopeFactory scopes)
    {
        using var scope = scopes.CreateScope();
        Hash = scope.ServiceProvider.GetRequiredService<IPasswordHasher<Account>>().HashPassword(Account, Totp.Secret());
    }

    public Account Account { get; } = new();

    public string Hash { get; }
}
