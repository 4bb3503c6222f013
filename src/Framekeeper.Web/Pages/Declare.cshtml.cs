using Framekeeper.Ties;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages;

/// <summary>What a therapist tells of the own life, sealed for the matcher. Nothing that was told is shown.</summary>
public sealed class DeclareModel : ClinicPage
{
    [BindProperty]
    public string? Other { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public DateOnly? Since { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Not { get; set; }

    /// <summary>Who of the roster asks.</summary>
    internal string? Person => Names.PersonOf(Me);

    internal IEnumerable<SelectListItem> People => [new("Choose", ""), .. Others];

    internal IEnumerable<SelectListItem> Declinable => [new("Nobody new for now", ""), .. Others];

    /// <summary>Many codes have one word; treatment is no tie of one's own.</summary>
    internal static IEnumerable<SelectListItem> Kinds { get; } = [new("Choose", ""), .. TieKind.All.Where(kind => kind.Word is not ("client" or "therapist")).DistinctBy(kind => kind.Term).OrderBy(kind => kind.Term, StringComparer.Ordinal).Select(kind => new SelectListItem(kind.Term, kind.Name))];

    private IEnumerable<SelectListItem> Others => Folder.People.All().Where(person => person.Id != Person).OrderBy(Looks.Names.Of, StringComparer.OrdinalIgnoreCase).Select(person => new SelectListItem(Looks.Names.Of(person), person.Id));

    public void OnGet()
    {
    }

    public IActionResult OnPostTie()
    {
        if (Person is null || Folder.People.Find(Other ?? "") is null || Other == Person)
        {
            return Wrong("Choose whom you know.", nameof(Other));
        }

        if (TieKind.Parse(Kind ?? "") is not { } kind)
        {
            return Wrong("Choose what they are to you.", nameof(Kind));
        }

        Desk.Declare(Person, [new Tie(Person, Other!, kind, Since, Until)]);
        return Told();
    }

    public IActionResult OnPostDecline()
    {
        if (Person is null || (!string.IsNullOrEmpty(Not) && Folder.People.Find(Not) is null))
        {
            return Wrong("Choose whom you will not see.", nameof(Not));
        }

        Desk.Decline(Person, string.IsNullOrEmpty(Not) ? null : Not);
        return Told();
    }

    public IActionResult OnPostBack()
    {
        if (Person is { } person)
        {
            Desk.TakeBack(person);
        }

        Done = "Deleted.";
        return RedirectToPage();
    }

    private RedirectToPageResult Told()
    {
        Done = "Told to the matcher, and to nobody else.";
        return RedirectToPage();
    }
}
