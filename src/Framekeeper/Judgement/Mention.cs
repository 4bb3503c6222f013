using System.Text.RegularExpressions;
using Framekeeper.Language;

namespace Framekeeper.Judgement;

/// <summary>Whether a text names a word or phrase of an agreement: whole words, in any case, accents and apostrophes as written.</summary>
internal static partial class Mention
{
    public static bool Of(string text, string phrase)
    {
        for (var at = text.IndexOf(phrase, StringComparison.OrdinalIgnoreCase); phrase.Length > 0 && at >= 0; at = text.IndexOf(phrase, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            var end = at + phrase.Length;
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (end == text.Length || !char.IsLetterOrDigit(text[end]) || Plural(text, end)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether two descriptions of a place or channel share a word that says something: "clinic room 4" and "the clinic".</summary>
    public static bool Share(string one, string other) => Words(one).Overlaps(Words(other));

    /// <summary>Whether the text names the sum, in digits or words, with or without its currency.</summary>
    public static bool Of(string text, decimal amount) => Sums().Matches(text).Any(sum => Numerals.Read(sum.Value) == amount);

    [GeneratedRegex(@"(?<![\d.,])\d[\d,]*(?:\.\d+)?|\b" + Numerals.Spoken + @"\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Sums();

    private static bool Plural(string text, int end) => text[end] == 's' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]));

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', ';', '/', '-', '(', ')', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2 && word is not ("the" or "and" or "our" or "room" or "street" or "her" or "his" or "own" or "for" or "with"))];
}
