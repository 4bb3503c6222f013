using System.Text.RegularExpressions;

namespace Framekeeper.Bench;

/// <summary>One regular expression of all phrases, over strings that are decoded beforehand.</summary>
internal static class Regexes
{
    private const RegexOptions Plain = RegexOptions.IgnoreCase | RegexOptions.CultureInvariant;

    public static Contender[] Of(Messages messages)
    {
        // By default an expression of this size is refused.
        AppContext.SetData("REGEX_NONBACKTRACKING_MAX_AUTOMATA_SIZE", 1_000_000);
        var pattern = $@"\b(?:{string.Join('|', Phrases.Read().Select(entry => Regex.Escape(entry.Phrase)))})\b";
        return
        [
            Over(messages, ".NET Regex, non-backtracking (limit raised)", new Regex(pattern, Plain | RegexOptions.NonBacktracking)),
            Over(messages, ".NET Regex, compiled", new Regex(pattern, Plain | RegexOptions.Compiled)),
        ];
    }

    private static Contender Over(Messages messages, string name, Regex regex) =>
        new(name, () => Pass.Of(messages, () => (messages.Strings.LongCount(message => regex.IsMatch(message)), null)));
}
