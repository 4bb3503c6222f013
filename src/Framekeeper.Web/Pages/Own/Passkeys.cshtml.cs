using System.Buffers.Text;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Own;

/// <summary>My passkeys: another one, its name, away with it.</summary>
internal sealed class PasskeysModel(UserManager<Account> users, SignInManager<Account> signIns, SignedInPlaces places, WaysIn ways, TimeProvider clock) : OwnPage(users, places, clock)
{
    private readonly UserManager<Account> users = users;

    public IList<UserPasskeyInfo> All { get; private set; } = [];

    [BindProperty]
    public string? Called { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>By which a form names a passkey.</summary>
    public static string Number(UserPasskeyInfo passkey) => Base64Url.EncodeToString(passkey.CredentialId);

    [NonHandler]
    public override Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next) => base.OnPageHandlerExecutionAsync(context, async () =>
    {
        All = await users.GetPasskeysAsync(Mine);
        return await next();
    });

    public void OnGet()
    {
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await Passkeys.Ask(signIns, Mine.Id, Mine.Email!, Mine.Name), "application/json");

    public async Task<IActionResult> OnPostAddAsync()
    {
        var name = string.IsNullOrWhiteSpace(Called) ? "Passkey" : Called.Trim()[..Math.Min(Called.Trim().Length, 60)];
        if (await Passkeys.Made(signIns, Credential ?? "") is { Succeeded: true } made && made.UserEntity.Id == Mine.Id && await ways.Take(Mine, made.Passkey, name))
        {
            await ways.EndOthers(Mine);
            return LocalRedirect("/account/passkeys");
        }

        ModelState.AddModelError("", "The passkey was not made, or it took too long. Try once more.");
        return Page();
    }

    public async Task<IActionResult> OnPostNameAsync(string? number, string? name)
    {
        if (All.FirstOrDefault(passkey => Number(passkey) == number) is { } found && name?.Trim() is { Length: > 0 and <= 60 } called)
        {
            found.Name = called;
            await users.AddOrUpdatePasskeyAsync(Mine, found);
        }

        return LocalRedirect("/account/passkeys");
    }

    public async Task<IActionResult> OnPostRemoveAsync(string? number)
    {
        if (All.FirstOrDefault(passkey => Number(passkey) == number) is { } found && !await ways.Remove(Mine, found.CredentialId))
        {
            ModelState.AddModelError("", "This is the last way in. Make another passkey or add a password first.");
            return Page();
        }

        await ways.EndOthers(Mine);
        return LocalRedirect("/account/passkeys");
    }
}
