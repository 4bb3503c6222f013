using System.Numerics;

namespace Framekeeper.Ties;

/// <summary>How far two spellings are apart.</summary>
internal static class Spelling
{
    /// <summary>Letters to put in, take out, replace, or exchange with their neighbour (optimal string alignment); <paramref name="most"/> + 1 where it is more.</summary>
    public static int Edits(ReadOnlySpan<char> a, ReadOnlySpan<char> b, int most)
    {
        if (Math.Abs(a.Length - b.Length) > most || a.Length > 200 || b.Length > 200)
        {
            return most + 1;
        }

        // An edit changes at most one letter that the other word lacks: most pairs are told apart by their letters alone.
        var (inA, inB) = (Letters(a), Letters(b));
        if (BitOperations.PopCount(inA & ~inB) > most || BitOperations.PopCount(inB & ~inA) > most)
        {
            return most + 1;
        }

        Span<int> before = stackalloc int[b.Length + 1];
        Span<int> above = stackalloc int[b.Length + 1];
        Span<int> row = stackalloc int[b.Length + 1];
        for (var j = 0; j <= b.Length; j++)
        {
            above[j] = j;
        }

        for (var i = 1; i <= a.Length; i++)
        {
            // Further from the diagonal than most, no path comes back in time.
            var (from, to) = (Math.Max(1, i - most), Math.Min(b.Length, i + most));
            row.Fill(most + 1);
            row[0] = Math.Min(i, most + 1);
            var least = row[0];
            for (var j = from; j <= to; j++)
            {
                var edits = Math.Min(above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1), 1 + Math.Min(above[j], row[j - 1]));
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    edits = Math.Min(edits, before[j - 2] + 1);
                }

                row[j] = edits;
                least = Math.Min(least, edits);
            }

            if (least > most)
            {
                return most + 1;
            }

            var free = before;
            before = above;
            above = row;
            row = free;
        }

        return Math.Min(above[b.Length], most + 1);
    }

    /// <summary>Whether no more than one edit lies between them; quicker than to count.</summary>
    public static bool Near(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        if (Math.Abs(a.Length - b.Length) > 1)
        {
            return false;
        }

        var same = a.CommonPrefixLength(b);
        var restA = a[same..];
        var restB = b[same..];
        return restA.Length == restB.Length
            ? restA.Length < 2 || restA[1..].SequenceEqual(restB[1..]) || (restA[0] == restB[1] && restA[1] == restB[0] && restA[2..].SequenceEqual(restB[2..]))
            : restA.Length < restB.Length ? restB[1..].SequenceEqual(restA) : restA[1..].SequenceEqual(restB);
    }

    /// <summary>Which letters a word has, one bit each.</summary>
    public static uint Letters(ReadOnlySpan<char> word)
    {
        var letters = 0u;
        foreach (var letter in word)
        {
            letters |= 1u << letter;
        }

        return letters;
    }

    /// <summary>1 for the same letters in the same order, 0 for none in common (Jaro 1989; a shared beginning of four letters counts more, Winkler 1990).</summary>
    public static double JaroWinkler(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var window = Math.Max(0, (Math.Max(a.Length, b.Length) / 2) - 1);
        Span<bool> inA = stackalloc bool[a.Length];
        Span<bool> inB = stackalloc bool[b.Length];
        var common = 0;
        for (var i = 0; i < a.Length; i++)
        {
            for (var j = Math.Max(0, i - window); j < Math.Min(b.Length, i + window + 1); j++)
            {
                if (!inB[j] && a[i] == b[j])
                {
                    inA[i] = inB[j] = true;
                    common++;
                    break;
                }
            }
        }

        if (common == 0)
        {
            return 0;
        }

        var (misplaced, k) = (0, 0);
        for (var i = 0; i < a.Length; i++)
        {
            if (inA[i])
            {
                while (!inB[k])
                {
                    k++;
                }

                misplaced += a[i] == b[k++] ? 0 : 1;
            }
        }

        double matched = common;
        var jaro = ((matched / a.Length) + (matched / b.Length) + ((matched - (misplaced / 2)) / matched)) / 3;
        var prefix = 0;
        while (prefix < Math.Min(4, Math.Min(a.Length, b.Length)) && a[prefix] == b[prefix])
        {
            prefix++;
        }

        return jaro + (prefix * 0.1 * (1 - jaro));
    }
}
