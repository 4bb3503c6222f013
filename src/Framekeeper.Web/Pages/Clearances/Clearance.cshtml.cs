using Framekeeper.Store.Clearing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Clearances;

/// <summary>One clearance with its grounds, on which compliance decides.</summary>
public sealed class ClearanceModel : ClinicPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public bool? May { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    internal ClearanceRecord Record { get; private set; } = null!;

    internal Intake Asking { get; private set; } = null!;

    internal IReadOnlyList<Ground> Grounds { get; private set; } = [];

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Desk.Clearance(Id) is { } record)
        {
            (Record, Asking, Grounds) = (record, Desk.Intake(record.Intake)!, Desk.Grounds(Id, Me));
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public void OnGet()
    {
    }

    public IActionResult OnPost()
    {
        if (string.IsNullOrWhiteSpace(Why) || May is null)
        {
            return Wrong("Write the reason: whoever asks later must understand it.", nameof(Why));
        }

        Desk.Rule(Id, May.Value, Why.Trim(), Me);
        Done = May.Value ? "Decided: they may meet." : "Decided: they should not meet.";
        return RedirectToPage("/Clearances/Index");
    }
}
