using System.Collections.Frozen;
using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>Tells English from other languages by its commonest small words, so that what cannot be read is not judged.</summary>
/// <remarks>
/// A turn is weighed with those around it, since one alone is too short. In the corpus no window has fewer than .16 of these words, and sentences of nine other languages have up to .05:
/// words that Spanish, German, French, Dutch, Tagalog, Hindi in Latin letters or Welsh have too (no, a, me, in, was, so, on, he, to, at) are left out.
/// </remarks>
internal sealed class English
{
    private const int Window = 40, Least = 30;

    private const double Share = 0.09;

    /// <summary>The first byte of a character from U+3000 on.</summary>
    private const byte Wide = 0xE3;

    private static readonly FrozenSet<uint> Common = (
        "the and you it that of for is with what have this but they we my your are not she her his him be just know like yeah there if when how about would could can think "
        + "that's it's i'm don't you're i'll i've he's she's they're we're did does been has had will get got go going want say said out up one some then than from or by as an all who because really right okay well them "
        + "their our us were something anything could've didn't can't won't isn't doesn't i'd you've you'll let's there's what's into over back more time good make see come tell need should which where why any very much "
        + "too only now these those again here down feel people thing things day week "
        + "aye ken wee cannae dinnae wasnae isnae whit hae wis wid mysel noo doon oot ower").Split(' ').Select(Tokens.HashOf).ToFrozenSet();

    private readonly List<(int N, int Words, int Common)> turns = [];

    /// <summary>Words that were not looked up: of the turn that is read, and of a first one that is too short to tell anything, as most messages are that are screened, until another comes.</summary>
    private readonly List<uint> unseen = [];
    private TokenList? unheard;
    private Dictionary<int, int>? places;

    /// <summary>Another session.</summary>
    public void Clear()
    {
        turns.Clear();
        unseen.Clear();
        places = null;
    }

    /// <summary>Takes the next turn, which nobody has cut into words.</summary>
    public void Read(Turn turn)
    {
        unheard ??= new();
        Tokens.Read(turn.Utf8.Span, unheard);
        Take(turn, unheard.All);
    }

    /// <summary>Takes the next turn with its tokens.</summary>
    public void Take(Turn turn, ReadOnlySpan<Token> tokens)
    {
        var text = turn.Utf8.Span;
        var (spaced, words) = (!text.ContainsAnyInRange(Wide, byte.MaxValue), 0);
        Count();
        foreach (ref readonly var token in tokens)
        {
            if (token.Kind == TokenKind.Word)
            {
                words += spaced ? 1 : Words(text.Slice(token.Start, token.Length));
                unseen.Add(token.Hash);
            }
        }

        turns.Add((turn.N, words, 0));
        if (turns.Count > 1 || words >= Least)
        {
            Count();
        }
    }

    /// <summary>Looks up the words of the last turn.</summary>
    private void Count()
    {
        if (unseen.Count == 0)
        {
            return;
        }

        var common = 0;
        foreach (var hash in unseen)
        {
            common += Common.Contains(hash) ? 1 : 0;
        }

        turns[^1] = turns[^1] with { Common = common };
        unseen.Clear();
    }

    /// <summary>How many turns are in another language.</summary>
    public int Foreign()
    {
        var foreign = 0;
        for (var place = 0; place < turns.Count; place++)
        {
            foreign += IsForeign(place) ? 1 : 0;
        }

        return foreign;
    }

    /// <summary>Whether a turn is in another language, by its number; too few words cannot tell.</summary>
    public bool IsForeignTurn(int n)
    {
        if (places is null)
        {
            // Asked at the end, and only where something was found.
            places = [];
            foreach (var (place, turn) in turns.Index())
            {
                places[turn.N] = place;
            }
        }

        return IsForeign(places[n]);
    }

    private bool IsForeign(int place)
    {
        var (_, words, common) = turns[place];
        for (int before = place - 1, after = place + 1; words < Window && (before >= 0 || after < turns.Count); before--, after++)
        {
            Add(before);
            Add(after);
        }

        return words >= Least && common < Share * words;

        void Add(int other)
        {
            if (other >= 0 && other < turns.Count)
            {
                words += turns[other].Words;
                common += turns[other].Common;
            }
        }
    }

    /// <summary>One; of scripts that put no space between words, each character from U+3000 on.</summary>
    private static int Words(ReadOnlySpan<byte> word)
    {
        var wide = 0;
        foreach (var b in word)
        {
            wide += b >= Wide ? 1 : 0;
        }

        return Math.Max(1, wide);
    }
}
