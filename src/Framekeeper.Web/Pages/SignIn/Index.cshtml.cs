using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.RateLimiting;

namespace Framekeeper.Web.Pages.SignIn;

/// <summary>A passkey, or a password and then a code.</summary>
[EnableRateLimiting(AccountServices.Doors)]
internal sealed class SignInModel(Door door, SignInManager<Account> signIns) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Email { get; set; }

    [BindProperty]
    public string? Password { get; set; }

    [BindProperty]
    public string? Credential { get; set; }

    public IActionResult OnGet() => User.Id() is null ? Page() : LocalRedirect(Back(Url, ReturnUrl));

    public async Task<IActionResult> OnPostAsync()
    {
        if (User.Id() is not null)
        {
            return LocalRedirect(Back(Url, ReturnUrl));
        }

        if (await door.Password(Email?.Trim() ?? "", Password ?? ""))
        {
            return RedirectToPage("/SignIn/Code", new { ReturnUrl });
        }

        ModelState.AddModelError("", $"That did not open. The address or the password is wrong, or there were {Door.Tries} wrong tries and the account is shut for {Door.Minutes} minutes.");
        return Page();
    }

    public async Task<IActionResult> OnPostOptionsAsync() => Content(await signIns.MakePasskeyRequestOptionsAsync(null), "application/json");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        if (User.Id() is not null || await door.Passkey(Credential ?? ""))
        {
            return LocalRedirect(Back(Url, ReturnUrl));
        }

        ModelState.AddModelError("", "That passkey did not open. It may belong to another site or to an account that was closed, or it took too long.");
        return Page();
    }

    /// <summary>To where somebody wanted to go, if that is here.</summary>
    public static string Back(IUrlHelper url, string? to) => url.IsLocalUrl(to) ? to! : "/";
}
