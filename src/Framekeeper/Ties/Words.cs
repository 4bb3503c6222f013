using System.Text;
using AnyAscii;

namespace Framekeeper.Ties;

/// <summary>A word of a name or an address, made comparable: Latin letters and digits in lower case, and how it sounds.</summary>
internal sealed record Word(string Text, string Sound)
{
    /// <summary>Other forms of the name, if it is a given name that has some.</summary>
    public IReadOnlySet<string>? Forms { get; } = Nicknames.Of(Text);

    /// <summary>Of its sound, or of itself where it has none.</summary>
    public ulong Key { get; } = Frequencies.Hash(Sound.Length > 0 ? Sound : Text);

    /// <summary>Its place among the words it was made with; -1 where it is none of them.</summary>
    public int Id { get; init; } = -1;

    /// <summary>Whether it is a number, or a house's 12a.</summary>
    public bool IsNumber => Text.Length > 0 && char.IsAsciiDigit(Text[0]);

    /// <summary>No letter of anybody's name.</summary>
    public override string ToString() => $"word of {Text.Length}";
}

/// <summary>Makes words of text, each word once: a million people share some hundred thousand.</summary>
/// <param name="shared">Words that are known already. What is made here is not added to them, so that many may ask at once.</param>
internal sealed class Words(Words? shared = null)
{
    private readonly Dictionary<string, Word> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> sounds = new(StringComparer.Ordinal);
    private readonly List<Word> all = [];

    public Word this[int id] => all[id];

    /// <summary>The words of a text, in order. Letters of other scripts and with marks become plain Latin ones; apostrophes are no border.</summary>
    public Word[] Of(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        // A cell of ten megabytes is no word.
        Span<char> word = stackalloc char[40];
        var (found, length) = (new List<Word>(4), 0);
        foreach (var letter in Ascii.IsValid(text) ? text : text.Transliterate())
        {
            if (char.IsAsciiLetterOrDigit(letter))
            {
                word[Math.Min(length, word.Length - 1)] = length < word.Length ? char.ToLowerInvariant(letter) : word[^1];
                length++;
            }
            else if (letter is not ('\'' or '`') && length > 0)
            {
                found.Add(One(word[..Math.Min(length, word.Length)]));
                length = 0;
            }
        }

        if (length > 0)
        {
            found.Add(One(word[..Math.Min(length, word.Length)]));
        }

        return [.. found];
    }

    /// <summary>A text as one word.</summary>
    public Word One(ReadOnlySpan<char> letters)
    {
        if (shared?.known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out var word) == true || known.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(letters, out word))
        {
            return word;
        }

        var text = letters.ToString();
        var sound = Sounds.Of(text);
        sounds.TryAdd(sound, sound);
        known[text] = word = new Word(text, sounds[sound]) { Id = shared is null ? all.Count : -1 };
        all.Add(word);
        return word;
    }
}

/// <summary>A coarse key of how a word sounds, across the ways in which Arabic, Slavic, German and English spell a sound.</summary>
internal static class Sounds
{
    /// <summary>Consonants by where they are spoken; vowels only where one begins the word. <c>Mohammed</c> and <c>Muhamad</c>, <c>Schmidt</c> and <c>Smith</c> are alike.</summary>
    public static string Of(string word)
    {
        Span<char> key = stackalloc char[word.Length];
        var length = 0;
        for (var i = 0; i < word.Length; i++)
        {
            var next = i + 1 < word.Length ? word[i + 1] : '\0';
            var sound = word[i] switch
            {
                'a' or 'e' or 'i' or 'o' or 'u' or 'y' => i == 0 ? 'a' : '\0',
                'b' or 'p' => next == 'h' ? 'f' : 'p',
                'f' or 'v' => 'f',
                'w' => i == 0 || IsVowel(next) ? 'f' : '\0',
                'c' => next is 'e' or 'i' or 'y' or 'h' or 'z' ? 's' : 'k',
                'k' or 'q' => 'k',
                'g' => next == 'h' && !IsVowel(i + 2 < word.Length ? word[i + 2] : '\0') ? '\0' : 'k',
                's' or 'z' or 'x' or 'j' => 's',
                'd' or 't' => 't',
                'h' => i == 0 ? 'h' : '\0',
                var other => other,
            };
            if (sound != '\0' && (length == 0 || key[length - 1] != sound))
            {
                key[length++] = sound;
            }
        }

        return new string(key[..length]);
    }

    private static bool IsVowel(char letter) => letter is 'a' or 'e' or 'i' or 'o' or 'u' or 'y';
}
