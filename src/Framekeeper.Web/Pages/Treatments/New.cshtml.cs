using Framekeeper.Store.Clearing;
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

    /// <summary>For each client whether a clearance is on record.</summary>
    internal IReadOnlyList<string> Cleared { get; private set; } = [];

    /// <param name="client">Of an intake, who has become a client.</param>
    public void OnGet(string? client, string? therapist)
    {
        People = Folder.People.All();
        Clients = People.Any(person => person.Id == client) ? [client!] : [];
        Therapist = Therapists.FirstOrDefault(account => account.Id == therapist)?.Id ?? (Therapists.Any(account => account.Id == Me) ? Me : "");
        Cleared = Clearances();
    }

    /// <summary>The form again, with what is on record of those who are chosen.</summary>
    public void OnPostClearance()
    {
        People = Folder.People.All();
        Cleared = Clearances();
    }

    private List<string> Clearances() => Names.PersonOf(Therapist) is not { } person ? []
        : [.. Clients.Where(client => People.Any(known => known.Id == client)).Select(client => $"{Names.Person(client)} and {Names.Account(Therapist)}: " + Desk.OnRecord(client, person) switch
        {
            OnRecord.Clear => "clear.",
            OnRecord.Ruled => "compliance has decided; read the record.",
            _ => "no clearance is on record.",
        })];

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
        if (Names.PersonOf(Therapist) is { } person)
        {
            Clients.ForEach(client => Desk.Treats(person, client));
        }

        Done = "The treatment is open. Write down its agreement next.";
        return RedirectToPage("/Treatments/Treatment", new { id = treatment.Id });
    }
}
