using Framekeeper.Ties;

namespace Framekeeper.Web.Pages.People;

/// <summary>Whom the clinic knows: clients, and others who take part in sessions.</summary>
public sealed class IndexModel : ClinicPage
{
    internal IReadOnlyList<Person> All { get; private set; } = [];

    public void OnGet() => All = [.. Folder.People.All().Where(person => !person.Roles.Contains("therapist")).OrderBy(person => person.Family, StringComparer.OrdinalIgnoreCase).ThenBy(person => person.Given, StringComparer.OrdinalIgnoreCase)];
}
