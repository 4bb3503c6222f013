using System.Security.Cryptography;
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
    public string? Born { get; set; }

    [BindProperty]
    public string? Kind { get; set; }

    [BindProperty]
    public DateOnly? Since { get; set; }

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Not { get; set; }

    [BindProperty]
    public bool Nobody { get; set; }

    /// <summary>Who of the roster asks.</summary>
    internal string? Person => Names.PersonOf(Me);

    /// <summary>Many codes have one word; treatment is no tie of one's own.</summary>
    internal static IEnumerable<SelectListItem> Kinds { get; } = [new("Choose", ""), .. TieKind.All.Where(kind => kind.Word is not ("client" or "therapist")).DistinctBy(kind => kind.Term).OrderBy(kind => kind.Term, StringComparer.Ordinal).Select(kind => new SelectListItem(kind.Term, kind.Name))];

    public void OnGet()
    {
    }

    public IActionResult OnPostTie()
    {
        if (Person is null || string.IsNullOrWhiteSpace(Other))
        {
            return Wrong("Write the name of whom you know.", nameof(Other));
        }

        if (TieKind.Parse(Kind ?? "") is not { } kind)
        {
            return Wrong("Choose what they are to you.", nameof(Kind));
        }

        Desk.Declare(Person, [new Tie(Person, Known(Other), kind, Since, Until)]);
        return Told();
    }

    public IActionResult OnPostDecline()
    {
        if (Person is null || (string.IsNullOrWhiteSpace(Not) && !Nobody))
        {
            return Wrong("Write the name of whom you will not see, or tick that you take nobody new.", nameof(Not));
        }

        Desk.Decline(Person, Nobody ? null : Known(Not!));
        return Told();
    }

    /// <summary>The record of a name. A list to choose from would tell every therapist who comes here, and so would another answer for a name that is not there: one that is new, or that several have, gets a record of its own for the matcher to link.</summary>
    private string Known(string name)
    {
        var (called, born) = (string.Join(' ', name.Split(' ', StringSplitOptions.RemoveEmptyEntries)), string.IsNullOrWhiteSpace(Born) ? null : BirthDate.Parse(Born.Trim()));
        var known = Folder.People.All().Where(person => person.Id != Person && (born is null || person.Born is null || person.Born == born) && string.Equals(Looks.Names.Of(person), called, StringComparison.OrdinalIgnoreCase)).ToList();
        if (known is [var one])
        {
            return one.Id;
        }

        var parts = called.Split(' ');
        var added = new Person($"p-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}") { Roles = ["contact"], Given = string.Join(' ', parts[..^1]), Family = parts[^1], Born = born };
        Folder.People.Take([added]);
        Folder.People.Link();
        return added.Id;
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
