using System.Globalization;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Rooms;

/// <summary>What came of a PIN.</summary>
internal enum PinAnswer
{
    /// <summary>It is theirs.</summary>
    Right,

    /// <summary>It is not.</summary>
    Wrong,

    /// <summary>Too many were wrong.</summary>
    Locked,

    /// <summary>The account has set none.</summary>
    None,
}

/// <summary>Six digits by which somebody says at another's screen that they are there. They open nothing.</summary>
internal sealed class Pins(UserManager<Account> users, IPasswordHasher<Account> hasher, TimeProvider clock)
{
    public const int Tries = 5, Minutes = 15;

    private const string Place = "framekeeper", Kept = "pin", Missed = "pin tries";

    // One after the other, so that many tries at once are many.
    private static readonly SemaphoreSlim Trying = new(1);

    /// <summary>What is wrong with a PIN; null if nothing.</summary>
    public static string? Wrong(string? pin) => pin is not { Length: 6 } || !pin.All(char.IsAsciiDigit) ? "A PIN is six digits."
        : pin.Distinct().Count() < 3 || pin.Zip(pin.Skip(1)).All(pair => pair.Second - pair.First is 1) || pin.Zip(pin.Skip(1)).All(pair => pair.First - pair.Second is 1) ? "This is one of the PINs that are tried first; take another."
        : null;

    public async Task<bool> Has(Account account) => await users.GetAuthenticationTokenAsync(account, Place, Kept) is not null;

    public async Task Set(Account account, string pin)
    {
        await users.RemoveAuthenticationTokenAsync(account, Place, Missed);
        await users.SetAuthenticationTokenAsync(account, Place, Kept, hasher.HashPassword(account, pin));
    }

    public async Task Remove(Account account) => await users.RemoveAuthenticationTokenAsync(account, Place, Kept);

    /// <summary>Whether it is the account's; five wrong ones lock it for a quarter of an hour.</summary>
    public async Task<PinAnswer> Check(string id, string pin)
    {
        await Trying.WaitAsync();
        try
        {
            if (await users.FindByIdAsync(id) is not { } account || await users.GetAuthenticationTokenAsync(account, Place, Kept) is not { } hash)
            {
                return PinAnswer.None;
            }

            var (missed, since) = Read(await users.GetAuthenticationTokenAsync(account, Place, Missed));
            var over = clock.GetUtcNow() - since >= TimeSpan.FromMinutes(Minutes);
            if (missed >= Tries && !over)
            {
                return PinAnswer.Locked;
            }

            if (hasher.VerifyHashedPassword(account, hash, pin) != PasswordVerificationResult.Failed)
            {
                await users.RemoveAuthenticationTokenAsync(account, Place, Missed);
                return PinAnswer.Right;
            }

            await users.SetAuthenticationTokenAsync(account, Place, Missed, string.Create(CultureInfo.InvariantCulture, $"{(missed >= Tries ? 1 : missed + 1)} {clock.GetUtcNow().ToUnixTimeSeconds()}"));
            return PinAnswer.Wrong;
        }
        finally
        {
            Trying.Release();
        }
    }

    private static (int Missed, DateTimeOffset Since) Read(string? kept) =>
        kept?.Split(' ') is [var missed, var since] ? (int.Parse(missed, CultureInfo.InvariantCulture), DateTimeOffset.FromUnixTimeSeconds(long.Parse(since, CultureInfo.InvariantCulture))) : (0, DateTimeOffset.UnixEpoch);
}
