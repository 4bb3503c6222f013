using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store.Clinic;

/// <summary>That a therapist took a message as it was although it was held, and why. The message is not kept.</summary>
/// <param name="By">The account.</param>
/// <param name="Acts">What the message was held for.</param>
public sealed record Override(string Id, string Treatment, string By, DateTimeOffset At, IReadOnlyList<string> Acts, string Reason)
{
    /// <summary>Never the reason, which somebody wrote.</summary>
    public override string ToString() => $"override {Id}";
}

/// <summary>Messages that were held and taken all the same, for the supervisor; and how often a message was changed, for the clinic as a whole.</summary>
public sealed class Overrides
{
    private const string Changes = "messages changed";

    private readonly DataFolder folder;
    private readonly OwnedTable<OverrideRow, Override> overrides;

    internal Overrides(DataFolder folder)
    {
        this.folder = folder;
        overrides = new(folder, "overrides", one => one.Id, one => one.Treatment, Treatment.Key, given: true);
    }

    /// <summary>How many messages were changed before they were taken, in the whole clinic; of whom is not kept.</summary>
    public long Changed
    {
        get
        {
            using var db = folder.Db();
            return db.Set<CountRow>().Where(row => row.Name == Changes).Select(row => row.N).FirstOrDefault();
        }
    }

    /// <summary>Writes down that a message was taken although it was held.</summary>
    /// <exception cref="InputException">No reason is given, or the treatment is gone.</exception>
    public Override Add(string treatment, string by, IReadOnlyList<string> acts, string reason)
    {
        ArgumentNullException.ThrowIfNull(acts);
        _ = string.IsNullOrWhiteSpace(reason) ? throw new InputException("override", null, "is missing; a message that is held is taken with a reason", "reason") : 0;
        var at = folder.Clock.GetUtcNow();
        var one = new Override($"{at.UtcDateTime:yyyyMMddHHmmss}-{Guid.NewGuid():N}", treatment, by, at, acts, reason.Trim());
        overrides.Put(one);
        folder.Audit.Write(by, "hold-override", treatment, string.Join(' ', acts));
        return one;
    }

    /// <summary>Those of a treatment, the latest first.</summary>
    public IReadOnlyList<Override> Of(string treatment) => [.. overrides.Of(treatment).AsEnumerable().Reverse()];

    /// <summary>Counts a message that was changed.</summary>
    public void CountChange()
    {
        using var db = folder.Db();
        db.Database.ExecuteSql($"INSERT INTO counts (name, n) VALUES ({Changes}, 1) ON CONFLICT (name) DO UPDATE SET n = n + 1");
    }
}
