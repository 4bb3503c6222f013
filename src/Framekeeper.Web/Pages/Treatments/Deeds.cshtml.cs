using System.Globalization;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>What was paid, given, or arranged outside of talk; judged by the agreement as it is written down.</summary>
public sealed class DeedsModel : TreatmentPage
{
    [BindProperty]
    public DeedKind Kind { get; set; }

    [BindProperty]
    public DateTime? At { get; set; }

    [BindProperty]
    public string From { get; set; } = "client";

    [BindProperty]
    public string? Amount { get; set; }

    [BindProperty]
    public string? Currency { get; set; }

    [BindProperty]
    public int? Minutes { get; set; }

    [BindProperty]
    public string? Place { get; set; }

    [BindProperty]
    public string? Channel { get; set; }

    [BindProperty]
    public string? What { get; set; }

    [BindProperty]
    public int Line { get; set; }

    [BindProperty]
    public string? Why { get; set; }

    internal IReadOnlyList<LoggedDeed> All => [.. Clinic.Deeds.Of(Id).Reverse()];

    internal ILookup<int, Found> Found => Clinic.Findings.Of(Id).Where(found => found.Standing.Status != FindingStatus.Superseded).ToLookup(found => found.Finding.Turn);

    internal static List<SelectListItem> Kinds => [new("A payment", "Payment"), new("A gift or a favour", "Gift"), new("A meeting", "Meeting"), new("A call or message", "Contact"), new("A second relationship", "Tie")];

    internal static List<SelectListItem> Sides => [new("the client", "client"), new("the therapist", "therapist")];

    public void OnGet() => At = TimeZoneInfo.ConvertTime(Now, Zone).DateTime;

    public IActionResult OnPost()
    {
        if (At is not { } when || when > TimeZoneInfo.ConvertTime(Now, Zone).DateTime.AddMinutes(1))
        {
            return Wrong("Say when it was; what is yet to come is not a deed.", nameof(At));
        }

        if (Amount is not null && !decimal.TryParse(Amount, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
        {
            return Wrong("Write the amount as a number: 25 or 25.50.", nameof(Amount));
        }

        var from = Roles.Parse(From) ?? Role.Client;
        var deed = new Deed(Kind, 0, new DateTimeOffset(when, Zone.GetUtcOffset(when)), from, from == Role.Client ? Role.Therapist : Role.Client, Amount is null ? null : decimal.Parse(Amount, CultureInfo.InvariantCulture),
            AgreementForm.Empty(Currency)?.ToUpperInvariant(), Minutes, AgreementForm.Empty(Place), AgreementForm.Empty(Channel), AgreementForm.Empty(What));
        try
        {
            var line = Clinic.Deeds.Log(Id, deed, Me).Deed.Line;
            Done = Found[line].Any() ? "Written down. There is something to ask about it." : "Written down. It is within the agreement.";
            return RedirectToPage(new { id = Id });
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong));
        }
    }

    public IActionResult OnPostVoid()
    {
        if (string.IsNullOrWhiteSpace(Why))
        {
            return Wrong("Say why the entry is wrong; it stays in sight, struck out.", nameof(Why));
        }

        try
        {
            Clinic.Deeds.Void(Id, Line, Why, Me);
            Done = "Struck out.";
            return RedirectToPage(new { id = Id });
        }
        catch (InputException wrong)
        {
            return Wrong(Sentences.Of(wrong));
        }
    }
}
