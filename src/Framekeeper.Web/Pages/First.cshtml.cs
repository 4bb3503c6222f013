using System.ComponentModel.DataAnnotations;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.RateLimiting;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Web.Pages;

/// <summary>The administrator, where there is nobody yet.</summary>
[EnableRateLimiting(AccountServices.Doors)]
internal sealed class FirstModel(FirstRun first, AccountsDb db, WaysIn ways, Door door, SignInManager<Account> signIns) : JoiningPage(ways, door, signIns)
{
    [BindProperty, Required(ErrorMessage = "Say how you are called."), MaxLength(200)]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Say by which address you sign in."), EmailAddress(ErrorMessage = "This is no e-mail address."), MaxLength(200)]
    public string? Email { get; set; }

    protected override async Task<Account?> Who() =>
        first.Fits(Code) && !await db.Users.AnyAsync() ? new Account(first.Account) { Name = Name?.Trim() ?? "", Email = Email?.Trim() ?? "", Roles = [AccountRoles.Administrator] } : null;

    protected override void Done(Account account) => first.Use();
}
