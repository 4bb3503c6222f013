using System.Text;
using Framekeeper.Language;

namespace Framekeeper.Reader;

/// <summary>Finds the words that carried a decision: the clause whose pieces carried most of it.</summary>
/// <remarks>Safe for use from several threads.</remarks>
internal sealed class Evidence(Lexicon words) : IDisposable
{
    private readonly ThreadLocal<Reading> reading = new(() => new Reading(words));

    /// <summary>Start and end in UTF-16 code units of the text.</summary>
    /// <param name="carried">By piece: how much of the decision it carried.</param>
    public (int Start, int End) Of(string text, ReadOnlySpan<Piece> pieces, ReadOnlySpan<float> carried)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        var turn = reading.Value!;
        turn.Read(bytes);
        if (turn.IsEmpty)
        {
            return (0, text.Length);
        }

        var weight = new float[turn.Tokens.Count];
        var (token, at, offset) = (0, 0, 0);
        for (var i = 0; i < pieces.Length; i++)
        {
            offset += Encoding.UTF8.GetByteCount(text.AsSpan(at, pieces[i].Start - at));
            at = pieces[i].Start;
            while (token + 1 < weight.Length && turn.Tokens[token].End <= offset)
            {
                token++;
            }

            weight[token] += carried[i];
        }

        var (first, last) = Clauses.Best(turn, weight);
        return (Encoding.UTF8.GetCharCount(bytes, 0, turn.Tokens[first].Start), Encoding.UTF8.GetCharCount(bytes, 0, turn.Tokens[last].End));
    }

    public void Dispose() => reading.Dispose();
}
