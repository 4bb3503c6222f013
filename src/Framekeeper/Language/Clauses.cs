namespace Framekeeper.Language;

/// <summary>Finds the clause that carries the weight.</summary>
internal static class Clauses
{
    /// <summary>Shorter pieces between commas belong to their neighbour.</summary>
    private const int Shortest = 3;

    /// <summary>First and last token of the best clause, its outer marks taken off; neighbours join where they weigh nearly as much.</summary>
    public static (int First, int Last) Best(Reading turn, ReadOnlySpan<float> weight)
    {
        var clauses = Cut(turn);
        var sums = new float[clauses.Count];
        var best = 0;
        for (var i = 0; i < clauses.Count; i++)
        {
            for (var token = clauses[i].Start; token < clauses[i].End; token++)
            {
                sums[i] += weight[token];
            }

            best = sums[i] > sums[best] ? i : best;
        }

        var (from, to) = (best, best);
        while (from > 0 && sums[from - 1] > sums[best] * Enough(clauses[from - 1].Sentence == clauses[best].Sentence))
        {
            from--;
        }

        while (to + 1 < clauses.Count && sums[to + 1] > sums[best] * Enough(clauses[to + 1].Sentence == clauses[best].Sentence))
        {
            to++;
        }

        return Trim(turn, clauses[from].Start, clauses[to].End - 1);
    }

    /// <summary>The share of the best clause's weight that a neighbour needs: less within its sentence.</summary>
    private static float Enough(bool sameSentence) => sameSentence ? 0.5f : 0.7f;

    private static List<(int Start, int End, int Sentence)> Cut(Reading turn)
    {
        var clauses = new List<(int, int, int)>();
        for (var sentence = 0; sentence < turn.Sentences.Length; sentence++)
        {
            var (start, end) = (turn.Sentences[sentence].Start, turn.Sentences[sentence].End);
            for (var i = start; i < end; i++)
            {
                if (turn.Tokens[i].Kind == TokenKind.Pause && i - start >= Shortest && end - i > Shortest)
                {
                    clauses.Add((start, i + 1, sentence));
                    start = i + 1;
                }
            }

            clauses.Add((start, end, sentence));
        }

        return clauses;
    }

    private static (int First, int Last) Trim(Reading turn, int first, int last)
    {
        while (first < last && turn.Tokens[first].Kind is TokenKind.Pause or TokenKind.Stop or TokenKind.Quote)
        {
            first++;
        }

        while (last > first && turn.Tokens[last].Kind is TokenKind.Pause or TokenKind.Stop or TokenKind.Quote)
        {
            last--;
        }

        return (first, last);
    }
}
