using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Supervision;

/// <summary>Whose work somebody supervises.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<string> Therapists { get; private set; } = [];

    /// <summary>The list; whoever finds only the own work in it is there at once.</summary>
    public IActionResult OnGet()
    {
        Therapists = [.. Clinic.Treatments.All().Where(treatment => treatment.Supervisor == Me || treatment.Therapists.Contains(Me) || User.IsInRole(AccountRoles.Director))
        .SelectMany(treatment => treatment.Supervisor == Me || User.IsInRole(AccountRoles.Director) ? treatment.Therapists : [Me]).Distinct().OrderBy(Names.Account, StringComparer.OrdinalIgnoreCase)];
        return Therapists is [var only] && only == Me ? LocalRedirect($"/supervision/{Me}") : Page();
    }
}
