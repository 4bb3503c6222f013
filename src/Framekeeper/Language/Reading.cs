namespace Framekeeper.Language;

/// <summary>A turn as the language layer reads it: tokens, their classes, its sentences. A workspace that is filled anew for each turn.</summary>
internal sealed class Reading(Lexicon words)
{
    /// <summary>Speech without marks is cut at the next conjunction after so many tokens.</summary>
    private const int LongSentence = 34;

    private static readonly HashSet<uint> Conjunctions = [Language.Tokens.HashOf("and"), Language.Tokens.HashOf("but"), Language.Tokens.HashOf("so"), Language.Tokens.HashOf("because")];

    public List<Token> Tokens { get; } = [];

    /// <summary>For each token, the classes of the words and phrases that begin there.</summary>
    public List<ulong> Begins { get; } = [];

    /// <summary>For each token, the classes of the words and phrases it is part of.</summary>
    public List<ulong> Covers { get; } = [];

    /// <summary>Token ranges, end excluded, in order; together they hold every token.</summary>
    public List<(int Start, int End)> Sentences { get; } = [];

    public bool IsEmpty => Tokens.Count == 0;

    public void Read(ReadOnlySpan<byte> text)
    {
        Language.Tokens.Read(text, Tokens);
        words.Classify(Tokens, Begins, Covers);
        Sentences.Clear();
        var start = 0;
        for (var i = 0; i < Tokens.Count; i++)
        {
            var token = Tokens[i];
            if (token.Kind == TokenKind.Stop)
            {
                Close(i + 1);
            }
            else if (i - start >= LongSentence && (token.Kind == TokenKind.Pause || Conjunctions.Contains(token.Hash)))
            {
                Close(i);
            }
        }

        Close(Tokens.Count);

        void Close(int end)
        {
            if (end > start)
            {
                Sentences.Add((start, end));
                start = end;
            }
        }
    }

    /// <summary>Every class that occurs in the range.</summary>
    public ulong ClassesIn(int start, int end)
    {
        var classes = 0UL;
        for (var i = start; i < end; i++)
        {
            classes |= Begins[i];
        }

        return classes;
    }
}
