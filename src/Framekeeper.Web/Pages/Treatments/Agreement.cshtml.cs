using System.Globalization;
using Framekeeper.Rules;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>Writes the terms of a treatment down, as a new version.</summary>
public sealed class AgreementModel : TreatmentPage
{
    // Further departures are rare; a second version takes them.
    private const int Blanks = 2;

    /// <summary>The fields of the form by those of the agreement.</summary>
    private static readonly Dictionary<string, string> Fields = new()
    {
        ["fee.amount"] = nameof(AgreementForm.FeeAmount),
        ["fee.currency"] = nameof(AgreementForm.FeeCurrency),
        ["fee.per"] = nameof(AgreementForm.FeePer),
        ["fee.payer"] = nameof(AgreementForm.FeePayer),
        ["fee.methods"] = nameof(AgreementForm.FeeMethods),
        ["schedule.length"] = nameof(AgreementForm.Minutes),
        ["schedule.every"] = nameof(AgreementForm.Every),
        ["schedule.hours"] = nameof(AgreementForm.Opens),
        ["places"] = nameof(AgreementForm.Places),
        ["channels"] = nameof(AgreementForm.Channels),
        ["zone"] = nameof(AgreementForm.Zone),
        ["code"] = nameof(AgreementForm.Code),
        ["jurisdiction"] = nameof(AgreementForm.Jurisdiction),
        ["from"] = nameof(AgreementForm.From),
        ["service"] = nameof(AgreementForm.Service),
    };

    [BindProperty]
    public AgreementForm Form { get; set; } = new();

    internal static IEnumerable<RulePage> Acts => RuleBook.Default.Pages.Where(page => page.Speaker == Role.Therapist);

    internal static List<SelectListItem> Codes => [new("Choose", ""), .. RuleBook.Default.Codes.All.Values.Select(code => new SelectListItem($"{code.Id}: {code.Title}", code.Id))];

    internal static List<SelectListItem> Choice(params string[] some) => [.. some.Select(one => new SelectListItem(one, one))];

    public void OnGet()
    {
        var latest = Clinic.Agreements.Versions(Id) is [.., var last] ? last : null;
        Form = latest is null ? new() { From = Today, Zone = Clinic.Settings.Get().Zone } : AgreementForm.Of(latest.Terms);
        Form.From = latest is { Holds: true } ? Today : Form.From;
        AddBlanks();
    }

    public IActionResult OnPost()
    {
        if (AgreementForm.Empty(Form.FeeAmount) is { } amount && !decimal.TryParse(amount, NumberStyles.Number, CultureInfo.InvariantCulture, out _))
        {
            ModelState.AddModelError($"Form.{nameof(AgreementForm.FeeAmount)}", "Write the amount as a number: 60 or 60.50.");
        }

        var terms = Form.Over(Standing());
        foreach (var (field, says) in Clinic.Agreements.Errors(Id, terms))
        {
            ModelState.AddModelError(Field(field), Plainly(says));
        }

        if (!ModelState.IsValid)
        {
            AddBlanks();
            return Page();
        }

        var version = Clinic.Agreements.Draft(Id, terms, Me);
        Done = "Written down. It holds once everybody has signed it.";
        return RedirectToPage("/Treatments/Version", new { id = Id, version = version.Version });
    }

    /// <summary>The latest terms, with the parties as they are now.</summary>
    private Agreement Standing() => (Clinic.Agreements.Versions(Id) is [.., var last] ? last.Terms : new Agreement()) with
    {
        Therapists = [.. Treatment.Therapists.Select(account => new Party(account, Names.Account(account), Names.Has(account, AccountRoles.Trainee) ? "trainee" : "licensed", Treatment.Supervisor))],
        Clients = [.. Treatment.Clients.Select(person => new Party(person, Names.Person(person)))],
        Others = [.. Treatment.Others.Select(person => new Party(person, Names.Person(person), "observer"))],
    };

    /// <summary>Messages are worded for a file; here somebody fills a form.</summary>
    private static string Plainly(string says)
    {
        var plain = says.StartsWith("must not be empty", StringComparison.Ordinal) ? "this is missing; write it, or empty the whole departure" : says.Replace("`framekeeper rules list` names them all", "choose from the list", StringComparison.Ordinal);
        return $"{char.ToUpperInvariant(plain[0])}{plain[1..]}{(plain.EndsWith('.') ? "" : ".")}";
    }

    private void AddBlanks() => Form.Exceptions.AddRange(Enumerable.Range(0, Math.Max(0, Blanks - Form.Exceptions.Count(one => one.IsEmpty))).Select(_ => new ExceptionForm()));

    private static string Field(string field)
    {
        if (Fields.TryGetValue(field, out var known))
        {
            return $"Form.{known}";
        }

        // exceptions[0].allows[1] stands in the first row, under what it allows.
        var row = field.IndexOf(']', StringComparison.Ordinal);
        return field.StartsWith("exceptions[", StringComparison.Ordinal) && row > 0
            ? $"Form.Exceptions[{field["exceptions[".Length..row]}].{(field[(row + 1)..].TrimStart('.').Split('[', '.')[0] is { Length: > 0 } part ? char.ToUpperInvariant(part[0]) + part[1..] : "What")}"
            : Fields.Keys.FirstOrDefault(one => field.StartsWith(one, StringComparison.Ordinal)) is { } near ? $"Form.{Fields[near]}" : "";
    }
}
