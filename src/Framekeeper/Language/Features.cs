using System.Numerics;

namespace Framekeeper.Language;

/// <summary>Features are weighed group by group, each group scaled to length one, so that a long turn does not outshout a short one.</summary>
internal enum Group : byte
{
    /// <summary>One to three words in a row.</summary>
    Words,

    /// <summary>Four and six letters in a row, over word borders: inflection, dialect, typing.</summary>
    Letters,

    /// <summary>What the grammar of acts says, alone and with the topic.</summary>
    Moves,

    /// <summary>One and two words in a row of what the other said before.</summary>
    Before,
}

/// <summary>One feature of a turn: a hash that a table takes its low bits of, and the tokens it stands on (none for what lies outside the turn).</summary>
internal readonly record struct Feature(uint Hash, Group Group, int Start, int End);

/// <summary>What the linear models see of a turn. A workspace that is filled anew for each turn; each feature counts once.</summary>
internal sealed class Features(Grammar grammar)
{
    /// <summary>How much of what the other said before is seen, in tokens from its end.</summary>
    private const int LookBack = 40;

    private readonly List<byte> letters = [];
    private readonly List<int> letterTokens = [];
    private uint[] seen = new uint[1 << 12];
    private uint stamp;
    private uint[] stamps = new uint[1 << 12];

    public List<Feature> All { get; } = [];

    /// <summary>Fills <see cref="All"/> for a turn, after what the other said (null: nothing).</summary>
    public void Read(ReadOnlySpan<byte> text, Reading turn, Reading? other)
    {
        All.Clear();
        stamp++;
        Words(turn);
        Letters(text, turn);
        Moves(turn, other);
        if (other is not null)
        {
            Before(other);
        }
    }

    private void Words(Reading turn)
    {
        uint two = 0, one = Boundary;
        for (var i = 0; i < turn.Tokens.Count; i++)
        {
            var hash = turn.Tokens[i].Hash;
            Add(Group.Words, Mix(1, hash, 0), i, i + 1);
            Add(Group.Words, Mix(2, one, hash), Math.Max(0, i - 1), i + 1);
            Add(Group.Words, Mix(3, (two * 31) + one, hash), Math.Max(0, i - 2), i + 1);
            (two, one) = (one, hash);
        }
    }

    private const uint Boundary = 0x51ED270B;

    private void Letters(ReadOnlySpan<byte> text, Reading turn)
    {
        letters.Clear();
        letterTokens.Clear();
        letters.Add((byte)' ');
        letterTokens.Add(0);
        for (var index = 0; index < turn.Tokens.Count; index++)
        {
            var token = turn.Tokens[index];
            foreach (var b in text.Slice(token.Start, Math.Min(token.Length, 24)))
            {
                letters.Add(b is >= (byte)'A' and <= (byte)'Z' ? (byte)(b | 0x20) : token.Kind is TokenKind.Number or TokenKind.Money ? (byte)'0' : b);
                letterTokens.Add(index);
            }

            letters.Add((byte)' ');
            letterTokens.Add(index);
        }

        ulong window = 0;
        for (var i = 0; i < letters.Count; i++)
        {
            window = (window << 8) | letters[i];
            if (i >= 3)
            {
                Add(Group.Letters, Mix(4, (uint)window, 0), letterTokens[i - 3], letterTokens[i] + 1);
            }

            if (i >= 5)
            {
                Add(Group.Letters, Mix(5, (uint)window, (uint)(window >> 32) & 0xFFFF), letterTokens[i - 5], letterTokens[i] + 1);
            }
        }
    }

    private void Moves(Reading turn, Reading? other)
    {
        foreach (var (start, end) in turn.Sentences)
        {
            var classes = turn.ClassesIn(start, end);
            for (var moves = (uint)grammar.Of(turn, start, end, other); moves != 0; moves &= moves - 1)
            {
                var move = (uint)BitOperations.TrailingZeroCount(moves);
                Add(Group.Moves, Mix(6, move, 0), start, end);
                for (var topics = classes; topics != 0; topics &= topics - 1)
                {
                    Add(Group.Moves, Mix(7, move, (uint)BitOperations.TrailingZeroCount(topics)), start, end);
                }
            }
        }
    }

    private void Before(Reading other)
    {
        var one = Boundary;
        for (var i = Math.Max(0, other.Tokens.Count - LookBack); i < other.Tokens.Count; i++)
        {
            var hash = other.Tokens[i].Hash;
            Add(Group.Before, Mix(8, hash, 0), 0, 0);
            Add(Group.Before, Mix(9, one, hash), 0, 0);
            one = hash;
        }
    }

    private void Add(Group group, uint hash, int start, int end)
    {
        if (All.Count * 2 > seen.Length)
        {
            Grow();
        }

        if (Note(hash))
        {
            All.Add(new Feature(hash, group, start, end));
        }
    }

    /// <summary>True where the hash is new in this turn: open addressing over a stamped table, so that clearing costs nothing.</summary>
    private bool Note(uint hash)
    {
        var mask = (uint)seen.Length - 1;
        for (var at = hash & mask; ; at = (at + 1) & mask)
        {
            if (stamps[at] != stamp)
            {
                (stamps[at], seen[at]) = (stamp, hash);
                return true;
            }

            if (seen[at] == hash)
            {
                return false;
            }
        }
    }

    private void Grow()
    {
        seen = new uint[seen.Length * 2];
        stamps = new uint[seen.Length];
        stamp = 1;
        foreach (var feature in All)
        {
            Note(feature.Hash);
        }
    }

    private static uint Mix(uint kind, uint a, uint b)
    {
        var hash = (a * 0x85EBCA6BU) ^ BitOperations.RotateLeft(b * 0xC2B2AE35U, 15) ^ (kind * 0x27D4EB2FU);
        hash ^= hash >> 15;
        hash *= 0x2C1B3C6DU;
        hash ^= hash >> 12;
        hash *= 0x297A2D39U;
        return hash ^ (hash >> 15);
    }
}
