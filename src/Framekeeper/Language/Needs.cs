namespace Framekeeper.Language;

/// <summary>The words without which a pattern cannot match: looked up with the turn's other words, so that the costly patterns are tried on few sentences.</summary>
/// <remarks>A pattern needs sets of words, of each at least one word; there may be alternatives. A test holds needs and patterns together.</remarks>
internal sealed class Needs
{
    /// <summary>Stands in a set for digits of two places or more; <c>7</c> and <c>$7</c> stand for any number and any sum.</summary>
    public const string LongNumber = "##";

    /// <summary>Every anchor: nothing is passed over.</summary>
    public const ulong Every = ulong.MaxValue;

    private static readonly List<string> Known = [];
    private readonly ulong[] alternatives;

    private Needs(ulong[] alternatives) => this.alternatives = alternatives;

    /// <summary>Sets of words, parted by spaces; an underscore joins a phrase.</summary>
    public static Needs All(params string[] sets) => new([Bits(sets)]);

    /// <summary>Another way to have what is needed.</summary>
    public Needs Or(params string[] sets) => new([.. alternatives, Bits(sets)]);

    /// <summary>Whatever one of several needs.</summary>
    public static Needs Any(IEnumerable<Needs> some) => new([.. some.SelectMany(needs => needs.alternatives).Distinct()]);

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

    /// <summary>The words and phrases of its sets, each with its set's bit.</summary>
    public IEnumerable<(string Words, ulong Anchor)> Words =>
        Known.Select((set, index) => (set, Anchor: 1UL << index)).Where(known => Array.Exists(alternatives, bits => (bits & known.Anchor) != 0))
            .SelectMany(known => known.set.Split(' ').Select(word => (word.Replace('_', ' '), known.Anchor)));
}
