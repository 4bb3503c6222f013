using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framekeeper.Language;

/// <summary>A weighted sum of all slots of a table, as one slot: what many slots would decide together is known from an eighth of the memory, and most turns need no more.</summary>
internal sealed class Blend
{
    /// <summary>How far this may be from the sum of the slots' own scores, by rounding.</summary>
    public const float Rounding = 0.01f;

    /// <summary>The eight lowest bits are rarity's, the others have rarity × weight in steps of <see cref="unit"/>.</summary>
    private readonly int[] rows;
    private readonly int shift;
    private readonly float unit, bias;

    /// <param name="shift">As the table's.</param>
    /// <param name="rarity">For each row.</param>
    /// <param name="weights">For each row, times its rarity.</param>
    /// <param name="bias">The same sum of the slots' biases.</param>
    public Blend(int shift, ReadOnlySpan<byte> rarity, ReadOnlySpan<float> weights, float bias)
    {
        const int steps = (1 << 23) - 1;
        (this.shift, this.bias, rows) = (shift, bias, new int[rarity.Length]);
        var most = 0f;
        foreach (var weight in weights)
        {
            most = Math.Max(most, MathF.Abs(weight));
        }

        unit = most == 0 ? 1 : most / steps;
        for (var row = 0; row < rows.Length; row++)
        {
            rows[row] = ((int)MathF.Round(weights[row] / unit) << 8) | rarity[row];
        }
    }

    public float Score(Seen seen)
    {
        var total = bias;
        for (var group = Group.Words; group <= Group.Before; group++)
        {
            var (weight, length) = group == Group.Before ? Sum(seen.Before) : default;
            foreach (var segment in seen.Segments)
            {
                if (segment.Group == group)
                {
                    var part = Sum(seen.Features[segment.From..segment.To]);
                    (weight, length) = (weight + part.Weight, length + part.Length);
                }
            }

            total += weight * unit * Table.Norm(group, length);
        }

        return total;
    }

    private (long Weight, int Length) Sum(ReadOnlySpan<int> features)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(rows);
        var (weight, length) = (0L, 0);
        foreach (var feature in features)
        {
            var row = Unsafe.Add(ref start, (nint)(uint)feature >> shift);
            var rarity = row & 0xFF;
            weight += row >> 8;
            length += rarity * rarity;
        }

        return (weight, length);
    }
}
