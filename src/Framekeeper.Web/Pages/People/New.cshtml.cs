using System.Security.Cryptography;
using Framekeeper.Ties;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.People;

/// <summary>Adds somebody by what tells them from others; records that are one person's are linked at the next look.</summary>
public sealed class NewModel : ClinicPage
{
    [BindProperty]
    public string? Given { get; set; }

    [BindProperty]
    public string? Family { get; set; }

    [BindProperty]
    public string? Born { get; set; }

    [BindProperty]
    public string Part { get; set; } = "client";

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    internal static List<SelectListItem> Parts => [new("Client", "client"), new("Present in sessions: interpreter, parent, observer", "contact")];

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Given) && string.IsNullOrWhiteSpace(Family))
        {
            return Wrong("Write a name, the one that they go by.", nameof(Given));
        }

        var born = string.IsNullOrWhiteSpace(Born) ? null : BirthDate.Parse(Born.Trim());
        if (born is null && !string.IsNullOrWhiteSpace(Born))
        {
            return Wrong("Write the day of birth as 1984-03-09, or as much of it as is known: 1984-03, 1984.", nameof(Born));
        }

        var person = new Person($"{(Part == "client" ? "c" : "p")}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}")
        {
            Roles = [Part == "client" ? "client" : "contact"],
            Given = Given?.Trim() ?? "",
            Family = Family?.Trim() ?? "",
            Born = born,
            Phones = string.IsNullOrWhiteSpace(Phone) ? [] : [Phone.Trim()],
            Emails = string.IsNullOrWhiteSpace(Email) ? [] : [Email.Trim()],
        };
        Folder.People.Take([person]);
        Folder.Audit.Write(Me, "person", person.Id);
        Done = "Added.";
        return RedirectToPage("/People/Index");
    }
}
