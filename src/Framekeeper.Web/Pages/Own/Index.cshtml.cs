using Framekeeper.Store;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages.Own;

/// <summary>Who I am here, what I sign in by, and where I am signed in.</summary>
internal sealed class OwnModel(DataFolder folder, UserManager<Account> users, SignedInPlaces places) : PageModel
{
    public Account Mine { get; private set; } = null!;

    public int PasskeyCount { get; private set; }

    public bool HasPassword => Mine.PasswordHash is not null;

    public bool MayDeclare => Access.AccessTable.Default.Allows("declare", "GET", User);

    public int CodesLeft { get; private set; }

    public IReadOnlyList<SignedIn> Places { get; private set; } = [];

    public string? Here { get; private set; }

    public async Task OnGetAsync()
    {
        Mine = (await users.FindByIdAsync(User.Id()!))!;
        PasskeyCount = (await users.GetPasskeysAsync(Mine)).Count;
        CodesLeft = await users.CountRecoveryCodesAsync(Mine);
        Places = places.Of(Mine.Id);
        Here = SignedInPlaces.Current((await HttpContext.AuthenticateAsync()).Properties);
    }

    public IActionResult OnPostEnd(string? number) => Ended(number ?? "");

    public IActionResult OnPostEndAll() => Ended(null);

    private LocalRedirectResult Ended(string? number)
    {
        places.End(User.Id()!, number);
        folder.Audit.Write(User.Id()!, "sign-out", "", number ?? "everywhere");
        return LocalRedirect("/account");
    }

    /// <summary>What people call the browser that names itself so.</summary>
    public static string Named(string agent) => $"{First(agent, "Edg", "Firefox", "Chrome", "Safari") switch { "Edg" => "Edge", "" => "A browser", var name => name }}{First(agent, "Android", "iPhone", "iPad", "Windows", "Mac", "Linux") switch { "" => "", var system => $" on {system}" }}";

    private static string First(string agent, params string[] names) => names.FirstOrDefault(name => agent.Contains(name, StringComparison.Ordinal)) ?? "";
}
