using Framekeeper.Store.Clinic;
using Framekeeper.Ties;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>Opens a treatment: who treats whom, and who answers for it.</summary>
public sealed class NewModel : ClinicPage
{
    [BindProperty]
    public List<string> Clients { get; set; } = [];

    [BindProperty]
    public List<string> Others { get; set; } = [];

    [BindProperty]
    public string Therapist { get; set; } = "";

    [BindProperty]
    public string? Supervisor { get; set; }

    [BindProperty]
    public bool Student { get; set; }

    [BindProperty]
    public bool SubstanceUse { get; set; }

    internal IReadOnlyList<Person> People { get; private set; } = [];

    internal IEnumerable<Account> Therapists => Names.Accounts.Where(account => account.Roles.Contains(AccountRoles.Therapist) || account.Roles.Contains(AccountRoles.Trainee));

    internal IEnumerable<Account> Supervisors => Names.Accounts.Where(account => account.Roles.Contains(AccountRoles.Supervisor));

    public void OnGet()
    {
        People = Folder.People.All();
        Therapist = Therapists.Any(account => account.Id == Me) ? Me : "";
    }

    public IActionResult OnPost()
    {
        People = Folder.People.All();
        var known = People.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        if (Clients.Count == 0 || !Clients.Concat(Others).All(known.Contains))
        {
            return Wrong("Choose at least one client.", nameof(Clients));
        }

        if (Clients.Intersect(Others).Any())
        {
            return Wrong("A client is not also somebody who is only present: choose one of the two.", nameof(Others));
        }

        if (Therapists.All(account => account.Id != Therapist))
        {
            return Wrong("Choose who treats.", nameof(Therapist));
        }

        if (Names.Has(Therapist, AccountRoles.Trainee) && Supervisors.All(account => account.Id != Supervisor))
        {
            return Wrong("A trainee treats under a supervisor: choose who answers for it.", nameof(Supervisor));
        }

        var treatment = new Treatment(Treatment.NewId(), [Therapist], AgreementForm.Empty(Supervisor), Clients, Others, Student, SubstanceUse, Now, Me, null, null);
        Clinic.Treatments.Put(treatment);
        Done = "The treatment is open. Write down its agreement next.";
        return RedirectToPage("/Treatments/Treatment", new { id = treatment.Id });
    }
}
