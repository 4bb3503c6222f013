using Framekeeper.Store.Clinic;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages;

/// <summary>What the clinic decided for all, as clients read it before they agree.</summary>
public sealed class SettingsModel : ClinicPage
{
    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? TimeZone { get; set; }

    [BindProperty]
    public int GraceDays { get; set; }

    [BindProperty]
    public string? Country { get; set; }

    [BindProperty]
    public string? Policy { get; set; }

    [BindProperty]
    public int Sample { get; set; }

    public void OnGet()
    {
        var standing = Clinic.Settings.Get();
        (Name, TimeZone, GraceDays, Country, Policy, Sample) = (standing.Name, standing.Zone, standing.GraceDays, standing.Country, standing.RecordingPolicy, standing.Sample);
    }

    public IActionResult OnPost()
    {
        try
        {
            Clinic.Settings.Put(new ClinicSettings(Name?.Trim() ?? "", TimeZone?.Trim() ?? "", GraceDays, Country?.Trim() ?? "", Policy?.Trim() ?? "", Sample), Me);
            Done = "Kept.";
            return RedirectToPage();
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), wrong.Field switch { "name" => nameof(Name), "zone" => nameof(TimeZone), "grace" => nameof(GraceDays), "sample" => nameof(Sample), _ => nameof(Policy) });
        }
    }
}
