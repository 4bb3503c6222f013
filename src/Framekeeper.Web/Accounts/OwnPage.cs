using Framekeeper.Store;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Accounts;

/// <summary>A page on which somebody changes what they sign in by: only soon after signing in, so that a browser left open gives nobody a lasting way in.</summary>
internal abstract class OwnPage(UserManager<Account> users, SignedInPlaces places, TimeProvider clock) : PageModel
{
    public const int Minutes = 15;

    public Account Mine { get; private set; } = null!;

    /// <summary>Whether the sign-in is too long ago; the page then says so, and takes nothing.</summary>
    public bool Stale { get; private set; }

    [NonHandler]
    public override async Task OnPageHandlerExecutionAsync(PageHandlerExecutingContext context, PageHandlerExecutionDelegate next)
    {
        Mine = (await users.FindByIdAsync(User.Id()!))!;
        var here = SignedInPlaces.Current((await HttpContext.AuthenticateAsync()).Properties) is { } id ? places.Find(id) : null;
        Stale = here is null || clock.GetUtcNow() - here.Began > TimeSpan.FromMinutes(Minutes);
        if (Stale && HttpMethods.IsPost(Request.Method))
        {
            context.Result = LocalRedirect(Request.Path);
            return;
        }

        await next();
    }
}
