using System.Security.Claims;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;

namespace Framekeeper.Web.Demo;

/// <summary>Signs in as anybody of the invented clinic. It is there in a demo alone.</summary>
internal static class SigningInAs
{
    public static void MapDemo(this IEndpointRouteBuilder site) => site.MapPost("/demo/as/{id}", As);

    private static async Task<IResult> As(HttpContext http, string id, UserManager<Account> accounts, Door door)
    {
        if (!await http.RequestServices.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http) || await accounts.FindByIdAsync(id) is not { Disabled: null } account)
        {
            return Results.Redirect("/sign-in");
        }

        await door.Admit(account, "demo");
        return Results.Redirect("/");
    }
}
