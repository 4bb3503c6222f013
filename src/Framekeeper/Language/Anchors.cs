namespace Framekeeper.Language;

/// <summary>The words without which a pattern cannot match: looked up with the turn's other words, so that the costly patterns are tried on few sentences.</summary>
/// <remarks>A pattern needs sets of words, of each at least one word; there may be alternatives. A test holds needs and patterns together.</remarks>
internal sealed class Needs
{
    /// <summary>Stands in a set for digits of two places or more; <c>7</c> and <c>$7</c> stand for any number and any sum.</summary>
    public const string LongNumber = "##";

    private static readonly List<string> Known = [];
    private readonly ulong[] alternatives;

    private Needs(ulong[] alternatives) => this.alternatives = alternatives;

    /// <summary>Sets of words, parted by spaces; an underscore joins a phrase.</summary>
    public static Needs All(params string[] sets) => new([Bits(sets)]);

    /// <summary>Another way to have what is needed.</summary>
    public Needs Or(params string[] sets) => new([.. alternatives, Bits(sets)]);

    /// <summary>Whatever one of several needs.</summary>
    public static Needs Any(IReadOnlyList<Needs> some) => new([.. some.SelectMany(needs => needs.alternatives)]);

    /// <summary>Whether a sentence with these anchors could match.</summary>
    public bool Met(ulong anchors)
    {
        foreach (var bits in alternatives)
        {
            if ((anchors & bits) == bits)
            {
                return true;
            }
        }

        return false;
    }

    private static ulong Bits(string[] sets)
    {
        var bits = 0UL;
        foreach (var set in sets)
        {
            var index = Known.IndexOf(set);
            if (index < 0)
            {
                index = Known.Count < 64 ? Known.Count : throw new InvalidOperationException("there are more sets of anchor words than bits");
                Known.Add(set);
            }

            bits |= 1UL << index;
        }

        return bits;
    }

    /// <summary>All sets that were named so far; a set's place is its bit.</summary>
    public static IReadOnlyList<string> Sets => Known;
}

/// <summary>Finds the anchors of all needs in a turn.</summary>
/// <param name="needs">All there are: naming them here is what makes their sets known.</param>
internal sealed class Anchors(Needs[] needs)
{
    /// <summary>Every anchor: nothing is passed over.</summary>
    public const ulong Every = ulong.MaxValue;

    private readonly Lexicon words = new([.. Needs.Sets.Select(set => (set, (IReadOnlyList<string>)[.. set.Split(' ').Where(word => word != Needs.LongNumber).Select(word => word.Replace('_', ' '))]))]);

    private readonly ulong longNumber = Needs.Sets.Select((set, index) => set.Split(' ').Contains(Needs.LongNumber) ? 1UL << index : 0).Aggregate(0UL, (all, bit) => all | bit);

    /// <summary>The anchors in a run of tokens.</summary>
    public ulong In(ReadOnlySpan<Token> tokens)
    {
        var found = words.Any(tokens);
        foreach (ref readonly var token in tokens)
        {
            found |= token.Kind == TokenKind.Number && token.Length > 1 ? longNumber : 0;
        }

        return found;
    }

    /// <summary>Whether any need is met.</summary>
    public bool Meet(ulong anchors)
    {
        foreach (var need in needs)
        {
            if (need.Met(anchors))
            {
                return true;
            }
        }

        return false;
    }
}
