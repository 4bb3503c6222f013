using Framekeeper.Store;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Web.Pages.Members;

/// <summary>One account, as the administrator sees it.</summary>
internal sealed class MemberModel(DataFolder folder, AccountsDb db, UserManager<Account> users, SignedInPlaces places, Invitations invitations, Names names, SiteOptions options, TimeProvider clock) : PageModel, IRoleChoice
{
    public Account One { get; private set; } = null!;

    public int Places => places.Of(One.Id).Count;

    [BindProperty]
    public IReadOnlyList<string> Roles { get; set; } = [];

    [BindProperty]
    public string? Person { get; set; }

    public Names Names => names;

    public IReadOnlyList<string> Offered => AccountRoles.All;

    /// <summary>Shown once.</summary>
    public string? Link { get; private set; }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        if (await users.FindByIdAsync(RouteData.Values["id"] as string ?? "") is not { } found)
        {
            context.Result = NotFound();
            return;
        }

        One = found;
        await next();
    }

    public void OnGet() => Show();

    public async Task<IActionResult> OnPostAsync()
    {
        var wrong = IRoleChoice.Wrong(Roles, Offered) ?? (Roles.Contains(AccountRoles.Administrator) ? null : await LastAdministrator());
        if (wrong is not null)
        {
            ModelState.AddModelError("Roles", wrong);
            Person = One.Person;
            return Page();
        }

        One.Roles = [.. AccountRoles.All.Intersect(Roles)];
        await users.UpdateAsync(One);
        folder.Audit.Write(User.Id()!, "role", One.Id, string.Join(", ", One.Roles));
        return Back();
    }

    public async Task<IActionResult> OnPostPersonAsync()
    {
        if (names.WrongPerson(Person, One.Id) is { } wrong)
        {
            ModelState.AddModelError("Person", wrong);
            Roles = One.Roles;
            return Page();
        }

        One.Person = string.IsNullOrEmpty(Person) ? null : Person;
        await users.UpdateAsync(One);
        folder.Audit.Write(User.Id()!, "role", One.Id, "who of the roster");
        return Back();
    }

    public async Task<IActionResult> OnPostCloseAsync()
    {
        if (await LastAdministrator() is { } wrong)
        {
            ModelState.AddModelError("", wrong);
            Show();
            return Page();
        }

        One.Disabled = clock.GetUtcNow();
        await users.UpdateAsync(One);
        places.End(One.Id);
        folder.Audit.Write(User.Id()!, "role", One.Id, "closed");
        return Back();
    }

    public async Task<IActionResult> OnPostOpenAsync()
    {
        One.Disabled = null;
        await users.UpdateAsync(One);
        folder.Audit.Write(User.Id()!, "role", One.Id, "opened again");
        return Back();
    }

    public IActionResult OnPostEnd()
    {
        places.End(One.Id);
        folder.Audit.Write(User.Id()!, "sign-out", One.Id, "everywhere");
        return Back();
    }

    public void OnPostLink()
    {
        Link = InviteModel.LinkTo(Request, options, invitations.Invite(One.Name, One.Email!, One.Roles, User.Id()!, One.Id));
        Show();
    }

    private void Show() => (Roles, Person) = (One.Roles, One.Person);

    private LocalRedirectResult Back() => LocalRedirect($"/accounts/{One.Id}");

    private async Task<string?> LastAdministrator() =>
        One.Roles.Contains(AccountRoles.Administrator) && !(await db.Users.AsNoTracking().ToListAsync()).Exists(other => other.Id != One.Id && other.Disabled is null && other.Roles.Contains(AccountRoles.Administrator))
            ? "This is the last administrator; make another one first." : null;
}
