namespace Framekeeper.Ties;

/// <summary>What two records are compared by.</summary>
internal enum Feature
{
    Given,
    Family,
    Born,
    Home,
    Place,
    Phone,
    Email,
    Employer,
    School,
}

/// <summary>Levels of agreement, and how often each is seen in two records of one person (<see cref="Same"/>) and of two people (<see cref="Other"/>).</summary>
/// <remarks>The starting values are our estimates of ordinary office records; every file moves them as far as it has evidence.</remarks>
internal sealed class Levels(string name, params (Kind Kind, double Same, double Other)[] levels)
{
    public const int Most = 8;

    /// <summary>As people are told.</summary>
    public string Name { get; } = name;

    public IReadOnlyList<double> Same { get; } = [.. levels.Select(level => level.Same)];

    public IReadOnlyList<double> Other { get; } = [.. levels.Select(level => level.Other)];

    /// <summary>The level of a kind: its own, else the next less alike.</summary>
    public int Of(Kind kind)
    {
        var level = 0;
        while (levels[level].Kind < kind)
        {
            level++;
        }

        return level;
    }

    public Kind this[int level] => levels[level].Kind;

    public int Count => levels.Length;

    /// <summary>In the order of <see cref="Feature"/>.</summary>
    public static readonly Levels[] All =
    [
        new("given name", (Kind.Same, 0.75, 0.006), (Kind.Sound, 0.09, 0.004), (Kind.Nickname, 0.04, 0.002), (Kind.Part, 0.05, 0.02), (Kind.Alike, 0.03, 0.02), (Kind.Differs, 0.04, 0.948)),
        new("family name", (Kind.Same, 0.78, 0.003), (Kind.Sound, 0.1, 0.003), (Kind.Part, 0.03, 0.003), (Kind.Alike, 0.03, 0.01), (Kind.Differs, 0.06, 0.981)),
        new("birth date", (Kind.Same, 0.85, 0.00005), (Kind.Letter, 0.08, 0.0006), (Kind.Part, 0.01, 0.0005), (Kind.Alike, 0.03, 0.006), (Kind.Differs, 0.03, 0.9929)),
        new("street", (Kind.Same, 0.6, 0.0003), (Kind.Alike, 0.15, 0.001), (Kind.Part, 0.05, 0.004), (Kind.Differs, 0.2, 0.9947)),
        new("town", (Kind.Same, 0.6, 0.03), (Kind.Letter, 0.12, 0.02), (Kind.Alike, 0.08, 0.03), (Kind.Differs, 0.2, 0.92)),
        new("phone", (Kind.Same, 0.65, 0.00005), (Kind.Letter, 0.05, 0.0001), (Kind.Differs, 0.3, 0.99985)),
        new("email", (Kind.Same, 0.65, 0.00002), (Kind.Letter, 0.1, 0.0001), (Kind.Alike, 0.05, 0.002), (Kind.Differs, 0.2, 0.99788)),
        new("employer", (Kind.Same, 0.6, 0.02), (Kind.Alike, 0.1, 0.01), (Kind.Differs, 0.3, 0.97)),
        new("school", (Kind.Same, 0.6, 0.03), (Kind.Alike, 0.1, 0.01), (Kind.Differs, 0.3, 0.96)),
    ];
}
