using Framekeeper.Clearance;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages;

/// <summary>What sweeps found between those who are therapist and client already, and a sweep at once.</summary>
public sealed class TiesModel : ClinicPage
{
    internal IReadOnlyList<(Conflict Conflict, DateTimeOffset Found)> Found { get; private set; } = [];

    public void OnGet() => Found = Desk.Appeared(Me);

    public IActionResult OnPost()
    {
        var appeared = Desk.Sweep(Me).Count;
        Done = appeared == 0 ? "No tie has appeared." : $"{appeared} {(appeared == 1 ? "tie has" : "ties have")} appeared.";
        return RedirectToPage();
    }

    internal static string Level(Conflict conflict) => conflict.Level.ToString().ToLowerInvariant();
}
