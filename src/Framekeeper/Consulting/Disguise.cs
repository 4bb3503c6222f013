using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AnyAscii;
using Framekeeper.Rules;

namespace Framekeeper.Consulting;

/// <summary>Takes out of words what tells who and where: names that the clinic knows become roles, ages are rounded, days become weeks from the start.</summary>
/// <remarks>What nobody has recorded it cannot know; <see cref="Left"/> shows what looks like it, and a person reads the whole before it leaves the clinic.</remarks>
public sealed partial class Disguise
{
    /// <summary>What it cannot recognise, for whoever confirms.</summary>
    public const string CannotTell = "A program cannot recognise: people, places and institutions that this clinic has not recorded; misspelt names; a rare illness, calling, event or way of speaking by which somebody is known; what the reader knows from elsewhere. Weekdays and hours stay, and so does the state or country, since the law depends on it. Read every line as somebody would who knows the client.";

    internal static readonly FrozenSet<string> Titles = new[] { "dr", "prof", "professor", "mr", "mrs", "ms", "miss", "mx", "sir" }.ToFrozenSet(StringComparer.OrdinalIgnoreCase);

    private const string Month = "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?";

    private static readonly string[] Units = ["one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];

    private static readonly string[] Tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly Lazy<FrozenSet<string>> Ordinary = new(() => Small().Matches(string.Join('\n', RuleBook.Default.Files.Values)).Select(match => match.Value).ToFrozenSet(StringComparer.Ordinal));

    private readonly DateOnly start, asOf;
    private readonly Dictionary<string, Known> known = new(StringComparer.Ordinal);
    private readonly int longest;

    /// <param name="start">The day on which treatment began.</param>
    /// <param name="asOf">The day whose facts are told: a day without a year is the one nearest to it.</param>
    /// <param name="names">Of two that are alike the first holds.</param>
    public Disguise(DateOnly start, DateOnly asOf, IEnumerable<Known> names)
    {
        ArgumentNullException.ThrowIfNull(names);
        (this.start, this.asOf) = (start, asOf);
        foreach (var name in names)
        {
            var words = Word().Matches(name.Name).Select(match => Folded(match.Value)).ToList();
            if (words.Count > 0 && known.TryAdd(string.Join(' ', words), name))
            {
                longest = Math.Max(longest, words.Count);
            }
        }
    }

    /// <summary>A day as weeks from the start.</summary>
    public string Day(DateOnly day) => day >= start ? $"week {((day.DayNumber - start.DayNumber) / 7) + 1} of the treatment" : Weeks(start.DayNumber - day.DayNumber);

    /// <summary>Words without what tells who and where.</summary>
    public string Of(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        text = Mail().Replace(text, "[an e-mail address]");
        text = Web().Replace(text, "[an address on the web]");
        text = Handle().Replace(text, "[an account]");
        text = Record().Replace(text, "[a record]");
        text = IsoDay().Replace(text, match => In(match, Exact(match, "y", "m", "d")));
        text = DayMonth().Replace(text, match => In(match, Spoken(match)));
        text = MonthDay().Replace(text, match => In(match, Spoken(match)));
        text = MonthYear().Replace(text, match => In(match, Made(Number(match, "y"), MonthOf(match), 1)));
        text = Slashed().Replace(text, "[a date]");
        text = InMonth().Replace(text, match => $"{match.Groups["pre"].Value}[a month]");
        text = Age().Replace(text, Aged);
        text = Phone().Replace(text, "[a number]");
        text = Post().Replace(text, "[a postcode]");
        text = Year().Replace(text, match => YearOf(int.Parse(match.Value, CultureInfo.InvariantCulture)));
        return Named(text);
    }

    /// <summary>Parts without it; what the program itself says stays.</summary>
    public IReadOnlyList<Part> Of(IEnumerable<Part> parts) => [.. parts.Select(part => part with { Lines = [.. part.Lines.Select(line => line.Ours ? line : line with { Text = Of(line.Text) })] })];

    /// <summary>Words of disguised parts that might still be a name or a number by which somebody is known, for whoever confirms.</summary>
    public static IReadOnlyList<string> Left(IEnumerable<Part> disguised) =>
        [.. disguised.SelectMany(part => part.Lines).Where(line => !line.Ours).SelectMany(line => Doubtful(line.Text)).Distinct(StringComparer.OrdinalIgnoreCase).Order(StringComparer.OrdinalIgnoreCase)];

    private static IEnumerable<string> Doubtful(string text) => Word().Matches(text).Where(match => match.Length > 1
        && (char.IsUpper(match.Value[0]) ? !Weekdays.Contains(match.Value) && (!Begins(text, match.Index) || !Ordinary.Value.Contains(match.Value.ToLowerInvariant()))
            : char.IsAsciiDigit(match.Value[0]) && match.Length > 3)).Select(match => match.Value);

    private static readonly FrozenSet<string> Weekdays = new[] { "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>Puts roles in the place of the longest names that fit, with the title before them.</summary>
    private string Named(string text)
    {
        var words = Word().Matches(text);
        var (told, at) = (new StringBuilder(), 0);
        for (var i = 0; i < words.Count;)
        {
            if (Longest(text, words, i) is not ({ } name, var count))
            {
                i++;
                continue;
            }

            var from = i > 0 && Titles.Contains(words[i - 1].Value) && words[i - 1].Index >= at && IsGap(text, words[i - 1], words[i]) ? words[i - 1].Index : words[i].Index;
            var between = text[at..from];
            if (!(at > 0 && string.IsNullOrWhiteSpace(between) && EndsWith(told, name.As)))
            {
                told.Append(between).Append(Begins(text, from) ? $"{char.ToUpperInvariant(name.As[0])}{name.As[1..]}" : name.As);
            }

            i += count;
            at = words[i - 1].Index + words[i - 1].Length;
        }

        return told.Append(text[at..]).ToString();
    }

    private (Known? Name, int Count) Longest(string text, MatchCollection words, int first)
    {
        var (key, found) = (new StringBuilder(), ((Known?)null, 0));
        for (var n = 0; n < longest && first + n < words.Count && (n == 0 || IsGap(text, words[first + n - 1], words[first + n])); n++)
        {
            key.Append(n == 0 ? "" : " ").Append(Folded(words[first + n].Value));
            if (known.TryGetValue(key.ToString(), out var name) && Fits(name, words[first].Value, n == 0))
            {
                found = (name, n + 1);
            }
        }

        return found;
    }

    /// <summary>A name that is also an ordinary word, or of somebody whom it is not about, is one only with a capital.</summary>
    private static bool Fits(Known name, string first, bool alone) => !char.IsLower(first[0]) || (name.Small && !(alone && Ordinary.Value.Contains(first)));

    private static readonly System.Buffers.SearchValues<char> Between = System.Buffers.SearchValues.Create(" \u00A0\n\r\t.,'’-");

    private static bool IsGap(string text, Match before, Match after)
    {
        var gap = text.AsSpan()[(before.Index + before.Length)..after.Index];
        return gap.Length <= 3 && gap.IndexOfAnyExcept(Between) < 0;
    }

    private static bool EndsWith(StringBuilder told, string role) => told.Length >= role.Length && told.ToString(told.Length - role.Length, role.Length).Equals(role, StringComparison.OrdinalIgnoreCase);

    private static bool Begins(string text, int at)
    {
        var before = text.AsSpan()[..at].TrimEnd(" \u00A0\t\"“(‘");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '\n' or ':';
    }

    private static string Folded(string word) => (Ascii.IsValid(word) ? word : word.Transliterate()).ToLowerInvariant();

    private string In(Match match, DateOnly? day) => day is not { } known ? $"{match.Groups["pre"].Value}[a date]" : match.Groups["pre"].Length > 0 && known >= start ? $"{(char.IsUpper(match.Value[0]) ? "In" : "in")} {Day(known)}" : Day(known);

    private static string Weeks(int days) => days < 7 ? "days before the start" : days < 14 ? "a week before the start" : $"{days / 7} weeks before the start";

    private string YearOf(int year) => (year - start.Year) switch { 0 => "[the year of the start]", 1 => "[the year after the start]", > 1 and var n => $"[{n} years after the start]", -1 => "[the year before the start]", var n => $"[{-n} years before the start]" };

    private static string Aged(Match match)
    {
        var said = match.Groups["n"].Value;
        var years = int.TryParse(said, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : Spelt(said);
        var rounded = years >= 90 ? 90 : Math.Max(5, (int)Math.Round(years / 5.0) * 5);
        return $"{match.Value[..(match.Groups["n"].Index - match.Index)]}{rounded}{match.Value[(match.Groups["n"].Index - match.Index + said.Length)..]}";
    }

    private static int Spelt(string said)
    {
        var parts = said.ToLowerInvariant().Split([' ', '-'], StringSplitOptions.RemoveEmptyEntries);
        return parts.Sum(part => Array.IndexOf(Tens, part) is >= 0 and var ten ? (ten + 2) * 10 : Array.IndexOf(Units, part) + 1);
    }

    /// <summary>A day with or without its year.</summary>
    private DateOnly? Spoken(Match match) => match.Groups["y"].Success ? Made(Number(match, "y"), MonthOf(match), Number(match, "d"))
        : new[] { asOf.Year - 1, asOf.Year, asOf.Year + 1 }.Select(year => Made(year, MonthOf(match), Number(match, "d"))).OfType<DateOnly>().OrderBy(day => Math.Abs(day.DayNumber - asOf.DayNumber)).Select(day => (DateOnly?)day).FirstOrDefault();

    private static DateOnly? Exact(Match match, string year, string month, string day) => Made(Number(match, year), Number(match, month), Number(match, day));

    private static DateOnly? Made(int year, int month, int day) => year is > 0 and < 9999 && month is >= 1 and <= 12 && day >= 1 && day <= DateTime.DaysInMonth(year, month) ? new DateOnly(year, month, day) : null;

    private static int Number(Match match, string group) => int.Parse(match.Groups[group].Value, CultureInfo.InvariantCulture);

    private static int MonthOf(Match match) => (Array.IndexOf(["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], match.Groups["m"].Value[..3].ToLowerInvariant())) + 1;

    [GeneratedRegex(@"[\p{L}\p{M}\p{N}]+")]
    private static partial Regex Word();

    [GeneratedRegex(@"\b[a-z]{2,}\b")]
    private static partial Regex Small();

    [GeneratedRegex(@"[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+")]
    private static partial Regex Mail();

    [GeneratedRegex(@"(?:https?://|www\.)\S+", RegexOptions.IgnoreCase)]
    private static partial Regex Web();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])@[\p{L}\p{N}._]{2,}")]
    private static partial Regex Handle();

    [GeneratedRegex(@"\b(?:[a-z]{1,2}-[0-9a-f]{8,}|[0-9a-f]{16})\b(?:@\d+)?")]
    private static partial Regex Record();

    [GeneratedRegex(@"(?<pre>\b(?:on|in)\s+)?\b(?<y>\d{4})-(?<m>\d{2})-(?<d>\d{2})\b(?:T[\d:.]+Z?)?", RegexOptions.IgnoreCase)]
    private static partial Regex IsoDay();

    [GeneratedRegex(@"(?<pre>\b(?:on|in)\s+(?:the\s+)?)?\b(?<d>\d{1,2})(?:st|nd|rd|th)?(?:\s+of)?\s+(?<m>" + Month + @")\b(?:\.?,?\s+(?<y>\d{4})\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex DayMonth();

    [GeneratedRegex(@"(?<pre>\b(?:on|in)\s+)?\b(?<m>" + Month + @")\.?\s+(?:the\s+)?(?<d>\d{1,2})(?!\d)(?:st|nd|rd|th)?\b(?:,?\s+(?<y>\d{4})\b)?", RegexOptions.IgnoreCase)]
    private static partial Regex MonthDay();

    [GeneratedRegex(@"(?<pre>\b(?:on|in)\s+)?\b(?<m>" + Month + @")\.?,?\s+(?:of\s+)?(?<y>\d{4})\b", RegexOptions.IgnoreCase)]
    private static partial Regex MonthYear();

    [GeneratedRegex(@"\b\d{1,2}[/.]\d{1,2}[/.]\d{2,4}\b")]
    private static partial Regex Slashed();

    [GeneratedRegex(@"\b(?<pre>(?:[Ii]n|[Ss]ince|[Uu]ntil|[Bb]y|[Ll]ast|[Tt]his|[Nn]ext|[Ee]arly|[Ll]ate|[Mm]id)[ -])(?:January|February|March|April|May|June|July|August|September|October|November|December)\b")]
    private static partial Regex InMonth();

    [GeneratedRegex(@"\b(?:(?<n>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)(?=[- ]?(?:years?[- ]old|yrs?[- ]old|y/?o\b|years? of age))|(?:aged?|turn(?:s|ed|ing)?)\s+(?<n>\d{1,3}|(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)(?:[- ](?:one|two|three|four|five|six|seven|eight|nine))?|ten|eleven|twelve|(?:thir|four|fif|six|seven|eigh|nine)teen)\b|(?:he|she|they|who|client)\s+(?:is|was|are|were)\s+(?<n>\d{1,3})(?=[.,;)]|\s+(?:and|now|but)\b|$))", RegexOptions.IgnoreCase)]
    private static partial Regex Age();

    [GeneratedRegex(@"(?<![\p{L}\p{N}])\+?\(?\d[\d ().-]{5,}\d(?![\p{L}\p{N}])")]
    private static partial Regex Phone();

    [GeneratedRegex(@"\b(?:[A-Z]\d[A-Z] ?\d[A-Z]\d|[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}|\d{5}(?:-\d{4})?)\b")]
    private static partial Regex Post();

    [GeneratedRegex(@"(?<![$£€\d.,])\b(?:19|20)\d{2}\b(?!\s*(?:dollars|euros?|pounds))")]
    private static partial Regex Year();
}
