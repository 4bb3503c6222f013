using Framekeeper.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Accounts;

/// <summary>What somebody signs in by is made and changed here: a password always together with an authenticator app, or passkeys.</summary>
internal sealed class WaysIn(DataFolder folder, TimeProvider clock, IHttpContextAccessor contexts, UserManager<Account> users, AccountsDb db, SignedInPlaces places)
{
    private const int Codes = 10;

    /// <summary>What is wrong with a password and the code of an app; none if they can be taken.</summary>
    public IEnumerable<(string Field, string Wrong)> Faults(Account account, string password, string again, string secret, string code)
    {
        if (Passwords.Wrong(password, account.Name, account.Email ?? "") is { } wrong)
        {
            yield return ("Password", wrong);
        }

        if (password != again)
        {
            yield return ("Again", "The two are not alike.");
        }

        if (!Totp.IsSecret(secret) || Totp.Step(secret, code, clock.GetUtcNow()) is null)
        {
            yield return ("Digits", "This is not the code that the app shows now. If it stays wrong, look whether the clock of the phone is right.");
        }
    }

    /// <summary>Takes a password with an app, in place of earlier ones; whoever is new is put in.</summary>
    /// <returns>The recovery codes, which are shown once; null if the e-mail address is taken.</returns>
    public async Task<IReadOnlyList<string>?> Take(Account account, string password, string secret, string code)
    {
        await using var together = await db.Database.BeginTransactionAsync();
        account.PasswordHash = users.PasswordHasher.HashPassword(account, password);
        (account.TwoFactorEnabled, account.LastStep, account.LockoutEnd, account.AccessFailedCount) = (true, Totp.Step(secret, code, clock.GetUtcNow()) ?? 0, null, 0);
        if (!(await Save(account)).Succeeded)
        {
            return null;
        }

        await users.SetAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey", secret);
        var recovery = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes);
        await together.CommitAsync();
        folder.Audit.Write(account.Id, "way-in", account.Id, "password and authenticator");
        return [.. recovery!];
    }

    /// <summary>Takes a passkey beside what there is; whoever is new is put in.</summary>
    /// <returns>Whether it could be: not if the e-mail address is taken.</returns>
    public async Task<bool> Take(Account account, UserPasskeyInfo passkey, string name)
    {
        passkey.Name = name;
        await using var together = await db.Database.BeginTransactionAsync();
        if (!(await Save(account)).Succeeded || !(await users.AddOrUpdatePasskeyAsync(account, passkey)).Succeeded)
        {
            return false;
        }

        await together.CommitAsync();
        folder.Audit.Write(account.Id, "way-in", account.Id, "passkey");
        return true;
    }

    /// <summary>Takes a passkey away; never the last way in.</summary>
    public async Task<bool> Remove(Account account, byte[] passkey)
    {
        if (account.PasswordHash is null && (await users.GetPasskeysAsync(account)).Count < 2)
        {
            return false;
        }

        await users.RemovePasskeyAsync(account, passkey);
        await users.UpdateSecurityStampAsync(account);
        folder.Audit.Write(account.Id, "way-in", account.Id, "passkey removed");
        return true;
    }

    /// <summary>Takes the password away, with the app and the codes on paper; never the last way in.</summary>
    public async Task<bool> RemovePassword(Account account)
    {
        if ((await users.GetPasskeysAsync(account)).Count == 0)
        {
            return false;
        }

        (account.PasswordHash, account.TwoFactorEnabled) = (null, false);
        await users.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "AuthenticatorKey");
        await users.RemoveAuthenticationTokenAsync(account, "[AspNetUserStore]", "RecoveryCodes");
        await users.UpdateSecurityStampAsync(account);
        folder.Audit.Write(account.Id, "way-in", account.Id, "password removed");
        return true;
    }

    /// <summary>New codes on paper in place of the old.</summary>
    public async Task<IReadOnlyList<string>> NewCodes(Account account)
    {
        var codes = await users.GenerateNewTwoFactorRecoveryCodesAsync(account, Codes);
        folder.Audit.Write(account.Id, "way-in", account.Id, "recovery codes");
        return [.. codes!];
    }

    /// <summary>Ends every session but this one, after something that one signs in by was changed.</summary>
    public async Task EndOthers(Account account)
    {
        var http = contexts.HttpContext!;
        var here = SignedInPlaces.Current((await http.AuthenticateAsync()).Properties);
        foreach (var place in places.Of(account.Id).Where(place => place.Id != here))
        {
            places.End(account.Id, place.Number);
        }

        await http.SignInAsync(IdentityConstants.ApplicationScheme, Principals.Of(account));
    }

    private async Task<IdentityResult> Save(Account account)
    {
        account.SecurityStamp = Totp.Secret();
        return await users.FindByIdAsync(account.Id) is null ? await users.CreateAsync(account) : await users.UpdateAsync(account);
    }
}
