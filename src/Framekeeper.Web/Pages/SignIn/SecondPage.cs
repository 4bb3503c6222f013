using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.SignIn;

/// <summary>What comes after the password: back to it for whoever has not given it in the last minutes.</summary>
internal abstract class SecondPage(Door door) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string? ReturnUrl { get; set; }

    [BindProperty]
    public string? Code { get; set; }

    protected abstract string Refused { get; }

    protected abstract Task<bool> Try(Account account, string code);

    public async Task<IActionResult> OnGetAsync() => await door.Waiting() is null ? RedirectToPage("/SignIn/Index", new { ReturnUrl }) : Page();

    public async Task<IActionResult> OnPostAsync()
    {
        if (await door.Waiting() is not { } account)
        {
            return RedirectToPage("/SignIn/Index", new { ReturnUrl });
        }

        if (await Try(account, Code ?? ""))
        {
            return LocalRedirect(SignInModel.Back(Url, ReturnUrl));
        }

        ModelState.AddModelError("", Refused);
        return Page();
    }
}
