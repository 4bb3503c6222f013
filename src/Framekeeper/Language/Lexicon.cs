using System.Numerics;
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

    /// <summary>For each token the classes of the words and phrases that begin there, and those of the words and phrases it is part of.</summary>
    /// <param name="begins">As long as there are tokens; overwritten.</param>
    /// <param name="covers">The same.</param>
    internal void Classify(ReadOnlySpan<Token> tokens, Span<ulong> begins, Span<ulong> covers)
    {
        covers.Clear();
        for (var i = 0; i < tokens.Length; i++)
        {
            var (classes, goesOn) = words[tokens[i].Hash];
            covers[i] |= classes;
            begins[i] = classes | (goesOn ? GoOn(tokens, i, covers) : 0);
        }
    }

    /// <summary>The classes of the phrases that begin at a token.</summary>
    private ulong GoOn(ReadOnlySpan<Token> tokens, int start, Span<ulong> covers)
    {
        var (key, begun) = ((ulong)tokens[start].Hash, 0UL);
        for (var i = start + 1; i < tokens.Length; i++)
        {
            key = Extend(key, tokens[i].Hash);
            var (classes, goesOn) = phrases[key];
            for (var part = start; classes != 0 && part <= i; part++)
            {
                covers[part] |= classes;
            }

            begun |= classes;
            if (!goesOn)
            {
                break;
            }
        }

        return begun;
    }

    /// <summary>Every class of the words and phrases in a run of tokens.</summary>
    internal ulong Any(ReadOnlySpan<Token> tokens)
    {
        var found = 0UL;
        for (var i = 0; i < tokens.Length; i++)
        {
            var key = (ulong)tokens[i].Hash;
            var (classes, goesOn) = words[key];
            found |= classes;
            for (var next = i + 1; goesOn && next < tokens.Length; next++)
            {
                key = Extend(key, tokens[next].Hash);
                (classes, goesOn) = phrases[key];
                found |= classes;
            }
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

        var key = (ulong)tokens[0].Hash;
        words.Put(key, tokens.Count == 1 ? bit : 0, tokens.Count > 1);
        for (var i = 1; i < tokens.Count; i++)
        {
            key = Extend(key, tokens[i].Hash);
            phrases.Put(key, i == tokens.Count - 1 ? bit : 0, i < tokens.Count - 1);
        }
    }

    private static ulong Extend(ulong key, uint hash) => (BitOperations.RotateLeft(key, 23) * 0x9E3779B97F4A7C15UL) ^ hash;

    /// <summary>Words, or beginnings of phrases, by their hash in open addressing: what is not here begins no phrase. Most lookups find nothing, at once.</summary>
    private sealed class Hashed
    {
        private (ulong Key, ulong Classes, bool GoesOn)[] entries = new (ulong, ulong, bool)[64];
        private int count;

        public (ulong Classes, bool GoesOn) this[ulong key]
        {
            get
            {
                ref readonly var entry = ref entries[Find(key)];
                return (entry.Classes, entry.GoesOn);
            }
        }

        public void Put(ulong key, ulong classes, bool goesOn)
        {
            if (count * 3 > entries.Length)
            {
                var old = entries;
                (entries, count) = (new (ulong, ulong, bool)[old.Length * 2], 0);
                foreach (var (known, its, more) in old.Where(entry => entry.Key != 0))
                {
                    Put(known, its, more);
                }
            }

            ref var entry = ref entries[Find(key)];
            count += entry.Key == 0 ? 1 : 0;
            entry = (key, entry.Classes | classes, entry.GoesOn | goesOn);
        }

        /// <summary>Where the key is, or the empty place where it would be.</summary>
        private int Find(ulong key)
        {
            var all = entries;
            var mask = all.Length - 1;
            var at = (int)((key * 0x9E3779B97F4A7C15UL) >> 40) & mask;
            while (all[at].Key != key && all[at].Key != 0)
            {
                at = (at + 1) & mask;
            }

            return at;
        }
    }
}
