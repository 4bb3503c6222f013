using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framekeeper.Language;

/// <summary>A weighted sum of all slots of a table, as one slot: what many slots would decide together is known from a quarter of the memory, and most turns need no more.</summary>
/// <param name="shift">As the table's.</param>
/// <param name="rows">For each row rarity × weight, and rarity².</param>
/// <param name="bias">The same sum of the slots' biases.</param>
internal sealed class Blend(int shift, (float Weight, int Length)[] rows, float bias)
{
    /// <summary>How far this may be from the sum of the slots' own scores, by rounding.</summary>
    public const float Rounding = 0.01f;

    public float Score(Seen seen)
    {
        var total = bias;
        for (var group = Group.Words; group <= Group.Before; group++)
        {
            var (weight, length) = group == Group.Before ? Sum(seen.Before) : (0f, 0);
            foreach (var segment in seen.Segments)
            {
                if (segment.Group == group)
                {
                    var part = Sum(seen.Features[segment.From..segment.To]);
                    (weight, length) = (weight + part.Weight, length + part.Length);
                }
            }

            total += weight * Table.Norm(group, length);
        }

        return total;
    }

    private (float Weight, int Length) Sum(ReadOnlySpan<int> features)
    {
        ref var start = ref MemoryMarshal.GetArrayDataReference(rows);
        var (weight, other, length, i) = (0f, 0f, 0, 0);

        // By twos, since a sum of floats waits for the one before.
        for (; i + 1 < features.Length; i += 2)
        {
            ref var row = ref Unsafe.Add(ref start, (nint)(uint)features[i] >> shift);
            ref var next = ref Unsafe.Add(ref start, (nint)(uint)features[i + 1] >> shift);
            (weight, other, length) = (weight + row.Weight, other + next.Weight, length + row.Length + next.Length);
        }

        var last = i == features.Length ? default : Unsafe.Add(ref start, (nint)(uint)features[i] >> shift);
        return (weight + other + last.Weight, length + last.Length);
    }
}
