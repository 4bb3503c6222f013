using System.Security.Cryptography;

namespace Framekeeper.Store.Clinic;

/// <summary>People who watch together.</summary>
/// <param name="Members">Accounts, by id.</param>
public sealed record ViewingGroup(string Id, string Name, IReadOnlyList<string> Members)
{
    /// <summary>The id alone.</summary>
    public override string ToString() => $"group {Id}";
}

/// <summary>The viewing groups. Whoever joins one may see what was agreed to for the group, so every change is written down.</summary>
public sealed class Groups
{
    private readonly DataFolder folder;
    private readonly SealedTable<ViewersRow, ViewingGroup> groups;

    internal Groups(DataFolder folder) => (this.folder, groups) = (folder, new(folder, "viewers", group => group.Id));

    /// <summary>An id that nobody has.</summary>
    public static string NewId() => $"g-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}";

    /// <summary>Puts one in, in place of that of the same id.</summary>
    public void Put(ViewingGroup group, string by)
    {
        ArgumentNullException.ThrowIfNull(group);
        _ = string.IsNullOrWhiteSpace(group.Name) ? throw new InputException("group", null, "is missing; a client agrees to a group by its name", "name") : 0;
        folder.Audit.Write(by, "role", group.Id, $"members {string.Join(", ", group.Members)}");
        groups.Put([group]);
    }

    /// <summary>The one of an id.</summary>
    public ViewingGroup? Find(string id) => groups.Find(id);

    /// <summary>All of them.</summary>
    public IReadOnlyList<ViewingGroup> All() => groups.All();

    /// <summary>The ids of those in which an account is.</summary>
    public IReadOnlyList<string> Of(string account) => [.. All().Where(group => group.Members.Contains(account)).Select(group => group.Id)];

    /// <summary>Ends a group: what was agreed to for it is open to nobody any more.</summary>
    public void Remove(string id, string by)
    {
        folder.Audit.Write(by, "role", id, "no members");
        groups.Remove([id]);
    }
}
