using Framekeeper.Consulting;
using Framekeeper.Rules;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.Consults;

/// <summary>A page about consultations: of those who treat, who answer for it, and who look after the clinic's work. Intake's reach over all treatments does not open them.</summary>
public abstract class ConsultPage : ClinicPage
{
    internal static readonly List<SelectListItem> Acts = [.. RuleBook.Default.Pages.Where(page => page.Speaker == Role.Therapist).OrderBy(page => page.Title, StringComparer.Ordinal).Select(page => new SelectListItem(page.Title, page.Id))];

    internal static readonly List<SelectListItem> Stances = [new("", ""), .. new[] { Stance.Fitting, Stance.Guarded, Stance.Unfitting, Stance.Unsure }.Select(stance => new SelectListItem(Laid.InWords(stance), stance.ToString()))];

    internal bool LooksAfter => User.IsInRole(AccountRoles.Compliance) || User.IsInRole(AccountRoles.Director);

    internal bool Reaches(Treatment treatment) => Reach.Belongs(treatment) || LooksAfter;

    internal static string Title(string act) => RuleBook.Default[act]?.Title ?? act;

    /// <summary>State and colour.</summary>
    internal (string Says, string Kind) State(Consultation one) => one switch
    {
        { Ruling: null, Stands: false } => ("being written", "warn"),
        { Ruling: null } => ("waits for a decision", "warn"),
        _ when one.IsDue(Today) => ($"to be looked at again since {Day(one.Ruling!.FollowUp)}", "bad"),
        { FollowUps.Count: > 0 } => ("decided and followed up", "good"),
        _ => ("decided", "good"),
    };

    /// <summary>Who can be asked: those who reach the treatment. Anybody else is asked with the copy for outside.</summary>
    internal List<Accounts.Account> Askable(Treatment treatment) =>
        [.. Names.Accounts.Where(account => treatment.Therapists.Contains(account.Id) || treatment.Supervisor == account.Id || account.Roles.Contains(AccountRoles.Compliance) || account.Roles.Contains(AccountRoles.Director))];

    internal PageResult Refused(InputException wrong, Func<string?, string> field) => Wrong(Sentences.Of(wrong), field(wrong.Field));
}

/// <summary>A page of one consultation.</summary>
public abstract class OneConsultPage : ConsultPage
{
    /// <summary>The treatment's id.</summary>
    [BindProperty(SupportsGet = true, Name = "treatment")]
    public string Of { get; set; } = "";

    /// <summary>The consultation's id.</summary>
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    internal Treatment Treatment { get; private set; } = null!;

    internal IReadOnlyList<Consultation> Versions { get; private set; } = [];

    internal Consultation Newest => Versions[^1];

    /// <summary>What cannot be reached is not there.</summary>
    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        if (Clinic.Treatments.Find(Of) is { } treatment && Reaches(treatment) && Clinic.Consultations.Versions(Of, Id) is { Count: > 0 } versions)
        {
            (Treatment, Versions) = (treatment, versions);
        }
        else
        {
            context.Result = NotFound();
        }
    }

    internal IReadOnlyList<Part> Parts(Consultation version) => Laid.Out(version, ConsultBook.Default, new ByName(this), Title);

    /// <summary>By their names, for those who reach the treatment.</summary>
    private sealed class ByName(OneConsultPage page) : ICalling
    {
        public bool Signatures => true;

        public string Account(string id) => page.Names.Account(id);

        public string Person(string id) => page.Names.Person(id);

        public string Outside(string name) => name;

        public string Day(DateOnly day) => ClinicPage.Day(day);
    }
}
