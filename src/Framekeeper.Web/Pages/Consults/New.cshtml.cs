using Framekeeper.Consulting;
using Framekeeper.Store.Clinic;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.Consults;

/// <summary>Opens a consultation: from a contested finding, or about a second role that is contemplated.</summary>
public sealed class NewModel : ConsultPage
{
    [BindProperty(SupportsGet = true, Name = "treatment")]
    public string? Of { get; set; }

    [BindProperty(SupportsGet = true, Name = "finding")]
    public string? Finding { get; set; }

    [BindProperty]
    public string Act { get; set; } = "tie";

    [BindProperty]
    public DateOnly? AsOf { get; set; }

    [BindProperty]
    public string? Facts { get; set; }

    internal Treatment? Treatment => Clinic.Treatments.Find(Of ?? "") is { } treatment && Reaches(treatment) ? treatment : null;

    internal Standing? Standing => Finding is null || Treatment is null ? null : Clinic.Findings.InTreatment(Treatment.Id).FirstOrDefault(one => one.Finding == Finding && one.Status == FindingStatus.Contested);

    internal List<SelectListItem> Choices => [new("", ""), .. Clinic.Treatments.All().Where(Reaches).Select(treatment => new SelectListItem($"{Names.People(treatment.Clients)}, with {Names.AccountsOf(treatment.Therapists)}", treatment.Id))];

    public IActionResult OnGet()
    {
        if (Finding is not null && Standing is null)
        {
            return NotFound();
        }

        AsOf ??= Today;
        return Finding is not null && Clinic.Consultations.Of(Of!).FirstOrDefault(one => one.Finding == Finding) is { } known ? Redirect($"/consults/{Of}/{known.Id}") : Page();
    }

    public IActionResult OnPost()
    {
        if (Treatment is not { } treatment)
        {
            return Of is not null ? NotFound() : Wrong("Choose the treatment.", "treatment");
        }

        var text = new Deliberation { AsOf = AsOf ?? Today, Act = Act, Facts = Facts?.Trim() ?? "" };
        List<string> asked = [.. treatment.Therapists, .. treatment.Supervisor is { } supervisor ? [supervisor] : Array.Empty<string>()];
        try
        {
            var opened = string.IsNullOrEmpty(Finding) ? Clinic.Consultations.Open(treatment.Id, text, asked, Me) : Clinic.Consultations.Open(treatment.Id, Finding, text, asked, Me);
            Done = "Opened. Lay out what those who are asked must know.";
            return Redirect($"/consults/{Of}/{opened.Id}");
        }
        catch (InputException wrong)
        {
            return Refused(wrong, field => field switch { "facts" => nameof(Facts), "as_of" => nameof(AsOf), "act" => nameof(Act), _ => "" });
        }
    }
}
