using Framekeeper.Language;

namespace Framekeeper.Reader;

/// <summary>Lays a passage out for the encoder: who speaks, the turn, after it what was said before, latest first, and last the agreement's terms.</summary>
/// <remarks>Training and reading use this one way; every kind of talk is laid out alike.</remarks>
/// <param name="before">So many turns before are laid out.</param>
/// <param name="terms">So many pieces of the terms; none where the model was not trained on them.</param>
internal sealed class Lines(Words words, int before, int terms)
{
    /// <summary>A longer turn is read in parts of so many pieces, each with the end of the one before it.</summary>
    public const int Longest = 128, Overlap = 32;

    /// <summary>So many pieces of the turn just before are kept, and of those before it: their ends, which is what is answered.</summary>
    public const int Last = 32, Earlier = 16;

    /// <summary>Of the vocabulary: the marks that begin and part, and unused ones that say who speaks.</summary>
    public const int Begin = 101, Part = 102, Therapist = 1, Client = 2, Report = 3, Other = 4, Agreed = 5;

    /// <summary>So many pieces of the agreement's terms are kept, the first.</summary>
    public const int Terms = 32;

    /// <summary>Pieces that stand before a turn's own: the beginning, and who speaks.</summary>
    public const int Lead = 2;

    private Known? agreement;

    /// <summary>The lines of a passage, with the pieces of the turn that each holds; none where nothing was said.</summary>
    public List<(Line Line, Piece[] Pieces)> Of(Passage passage)
    {
        var pieces = words.Cut(passage.Text);
        var context = Context(passage.Before.Take(before).Select(said => (said.Speaker, Ids(words.Cut(said.Text)))));
        if (terms > 0 && passage.Terms.Length > 0)
        {
            context = [.. context, Agreed, .. Agreement(passage.Terms), Part];
        }

        var lines = new List<(Line, Piece[])>();
        for (var from = 0; from < pieces.Length; from += Longest - Overlap)
        {
            var part = pieces[from..Math.Min(pieces.Length, from + Longest)];
            lines.Add((new Line([Begin, Mark(passage.Speaker), .. Ids(part), Part, .. context], part.Length + Lead + 1), part));
            if (from + Longest >= pieces.Length)
            {
                break;
            }
        }

        return lines;
    }

    /// <summary>A session's turns have one agreement, so that its words are cut once.</summary>
    private int[] Agreement(string said)
    {
        var known = agreement;
        return (known is not null && known.Terms == said ? known : agreement = new Known(said, [.. Ids(words.Cut(said)).Take(terms)])).Ids;
    }

    private sealed record Known(string Terms, int[] Ids)
    {
        public override string ToString() => "terms";
    }

    private static List<int> Context(IEnumerable<(Role Speaker, int[] Ids)> said)
    {
        var context = new List<int>();
        foreach (var (speaker, ids) in said)
        {
            context.Add(Mark(speaker));
            context.AddRange(ids.AsSpan(Math.Max(0, ids.Length - (context.Count == 1 ? Last : Earlier))));
            context.Add(Part);
        }

        return context;
    }

    private static int[] Ids(Piece[] pieces) => Array.ConvertAll(pieces, piece => piece.Id);

    private static int Mark(Role speaker) => speaker switch { Role.Therapist => Therapist, Role.Client => Client, Role.Report => Report, _ => Other };
}
