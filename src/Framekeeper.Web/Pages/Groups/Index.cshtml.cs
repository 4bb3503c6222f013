using Framekeeper.Store.Clinic;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Groups;

/// <summary>Who watches together. A client agrees to a group by its name, so whoever joins it may see what was agreed for it.</summary>
public sealed class IndexModel : ClinicPage
{
    [BindProperty]
    public string? Group { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public List<string> Members { get; set; } = [];

    internal IReadOnlyList<ViewingGroup> All => Clinic.Groups.All();

    internal IEnumerable<Accounts.Account> Possible => Names.Accounts.Where(account => account.Roles.Any(role => role is Access.AccountRoles.Trainee or Access.AccountRoles.Therapist or Access.AccountRoles.Supervisor));

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        var known = Group is { Length: > 0 } ? Clinic.Groups.Find(Group) : null;
        try
        {
            Clinic.Groups.Put(new ViewingGroup(known?.Id ?? Framekeeper.Store.Clinic.Groups.NewId(), Name?.Trim() ?? "", [.. Members.Where(member => Possible.Any(account => account.Id == member))]), Me);
            Done = "Kept.";
            return RedirectToPage();
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), nameof(Name));
        }
    }

    public IActionResult OnPostEnd()
    {
        Clinic.Groups.Remove(Group ?? "", Me);
        Done = "The group has ended: what was agreed to for it is open to nobody any more.";
        return RedirectToPage();
    }
}
