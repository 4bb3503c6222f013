using System.Globalization;
using System.Text.RegularExpressions;

namespace Framekeeper.Drift;

/// <summary>The few words that the course of a dyad is read by. Outside of findings their order does not matter.</summary>
internal static partial class Words
{
    private static readonly HashSet<string> No = ["no", "nope", "nah", "not", "can't", "cannot", "won't", "wouldn't", "don't", "rather", "uncomfortable", "awkward", "shouldn't"];

    /// <summary>With one of these, "I don't mind" and "no problem" are no refusal.</summary>
    private static readonly HashSet<string> Yes = ["yes", "yeah", "yep", "sure", "okay", "ok", "fine", "mind", "problem", "worries", "bother", "course", "gladly", "happy", "alright"];

    private static readonly HashSet<string> You = ["you", "your", "yours", "you're", "you've", "you'd", "you'll", "yourself", "u", "ur"];

    private static readonly HashSet<string> I = ["i", "i'm", "i've", "i'd", "i'll", "me", "my", "mine", "myself"];

    private static readonly HashSet<string> Us = ["we", "our", "us", "we've", "we'd"];

    public static List<string> Of(string text) => Each(text, Word().EnumerateMatches(text));

    public static int Count(string text) => Word().Count(text);

    public static bool Refuses(string text)
    {
        var words = Of(text).ToHashSet();
        return words.Overlaps(No) && !words.Overlaps(Yes);
    }

    /// <summary>A question to the other.</summary>
    public static bool AsksYou(string text) => text.Contains('?', StringComparison.Ordinal) && Of(text).Any(You.Contains);

    /// <summary>A question that is not about the one who asks.</summary>
    public static bool AsksOfYou(string text) => text.Contains('?', StringComparison.Ordinal) && Of(text) is var words && (words.Any(You.Contains) || !words.Any(I.Contains));

    public static bool SpeaksToYou(string sentence) => Of(sentence).Any(You.Contains);

    public static bool SpeaksOfMe(string sentence) => Of(sentence).Any(word => I.Contains(word) || Us.Contains(word));

    /// <summary>Whether something comes on top: "and a donut", "another", "this time".</summary>
    public static bool Adds(string text) => More().IsMatch(text);

    /// <summary>The largest number in figures; null where there is none.</summary>
    public static decimal? Largest(string text) =>
        Number().Matches(text).Select(match => decimal.TryParse(match.Value, NumberStyles.Number, CultureInfo.InvariantCulture, out var number) ? number : (decimal?)null).Max();

    /// <summary>The sentences of a text: where each begins, and its words.</summary>
    public static IEnumerable<(int Start, string Text)> Sentences(string text) => Sentence().Matches(text).Select(match => (match.Index, match.Value));

    private static List<string> Each(string text, Regex.ValueMatchEnumerator matches)
    {
        var words = new List<string>();
        foreach (var match in matches)
        {
            words.Add(text.Substring(match.Index, match.Length).Replace('’', '\'').ToLowerInvariant());
        }

        return words;
    }

    [GeneratedRegex(@"[\p{L}\p{N}]+(?:['’-][\p{L}\p{N}]+)*")]
    private static partial Regex Word();

    [GeneratedRegex(@"[^.!?…\n]+[.!?…\n]*")]
    private static partial Regex Sentence();

    [GeneratedRegex(@"\b\d[\d,]*(?:\.\d+)?\b")]
    private static partial Regex Number();

    [GeneratedRegex(@"\b(?:and (?:a|an|some|the|maybe|perhaps|while|then|one)|with (?:it|that|them)|add|as well|too|also|another|plus|on top|this time|instead|more|bigger|both|(?:two|three) of)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex More();
}
