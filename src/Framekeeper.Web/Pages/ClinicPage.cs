using Framekeeper.Rules;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Web.Pages;

/// <summary>A page over the clinic's data: who asks, what they may reach, and what people are called.</summary>
public abstract class ClinicPage : PageModel
{
    internal DataFolder Folder => HttpContext.RequestServices.GetRequiredService<DataFolder>();

    internal ClinicRecords Clinic => Folder.Clinic;

    internal ClearanceDesk Desk => new(Folder, RuleBook.Default);

    internal Names Names => HttpContext.RequestServices.GetRequiredService<Names>();

    internal Reach Reach => new(Folder, User);

    internal string Me => Reach.Me;

    internal DateTimeOffset Now => HttpContext.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow();

    /// <summary>Today where the clinic is.</summary>
    internal DateOnly Today => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(Now, Zone).DateTime);

    internal TimeZoneInfo Zone => Clinic.Settings.Zone;

    /// <summary>What was done, said once on the next page.</summary>
    [TempData]
    public string? Done { get; set; }

    /// <summary>A moment as people of the clinic write it.</summary>
    internal string Says(DateTimeOffset at) => $"{TimeZoneInfo.ConvertTime(at, Zone):d MMM yyyy, HH:mm}";

    internal string Day(DateTimeOffset at) => $"{TimeZoneInfo.ConvertTime(at, Zone):d MMM yyyy}";

    internal static string Day(DateOnly day) => $"{day:d MMM yyyy}";

    /// <summary>What is wrong with the call, put beside the form; never a stack trace.</summary>
    internal PageResult Wrong(string message, string field = "")
    {
        ModelState.AddModelError(field, message);
        return Page();
    }
}

/// <summary>A page of one treatment.</summary>
public abstract class TreatmentPage : ClinicPage
{
    /// <summary>The treatment's id.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    internal Treatment Treatment { get; private set; } = null!;

    /// <summary>What cannot be reached is not there.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuting(Microsoft.AspNetCore.Mvc.Filters.PageHandlerExecutingContext context)
    {
        if (Reach.Find(Id) is { } treatment)
        {
            Treatment = treatment;
        }
        else
        {
            context.Result = NotFound();
        }
    }
}
