using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Accounts;

/// <summary>A page on which somebody who holds a link chooses what to sign in by.</summary>
internal abstract class JoiningPage(WaysIn ways, Door door, SignInManager<Account> signIns) : PageModel
{
    [BindProperty(SupportsGet = true)]
    public string Code { get; set; } = "";

    [BindProperty]
    public NewPassword New { get; set; } = new();

    [BindProperty]
    public string? Credential { get; set; }

    /// <summary>Shown once, after a password was taken.</summary>
    public IReadOnlyList<string> Recovery { get; private set; } = [];

    /// <summary>The account that is to be, or to be opened anew; null where the link is not good.</summary>
    public Account? Newcomer { get; private set; }

    /// <summary>Who holds the link; null if it is not good. May add to <see cref="PageModel.ModelState"/>.</summary>
    protected abstract Task<Account?> Who();

    /// <summary>The link has done its work.</summary>
    protected abstract void Done(Account account);

    public async Task<IActionResult> OnGetAsync()
    {
        Newcomer = await Who();
        ModelState.Clear();
        return User.Id() is not null ? Redirect("/") : Shown();
    }

    public async Task<IActionResult> OnPostAsync()
    {
        if (await Guest() is not { } account)
        {
            return Shown();
        }

        New.Check(ModelState, ways, account);
        if (!ModelState.IsValid || await Take(() => ways.Take(account, New.Password!, New.Secret, New.Digits!)) is not { } codes)
        {
            return Shown();
        }

        Done(account);
        await door.Admit(account, "password and code, joining");
        Recovery = codes;
        return Page();
    }

    /// <summary>What the browser needs to make a passkey.</summary>
    public async Task<IActionResult> OnPostOptionsAsync() => await Guest() is { } account && ModelState.IsValid
        ? Content(await Passkeys.Ask(signIns, account.Id, account.Email!, account.Name), "application/json")
        : BadRequest(ModelState.Values.SelectMany(value => value.Errors).FirstOrDefault()?.ErrorMessage ?? "This link is no longer good.");

    public async Task<IActionResult> OnPostPasskeyAsync()
    {
        var made = await Passkeys.Made(signIns, Credential ?? "");
        if (await Guest() is not { } account || !ModelState.IsValid)
        {
            return Shown();
        }

        if (made is not { Succeeded: true } || made.UserEntity.Id != account.Id)
        {
            ModelState.AddModelError("", "The passkey was not made, or it took too long. Try once more.");
            return Shown();
        }

        if (await Take(async () => await ways.Take(account, made.Passkey, "First passkey") ? account : null) is null)
        {
            return Shown();
        }

        Done(account);
        await door.Admit(account, "passkey, joining");
        return Redirect("/account");
    }

    private async Task<Account?> Guest() => User.Id() is null ? Newcomer = await Who() : null;

    private async Task<T?> Take<T>(Func<Task<T?>> take)
        where T : class
    {
        var taken = await take();
        if (taken is null)
        {
            ModelState.AddModelError("", "There is an account with this e-mail address already.");
        }

        return taken;
    }

    private PageResult Shown()
    {
        if (Newcomer is null)
        {
            Response.StatusCode = StatusCodes.Status404NotFound;
        }

        return Page();
    }
}

/// <summary>A password together with the app that goes with it.</summary>
internal sealed class NewPassword
{
    public string? Password { get; set; }

    public string? Again { get; set; }

    /// <summary>What the app was given: chosen by the site, shown on the page, and sent back with the form.</summary>
    public string Secret { get; set; } = Totp.Secret();

    /// <summary>What the app shows.</summary>
    public string? Digits { get; set; }

    public void Check(Microsoft.AspNetCore.Mvc.ModelBinding.ModelStateDictionary state, WaysIn ways, Account account)
    {
        foreach (var (field, wrong) in ways.Faults(account, Password ?? "", Again ?? "", Secret, Digits ?? ""))
        {
            state.AddModelError($"New.{field}", wrong);
        }

        if (!Totp.IsSecret(Secret))
        {
            state.Remove("New.Secret");
            Secret = Totp.Secret();
        }
    }

    public override string ToString() => "a password";
}
