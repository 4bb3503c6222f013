namespace Framekeeper.Language;

/// <summary>A linear model over hashed features: for each bucket how telling it is, and an eight-bit weight for each slot.</summary>
/// <remarks>A slot's score is the sum over groups of scale × Σ(weight × rarity) / √Σ(rarity²), plus the slot's bias: log odds at the corpus's own rate of acts.</remarks>
internal sealed class Table
{
    /// <summary>The groups' scales: letters and words lead, grammar and what was said before lean.</summary>
    public static readonly float[] Scales = [1f, 1f, 0.15f, 0.5f];

    /// <summary>Far above what is trained, far below what memory holds: bytes that ask for more are no table.</summary>
    private const int MostBits = 24, MostSlots = 256;

    private readonly byte[] rarity;
    private readonly sbyte[] weights;
    private readonly float[] units;
    private readonly float[] biases;

    public Table(int bits, IReadOnlyList<string> slots, byte[] rarity, sbyte[] weights, float[] units, float[] biases)
    {
        (Bits, Slots) = (bits, slots);
        (this.rarity, this.weights, this.units, this.biases) = (rarity, weights, units, biases);
    }

    public int Bits { get; }

    /// <summary>What the slots stand for.</summary>
    public IReadOnlyList<string> Slots { get; }

    private int Mask => (1 << Bits) - 1;

    /// <summary>Scores every slot.</summary>
    /// <param name="scores">One for each slot.</param>
    public void Score(List<Feature> features, Span<float> scores)
    {
        Span<float> norms = stackalloc float[Scales.Length];
        Norms(features, norms);
        biases.CopyTo(scores);
        foreach (var feature in features)
        {
            var bucket = (int)feature.Hash & Mask;
            if (rarity[bucket] == 0)
            {
                continue;
            }

            var value = rarity[bucket] * norms[(int)feature.Group];
            var row = weights.AsSpan(bucket * Slots.Count, Slots.Count);
            for (var slot = 0; slot < row.Length; slot++)
            {
                scores[slot] += row[slot] * units[slot] * value;
            }
        }
    }

    /// <summary>What each token adds to a slot's score; a feature's share is spread over the tokens it stands on.</summary>
    public void Spread(List<Feature> features, int slot, Span<float> tokens)
    {
        Span<float> norms = stackalloc float[Scales.Length];
        Norms(features, norms);
        tokens.Clear();
        foreach (var feature in features)
        {
            var bucket = (int)feature.Hash & Mask;
            if (feature.End > feature.Start && rarity[bucket] != 0)
            {
                var share = weights[(bucket * Slots.Count) + slot] * units[slot] * rarity[bucket] * norms[(int)feature.Group] / (feature.End - feature.Start);
                for (var token = feature.Start; token < feature.End; token++)
                {
                    tokens[token] += share;
                }
            }
        }
    }

    /// <summary>Each group's scale over its length.</summary>
    private void Norms(List<Feature> features, Span<float> norms)
    {
        norms.Clear();
        foreach (var feature in features)
        {
            var value = rarity[(int)feature.Hash & Mask];
            norms[(int)feature.Group] += value * value;
        }

        for (var group = 0; group < norms.Length; group++)
        {
            norms[group] = norms[group] == 0 ? 0 : Scales[group] / MathF.Sqrt(norms[group]);
        }
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Bits);
        to.Write(Slots.Count);
        foreach (var slot in Slots)
        {
            to.Write(slot);
        }

        to.Write(rarity);
        to.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        foreach (var value in units.Concat(biases))
        {
            to.Write(value);
        }
    }

    public static Table Read(BinaryReader from)
    {
        var (bits, count) = (from.ReadInt32(), from.ReadInt32());
        if (bits is < 1 or > MostBits || count is < 0 or > MostSlots)
        {
            throw new InvalidDataException("no table");
        }

        var slots = Enumerable.Range(0, count).Select(_ => from.ReadString()).ToList();
        var rarity = new byte[1 << bits];
        from.BaseStream.ReadExactly(rarity);
        var weights = new sbyte[(1 << bits) * slots.Count];
        from.BaseStream.ReadExactly(System.Runtime.InteropServices.MemoryMarshal.AsBytes(weights.AsSpan()));
        float[] Floats() => [.. slots.Select(_ => from.ReadSingle())];
        return new Table(bits, slots, rarity, weights, Floats(), Floats());
    }
}
