using Framekeeper.Web.Access;

namespace Framekeeper.Web.Pages.Supervision;

/// <summary>Whose work somebody supervises.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<string> Therapists { get; private set; } = [];

    public void OnGet() => Therapists = [.. Clinic.Treatments.All().Where(treatment => treatment.Supervisor == Me || treatment.Therapists.Contains(Me) || User.IsInRole(AccountRoles.Director))
        .SelectMany(treatment => treatment.Supervisor == Me || User.IsInRole(AccountRoles.Director) ? treatment.Therapists : [Me]).Distinct().OrderBy(Names.Account, StringComparer.OrdinalIgnoreCase)];
}
