using System.Globalization;

namespace Framekeeper.Language;

/// <summary>Numbers as people say them.</summary>
internal static class Numerals
{
    private const string Tens = "(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[ -](?:one|two|three|four|five|six|seven|eight|nine))?";
    private const string Teens = "ten|eleven|twelve|thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen";

    /// <summary>A number in words, from ten up.</summary>
    public const string Spoken =
        "(?:(?:(?:one|a|two|three|four|five|six|seven|eight|nine)[ -])hundred(?:(?: and)?[ -](?:" + Tens + "|" + Teens + "|one|two|three|four|five|six|seven|eight|nine))?|" + Tens + "|" + Teens + ")";

    /// <summary>The words that a number from ten up begins with, or is, and digits of two places or more.</summary>
    public static readonly string Anchors = $"{Needs.LongNumber} $7 hundred ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen "
        + string.Join(' ', "twenty thirty forty fifty sixty seventy eighty ninety".Split(' ').SelectMany(ten => "one two three four five six seven eight nine".Split(' ').Select(unit => $"{ten}-{unit}").Prepend(ten)));

    private static readonly string[] Units = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
    private static readonly string[] Decades = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>A number in digits, or in words up to 999; null for anything else.</summary>
    public static decimal? Read(string text)
    {
        var plain = text.Trim().Replace(",", "", StringComparison.Ordinal);
        if (decimal.TryParse(plain, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var digits))
        {
            return digits;
        }

        var sum = 0;
        foreach (var word in plain.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries))
        {
            var unit = Array.IndexOf(Units, word);
            var ten = Array.IndexOf(Decades, word);
            if (word == "hundred")
            {
                sum = Math.Max(1, sum) * 100;
            }
            else if (unit < 0 && ten < 2 && word is not ("a" or "an" or "and"))
            {
                return null;
            }
            else
            {
                sum += unit >= 0 ? unit : ten >= 2 ? ten * 10 : 0;
            }
        }

        return sum > 0 ? sum : plain.ToLowerInvariant() is "a" or "an" ? 1 : null;
    }
}
