using System.Security.Cryptography;
using Framekeeper.Store.Clearing;
using Framekeeper.Ties;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Web.Pages.Intakes;

/// <summary>Somebody who asks: whom they may meet, in two words and nothing that would tell more. What the page shows beside the answer itself does not hang on it.</summary>
public sealed class IntakeModel : ClinicPage
{
    [BindProperty(SupportsGet = true)]
    public string Id { get; set; } = "";

    [BindProperty]
    public List<string> Asked { get; set; } = [];

    [BindProperty]
    public string? Therapist { get; set; }

    internal Intake Asking { get; private set; } = null!;

    internal IReadOnlyList<Person> Therapists { get; private set; } = [];

    /// <summary>The answer about each therapist who was asked about, by the record that compliance decided on, else by the last.</summary>
    internal IReadOnlyList<(string Therapist, string Says, ClearanceRecord Record)> Answers { get; private set; } = [];

    internal IEnumerable<SelectListItem> Met => [new("Choose", ""), .. Answers.Select(answer => new SelectListItem(Names.Person(answer.Therapist), answer.Therapist))];

    internal IEnumerable<(string Name, string Text)> Facts => new (string, string)[]
    {
        ("Also known as", string.Join("; ", Asking.Person.AlsoKnownAs)), ("Born", Asking.Person.Born?.ToString() ?? ""), ("Telephone", string.Join("; ", Asking.Person.Phones)), ("E-mail", string.Join("; ", Asking.Person.Emails)),
        ("Address", string.Join(", ", new[] { Asking.Person.Street, Asking.Person.City, Asking.Person.Postcode }.Where(part => part.Length > 0))), ("Employer", string.Join("; ", Asking.Person.Employers)),
        ("School", string.Join("; ", Asking.Person.Schools)), ("Emergency contact", string.Join("; ", Asking.Person.EmergencyContacts)), ("Guarantor", string.Join("; ", Asking.Person.Guarantors)), ("Taken down by", Names.Account(Asking.By)),
    }.Where(fact => fact.Item2.Length > 0);

    private ServedTick Tick => HttpContext.RequestServices.GetRequiredService<ServedTick>();

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (Desk.Intake(Id) is { } intake)
        {
            Asking = intake;
            Therapists = [.. Desk.Therapists().OrderBy(Looks.Names.Of, StringComparer.OrdinalIgnoreCase)];
            Answers = [.. Desk.Records(Id).SelectMany(record => record.Answers.Select(answer => (answer.Therapist, answer.Says, Record: record)))
                .GroupBy(answer => answer.Therapist).Select(group => group.OrderBy(answer => answer.Record.Ruling?.At).ThenBy(answer => answer.Record.Asked).Last())];
        }
        else
        {
            context.Result = NotFound();
        }
    }

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostAskAsync()
    {
        if (Asked.Count is 0 or > ClearanceDesk.MostTherapists || Asked.Exists(id => Therapists.All(therapist => therapist.Id != id)))
        {
            return Wrong($"Choose one to {ClearanceDesk.MostTherapists} therapists.", nameof(Asked));
        }

        // One record for each, so that compliance decides of each by itself.
        await Tick.Serve(() => Asked.Distinct().Select(therapist => Desk.Ask(Id, [therapist], Me)).ToList(), HttpContext.RequestAborted);
        Done = "Answered.";
        return Again();
    }

    public async Task<IActionResult> OnPostWhomAsync()
    {
        var record = await Tick.Serve(() => Desk.Whom(Id, Me), HttpContext.RequestAborted);
        Done = record.Answers.Count > 0 ? "Answered. Who is not named may be clear as well." : "Nobody is named; ask compliance.";
        return Again();
    }

    public IActionResult OnPostBecame()
    {
        if (Answers.FirstOrDefault(answer => answer.Therapist == Therapist).Record is not { } record || !record.MayMeet(Therapist!))
        {
            return Wrong("Choose somebody whom they may meet: who is clear, or of whom compliance said so.", nameof(Therapist));
        }

        var client = Desk.Became(Id, $"c-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(4))}", Therapist!, Me);
        return RedirectToPage("/Treatments/New", new { client, therapist = Names.AccountOf(Therapist!) });
    }

    private RedirectToPageResult Again() => RedirectToPage(null, null, new { id = Id });
}
