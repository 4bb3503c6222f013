using System.Globalization;

namespace Framekeeper.Ties;

/// <summary>What a tie contributes to kinship.</summary>
internal enum KinStep
{
    None,
    Parent,
    Child,
    Sibling,
    HalfSibling,
    Spouse,
    Partner,
    FormerSpouse,
    FormerPartner,
}

/// <summary>Which words a person's kin are called by.</summary>
public enum Sex
{
    /// <summary>Not recorded, or neither.</summary>
    Unknown,

    /// <summary>Son, father, uncle.</summary>
    Male,

    /// <summary>Daughter, mother, aunt.</summary>
    Female,
}

/// <summary>
/// A kind of tie, read from one person to the next, who is its noun: <c>a,b,MTH</c> says that b is a's mother. That is HL7's reading of v3-RoleCode, whose family codes it takes; the plain kinds follow it,
/// and <c>client-of</c>, <c>referred-by</c> and <c>in-group-with</c> read as they stand: a is a client of b.
/// </summary>
public sealed record TieKind
{
    private static readonly Lazy<TieKind[]> Table = new(Load);
    private static readonly Lazy<Dictionary<string, TieKind>> ByName = new(() => Table.Value.ToDictionary(kind => kind.Name, StringComparer.OrdinalIgnoreCase));

    /// <summary>All kinds: HL7's family codes in capitals, the plain ones in small letters.</summary>
    public static IReadOnlyList<TieKind> All => Table.Value;

    /// <summary>As files write it.</summary>
    public required string Name { get; init; }

    /// <summary>What the second person is to the first.</summary>
    public required string Term { get; init; }

    /// <summary>What rules call it: <c>partner</c>, <c>close-kin</c>, <c>employer</c>.</summary>
    public required string Word { get; init; }

    /// <summary>How close it binds, from 0 to 1: our estimate, by which paths of one level are ordered.</summary>
    public required double Strength { get; init; }

    /// <summary>The same tie from its other end; a woman's son has a <c>PRN</c>, since the tie tells no more.</summary>
    public TieKind Opposite => ByName.Value[OppositeName];

    /// <summary>The first person, the verb, then the second: <c>works for</c>.</summary>
    public string Says => Phrase.Length > 0 ? Phrase : $"is {Article(Opposite.Term)} {Opposite.Term} of";

    /// <summary>The same of a tie that has ended.</summary>
    public string Said => PastPhrase.Length > 0 ? PastPhrase : $"was {Article(Opposite.Term)} {Opposite.Term} of";

    internal string OppositeName { get; init; } = "";

    internal string Phrase { get; init; } = "";

    internal string PastPhrase { get; init; } = "";

    internal KinStep Step { get; init; }

    /// <summary>Of the second person, where the kind tells it.</summary>
    internal Sex Sex { get; init; }

    /// <summary>Its place in <see cref="All"/>; the graph stores that in a byte.</summary>
    internal byte Number { get; init; }

    /// <summary>A kind by its name, in any case; null for a name that is none.</summary>
    public static TieKind? Parse(string name) => ByName.Value.GetValueOrDefault(name);

    /// <summary>The likely kind, else all that there are.</summary>
    internal static string Near(string wrong)
    {
        var text = wrong.ToLowerInvariant();
        var near = text.Length > 40 ? null : All.Where(kind => Spelling.Edits(text, kind.Name.ToLowerInvariant(), 2) <= Math.Min(2, kind.Name.Length / 3) || string.Equals(kind.Term, text, StringComparison.OrdinalIgnoreCase))
            .MinBy(kind => Spelling.Edits(text, kind.Name.ToLowerInvariant(), 3));
        return near is null ? $"known here: {string.Join(", ", All.Select(kind => kind.Name))}" : $"did you mean {near.Name}?";
    }

    /// <summary>One has one mother and many cousins.</summary>
    internal static string Article(string term) =>
        term is "mother" or "father" or "spouse" or "husband" or "wife" or "partner" or "domestic partner" or "landlord" or "therapist" || term.EndsWith("mother-in-law", StringComparison.Ordinal) || term.EndsWith("father-in-law", StringComparison.Ordinal) ? "the"
        : term[0] is 'a' or 'e' or 'i' or 'o' or 'u' ? "an" : "a";

    /// <inheritdoc />
    public override string ToString() => Name;

    private static TieKind[] Load()
    {
        using var reader = new StreamReader(typeof(TieKind).Assembly.GetManifestResourceStream("ties/kinds.csv")!);
        reader.ReadLine();
        var kinds = new List<TieKind>();
        while (reader.ReadLine()?.Split(',') is { } cells)
        {
            kinds.Add(new TieKind
            {
                Name = cells[0],
                Term = cells[1],
                OppositeName = cells[2],
                Word = cells[3],
                Step = Enum.TryParse<KinStep>(cells[4].Replace("-", "", StringComparison.Ordinal), ignoreCase: true, out var step) ? step : KinStep.None,
                Sex = Enum.TryParse<Sex>(cells[5], ignoreCase: true, out var sex) ? sex : Sex.Unknown,
                Strength = double.Parse(cells[6], CultureInfo.InvariantCulture),
                Phrase = cells[7],
                PastPhrase = cells[8],
                Number = (byte)kinds.Count,
            });
        }

        return [.. kinds];
    }
}
