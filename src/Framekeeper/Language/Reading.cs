namespace Framekeeper.Language;

/// <summary>A turn as the language layer reads it: tokens, their classes, its sentences. A workspace that is filled anew for each turn.</summary>
internal sealed class Reading(Lexicon words)
{
    /// <summary>Speech without marks is cut at the next conjunction after so many tokens.</summary>
    private const int LongSentence = 34;

    private static readonly uint[] Conjunctions = [Language.Tokens.HashOf("and"), Language.Tokens.HashOf("but"), Language.Tokens.HashOf("so"), Language.Tokens.HashOf("because")];
    private static readonly uint QuestionMark = Language.Tokens.HashOf("?");

    private ulong[] begins = new ulong[64];
    private Sentence[] sentences = new Sentence[8];
    private int sentenceCount;

    public TokenList Tokens { get; } = new();

    /// <summary>For each token, the classes of the words and phrases that begin there.</summary>
    public ReadOnlySpan<ulong> Begins => begins.AsSpan(0, Tokens.Count);

    /// <summary>In order; together they hold every token.</summary>
    public ReadOnlySpan<Sentence> Sentences => sentences.AsSpan(0, sentenceCount);

    /// <summary>Every class that begins somewhere in the turn.</summary>
    public ulong Classes { get; private set; }

    /// <summary>What patterns need (<see cref="Needs"/>) and the turn has.</summary>
    public ulong Anchors { get; private set; }

    public bool IsEmpty => Tokens.Count == 0;

    /// <summary>The turn ends in a question mark.</summary>
    public bool Asks => sentenceCount > 0 && sentences[sentenceCount - 1].Asks;

    /// <summary>Forgets the turn.</summary>
    public void Clear() => Read([]);

    public void Read(ReadOnlySpan<byte> text)
    {
        Language.Tokens.Read(text, Tokens);
        if (begins.Length < Tokens.Count)
        {
            begins = new ulong[Tokens.Count * 2];
        }

        Anchors = words.Classify(Tokens.All, begins.AsSpan(0, Tokens.Count));
        Cut();
    }

    /// <summary>What patterns need and the sentence has.</summary>
    public ulong AnchorsOf(Sentence sentence) => words.Anchors(Tokens.All[sentence.Start..sentence.End]);

    private void Cut()
    {
        (sentenceCount, Classes) = (0, 0);
        var tokens = Tokens.All;
        var begun = Begins;
        var (start, classes) = (0, 0UL);
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var token = ref tokens[i];
            if (i - start >= LongSentence && (token.Kind == TokenKind.Pause || Conjunctions.AsSpan().Contains(token.Hash)))
            {
                Close(start, i, classes);
                (start, classes) = (i, 0);
            }

            classes |= begun[i];
            if (token.Kind == TokenKind.Stop)
            {
                Close(start, i + 1, classes);
                (start, classes) = (i + 1, 0);
            }
        }

        if (start < tokens.Length)
        {
            Close(start, tokens.Length, classes);
        }
    }

    private void Close(int start, int end, ulong classes)
    {
        if (sentenceCount == sentences.Length)
        {
            Array.Resize(ref sentences, sentenceCount * 2);
        }

        ref readonly var last = ref Tokens[end - 1];
        sentences[sentenceCount++] = new Sentence(start, end, classes, last.Kind == TokenKind.Stop && last.Hash == QuestionMark);
        Classes |= classes;
    }
}

/// <summary>A sentence of a turn: its tokens (end excluded), the classes that begin in it, and whether it ends in a question mark.</summary>
internal readonly record struct Sentence(int Start, int End, ulong Classes, bool Asks);
