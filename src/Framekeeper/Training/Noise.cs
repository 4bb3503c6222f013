using System.Globalization;
using System.Text;

namespace Framekeeper.Training;

/// <summary>Turns as a speech recogniser would hear them, at a word error rate: the same text is always heard in the same way.</summary>
/// <remarks>
/// Of ten errors about six are words that sound alike (<see cref="Sounds"/>), two or three are words lost, short function words three times as often, and the rest are small words
/// added. Case and marks are lost, as in raw output. How often a word is hit is set so that the measured rate over the given texts is the one asked for.
/// </remarks>
public sealed class Noise
{
    private const double Substituted = 0.6, Deleted = 0.26;

    /// <summary>How much likelier a short function word is lost than another.</summary>
    private const double Swallowed = 3;

    /// <summary>Rounds in which the rate is set, on so many texts.</summary>
    private const int Rounds = 4, Sample = 3000;

    private static readonly HashSet<string> Small = [.. ("a an the i you we he she it they me my your our his her to of in on at for and but or so if is are was were be been do did have has had will would can could "
        + "that this there with as not just like then them him us").Split(' ')];

    private static readonly string[] Added = ["uh", "um", "the", "a", "and", "so", "like", "you", "know", "to", "it", "i"];

    private readonly Sounds sounds;
    private readonly ulong seed;
    private readonly double hit;

    /// <summary>For these texts, whose words are those that the recogniser knows.</summary>
    /// <param name="rate">The word error rate, from 0 to .6: a tenth is a good recogniser in a quiet room, a quarter a poor line.</param>
    public Noise(IReadOnlyList<string> texts, double rate, ulong seed = 1)
    {
        ArgumentNullException.ThrowIfNull(texts);
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 0.6);
        this.seed = seed;
        sounds = new Sounds(texts.SelectMany(Words));
        var sample = texts.Count <= Sample ? texts : [.. texts.Where((_, index) => index % (texts.Count / Sample) == 0)];
        hit = rate;
        for (var round = 0; round < Rounds && rate > 0; round++)
        {
            var measured = ErrorRate(sample.Select(text => (text, Hear(text))));
            hit = measured > 0 ? Math.Min(1, hit * rate / measured) : hit;
        }
    }

    /// <summary>A session with its turns as heard; accounts are typed and stay.</summary>
    public Session Hear(Session session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session with
        {
            Turns = [.. session.Turns.Select(turn => Roles.Parse(turn.Speaker) == Role.Report ? turn : turn with { Utf8 = Encoding.UTF8.GetBytes(Hear(turn.Text)) })],
        };
    }

    /// <summary>A text as heard; one that has words keeps at least one.</summary>
    public string Hear(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words(text);
        var dice = new Dice(seed ^ Key(text));
        var heard = new List<string>();
        foreach (var word in words)
        {
            var small = Small.Contains(word);
            if (dice.Next() < hit * Deleted * (small ? Swallowed : 1) / 1.9)
            {
                continue;
            }

            heard.Add(dice.Next() < hit * Substituted * 1.05 ? sounds.Like(word, ref dice) : word);
            if (dice.Next() < hit * (1 - Substituted - Deleted))
            {
                heard.Add(Added[dice.Next(Added.Length)]);
            }
        }

        return heard.Count == 0 && words.Length > 0 ? words[0] : string.Join(' ', heard);
    }

    /// <summary>Word errors (insertions, deletions and substitutions: Levenshtein 1966) for each word that was said; case and marks do not count.</summary>
    public static double ErrorRate(IEnumerable<(string Said, string Heard)> texts)
    {
        ArgumentNullException.ThrowIfNull(texts);
        var (errors, words) = (0, 0);
        foreach (var (said, heard) in texts)
        {
            var reference = Words(said);
            errors += Distance(reference, Words(heard));
            words += reference.Length;
        }

        return words == 0 ? 0 : (double)errors / words;
    }

    private static int Distance(string[] said, string[] heard)
    {
        var row = Enumerable.Range(0, heard.Length + 1).ToArray();
        for (var i = 1; i <= said.Length; i++)
        {
            var corner = row[0];
            row[0] = i;
            for (var j = 1; j <= heard.Length; j++)
            {
                var above = row[j];
                row[j] = Math.Min(Math.Min(above, row[j - 1]) + 1, corner + (said[i - 1] == heard[j - 1] ? 0 : 1));
                corner = above;
            }
        }

        return row[^1];
    }

    /// <summary>Lower case, without marks; a sum or a time stays one word.</summary>
    private static string[] Words(string text)
    {
        var plain = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var letter = text[i] == '’' ? '\'' : text[i];
            var within = i > 0 && i + 1 < text.Length && char.IsLetterOrDigit(text[i - 1]) && char.IsLetterOrDigit(text[i + 1]);
            plain.Append(char.IsLetterOrDigit(letter) || char.GetUnicodeCategory(letter) is UnicodeCategory.CurrencySymbol or UnicodeCategory.NonSpacingMark || letter == '%' || (within && letter is '\'' or '.' or ':' or ',')
                ? char.ToLowerInvariant(letter) : ' ');
        }

        return plain.ToString().Split(' ', StringSplitOptions.RemoveEmptyEntries);
    }

    /// <summary>FNV-1a over the text.</summary>
    private static ulong Key(string text)
    {
        var hash = 14695981039346656037;
        foreach (var letter in text)
        {
            hash = (hash ^ letter) * 1099511628211;
        }

        return hash;
    }
}
