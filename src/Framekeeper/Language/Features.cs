using System.Numerics;

namespace Framekeeper.Language;

/// <summary>One feature of a sentence: its bucket in the model, and the tokens it stands on (none for what lies outside the sentence).</summary>
internal readonly record struct Feature(int Bucket, int Start, int End, int Kind = 0, uint Raw = 0);

/// <summary>What the gate's linear model sees of a sentence: hashed n-grams, classes and their order, the grammar of acts, and what was said before.</summary>
internal static class Features
{
    /// <summary>Buckets are 2^17, so that eight-bit weights of 32 acts fit the third-level cache.</summary>
    public const int Bits = 17;

    public const int Buckets = 1 << Bits;

    private enum Kind : uint
    {
        Word = 1, Pair, Triple, Stem, Class, ClassOrder, WordClass, ClassWord, Grammar, GrammarTopic, Earlier, EarlierClass, Other, OtherClass, OtherTopic, Own, First, Shape,
    }

    public static void Of(Reading turn, int sentence, Context context, List<Feature> into)
    {
        into.Clear();
        var (start, end) = turn.Sentences[sentence];
        NGrams(turn, start, end, into);
        Classes(turn, start, end, into);
        var moves = context.Grammar.Of(turn, start, end, context);
        Moves(turn.ClassesIn(start, end), moves, start, end, into);
        Before(turn, sentence, moves, context, into);
    }

    private static void NGrams(Reading turn, int start, int end, List<Feature> into)
    {
        uint one = 0, two = 0;
        for (var i = start; i < end; i++)
        {
            var hash = turn.Tokens[i].Hash;
            Add(Kind.Word, hash, 0, i, i + 1, into);
            Add(Kind.Pair, one, hash, Math.Max(start, i - 1), i + 1, into);
            if (i - start >= 1)
            {
                Add(Kind.Triple, two * 31 + one, hash, Math.Max(start, i - 2), i + 1, into);
            }

            (two, one) = (one, hash);
        }

        Add(Kind.Pair, one, uint.MaxValue, end - 1, end, into);
    }

    private static void Classes(Reading turn, int start, int end, List<Feature> into)
    {
        const int window = 10;
        for (var i = start; i < end; i++)
        {
            for (var rest = turn.Begins[i]; rest != 0; rest &= rest - 1)
            {
                var a = (uint)BitOperations.TrailingZeroCount(rest);
                Add(Kind.Class, a, 0, i, i + 1, into);
                if (i > start)
                {
                    Add(Kind.WordClass, turn.Tokens[i - 1].Hash, a, i - 1, i + 1, into);
                }

                if (i + 1 < end)
                {
                    Add(Kind.ClassWord, a, turn.Tokens[i + 1].Hash, i, i + 2, into);
                }

                for (var j = i + 1; j < Math.Min(end, i + window); j++)
                {
                    for (var next = turn.Begins[j]; next != 0; next &= next - 1)
                    {
                        Add(Kind.ClassOrder, a, (uint)BitOperations.TrailingZeroCount(next), i, j + 1, into);
                    }
                }
            }
        }
    }

    private static void Moves(ulong classes, uint moves, int start, int end, List<Feature> into)
    {
        for (var rest = moves; rest != 0; rest &= rest - 1)
        {
            var move = (uint)BitOperations.TrailingZeroCount(rest);
            Add(Kind.Grammar, move, 0, start, end, into);
            for (var topics = classes; topics != 0; topics &= topics - 1)
            {
                Add(Kind.GrammarTopic, move, (uint)BitOperations.TrailingZeroCount(topics), start, end, into);
            }
        }
    }

    private static void Before(Reading turn, int sentence, uint moves, Context context, List<Feature> into)
    {
        var (start, end) = turn.Sentences[sentence];
        if (sentence > 0)
        {
            var (from, to) = turn.Sentences[sentence - 1];
            for (var i = from; i < to; i++)
            {
                Add(Kind.Earlier, turn.Tokens[i].Hash, 0, start, start, into);
            }

            Each(turn.ClassesIn(from, to), a => Add(Kind.EarlierClass, a, 0, start, start, into));
        }

        var mine = turn.ClassesIn(start, end);
        Each(context.OtherClasses, a =>
        {
            Add(Kind.OtherClass, a, 0, start, start, into);
            Each(moves, b => Add(Kind.OtherTopic, a, b, start, start, into));
        });
        Each(context.OwnClasses, a => Add(Kind.Own, a, 0, start, start, into));
        Each(context.OtherClasses, a => Each(mine, b => Add(Kind.Shape, a, b, start, start, into)));
    }

    private static void Each(ulong bits, Action<uint> act)
    {
        for (; bits != 0; bits &= bits - 1)
        {
            act((uint)BitOperations.TrailingZeroCount(bits));
        }
    }

    private static void Add(Kind kind, uint a, uint b, int start, int end, List<Feature> into)
    {
        var hash = (a * 0x85EBCA6BU) ^ BitOperations.RotateLeft(b * 0xC2B2AE35U, 15) ^ ((uint)kind * 0x27D4EB2FU);
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6DU;
        hash ^= hash >> 12;
        hash *= 0x297A2D39U;
        hash ^= hash >> 15;
        into.Add(new Feature((int)(hash & (Buckets - 1)), start, end, (int)kind, hash));
    }
}
