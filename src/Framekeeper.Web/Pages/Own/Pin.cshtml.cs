using Framekeeper.Web.Accounts;
using Framekeeper.Web.Rooms;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Own;

/// <summary>The PIN for roll calls.</summary>
internal sealed class PinModel(UserManager<Account> users, SignedInPlaces places, Pins pins, TimeProvider clock) : OwnPage(users, places, clock)
{
    [BindProperty]
    public string? Pin { get; set; }

    public bool Has { get; private set; }

    public string? Said { get; private set; }

    [NonHandler]
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => base.OnPageHandlerExecutionAsync(context, async () =>
    {
        Has = await pins.Has(Mine);
        return await next();
    });

    public void OnGet()
    {
    }

    public async Task OnPostAsync()
    {
        if (Pins.Wrong(Pin) is { } wrong)
        {
            ModelState.AddModelError(nameof(Pin), wrong);
            return;
        }

        await pins.Set(Mine, Pin!);
        (Has, Said) = (true, "The PIN is taken.");
    }

    public async Task OnPostRemoveAsync()
    {
        await pins.Remove(Mine);
        (Has, Said) = (false, "The PIN is removed.");
    }
}
