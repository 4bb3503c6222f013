using System.Text;
using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>Hears words of danger to oneself or from another. Tuned for recall; what is heard shows help, and never counts for anything else.</summary>
internal sealed class Danger(IReadOnlyList<string> phrases)
{
    private readonly Sieve sieve = new([.. phrases.Select(phrase => (Plain(phrase).Trim(), 1UL))]);

    /// <summary>Whether the text holds one of the phrases, in any case, over any marks between its words.</summary>
    public bool In(string text) => sieve.Any(Encoding.UTF8.GetBytes(Plain(text)));

    /// <summary>Lower case, straight apostrophes, single spaces, nothing but words.</summary>
    private static string Plain(string text)
    {
        var plain = new StringBuilder(" ", text.Length + 2);
        foreach (var letter in text)
        {
            var next = letter == '’' ? '\'' : char.IsLetterOrDigit(letter) || letter == '\'' ? char.ToLowerInvariant(letter) : ' ';
            if (next != ' ' || plain[^1] != ' ')
            {
                plain.Append(next);
            }
        }

        return plain.ToString();
    }
}
