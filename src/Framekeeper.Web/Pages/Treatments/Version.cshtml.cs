using Framekeeper.Store.Clinic;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>One version of the agreement as its client reads it, to be printed and signed.</summary>
public sealed class VersionModel : TreatmentPage
{
    [BindProperty(SupportsGet = true, Name = "version")]
    public int Number { get; set; }

    [BindProperty]
    public string Who { get; set; } = "";

    [BindProperty]
    public string? Name { get; set; }

    [BindProperty]
    public string? Seen { get; set; }

    [BindProperty]
    public bool OnPaper { get; set; }

    [BindProperty]
    public IFormFile? Scan { get; set; }

    [BindProperty]
    public bool Agrees { get; set; }

    internal AgreementVersion Version { get; private set; } = null!;

    internal IReadOnlyList<(string Heading, string Sentence)> Copy => Frame.Default.PlainCopy(Version.Terms, Names.Account);

    /// <summary>Those who have not signed yet, by id and name.</summary>
    internal IEnumerable<Party> Missing => Version.Terms.Clients.Concat(Version.Terms.Therapists).Where(party => Version.Signatures.All(signature => signature.Who != party.Id));

    internal bool IsNewest => Clinic.Agreements.Versions(Id)[^1].Version == Number;

    /// <summary>Whether whoever is signed in may sign for this party: a therapist for nobody else, and paper is witnessed by others.</summary>
    internal bool MaySign(Party party) => Treatment.Therapists.Contains(party.Id!) ? party.Id == Me : true;

    internal bool MayWitness => User.IsInRole(Access.AccountRoles.Intake);

    public IActionResult OnGet() => Known() ? Page() : NotFound();

    public IActionResult OnPost()
    {
        if (!Known())
        {
            return NotFound();
        }

        if (Missing.FirstOrDefault(party => party.Id == Who) is not { } party || !MaySign(party))
        {
            return Wrong("Choose whose signature it is; a therapist signs from the own account.", nameof(Who));
        }

        if (!Agrees)
        {
            return Wrong("Tick that the terms were read and agreed to.", nameof(Agrees));
        }

        if (OnPaper && !MayWitness)
        {
            return Wrong("Somebody from intake takes in what was signed on paper.", nameof(OnPaper));
        }

        try
        {
            var paper = OnPaper ? Paper.Read(Scan) : null;
            Clinic.Agreements.Sign(Id, Number, Who, Name ?? "", OnPaper ? Signature.OnPaper : Signature.OnScreen, OnPaper ? Me : null, Seen);
            _ = paper is null ? null : Clinic.Scans.Put(Id, $"agreement {Number}", paper, Me);
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong), wrong.Field switch { "name" => nameof(Name), "scan" => nameof(Scan), _ => "" });
        }

        Done = "Signed. Print the copy for everybody who signed.";
        return RedirectToPage(new { id = Id, version = Number });
    }

    private bool Known()
    {
        Version = Clinic.Agreements.Versions(Id).FirstOrDefault(version => version.Version == Number)!;
        return Version is not null;
    }
}
