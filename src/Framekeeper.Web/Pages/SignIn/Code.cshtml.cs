using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.RateLimiting;

namespace Framekeeper.Web.Pages.SignIn;

/// <summary>After the password, the six digits.</summary>
[EnableRateLimiting(AccountServices.Doors)]
internal sealed class CodeModel(Door door) : SecondPage(door)
{
    private readonly Door door = door;

    protected override string Refused => $"That is not the code of this half minute, or it was used already. After {Door.Tries} wrong tries the account is shut for {Door.Minutes} minutes.";

    protected override Task<bool> Try(Account account, string code) => door.Code(account, code);
}
