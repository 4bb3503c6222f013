using System.ComponentModel.DataAnnotations;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Members;

/// <summary>A link for somebody new.</summary>
internal sealed class InviteModel(Invitations invitations, UserManager<Account> users, Names names, SiteOptions options) : PageModel, IRoleChoice
{
    [BindProperty, Required(ErrorMessage = "Say how they are called."), MaxLength(200)]
    public string? Name { get; set; }

    [BindProperty, Required(ErrorMessage = "Say by which address they sign in."), EmailAddress(ErrorMessage = "This is no e-mail address."), MaxLength(200)]
    public string? Email { get; set; }

    [BindProperty]
    public IReadOnlyList<string> Roles { get; set; } = [];

    [BindProperty]
    public string? Person { get; set; }

    public Names Names => names;

    /// <summary>Only an administrator makes administrators.</summary>
    public IReadOnlyList<string> Offered => User.IsInRole(AccountRoles.Administrator) ? AccountRoles.All : [.. AccountRoles.All.Except([AccountRoles.Administrator])];

    /// <summary>Shown once.</summary>
    public string? Link { get; private set; }

    public void OnGet()
    {
    }

    public async Task OnPostAsync()
    {
        if (IRoleChoice.Wrong(Roles, Offered) is { } wrong)
        {
            ModelState.AddModelError("Roles", wrong);
        }

        if (Email is not null && await users.FindByEmailAsync(Email.Trim()) is not null)
        {
            ModelState.AddModelError("Email", "There is an account with this address already.");
        }

        if (names.WrongPerson(Person) is { } taken)
        {
            ModelState.AddModelError("Person", taken);
        }

        if (ModelState.IsValid)
        {
            Link = LinkTo(Request, options, invitations.Invite(Name!.Trim(), Email!.Trim(), Roles, User.Id()!, person: Person));
        }
    }

    public static string LinkTo(HttpRequest request, SiteOptions options, string code) => $"{options.PublicUrl?.ToString().TrimEnd('/') ?? $"{request.Scheme}://{request.Host}"}/join/{code}";
}
