using System.Numerics;
using System.Runtime.CompilerServices;
using System.Text;

namespace Framekeeper.Language;

/// <summary>The lexical classes: which words and phrases belong together for the language of acts.</summary>
/// <remarks>At most 64 classes, so that a token's classes are one word of bits.</remarks>
public sealed class Lexicon
{
    private const int LongestPhrase = 8;

    private readonly Hashed words = new(), phrases = new();

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
                Tokens.Read(Encoding.UTF8.GetBytes(form), tokens);
                Add(tokens, 1UL << index, form);
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
    internal void Classify(ReadOnlySpan<Token> tokens, Span<ulong> begins)
    {
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var word = ref words[tokens[i].Hash];
            begins[i] = word.GoesOn ? word.Classes | GoOn(tokens[i..]) : word.Classes;
        }
    }

    /// <summary>The classes of the phrases that begin with the first of the tokens.</summary>
    private ulong GoOn(ReadOnlySpan<Token> tokens)
    {
        var (key, begun, goesOn) = (tokens[0].Hash, 0UL, true);
        for (var i = 1; goesOn && i < tokens.Length; i++)
        {
            key = Extend(key, tokens[i].Hash);
            ref readonly var phrase = ref phrases[key];
            (begun, goesOn) = (begun | phrase.Classes, phrase.GoesOn);
        }

        return begun;
    }

    /// <summary>Every class of the words and phrases in a run of tokens.</summary>
    internal ulong Any(ReadOnlySpan<Token> tokens)
    {
        var found = 0UL;
        for (var i = 0; i < tokens.Length; i++)
        {
            ref readonly var word = ref words[tokens[i].Hash];
            found |= word.GoesOn ? word.Classes | GoOn(tokens[i..]) : word.Classes;
        }

        return found;
    }

    private static IEnumerable<string> Forms(string entry)
    {
        var parts = entry.Split('|');
        return parts.Skip(1).Select(ending => parts[0] + ending).Prepend(parts[0]);
    }

    private void Add(TokenList tokens, ulong bit, string form)
    {
        if (tokens.Count is 0 or > LongestPhrase)
        {
            throw new ArgumentException($"words.yml: '{form}' must have one to {LongestPhrase} words");
        }

        var key = tokens[0].Hash;
        words.Put(key, tokens.Count == 1 ? bit : 0, tokens.Count > 1);
        for (var i = 1; i < tokens.Count; i++)
        {
            key = Extend(key, tokens[i].Hash);
            phrases.Put(key, i == tokens.Count - 1 ? bit : 0, i < tokens.Count - 1);
        }
    }

    private static uint Extend(uint key, uint hash) => ((BitOperations.RotateLeft(key, 11) * 0x9E3779B1U) ^ hash) * 0x85EBCA6BU;

    /// <summary>Words, or beginnings of phrases, by their hash in open addressing: what is not here begins no phrase. Most lookups find nothing, at once.</summary>
    private sealed class Hashed
    {
        private Entry[] entries = new Entry[64];
        private int count, shift = 32 - 6;

        public readonly record struct Entry(uint Key, bool GoesOn, ulong Classes);

        public ref readonly Entry this[uint key] => ref entries[Find(key)];

        public void Put(uint key, ulong classes, bool goesOn)
        {
            if (count * 3 > entries.Length)
            {
                var old = entries;
                (entries, count, shift) = (new Entry[old.Length * 2], 0, shift - 1);
                foreach (var known in old.Where(entry => entry.Key != 0))
                {
                    Put(known.Key, known.Classes, known.GoesOn);
                }
            }

            ref var entry = ref entries[Find(key)];
            count += entry.Key == 0 ? 1 : 0;
            entry = new Entry(key, entry.GoesOn | goesOn, entry.Classes | classes);
        }

        /// <summary>Where the key is, or the empty place where it would be.</summary>
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        private int Find(uint key)
        {
            var all = entries;
            var at = (int)((key * 0x9E3779B1U) >> shift);
            while ((uint)at < (uint)all.Length && all[at].Key != key && all[at].Key != 0)
            {
                at = (at + 1) & (all.Length - 1);
            }

            return at;
        }
    }
}
