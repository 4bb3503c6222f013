using Framekeeper.Store.Clinic;
using Framekeeper.Web.Writing;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages;

/// <summary>Before it is sent: a message is looked at while it is written. It is copied, or handed to the platform that was named; no draft is kept.</summary>
public sealed class WriteModel : ClinicPage
{
    /// <summary>To whom.</summary>
    [BindProperty]
    public string? Treatment { get; set; }

    /// <summary>The message.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>What the client wrote before.</summary>
    [BindProperty]
    public string? Before { get; set; }

    /// <summary>Why it is sent although it is held.</summary>
    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>The same where one message is taken again.</summary>
    [BindProperty]
    public string Key { get; set; } = $"{Guid.NewGuid():N}";

    internal Seen? Seen { get; private set; }

    /// <summary>Whom messages are handed to; null where they are copied.</summary>
    internal string? Platform => HttpContext.RequestServices.GetRequiredService<Courier>().Platform;

    internal bool Taken { get; private set; }

    /// <summary>Whether a reason was given with what was taken.</summary>
    internal bool Reasoned { get; private set; }

    /// <summary>Those whom one writes to: one treats, or answers for who does.</summary>
    internal List<Treatment> Own => [.. Reach.All().Where(treatment => Reach.Belongs(treatment) && treatment.Ended is null)];

    internal List<SelectListItem> Choices => [.. Own.Select(treatment => new SelectListItem(Names.People(treatment.Clients), treatment.Id, treatment.Id == Treatment))];

    /// <summary>What was taken although it was held, in treatments that one supervises.</summary>
    internal List<(Treatment Treatment, Override Override)> Told =>
        [.. Reach.All().Where(treatment => treatment.Supervisor == Me).SelectMany(treatment => Clinic.Overrides.Of(treatment.Id).Select(one => (treatment, one))).OrderByDescending(told => told.one.At).Take(20)];

    /// <summary>Looks at it, for a browser without script.</summary>
    public IActionResult OnPost() => Draft() is { } draft ? Shown(Drafts.Look(draft, closely: true)) : NotFound();

    /// <summary>Takes it, for a browser without script.</summary>
    public async Task<IActionResult> OnPostTakeAsync()
    {
        if (Draft() is not { } draft)
        {
            return NotFound();
        }

        var taking = await Drafts.Take(draft, Me, Reason, changed: false, Key, HttpContext.RequestAborted);
        if (taking.Failed is { } failed)
        {
            return Wrong(failed);
        }

        Taken = taking.Held is null;
        if (Taken)
        {
            // It has gone: the next one is another, and needs a reason of its own.
            ModelState.Clear();
            (Reasoned, Reason, Key) = (!string.IsNullOrWhiteSpace(Reason), null, $"{Guid.NewGuid():N}");
            (Text, Before) = Platform is null ? (Text, Before) : (null, null);
        }

        return Shown(taking.Held, take: !Taken);
    }

    internal string Instead(Finding finding) => Drafts.Instead(finding);

    private Drafts Drafts => HttpContext.RequestServices.GetRequiredService<Drafts>();

    private Draft? Draft() => Treatment is not null && Own.Exists(treatment => treatment.Id == Treatment) ? new Draft(Treatment, Text ?? "", Before) : null;

    private PageResult Shown(Seen? seen, bool take = false)
    {
        Seen = seen;
        if (take)
        {
            ModelState.AddModelError(nameof(Reason), "This message is held. Say why it is to go as it is; your supervisor is told.");
        }

        return Page();
    }
}
