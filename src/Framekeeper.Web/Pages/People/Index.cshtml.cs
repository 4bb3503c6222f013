using Framekeeper.Ties;
using Framekeeper.Web.Access;

namespace Framekeeper.Web.Pages.People;

/// <summary>Whom the clinic knows: clients, and others who take part in sessions.</summary>
public sealed class IndexModel : ClinicPage
{
    internal IReadOnlyList<Person> All { get; private set; } = [];

    /// <summary>Who comes to a clinic is told to those who admit and answer for it; others see whom they treat.</summary>
    internal bool Everybody => new[] { AccountRoles.Intake, AccountRoles.Director, AccountRoles.Supervisor, AccountRoles.Compliance }.Any(User.IsInRole);

    internal bool MayAdd => AccessTable.Default.Allows("people/new", "GET", User);

    private HashSet<string> Mine => Clinic.Treatments.Of(Me).SelectMany(treatment => treatment.Clients.Concat(treatment.Others)).ToHashSet(StringComparer.Ordinal);

    public void OnGet() => All = [.. Folder.People.All().Where(person => !person.Roles.Contains("therapist") && (Everybody || Mine.Contains(person.Id))).OrderBy(person => person.Family, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Given, StringComparer.OrdinalIgnoreCase)];
}
