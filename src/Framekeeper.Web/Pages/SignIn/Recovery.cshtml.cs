using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.RateLimiting;

namespace Framekeeper.Web.Pages.SignIn;

/// <summary>After the password, a code on paper.</summary>
[EnableRateLimiting(AccountServices.Doors)]
internal sealed class RecoveryModel(Door door) : SecondPage(door)
{
    private readonly Door door = door;

    protected override string Refused => $"That is none of the codes, or it was used already. After {Door.Tries} wrong tries the account is shut for {Door.Minutes} minutes.";

    protected override Task<bool> Try(Account account, string code) => door.Recovery(account, code);
}
