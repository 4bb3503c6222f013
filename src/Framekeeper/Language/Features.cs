using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framekeeper.Language;

/// <summary>Features are weighed group by group, each group scaled to length one, so that a long turn does not outshout a short one.</summary>
internal enum Group : byte
{
    /// <summary>One and two words in a row, within a sentence.</summary>
    Words,

    /// <summary>Five letters in a row, over word borders: inflection, dialect, typing.</summary>
    Letters,

    /// <summary>What the grammar of acts says, alone and with the topic.</summary>
    Moves,

    /// <summary>One and two words in a row of what the other said before.</summary>
    Before,
}

/// <summary>Features of one group and one sentence, in the order in which they stand in the turn.</summary>
internal readonly record struct Segment(Group Group, int Sentence, int From, int To);

/// <summary>A turn as the linear models see it: hashed features, each once, cut into segments; and the features of what the other said before.</summary>
/// <param name="room">As long as the longer of the two; for a table's rows, while it adds them up.</param>
internal readonly ref struct Seen(ReadOnlySpan<int> features, ReadOnlySpan<Segment> segments, ReadOnlySpan<int> before, Span<uint> room)
{
    public readonly ReadOnlySpan<int> Features = features;
    public readonly ReadOnlySpan<Segment> Segments = segments;
    public readonly ReadOnlySpan<int> Before = before;
    public readonly Span<uint> Room = room;

    /// <summary>With room of its own.</summary>
    public Seen(ReadOnlySpan<int> features, ReadOnlySpan<Segment> segments, ReadOnlySpan<int> before)
        : this(features, segments, before, new uint[Math.Max(features.Length, before.Length)])
    {
    }
}

/// <summary>Finds the features of a turn. A workspace that is filled anew for each turn; it allocates nothing once it has grown.</summary>
internal sealed class Features(Grammar grammar)
{
    /// <summary>Where each group's buckets begin; a feature is the number of its bucket.</summary>
    private const int WordBits = 17, LetterBits = 17, BeforeBits = 15, MoveBits = 12;

    private const int Letters = 1 << WordBits, Before = Letters + (1 << LetterBits), Moves = Before + (1 << BeforeBits);

    /// <summary>How many buckets there are.</summary>
    public const int Buckets = Moves + (1 << MoveBits);

    /// <summary>How much of what the other said before is seen, in tokens from its end.</summary>
    private const int LookBack = 40;

    private const uint Boundary = 0x51ED270B;

    /// <summary>One bit for each bucket that the turn has met; cleared bit by bit, since few are set.</summary>
    private readonly ulong[] met = new ulong[(Buckets + 63) / 64];
    private int[] features = new int[512];
    private uint[] room = new uint[512];
    private (int Start, int End)[] places = [];
    private readonly int[] said = new int[(2 * LookBack) + 1];
    private Segment[] segments = new Segment[16];
    private int count, saidCount, segmentCount;
    private Reading? unsaid;

    /// <summary>The turn, after what the other said.</summary>
    public Seen After(Features other) => new(features.AsSpan(0, count), segments.AsSpan(0, segmentCount), other.Said(), room);

    /// <summary>The tokens that each feature stands on; filled by <see cref="Read"/> where it is asked to.</summary>
    public ReadOnlySpan<(int Start, int End)> Places => places.AsSpan(0, count);

    /// <summary>Fills the features of a turn.</summary>
    /// <param name="other">What the other said before; empty for nothing.</param>
    /// <param name="place">Also note the tokens that each feature stands on, which takes longer.</param>
    public void Read(Reading turn, Reading other, bool place = false)
    {
        (count, segmentCount, saidCount, unsaid) = (0, 0, 0, turn);
        Grow(turn, place);
        for (var sentence = 0; sentence < turn.Sentences.Length; sentence++)
        {
            ref readonly var part = ref turn.Sentences[sentence];
            Words(turn, part, place);
            Close(Group.Words, sentence);
            LettersOf(turn, part, place);
            Close(Group.Letters, sentence);
            MovesOf(turn, part, other, place);
            Close(Group.Moves, sentence);
        }

        Forget(features.AsSpan(0, count));
    }

    private const int MostMoves = 32 * 65;

    /// <summary>Makes room, so that nothing has to be asked feature by feature.</summary>
    private void Grow(Reading turn, bool place)
    {
        var most = (2 * turn.Tokens.Count) + turn.Tokens.LetterCount + Math.Min(1 << MoveBits, turn.Sentences.Length * MostMoves);
        if (features.Length <= most)
        {
            (features, room) = (new int[most * 2], new uint[most * 2]);
        }

        if (place && places.Length < features.Length)
        {
            places = new (int, int)[features.Length];
        }

        if (segments.Length < 3 * turn.Sentences.Length)
        {
            segments = new Segment[6 * turn.Sentences.Length];
        }
    }

    private void Close(Group group, int sentence)
    {
        var from = segmentCount == 0 ? 0 : segments[segmentCount - 1].To;
        segments[segmentCount++] = new Segment(group, sentence, from, count);
    }

    private void Words(Reading turn, Sentence sentence, bool place)
    {
        var tokens = turn.Tokens.All;
        var (list, n) = (features, count);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(met);
        var one = Boundary;
        for (var i = sentence.Start; i < sentence.End; i++)
        {
            var hash = tokens[i].Hash;
            var bucket = Spread(hash, Single, WordBits);
            list[n] = bucket;
            if (place)
            {
                places[n] = (i, i + 1);
            }

            n += IsNew(ref bits, bucket);
            bucket = Spread(Pair(one, hash), Double, WordBits);
            list[n] = bucket;
            if (place)
            {
                places[n] = (Math.Max(sentence.Start, i - 1), i + 1);
            }

            n += IsNew(ref bits, bucket);
            one = hash;
        }

        count = n;
    }

    private void LettersOf(Reading turn, Sentence sentence, bool place)
    {
        const int length = 5;
        const ulong five = (1UL << (8 * length)) - 1;
        var tokens = turn.Tokens.All;
        var (list, n) = (features, count);
        var from = tokens[sentence.Start].Letters - 1;
        var to = sentence.End < tokens.Length ? tokens[sentence.End].Letters : turn.Tokens.LetterCount;
        var letters = turn.Tokens.Letters[from..to];
        ref var bits = ref MemoryMarshal.GetArrayDataReference(met);
        var (first, last) = (sentence.Start, sentence.Start);
        ulong window = 0;
        for (var i = 0; i < letters.Length; i++)
        {
            window = ((window << 8) | letters[i]) & five;
            if (i < length - 1)
            {
                continue;
            }

            var bucket = Letters + (int)((window * 0x9E3779B97F4A7C15UL) >> (64 - LetterBits));
            list[n] = bucket;
            if (place)
            {
                // The space after a token is its own; the one that opens the sentence is the first token's.
                (first, last) = (Advance(tokens, first, from + i - length + 1), Advance(tokens, last, from + i));
                places[n] = (first, last + 1);
            }

            n += IsNew(ref bits, bucket);
        }

        count = n;
    }

    /// <summary>The token that the letter belongs to, from one at or before it.</summary>
    private static int Advance(ReadOnlySpan<Token> tokens, int token, int letter)
    {
        while (token + 1 < tokens.Length && tokens[token + 1].Letters <= letter)
        {
            token++;
        }

        return token;
    }

    private void MovesOf(Reading turn, Sentence sentence, Reading other, bool place)
    {
        for (var moves = (uint)grammar.Of(turn, sentence, other); moves != 0; moves &= moves - 1)
        {
            var move = (uint)BitOperations.TrailingZeroCount(moves);
            AddMove(move * 65);
            for (var topics = sentence.Classes; topics != 0; topics &= topics - 1)
            {
                AddMove((move * 65) + 1 + (uint)BitOperations.TrailingZeroCount(topics));
            }
        }

        void AddMove(uint what)
        {
            var bucket = Moves + Spread(what, Single, MoveBits);
            features[count] = bucket;
            if (place)
            {
                places[count] = (sentence.Start, sentence.End);
            }

            count += IsNew(ref met[0], bucket);
        }
    }

    /// <summary>What the other side sees of this turn as said before; found when it is first asked for, since nobody answers the last one.</summary>
    private ReadOnlySpan<int> Said()
    {
        if (unsaid is not null)
        {
            Find(unsaid.Tokens.All);
            Forget(said.AsSpan(0, saidCount));
            unsaid = null;
        }

        return said.AsSpan(0, saidCount);
    }

    private void Find(ReadOnlySpan<Token> tokens)
    {
        var (list, n) = (said, 0);
        ref var bits = ref MemoryMarshal.GetArrayDataReference(met);
        var one = Boundary;
        for (var i = Math.Max(0, tokens.Length - LookBack); i < tokens.Length; i++)
        {
            var hash = tokens[i].Hash;
            var bucket = Before + Spread(hash, Single, BeforeBits);
            list[n] = bucket;
            n += IsNew(ref bits, bucket);
            bucket = Before + Spread(Pair(one, hash), Double, BeforeBits);
            list[n] = bucket;
            n += IsNew(ref bits, bucket);
            one = hash;
        }

        saidCount = n;
    }

    /// <summary>One where the turn meets the bucket for the first time, else zero; no branch, since which it is cannot be foretold.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int IsNew(ref ulong bits, int bucket)
    {
        ref var word = ref Unsafe.Add(ref bits, (nint)(uint)bucket >> 6);
        var known = (int)(word >> bucket) & 1;
        word |= 1UL << bucket;
        return known ^ 1;
    }

    private void Forget(ReadOnlySpan<int> buckets)
    {
        ref var bits = ref MemoryMarshal.GetArrayDataReference(met);
        foreach (var bucket in buckets)
        {
            Unsafe.Add(ref bits, (nint)(uint)bucket >> 6) = 0;
        }
    }

    /// <summary>Spreads a hash over so many bits, each kind of feature its own way.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int Spread(uint hash, uint kind, int bits) => (int)((hash * kind) >> (32 - bits));

    /// <summary>The hash of two words in a row.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static uint Pair(uint one, uint two) => (BitOperations.RotateLeft(one, 13) * 0x85EBCA6BU) ^ two;

    private const uint Single = 0x9E3779B1U, Double = 0xC2B2AE3DU;
}
