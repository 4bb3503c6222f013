using System.Globalization;
using System.Text.RegularExpressions;

namespace Framekeeper.Judgement;

/// <summary>Whether a text names a word or phrase of an agreement: whole words, in any case, accents and apostrophes as written.</summary>
internal static class Mention
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

    /// <summary>Whether the text names the sum, with or without its currency.</summary>
    public static bool Of(string text, decimal amount) =>
        Regex.IsMatch(text, $@"(?<![\d.,]){Regex.Escape(amount.ToString("0.##", CultureInfo.InvariantCulture))}(?:\.00?)?(?![\d]|[.,]\d)", RegexOptions.CultureInvariant);

    private static bool Plural(string text, int end) => text[end] == 's' && (end + 1 == text.Length || !char.IsLetterOrDigit(text[end + 1]));

    private static HashSet<string> Words(string text) =>
        [.. text.ToLowerInvariant().Split([' ', ',', '.', ';', '/', '-', '(', ')', '\''], StringSplitOptions.RemoveEmptyEntries).Where(word => word.Length > 2 && word is not ("the" or "and" or "our" or "room" or "street" or "her" or "his" or "own" or "for" or "with"))];
}
