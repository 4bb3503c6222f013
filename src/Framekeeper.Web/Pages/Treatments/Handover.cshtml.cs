using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>Hands a treatment over, as trainees change each year: a new treatment, a new agreement to be signed.</summary>
public sealed class HandoverModel : TreatmentPage
{
    [BindProperty]
    public string Therapist { get; set; } = "";

    [BindProperty]
    public string? Supervisor { get; set; }

    internal IEnumerable<Account> Therapists => Names.Accounts.Where(account => !Treatment.Therapists.Contains(account.Id) && (account.Roles.Contains(AccountRoles.Therapist) || account.Roles.Contains(AccountRoles.Trainee)));

    internal IEnumerable<Account> Supervisors => Names.Accounts.Where(account => account.Roles.Contains(AccountRoles.Supervisor));

    public void OnGet() => Supervisor = Treatment.Supervisor;

    public IActionResult OnPost()
    {
        if (Therapists.All(account => account.Id != Therapist))
        {
            return Wrong("Choose who takes over.", nameof(Therapist));
        }

        var trainee = Names.Has(Therapist, AccountRoles.Trainee);
        if (trainee && Supervisors.All(account => account.Id != Supervisor))
        {
            return Wrong("A trainee treats under a supervisor: choose who answers for it.", nameof(Supervisor));
        }

        try
        {
            var next = Clinic.Agreements.HandOver(Id, [new Party(Therapist, Names.Account(Therapist), trainee ? "trainee" : "licensed")], AgreementForm.Empty(Supervisor), Me);
            foreach (var client in Treatment.Clients)
            {
                Treatment.Therapists.Select(Names.PersonOf).OfType<string>().ToList().ForEach(person => Desk.Part(person, client));
                if (Names.PersonOf(Therapist) is { } taking)
                {
                    Desk.Treats(taking, client);
                }
            }

            Done = "Handed over. The new agreement waits for signatures, and consent to recording is asked for anew.";
            return RedirectToPage("/Treatments/Treatment", new { id = next.Id });
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong));
        }
    }
}
