using System.Numerics;
using System.Text;

namespace Framekeeper.Language;

/// <summary>The lexical classes: which words and phrases belong together for the language of acts.</summary>
/// <remarks>At most 64 classes, so that a token's classes are one word of bits.</remarks>
public sealed class Lexicon
{
    private const int LongestPhrase = 8;
    private readonly Dictionary<uint, (ulong Classes, int Longest)> firsts = [];
    private readonly Dictionary<ulong, ulong> phrases = [];

    /// <summary>Builds the lexicon; <c>text|s|ed</c> stands for text, texts and texted.</summary>
    /// <exception cref="ArgumentException">More than 64 classes, or a phrase of more than eight words.</exception>
    public Lexicon(IReadOnlyList<(string Class, IReadOnlyList<string> Words)> classes)
    {
        if (classes.Count > 64)
        {
            throw new ArgumentException($"a lexicon holds at most 64 classes, not {classes.Count}");
        }

        Names = [.. classes.Select(entry => entry.Class)];
        var tokens = new List<Token>();
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

    /// <summary>For each token the classes of the words and phrases that begin there, and for each the longest phrase's end.</summary>
    internal void Classify(List<Token> tokens, List<ulong> begins, List<ulong> covers)
    {
        begins.Clear();
        covers.Clear();
        for (var i = 0; i < tokens.Count; i++)
        {
            begins.Add(0);
            covers.Add(0);
        }

        for (var i = 0; i < tokens.Count; i++)
        {
            if (!firsts.TryGetValue(tokens[i].Hash, out var first))
            {
                continue;
            }

            Mark(first.Classes, i, 1);
            var key = (ulong)tokens[i].Hash;
            for (var n = 2; n <= first.Longest && i + n <= tokens.Count; n++)
            {
                key = Extend(key, tokens[i + n - 1].Hash);
                if (phrases.TryGetValue(key, out var classes))
                {
                    Mark(classes, i, n);
                }
            }
        }

        void Mark(ulong classes, int start, int length)
        {
            begins[start] |= classes;
            for (var i = start; i < start + length; i++)
            {
                covers[i] |= classes;
            }
        }
    }

    private static IEnumerable<string> Forms(string entry)
    {
        var parts = entry.Split('|');
        return parts.Skip(1).Select(ending => parts[0] + ending).Prepend(parts[0]);
    }

    private void Add(List<Token> tokens, ulong bit, string form)
    {
        if (tokens.Count is 0 or > LongestPhrase)
        {
            throw new ArgumentException($"words.yml: '{form}' must have one to {LongestPhrase} words");
        }

        var first = firsts.GetValueOrDefault(tokens[0].Hash);
        firsts[tokens[0].Hash] = (tokens.Count == 1 ? first.Classes | bit : first.Classes, Math.Max(first.Longest, tokens.Count));
        if (tokens.Count == 1)
        {
            return;
        }

        var key = tokens.Skip(1).Aggregate((ulong)tokens[0].Hash, (hash, token) => Extend(hash, token.Hash));
        phrases[key] = phrases.GetValueOrDefault(key) | bit;
    }

    private static ulong Extend(ulong key, uint hash) => (BitOperations.RotateLeft(key, 23) * 0x9E3779B97F4A7C15UL) ^ hash;
}
