using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;

namespace Framekeeper.Web.Pages.Own;

/// <summary>New codes on paper.</summary>
internal sealed class CodesModel(UserManager<Account> users, SignedInPlaces places, WaysIn ways, TimeProvider clock) : OwnPage(users, places, clock)
{
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    public void OnGet()
    {
    }

    public async Task OnPostAsync()
    {
        if (Mine.PasswordHash is null)
        {
            ModelState.AddModelError("", "Recovery codes go with a password and an app; you sign in by passkey.");
            return;
        }

        Recovery = await ways.NewCodes(Mine);
    }
}
