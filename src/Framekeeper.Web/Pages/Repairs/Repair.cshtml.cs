using Framekeeper.Supervision;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Repairs;

/// <summary>One repair: planned by the therapist, closed by the supervisor with what was done.</summary>
public sealed class RepairModel : TreatmentPage
{
    [BindProperty(SupportsGet = true, Name = "finding")]
    public string Finding { get; set; } = "";

    [BindProperty]
    public string? ToSay { get; set; }

    [BindProperty]
    public string? Changes { get; set; }

    [BindProperty]
    public DateOnly? Due { get; set; }

    [BindProperty]
    public string? What { get; set; }

    internal Repair Repair => Clinic.Supervision.Repairs(Id).First(repair => repair.Finding == Finding);

    internal bool MayPlan => Treatment.Therapists.Contains(Me) && Repair.Closed is null;

    internal bool MayClose => Treatment.Supervisor == Me && Repair.Closed is null;

    public IActionResult OnGet()
    {
        if (Clinic.Supervision.Repairs(Id).All(repair => repair.Finding != Finding))
        {
            return NotFound();
        }

        (ToSay, Changes, Due) = (Repair.Says, Repair.Changes, Repair.Due ?? Today.AddDays(7));
        return Page();
    }

    public IActionResult OnPost() => Try(() => Clinic.Supervision.Plan(Id, Finding, ToSay ?? "", Changes ?? "", Due ?? Today, Me), "Planned. Your supervisor sees it.");

    public IActionResult OnPostClose() => Try(() => Clinic.Supervision.Close(Id, Finding, What ?? "", Me), "Closed.");

    private IActionResult Try(Action act, string done)
    {
        try
        {
            act();
            Done = done;
            return RedirectToPage(new { id = Id, finding = Finding });
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), wrong.Field switch { "says" => nameof(ToSay), "changes" => nameof(Changes), "due" => nameof(Due), "done" => nameof(What), _ => "" });
        }
    }
}
