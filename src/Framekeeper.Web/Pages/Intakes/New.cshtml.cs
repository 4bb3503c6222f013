using Framekeeper.Ties;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Intakes;

/// <summary>Takes down who asks, by what may tie them to somebody.</summary>
public sealed class NewModel : ClinicPage
{
    [BindProperty]
    public string? Given { get; set; }

    [BindProperty]
    public string? Family { get; set; }

    [BindProperty]
    public string? AlsoKnownAs { get; set; }

    [BindProperty]
    public string? Born { get; set; }

    [BindProperty]
    public string? Phone { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Street { get; set; }

    [BindProperty]
    public string? City { get; set; }

    [BindProperty]
    public string? Postcode { get; set; }

    [BindProperty]
    public string? Employer { get; set; }

    [BindProperty]
    public string? School { get; set; }

    [BindProperty]
    public string? EmergencyContact { get; set; }

    [BindProperty]
    public string? Guarantor { get; set; }

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Given) && string.IsNullOrWhiteSpace(Family))
        {
            return Wrong("Write a name, the one that they go by.", nameof(Given));
        }

        var born = string.IsNullOrWhiteSpace(Born) ? null : BirthDate.Parse(Born);
        if (born is null && !string.IsNullOrWhiteSpace(Born))
        {
            return Wrong("Write the day of birth as 1984-03-09, or as much of it as is known: 1984-03, 1984.", nameof(Born));
        }

        var intake = Desk.Open(
            new Person("?")
            {
                Roles = ["client"],
                Given = Given?.Trim() ?? "",
                Family = Family?.Trim() ?? "",
                AlsoKnownAs = Several(AlsoKnownAs),
                Born = born,
                Phones = Several(Phone),
                Emails = Several(Email),
                Street = Street?.Trim() ?? "",
                City = City?.Trim() ?? "",
                Postcode = Postcode?.Trim() ?? "",
                Employers = Several(Employer),
                Schools = Several(School),
                EmergencyContacts = Several(EmergencyContact),
                Guarantors = Several(Guarantor),
            },
            Me);
        Done = "Taken down. Ask now whom they may meet.";
        return RedirectToPage("/Intakes/Intake", new { id = intake.Id });
    }

    private static string[] Several(string? text) => (text ?? "").Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
}
