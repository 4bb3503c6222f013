namespace Framekeeper.Ties;

/// <summary>What a roster taught: kept as it is, whoever comes and goes, until it is learned anew.</summary>
/// <param name="Households">Whether the roster shows people who share a home, a phone or a mail address.</param>
internal sealed record Learned(Census Census, Weights Weights, bool Households)
{
    /// <summary>Fewer pairs show nothing.</summary>
    private const int Telling = 200;

    /// <param name="candidates">Patterns of pairs that share a key, with how often each is seen.</param>
    /// <param name="random">Patterns of pairs drawn at random.</param>
    /// <param name="pairs">All pairs that there are.</param>
    /// <param name="share">The part of the candidates that was counted.</param>
    public static Learned Of(Census census, Dictionary<ulong, int> candidates, Dictionary<ulong, int> random, double pairs, double share) =>
        new(census, Weights.Learn(candidates, random, pairs, census.Records, share), LiveTogether(candidates));

    /// <summary>
    /// Whether people of this roster live together. Of pairs that share a home, a phone or a mail address, those of whom given name and day of birth both differ are a large part then
    /// (and one birth in forty or so is of twins); where hardly any are, a given name that differs is a slip. Where few show anything, they may.
    /// </summary>
    private static bool LiveTogether(Dictionary<ulong, int> patterns)
    {
        var (sharing, apart) = (0, 0);
        foreach (var (pattern, count) in patterns)
        {
            if (Weights.Has(pattern, Feature.Home, Kind.Same) || (Weights.Has(pattern, Feature.Home, Kind.Alike) && Weights.Has(pattern, Feature.Place, Kind.Same)) || Weights.Has(pattern, Feature.Phone, Kind.Same) || Weights.Has(pattern, Feature.Email, Kind.Same))
            {
                sharing += count;
                apart += Weights.Has(pattern, Feature.Given, Kind.Differs) && Weights.Has(pattern, Feature.Born, Kind.Differs) ? count : 0;
            }
        }

        return sharing < Telling || apart * 25 > sharing;
    }

    /// <summary>Nothing of anybody.</summary>
    public override string ToString() => $"learned of {Census.Records} records";
}

/// <summary>How common each value and each key was among the records when they were counted.</summary>
internal sealed class Census(Blocks blocks, Frequencies values, int records)
{
    /// <summary>A key that more records share than this tells nothing; the others find their pairs.</summary>
    private const int Largest = 60;

    /// <summary>So few are compared everybody with everybody.</summary>
    private const int Few = 300;

    public int Records => records;

    public long Bytes => values.Bytes;

    public bool Small => records <= Few;

    /// <summary>Whether two who share the key are worth comparing.</summary>
    public bool Tells(uint key) => key >> 28 < BlockKeys.Kinds && blocks.Count(key) <= Largest;

    /// <summary>How many hold the commonest of an entry's values.</summary>
    public int Held(Feature feature, Entry entry)
    {
        if (feature is Feature.Phone or Feature.Email)
        {
            var keys = new List<uint>();
            BlockKeys.Fill(entry, feature == Feature.Phone ? BlockKeys.Phone : BlockKeys.Email, keys);
            return keys.Count == 0 ? 0 : keys.Max(blocks.Count);
        }

        var most = 0;
        Values.Each(feature, entry, value => most = Math.Max(most, values[value]));
        return most;
    }
}
