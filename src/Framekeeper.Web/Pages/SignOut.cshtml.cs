using Framekeeper.Store;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages;

/// <summary>Ends this session.</summary>
internal sealed class SignOutModel(DataFolder folder) : PageModel
{
    public async Task<IActionResult> OnPostAsync()
    {
        await HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
        folder.Audit.Write(User.Id()!, "sign-out");
        return LocalRedirect("/sign-in");
    }
}
