using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.RateLimiting;

namespace Framekeeper.Web.Pages;

/// <summary>Somebody who was invited, or whose way in is made anew.</summary>
[EnableRateLimiting(AccountServices.Doors)]
internal sealed class JoinModel(Invitations invitations, UserManager<Account> users, SignedInPlaces places, WaysIn ways, Door door, SignInManager<Account> signIns) : JoiningPage(ways, door, signIns)
{
    private Invitation? invitation;

    protected override async Task<Account?> Who() => (invitation = invitations.Find(Code)) switch
    {
        null => null,
        { Anew: true, Account: var id } => await users.FindByIdAsync(id) is { Disabled: null } known ? known : null,
        var guest => new Account(guest.Account) { Name = guest.Name, Email = guest.Email, Roles = guest.Roles, Person = guest.Person },
    };

    protected override void Done(Account account)
    {
        invitations.Use(invitation!);
        places.End(account.Id);
    }
}
