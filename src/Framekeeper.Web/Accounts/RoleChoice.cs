using Framekeeper.Web.Access;

namespace Framekeeper.Web.Accounts;

/// <summary>A form on which roles are chosen.</summary>
internal interface IRoleChoice
{
    IReadOnlyList<string> Roles { get; }

    IReadOnlyList<string> Offered { get; }

    /// <summary>What is wrong with a choice; null if nothing.</summary>
    static string? Wrong(IReadOnlyList<string> roles, IReadOnlyList<string> offered) =>
        roles.Count == 0 || roles.Except(offered).Any() ? "Choose at least one of these."
        : roles.Count > 1 && roles.Contains(AccountRoles.Administrator) ? "An administrator has no other role; give the others to another account."
        : null;
}
