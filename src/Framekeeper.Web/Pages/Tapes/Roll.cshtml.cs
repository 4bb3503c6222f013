using Framekeeper.Web.Accounts;
using Framekeeper.Web.Rooms;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Tapes;

/// <summary>Who sits in front of one screen: named by who presents, each confirmed by an own PIN or attested.</summary>
internal sealed class RollModel(Rolls rolls, Admission admission, Pins pins) : ClinicPage
{
    [BindProperty(SupportsGet = true, Name = "id")]
    public string Id { get; set; } = "";

    internal IReadOnlyList<Viewer>? There => rolls.Find(Id, Me);

    internal string? Waits => rolls.Waits(Id, Me);

    internal IEnumerable<Account> Others => Names.Accounts.Where(account => account.Id != Me && !There!.Any(one => one.Account == account.Id));

    internal bool May(string account) => rolls.May(Id, account);

    [NonHandler]
    public override void OnPageHandlerExecuting(PageHandlerExecutingContext context)
    {
        if (!admission.MayPresent(Id, Me))
        {
            context.Result = NotFound();
        }
    }

    public void OnGet()
    {
    }

    public IActionResult OnPostBegin() => Then(() => rolls.Begin(Id, Me));

    public IActionResult OnPostName(string account) => Then(() => Known(account, () => rolls.Name(Id, Me, account)));

    public IActionResult OnPostAttest(string account) => Then(() => Known(account, () => rolls.Confirm(Id, Me, account, Presence.Attested)));

    public IActionResult OnPostGone(string account) => Then(() => rolls.Remove(Id, Me, account));

    public IActionResult OnPostEnd()
    {
        rolls.End(Id, Me);
        return Redirect($"/tapes/{Id}?purpose=group");
    }

    public async Task<IActionResult> OnPostPinAsync(string account, string? pin)
    {
        if (!admission.Accounts([account]).TryGetValue(account, out var known) || There?.Any(one => one.Account == account) != true)
        {
            return Then(() => { });
        }

        switch (await pins.Check(account, pin ?? ""))
        {
            case PinAnswer.Right:
                return Then(() => rolls.Confirm(Id, Me, account, Presence.Pin));
            case PinAnswer.None:
                return Wrong($"{known.Name} has set no PIN; it is set on the page of the own account. Attest that they are here instead.");
            case PinAnswer.Locked:
                return Wrong($"The PIN of {known.Name} is locked for a quarter of an hour. Attest that they are here instead.");
            default:
                return Wrong($"That is not the PIN of {known.Name}.");
        }
    }

    private void Known(string account, Action act)
    {
        if (admission.Accounts([account]).Count == 1)
        {
            act();
        }
    }

    private RedirectResult Then(Action act)
    {
        act();
        return Redirect($"/tapes/{Id}/roll");
    }
}
