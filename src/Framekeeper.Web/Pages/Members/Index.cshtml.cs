using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Web.Pages.Members;

/// <summary>Who signs in here, and who was invited to.</summary>
internal sealed class MembersModel(AccountsDb db, Invitations invitations) : PageModel
{
    public IReadOnlyList<Account> All { get; private set; } = [];

    public IReadOnlyList<Invitation> Invited { get; private set; } = [];

    public bool MayChange => User.IsInRole(AccountRoles.Administrator);

    public async Task OnGetAsync()
    {
        All = [.. (await db.Users.AsNoTracking().ToListAsync()).OrderBy(account => account.Name, StringComparer.OrdinalIgnoreCase)];
        Invited = invitations.All();
    }

    public IActionResult OnPostWithdraw(string? id)
    {
        if (invitations.All().FirstOrDefault(invitation => invitation.Id == id) is { } found)
        {
            invitations.Withdraw(found.Id, User.Id()!);
        }

        return LocalRedirect("/accounts");
    }
}
