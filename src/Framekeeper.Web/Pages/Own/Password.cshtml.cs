using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Own;

/// <summary>A new password with a new app, or away with both.</summary>
internal sealed class PasswordModel(UserManager<Account> users, SignedInPlaces places, WaysIn ways, TimeProvider clock) : OwnPage(users, places, clock)
{
    [BindProperty]
    public NewPassword New { get; set; } = new();

    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAsync()
    {
        New.Check(ModelState, ways, Mine);
        if (ModelState.IsValid && await ways.Take(Mine, New.Password!, New.Secret, New.Digits!) is { } codes)
        {
            Recovery = codes;
            await ways.EndOthers(Mine);
        }

        return Page();
    }

    public async Task<IActionResult> OnPostRemoveAsync()
    {
        if (!await ways.RemovePassword(Mine))
        {
            ModelState.AddModelError("", "This is the last way in. Make a passkey first.");
            return Page();
        }

        await ways.EndOthers(Mine);
        return LocalRedirect("/account");
    }
}
