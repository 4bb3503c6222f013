using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;

namespace Framekeeper.Web.Pages;

/// <summary>What an answer without a page of its own says.</summary>
internal sealed class StatusModel : PageModel
{
    public string Heading { get; private set; } = "";

    public string Says { get; private set; } = "";

    /// <summary>By which the log can be asked.</summary>
    public string? Number => HttpContext.Items[Trouble.Number] as string;

    /// <remarks>From the route alone: what was sent to another page may have a field of that name.</remarks>
    public void OnGet([FromRoute] int code)
    {
        (Heading, Says) = code switch
        {
            400 => ("That could not be read", "The form was old, or something in it was not as it should be. Go back, load the page anew, and try once more."),
            401 => ("Not signed in", "Sign in first."),
            403 => ("Not open to you", "This page is for people with another role. If it should be yours, ask an administrator."),
            404 => ("Not here", "There is nothing at this address, or no longer."),
            413 => ("Too large", "What was sent is larger than this page takes."),
            429 => ("Too many tries", "There were many tries from where you are. Wait a minute, and try again."),
            >= 500 => ("Our mistake", "Something went wrong on our side; nothing that you did. What you were doing may not have been kept: look before you do it again."),
            _ => ("That did not work", "Go back and try once more."),
        };
        Response.StatusCode = code is >= 400 and < 600 ? code : StatusCodes.Status404NotFound;
    }
}
