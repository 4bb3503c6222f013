using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>Where somebody who is to be recorded reads what that means and signs, on the screen or, witnessed, on paper.</summary>
public sealed class ConsentModel : TreatmentPage
{
    [BindProperty(SupportsGet = true, Name = "person")]
    public string Person { get; set; } = "";

    [BindProperty]
    public List<Purpose> Purposes { get; set; } = [];

    [BindProperty]
    public List<string> Audience { get; set; } = [];

    [BindProperty]
    public Medium Medium { get; set; } = Medium.Video;

    [BindProperty]
    public DateOnly? Until { get; set; }

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public bool Agrees { get; set; }

    [BindProperty]
    public bool OnPaper { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    /// <summary>Shown once, on the page that answers the signature, and kept nowhere.</summary>
    internal string? Code { get; private set; }

    internal RecordingConsent? Given { get; private set; }

    internal bool MayWitness => User.IsInRole(AccountRoles.Intake);

    internal string Retention => Framekeeper.Consents.Retention.Says(Clinic.Settings.Get().GraceDays);

    /// <summary>Uses that can be agreed to at all here.</summary>
    internal IEnumerable<Purpose> Possible => Enum.GetValues<Purpose>().Where(purpose => purpose switch
    {
        Purpose.Group => !Treatment.Student,
        Purpose.Teaching => !Treatment.Student && !Treatment.SubstanceUse,
        _ => true,
    });

    /// <summary>Who can be named: the therapist and the supervisor first, then groups and others who supervise or answer for the clinic.</summary>
    internal IEnumerable<(string Entry, string Says)> Whom
    {
        get
        {
            foreach (var therapist in Treatment.Therapists)
            {
                yield return ($"account:{therapist}", $"{Names.Account(therapist)}, your therapist");
            }

            if (Treatment.Supervisor is { } supervisor)
            {
                yield return ($"account:{supervisor}", $"{Names.Account(supervisor)}, the supervisor");
            }

            foreach (var group in Clinic.Groups.All().Where(_ => Treatment is { Student: false, SubstanceUse: false }))
            {
                yield return ($"group:{group.Id}", $"{group.Name}: {Names.AccountsOf(group.Members)}");
            }

            foreach (var other in Names.Accounts.Where(account => !Treatment.Student && account.Id != Treatment.Supervisor && !Treatment.Therapists.Contains(account.Id)
                && account.Roles.Any(role => role is AccountRoles.Supervisor or AccountRoles.Compliance or AccountRoles.Director)))
            {
                yield return ($"account:{other.Id}", $"{Names.Called(other)}, {string.Join(", ", other.Roles)}");
            }
        }
    }

    public IActionResult OnGet()
    {
        (Purposes, Until) = ([Purpose.Supervision], Today.AddYears(1));
        Audience = [.. Whom.Take(Treatment.Therapists.Count + (Treatment.Supervisor is null ? 0 : 1)).Select(one => one.Entry)];
        return Part() ? Page() : NotFound();
    }

    public IActionResult OnPost()
    {
        if (!Part())
        {
            return NotFound();
        }

        if (!Agrees || string.IsNullOrWhiteSpace(Name))
        {
            return Wrong(Agrees ? "Write the full name, as a signature." : "Tick that this was read and agreed to; or leave without signing.", Agrees ? nameof(Name) : nameof(Agrees));
        }

        if (OnPaper && !MayWitness)
        {
            return Wrong("Somebody from intake takes in what was signed on paper.", nameof(Agrees));
        }

        if (!Audience.All(entry => Whom.Any(one => one.Entry == entry)))
        {
            return Wrong("Somebody was chosen who cannot be: read the list again.", nameof(Audience));
        }

        var consent = new RecordingConsent(
            Framekeeper.Store.Clinic.Consents.NewId(), Id, Person, [.. Purposes.Where(Possible.Contains)], Audience, Medium, Until ?? Today.AddYears(1), Now, OnPaper ? RecordingConsent.OnPaper : RecordingConsent.OnScreen, OnPaper ? Me : null);
        try
        {
            var paper = OnPaper ? Paper.Read(Scan) : null;
            Code = Clinic.Consents.Give(consent, OnPaper ? Me : "client");
            _ = paper is null ? null : Clinic.Scans.Put(Id, consent.Id, paper, Me);
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), wrong.Field switch { "purposes" => nameof(Purposes), "audience" => nameof(Audience), "until" => nameof(Until), "scan" => nameof(Scan), _ => "" });
        }

        Given = consent;
        return Page();
    }

    private bool Part() => Treatment.Clients.Contains(Person) || Treatment.Others.Contains(Person);
}
