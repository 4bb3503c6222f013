using System.Security.Claims;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Accounts;

/// <summary>What a request knows of who makes it.</summary>
internal static class Principals
{
    private const string Stamp = "stamp";

    public static ClaimsPrincipal Of(Account account) => new(new ClaimsIdentity(
        [new(ClaimTypes.NameIdentifier, account.Id), new(ClaimTypes.Name, account.Name), new(Stamp, account.SecurityStamp ?? ""), .. account.Roles.Select(role => new Claim(ClaimTypes.Role, role))],
        IdentityConstants.ApplicationScheme));

    /// <summary>The account's id; null for nobody.</summary>
    public static string? Id(this ClaimsPrincipal user) => user.FindFirstValue(ClaimTypes.NameIdentifier);

    /// <summary>Reads the account anew at each request: a role that was taken, a password that was changed or an account that was closed counts from the next request on.</summary>
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var account = context.Principal?.Id() is { } id ? await context.HttpContext.RequestServices.GetRequiredService<UserManager<Account>>().FindByIdAsync(id) : null;
        if (account is { Disabled: null } && context.Principal!.FindFirstValue(Stamp) == account.SecurityStamp)
        {
            context.ReplacePrincipal(Of(account));
        }
        else
        {
            context.RejectPrincipal();
        }
    }
}
