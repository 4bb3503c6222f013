using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Framekeeper.Language;

/// <summary>A linear model over hashed features: for each bucket how telling it is, and an eight-bit weight for each slot.</summary>
/// <remarks>
/// A slot's score is the sum over groups of scale × Σ(weight × rarity) / √Σ(rarity²), plus the slot's bias: log odds at the corpus's own rate of acts.
/// Rarity and weights of a bucket lie side by side in one row of 4, 8 or 32 bytes: one look at memory for each feature.
/// </remarks>
internal sealed class Table
{
    /// <summary>The groups' scales: letters and words lead, grammar and what was said before lean.</summary>
    public static readonly float[] Scales = [1f, 1f, 0.15f, 0.5f];

    /// <summary>Far above what is trained: bytes that ask for more are no table.</summary>
    private const int MostSlots = LongRow - 1, MostShift = 8;

    private const int LongRow = 32, Lane = 8;

    /// <summary>A row's first byte is rarity's, so a slot stands one place after its number in <see cref="lanes"/> as well.</summary>
    private readonly Rows rows;
    private readonly float[] units, biases;
    private readonly (float[] Units, float[] Biases) lanes;

    /// <param name="shift">How many bits of a feature's bucket are left out, where many slots make rows long.</param>
    /// <param name="rarity">For each row.</param>
    /// <param name="weights">For each row, for each slot.</param>
    /// <param name="units">What one step of a slot's weight is worth.</param>
    public Table(int shift, IReadOnlyList<string> slots, ReadOnlySpan<byte> rarity, ReadOnlySpan<sbyte> weights, float[] units, float[] biases)
        : this(shift, slots, Pack(slots.Count, rarity, weights), units, biases)
    {
    }

    private Table(int shift, IReadOnlyList<string> slots, Rows rows, float[] units, float[] biases)
    {
        (Shift, Slots, Stride) = (shift, slots, StrideOf(slots.Count));
        (this.rows, this.units, this.biases) = (rows, units, biases);
        lanes = (Lanes(units), Lanes(biases));

        static float[] Lanes(float[] values) => [0, .. values, .. new float[LongRow - 1 - values.Length]];
    }

    public int Shift { get; }

    /// <summary>What the slots stand for.</summary>
    public IReadOnlyList<string> Slots { get; }

    private int Stride { get; }

    /// <summary>How many rows a table of this shift has.</summary>
    public static int RowsAt(int shift) => ((Features.Buckets - 1) >> shift) + 1;

    private static int StrideOf(int slots) => slots < 4 ? 4 : slots < Lane ? Lane : LongRow;

    private static Rows Pack(int slots, ReadOnlySpan<byte> rarity, ReadOnlySpan<sbyte> weights)
    {
        var stride = StrideOf(slots);
        var rows = new Rows(rarity.Length * stride);
        for (var row = 0; row < rarity.Length; row++)
        {
            rows.Fill[row * stride] = rarity[row];
            MemoryMarshal.AsBytes(weights.Slice(row * slots, slots)).CopyTo(rows.Fill[((row * stride) + 1)..]);
        }

        return rows;
    }

    /// <summary>Scores every slot of a table of at least four.</summary>
    /// <param name="scores">One for each slot.</param>
    public void Score(Seen seen, Span<float> scores)
    {
        Span<Vector256<int>> sums = stackalloc Vector256<int>[LongRow / Lane];
        Span<Vector256<float>> totals = stackalloc Vector256<float>[Stride / Lane];
        totals.Clear();
        for (var group = Group.Words; group <= Group.Before; group++)
        {
            sums.Clear();
            var length = group == Group.Before ? Sum(seen.Before, sums) : 0;
            foreach (var segment in seen.Segments)
            {
                length += segment.Group == group ? Sum(seen.Features[segment.From..segment.To], sums) : 0;
            }

            var norm = Norm(group, length);
            for (var lane = 0; lane < totals.Length; lane++)
            {
                totals[lane] += Vector256.ConvertToSingle(sums[lane]) * norm;
            }
        }

        for (var lane = 0; lane < totals.Length; lane++)
        {
            totals[lane] = (totals[lane] * Vector256.Create(lanes.Units, lane * Lane)) + Vector256.Create(lanes.Biases, lane * Lane);
        }

        MemoryMarshal.Cast<Vector256<float>, float>(totals).Slice(1, scores.Length).CopyTo(scores);
    }

    /// <summary>Adds rarity × weight of each slot, eight slots to a lane; returns Σ(rarity²).</summary>
    private int Sum(ReadOnlySpan<int> features, Span<Vector256<int>> sums) => Stride == Lane ? SumShort(features, ref sums[0]) : SumLong(features, sums);

    private int SumShort(ReadOnlySpan<int> features, ref Vector256<int> sum)
    {
        ref var start = ref rows.First;
        var (shift, length, total) = (Shift, 0, sum);
        foreach (var feature in features)
        {
            var row = Unsafe.ReadUnaligned<long>(ref Unsafe.Add(ref start, (nint)(uint)(feature >> shift) * Lane));
            var rarity = (int)(row & 0xFF);
            length += rarity * rarity;
            var weights = Vector128.WidenLower(Vector128.CreateScalarUnsafe(row).AsSByte()) * (short)rarity;
            total += Vector256.WidenLower(weights.ToVector256Unsafe());
        }

        sum = total;
        return length;
    }

    private int SumLong(ReadOnlySpan<int> features, Span<Vector256<int>> sums)
    {
        ref var start = ref rows.First;
        var (shift, length) = (Shift, 0);
        var (first, second, third, fourth) = (sums[0], sums[1], sums[2], sums[3]);
        foreach (var feature in features)
        {
            ref var row = ref Unsafe.Add(ref start, (nint)(uint)(feature >> shift) * LongRow);
            int rarity = row;
            length += rarity * rarity;
            var weights = Vector256.LoadUnsafe(ref row).AsSByte();
            var (low, high) = (Vector256.WidenLower(weights) * (short)rarity, Vector256.WidenUpper(weights) * (short)rarity);
            first += Vector256.WidenLower(low);
            second += Vector256.WidenUpper(low);
            third += Vector256.WidenLower(high);
            fourth += Vector256.WidenUpper(high);
        }

        (sums[0], sums[1], sums[2], sums[3]) = (first, second, third, fourth);
        return length;
    }

    /// <summary>Scores a table of up to three slots: the first two of the whole turn, and the first of its strongest sentence.</summary>
    public TurnScore Score(Seen seen)
    {
        Span<Sums> whole = stackalloc Sums[4], part = stackalloc Sums[4];
        whole.Clear();
        var before = Sum(Gather(seen.Before, seen.Room));
        var rows = Gather(seen.Features, seen.Room);
        var best = float.NegativeInfinity;
        for (var i = 0; i < seen.Segments.Length; i++)
        {
            var segment = seen.Segments[i];
            part[(int)segment.Group] = Sum(rows[segment.From..segment.To]);
            whole[(int)segment.Group] += part[(int)segment.Group];
            if (i + 1 == seen.Segments.Length || seen.Segments[i + 1].Sentence != segment.Sentence)
            {
                part[(int)Group.Before] = before;
                best = Math.Max(best, Total(part, 0));
                part.Clear();
            }
        }

        whole[(int)Group.Before] = before;
        return new TurnScore(Total(whole, 0), best, Slots.Count > 1 ? Total(whole, 1) : float.NegativeInfinity);
    }

    /// <summary>Σ(rarity²), and Σ(weight × rarity) of the first two slots.</summary>
    private readonly record struct Sums(int Length, int First, int Second)
    {
        public static Sums operator +(Sums a, Sums b) => new(a.Length + b.Length, a.First + b.First, a.Second + b.Second);
    }

    /// <summary>Fetches the rows of a short table, and does nothing else: they lie anywhere in a megabyte, and so memory is asked for many at once.</summary>
    private ReadOnlySpan<uint> Gather(ReadOnlySpan<int> features, Span<uint> room)
    {
        ref var start = ref Unsafe.As<byte, uint>(ref rows.First);
        var to = room[..features.Length];
        var shift = Shift;
        for (var i = 0; i < features.Length; i++)
        {
            to[i] = Unsafe.Add(ref start, (nint)(uint)features[i] >> shift);
        }

        return to;
    }

    /// <summary>Eight rows at a time; rarity is the lowest byte, then come the slots' weights.</summary>
    private static Sums Sum(ReadOnlySpan<uint> rows)
    {
        var (lengths, firsts, seconds) = (Vector256<int>.Zero, Vector256<int>.Zero, Vector256<int>.Zero);
        var i = 0;
        for (; i <= rows.Length - Lane; i += Lane)
        {
            var eight = Vector256.Create(rows[i..]).AsInt32();
            var rarity = eight & Vector256.Create(0xFF);
            lengths += rarity * rarity;
            firsts += rarity * ((eight << 16) >> 24);
            seconds += rarity * ((eight << 8) >> 24);
        }

        var sums = new Sums(Vector256.Sum(lengths), Vector256.Sum(firsts), Vector256.Sum(seconds));
        for (; i < rows.Length; i++)
        {
            var (row, rarity) = (rows[i], (int)(rows[i] & 0xFF));
            sums += new Sums(rarity * rarity, rarity * (sbyte)(row >> 8), rarity * (sbyte)(row >> 16));
        }

        return sums;
    }

    private float Total(ReadOnlySpan<Sums> sums, int slot)
    {
        var total = biases[slot];
        for (var group = 0; group < sums.Length; group++)
        {
            total += (slot == 0 ? sums[group].First : sums[group].Second) * units[slot] * Norm((Group)group, sums[group].Length);
        }

        return total;
    }

    public static float Norm(Group group, int length) => length == 0 ? 0 : Scales[(int)group] / MathF.Sqrt(length);

    /// <summary>The slots' scores, each times its weight, as one.</summary>
    public Blend Blend(ReadOnlySpan<float> weights)
    {
        var (rarity, blended) = (new byte[rows.Bytes.Length / Stride], new float[rows.Bytes.Length / Stride]);
        Span<float> worth = stackalloc float[Slots.Count];
        var bias = 0f;
        for (var slot = 0; slot < worth.Length; slot++)
        {
            (worth[slot], bias) = (weights[slot] * units[slot], bias + (weights[slot] * biases[slot]));
        }

        for (var row = 0; row < rarity.Length; row++)
        {
            var bytes = rows.Bytes.Slice(row * Stride, Stride);
            rarity[row] = bytes[0];
            for (var slot = 0; rarity[row] > 0 && slot < worth.Length; slot++)
            {
                blended[row] += worth[slot] * (sbyte)bytes[slot + 1] * rarity[row];
            }
        }

        return new Blend(Shift, rarity, blended, bias);
    }

    /// <summary>What each token adds to a slot's score; a feature's share is spread over the tokens it stands on.</summary>
    /// <param name="places">The tokens of each feature.</param>
    /// <param name="tokens">Added to.</param>
    public void Spread(Seen seen, ReadOnlySpan<(int Start, int End)> places, int slot, Span<float> tokens)
    {
        Span<float> norms = stackalloc float[Scales.Length];
        Norms(seen, norms);
        foreach (var segment in seen.Segments)
        {
            for (var i = segment.From; i < segment.To; i++)
            {
                var row = rows.Bytes.Slice((seen.Features[i] >> Shift) * Stride, Stride);
                var share = (sbyte)row[slot + 1] * units[slot] * row[0] * norms[(int)segment.Group] / (places[i].End - places[i].Start);
                for (var token = places[i].Start; token < places[i].End; token++)
                {
                    tokens[token] += share;
                }
            }
        }
    }

    private void Norms(Seen seen, Span<float> norms)
    {
        Span<int> lengths = stackalloc int[norms.Length];
        lengths.Clear();
        foreach (var segment in seen.Segments)
        {
            foreach (var feature in seen.Features[segment.From..segment.To])
            {
                int rarity = rows.Bytes[(feature >> Shift) * Stride];
                lengths[(int)segment.Group] += rarity * rarity;
            }
        }

        for (var group = 0; group < norms.Length; group++)
        {
            norms[group] = Norm((Group)group, lengths[group]);
        }
    }

    public void Write(BinaryWriter to)
    {
        to.Write(Shift);
        to.Write(Slots.Count);
        foreach (var slot in Slots)
        {
            to.Write(slot);
        }

        foreach (var value in units.Concat(biases))
        {
            to.Write(value);
        }

        to.Write(rows.Bytes);
    }

    public static Table Read(BinaryReader from) => Read(from, length =>
    {
        var rows = new Rows(length);
        from.BaseStream.ReadExactly(rows.Fill);
        return rows;
    });

    /// <param name="take">Takes the next bytes as rows.</param>
    public static Table Read(BinaryReader from, Func<int, Rows> take)
    {
        var (shift, count) = (from.ReadInt32(), from.ReadInt32());
        if (shift is < 0 or > MostShift || count is < 0 or > MostSlots)
        {
            throw new InvalidDataException("no table");
        }

        var slots = Enumerable.Range(0, count).Select(_ => from.ReadString()).ToList();
        float[] Floats() => [.. slots.Select(_ => from.ReadSingle())];
        var (units, biases) = (Floats(), Floats());
        return new Table(shift, slots, take(RowsAt(shift) * StrideOf(count)), units, biases);
    }
}

/// <summary>A therapist's turn alone: the score of the whole, of its strongest sentence, and of plain self-disclosure.</summary>
internal readonly record struct TurnScore(float Whole, float Sentence, float Second);
