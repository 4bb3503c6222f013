using System.Security.Claims;
using Framekeeper.Web.Access;

namespace Framekeeper.Web.Looks;

/// <summary>A page that is named at the top of every other.</summary>
/// <param name="Also">Another folder whose pages belong to it.</param>
internal sealed record SiteLink(string Name, string Route, string? Also = null)
{
    public string Href => $"/{Route}";

    /// <summary>Whether a path lies at or under the page.</summary>
    public bool Is(string path) => path == Href || path.StartsWith($"{Href}/", StringComparison.Ordinal) || (Also is not null && path.StartsWith($"/{Also}/", StringComparison.Ordinal));
}

/// <summary>The pages that are reached from everywhere, in their order.</summary>
internal static class SiteMap
{
    private static readonly SiteLink[] Links =
    [
        new("Treatments", "treatments", "tapes"), new("Write", "write"), new("Supervision", "supervision"), new("Inbox", "inbox"), new("Repairs", "repairs"), new("Consultations", "consults"), new("People", "people"), new("Intake", "intake"),
        new("Clearances", "clearances"), new("Ties", "ties"), new("Groups", "groups"), new("Audit", "audit"), new("Accounts", "accounts"), new("Clinic", "settings"),
    ];

    /// <summary>Those that somebody may open.</summary>
    public static List<SiteLink> For(ClaimsPrincipal user) => [.. Links.Where(link => AccessTable.Default.Allows(link.Route, "GET", user))];
}
