namespace Framekeeper;

/// <summary>The agreements at hand, in all their versions: which one a session is judged by.</summary>
public sealed record Agreements(IReadOnlyList<Agreement> Versions)
{
    /// <summary>None: sessions are judged by what they carry inline, else by the rule book's default.</summary>
    public static Agreements None { get; } = new([]);

    /// <summary>The version in force on <paramref name="day"/>; on an unknown day the newest; null where none is (or was yet) in force.</summary>
    /// <param name="id">Only versions of this agreement; null: of any.</param>
    public Agreement? InForce(DateOnly? day, string? id = null) => Versions
        .Where(version => id is null || version.Id == id)
        .Where(version => day is null || version.From is null || version.From <= day)
        .OrderBy(version => version.From ?? DateOnly.MinValue).ThenBy(version => version.Version ?? 1)
        .LastOrDefault();
}
