namespace Framekeeper.Ties;

/// <summary>Where in a kinship a marriage stands.</summary>
internal enum Marriage
{
    /// <summary>By blood or adoption alone.</summary>
    None,

    /// <summary>The first person's spouse's kin.</summary>
    OfFirst,

    /// <summary>The spouse of the first person's kin.</summary>
    OfSecond,

    /// <summary>A parent's spouse's child.</summary>
    Between,
}

/// <summary>What the second of two people is to the first: so many generations up to the common ancestor and down again, with at most one marriage.</summary>
/// <param name="Up">0: the second descends from the first.</param>
/// <param name="Down">0: the first descends from the second; both 0: the two are married.</param>
/// <param name="Half">Siblings of whose two known parents one is the same.</param>
/// <param name="Wed">False: partners without a marriage.</param>
/// <param name="Ended">The marriage is over.</param>
internal readonly record struct Kin(int Up, int Down, Marriage Marriage = Marriage.None, bool Half = false, bool Wed = true, bool Ended = false)
{
    /// <summary>The same kinship from its other end.</summary>
    public Kin Inverse => this with { Up = Down, Down = Up, Marriage = Marriage switch { Marriage.OfFirst => Marriage.OfSecond, Marriage.OfSecond => Marriage.OfFirst, var same => same } };

    /// <summary>What rules call it.</summary>
    public string Word => this is { Up: 0, Down: 0 } ? "partner" : Close ? "close-kin" : "kin";

    /// <summary>Up to aunts and great-grandparents; by marriage up to siblings-in-law and stepsiblings, and grandparents.</summary>
    private bool Close => Up + Down <= (Marriage == Marriage.None ? 3 : 2);

    /// <summary>How close, from 0 to 1; our estimate.</summary>
    public double Strength => Math.Max(0.2, 1 - (0.1 * Math.Max(0, Up + Down - 1)) - (Marriage == Marriage.None ? 0 : 0.1)) * (Ended ? 0.5 : 1);

    /// <summary>As people say it: <c>first cousin once removed</c>, <c>mother-in-law</c>.</summary>
    /// <param name="sex">Of the second person.</param>
    public string Term(Sex sex)
    {
        var term = this switch
        {
            { Up: 0, Down: 0 } => Wed ? Of(sex, "husband", "wife", "spouse") : "partner",
            { Marriage: Marriage.None } => Half ? $"half-{Blood(sex)}" : Blood(sex),
            { Marriage: Marriage.Between } => Of(sex, "stepbrother", "stepsister", "stepsibling"),
            { Marriage: Marriage.OfFirst, Up: 0 } or { Marriage: Marriage.OfSecond, Down: 0 } => Step(sex),
            { Up: 0 or 1, Down: 1 } or { Up: >= 1, Down: 0 } or { Up: 0 } => $"{Blood(sex)}-in-law",
            _ => $"{Blood(sex)} by marriage",
        };
        return Ended ? $"ex-{term}" : term;
    }

    /// <inheritdoc />
    public override string ToString() => Term(Sex.Unknown);

    /// <summary>A stepmother, a step-grandchild: one word for the nearest, two for the rest.</summary>
    private string Step(Sex sex) => Up + Down == 1 ? $"step{Blood(sex)}" : $"step-{Blood(sex)}";

    private string Blood(Sex sex) => (Up, Down) switch
    {
        (0, 1) => Of(sex, "son", "daughter", "child"),
        (0, _) => $"{Greats(Down - 2)}grand{Of(sex, "son", "daughter", "child")}",
        (1, 0) => Of(sex, "father", "mother", "parent"),
        (_, 0) => $"{Greats(Up - 2)}grand{Of(sex, "father", "mother", "parent")}",
        (1, 1) => Of(sex, "brother", "sister", "sibling"),
        (1, _) => $"{Greats(Down - 2)}{Of(sex, "nephew", "niece", "niece or nephew")}",
        (_, 1) => $"{Greats(Up - 2)}{Of(sex, "uncle", "aunt", "aunt or uncle")}",
        _ => $"{Ordinals[Math.Min(Up, Down) - 2]} cousin{Removed(Math.Abs(Up - Down))}",
    };

    private static readonly string[] Ordinals = ["first", "second", "third", "fourth"];

    private static string Greats(int count) => string.Concat(Enumerable.Repeat("great-", count));

    private static string Removed(int times) => times switch { 0 => "", 1 => " once removed", 2 => " twice removed", _ => $" {times} times removed" };

    private static string Of(Sex sex, string male, string female, string either) => sex switch { Sex.Male => male, Sex.Female => female, _ => either };
}
