using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Framekeeper.Language;

/// <summary>The lexical classes: which words and phrases belong together for the language of acts; and with them what the patterns of terms need (<see cref="Needs"/>), so that a word is looked up once for both.</summary>
/// <remarks>At most 64 classes, so that a token's classes are one word of bits.</remarks>
public sealed class Lexicon
{
    private const int LongestPhrase = 8;

    private readonly Hashed words = new(), phrases = new();
    private readonly ulong longNumber;

    /// <summary>Builds the lexicon; <c>text|s|ed</c> stands for text, texts and texted.</summary>
    /// <exception cref="ArgumentException">More than 64 classes, or a phrase of more than eight words.</exception>
    public Lexicon(IReadOnlyList<(string Class, IReadOnlyList<string> Words)> classes)
    {
        if (classes.Count > 64)
        {
            throw new ArgumentException($"a lexicon holds at most 64 classes, not {classes.Count}");
        }

        Names = [.. classes.Select(entry => entry.Class)];
        var tokens = new TokenList();
        for (var index = 0; index < classes.Count; index++)
        {
            foreach (var form in classes[index].Words.SelectMany(Forms))
            {
                Add(tokens, form, new Meaning(1UL << index, 0));
            }
        }

        foreach (var (needed, anchor) in Terms.Needs.Words)
        {
            if (needed == Needs.LongNumber)
            {
                longNumber |= anchor;
            }
            else
            {
                Add(tokens, needed, new Meaning(0, anchor));
            }
        }
    }

    /// <summary>The classes' names; a class's place is its bit.</summary>
    public IReadOnlyList<string> Names { get; }

    /// <summary>The bit of a class; zero for a name that the lexicon lacks.</summary>
    internal ulong Bit(string name)
    {
        for (var index = 0; index < Names.Count; index++)
        {
            if (Names[index] == name)
            {
                return 1UL << index;
            }
        }

        return 0;
    }

    /// <summary>For each token the classes of the words and phrases that begin there.</summary>
    /// <param name="begins">As long as there are tokens; overwritten.</param>
    /// <returns>The anchors in all of them.</returns>
    internal ulong Classify(ReadOnlySpan<Token> tokens, Span<ulong> begins)
    {
        var anchors = 0UL;
        for (var i = 0; i < tokens.Length; i++)
        {
            var meaning = At(tokens, i);
            begins[i] = meaning.Classes;
            anchors |= meaning.Anchors;
        }

        return anchors;
    }

    /// <summary>The anchors in a run of tokens.</summary>
    internal ulong Anchors(ReadOnlySpan<Token> tokens)
    {
        var anchors = 0UL;
        for (var i = 0; i < tokens.Length; i++)
        {
            anchors |= At(tokens, i).Anchors;
        }

        return anchors;
    }

    /// <summary>What the words and phrases mean that begin with this token.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Meaning At(ReadOnlySpan<Token> tokens, int i)
    {
        ref readonly var token = ref tokens[i];
        ref readonly var word = ref words[token.Hash];
        var meaning = word.GoesOn ? word | GoOn(tokens[i..]) : word;
        return token.Kind == TokenKind.Number && token.Length > 1 ? meaning with { Anchors = meaning.Anchors | longNumber } : meaning;
    }

    /// <summary>What the phrases mean that begin with the first of the tokens.</summary>
    private Meaning GoOn(ReadOnlySpan<Token> tokens)
    {
        var (key, begun) = (tokens[0].Hash, new Meaning(0, 0, true));
        for (var i = 1; begun.GoesOn && i < tokens.Length; i++)
        {
            key = Extend(key, tokens[i].Hash);
            ref readonly var phrase = ref phrases[key];
            begun = phrase with { Classes = begun.Classes | phrase.Classes, Anchors = begun.Anchors | phrase.Anchors };
        }

        return begun;
    }

    private static IEnumerable<string> Forms(string entry)
    {
        var parts = entry.Split('|');
        return parts.Skip(1).Select(ending => parts[0] + ending).Prepend(parts[0]);
    }

    private void Add(TokenList tokens, string form, Meaning meaning)
    {
        Tokens.Read(Encoding.UTF8.GetBytes(form), tokens);
        if (tokens.Count is 0 or > LongestPhrase)
        {
            throw new ArgumentException($"words.yml: '{form}' must have one to {LongestPhrase} words");
        }

        var (key, last, begun) = (tokens[0].Hash, tokens.Count - 1, new Meaning(0, 0, true));
        words.Put(key, last == 0 ? meaning : begun);
        for (var i = 1; i <= last; i++)
        {
            key = Extend(key, tokens[i].Hash);
            phrases.Put(key, i == last ? meaning : begun);
        }
    }

    private static uint Extend(uint key, uint hash) => ((BitOperations.RotateLeft(key, 11) * 0x9E3779B1U) ^ hash) * 0x85EBCA6BU;

    /// <summary>What a word or phrase stands for.</summary>
    /// <param name="GoesOn">It begins a longer one.</param>
    private readonly record struct Meaning(ulong Classes, ulong Anchors, bool GoesOn = false)
    {
        public static Meaning operator |(in Meaning one, in Meaning other) => new(one.Classes | other.Classes, one.Anchors | other.Anchors, one.GoesOn | other.GoesOn);
    }

    /// <summary>Words, or beginnings of phrases, by their hash in open addressing: what is not here begins no phrase. Most lookups find nothing, at once.</summary>
    private sealed class Hashed
    {
        private readonly List<uint> known = [0];
        private Meaning[] meanings = new Meaning[64];
        private (uint Key, int Meaning)[] entries = new (uint, int)[64];
        private int shift = 32 - 6;

        /// <summary>What is not here has the first meaning, which is none.</summary>
        public ref readonly Meaning this[uint key] => ref meanings[entries[Find(key)].Meaning];

        public void Put(uint key, Meaning meaning)
        {
            var at = Find(key);
            if (entries[at].Meaning == 0)
            {
                at = Enter(key, at);
            }

            meanings[entries[at].Meaning] |= meaning;
        }

        private int Enter(uint key, int at)
        {
            if (known.Count == meanings.Length)
            {
                Array.Resize(ref meanings, known.Count * 2);
            }

            if (known.Count * 3 > entries.Length)
            {
                (entries, shift) = (new (uint, int)[entries.Length * 2], shift - 1);
                for (var old = 1; old < known.Count; old++)
                {
                    entries[Find(known[old])] = (known[old], old);
                }

                at = Find(key);
            }

            entries[at] = (key, known.Count);
            known.Add(key);
            return at;
        }

        /// <summary>Where the key is, or the empty place where it would be.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private int Find(uint key)
        {
            var all = entries;
            var at = (int)((key * 0x9E3779B1U) >> shift);
            while ((uint)at < (uint)all.Length && all[at].Key != key && all[at].Meaning != 0)
            {
                at = (at + 1) & (all.Length - 1);
            }

            return at;
        }
    }
}
