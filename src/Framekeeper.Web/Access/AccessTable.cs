using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Framekeeper.Web.Access;

/// <summary>What people of a clinic are; an account has one or several of these.</summary>
public static class AccountRoles
{
    public const string Trainee = "trainee", Therapist = "therapist", Supervisor = "supervisor", Compliance = "compliance lead", Director = "director", Intake = "intake", Administrator = "administrator";

    /// <summary>All of them, in the order of the table's columns.</summary>
    public static readonly IReadOnlyList<string> All = [Trainee, Therapist, Supervisor, Compliance, Director, Intake, Administrator];
}

/// <summary>One row: who may call a route by a method.</summary>
/// <param name="Route">As the route is written.</param>
/// <param name="Who"><c>anyone</c>, <c>account</c> (whoever is signed in) or roles.</param>
internal sealed record AccessRow(string Route, IReadOnlySet<string> Methods, IReadOnlySet<string> Who)
{
    public bool Allows(ClaimsPrincipal user) => Who.Contains("anyone")
        || (user.Identity is { IsAuthenticated: true } && (Who.Contains("account") || Who.Any(user.IsInRole)));
}

/// <summary>Who may open what, in one file: what is not in it is closed to everybody.</summary>
internal sealed class AccessTable
{
    private readonly Dictionary<string, List<AccessRow>> rows;

    private AccessTable(IEnumerable<AccessRow> rows) => this.rows = rows.GroupBy(row => row.Route).ToDictionary(group => group.Key, group => group.ToList(), StringComparer.Ordinal);

    /// <summary>The table that the package carries.</summary>
    public static AccessTable Default { get; } = Read();

    public IEnumerable<AccessRow> Rows => rows.Values.SelectMany(some => some);

    /// <summary>Whether a user may call a route by a method. What may be read may be asked for its head.</summary>
    public bool Allows(string route, string method, ClaimsPrincipal user) =>
        rows.TryGetValue(route, out var some) && some.Exists(row => (row.Methods.Contains(method) || (method == "HEAD" && row.Methods.Contains("GET"))) && row.Allows(user));

    private static AccessTable Read()
    {
        using var stream = typeof(AccessTable).Assembly.GetManifestResourceStream("access.csv")!;
        using var reader = new StreamReader(stream);
        var known = AccountRoles.All.Concat(["anyone", "account"]).ToHashSet(StringComparer.Ordinal);
        var lines = reader.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Skip(1);
        return new(lines.Where(line => !line.StartsWith('#')).Select(line => line.Split(',', StringSplitOptions.TrimEntries)).Select(fields => fields is [var route, var methods, var who]
            ? new AccessRow(route, Set(methods, ' '), Set(who, ';') is { } names && names.All(known.Contains) ? names : throw new FormatException($"access.csv: {route}: {who}"))
            : throw new FormatException($"access.csv: {string.Join(',', fields)}")));
    }

    private static HashSet<string> Set(string text, char between) => [.. text.Split(between, StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];
}

/// <summary>That the table lets the user call the endpoint.</summary>
internal sealed class Listed : AuthorizationHandler<Listed>, IAuthorizationRequirement
{
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, Listed requirement)
    {
        // Where there is nothing, or nothing by this method, there is nothing to keep closed: the answer is that there is nothing.
        if (context.Resource is HttpContext http && (http.GetEndpoint() is not RouteEndpoint endpoint
            || AccessTable.Default.Allows((endpoint.RoutePattern.RawText ?? "").TrimStart('/'), http.Request.Method, context.User)))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
