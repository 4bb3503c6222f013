using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;

namespace Framekeeper.Formats;

/// <summary>The kinds of value that agreements, deeds and suppressions are made of.</summary>
internal static partial class Kinds
{
    private static readonly CultureInfo Invariant = CultureInfo.InvariantCulture;

    private static readonly string[] Moments =
    [
        "yyyy-MM-dd",
        "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd'T'HH:mm:ssK", "yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK",
        "yyyy-MM-dd HH:mmK", "yyyy-MM-dd HH:mm:ssK", "yyyy-MM-dd HH:mm:ss.FFFFFFFK",
    ];

    // What no consent can bring into the frame, and why.
    private static readonly Dictionary<string, string> Barred = new(StringComparer.OrdinalIgnoreCase)
    {
        ["solicit.intimacy"] = "sexual or romantic contact is never treatment (APA 10.05)",
        ["solicit.illegal"] = "nobody can agree to a crime",
        ["solicit.secrecy"] = "what must be hidden cannot be agreed on openly",
        ["solicit.endorsement"] = "testimonials may not be asked of clients (APA 5.05)",
        ["pressure"] = "what is agreed to under pressure is not agreed to",
        ["control"] = "the client's life stays the client's (APA 3.08)",
        ["breach"] = "another client's matters are not this client's to release (APA 4.01)",
    };

    /// <summary>Text, trimmed; never empty, and without control characters, which terminals obey and databases refuse. A number stands for its digits.</summary>
    public static Kind<string> Text { get; } = new("text", value =>
    {
        var text = value.Scalar("text", ScalarKind.Text, ScalarKind.Number).Trim();
        return text is "" ? throw value.Wrong("must not be empty; write it or leave the field out")
            : text.Any(letter => char.IsControl(letter) && letter is not ('\n' or '\t')) ? throw value.Wrong("holds a control character; take it out")
            : text;
    });

    public static Kind<bool> Truth { get; } = new("true or false", value => bool.Parse(value.Scalar("true or false", ScalarKind.Truth)));

    public static Kind<decimal> Amount { get; } = new("a number from 0", value =>
    {
        var amount = Number(value, "a number from 0");
        return amount < 0 ? throw value.Wrong("must not be negative; write a number from 0") : amount;
    });

    public static Kind<DateOnly> Day { get; } = new("a day (YYYY-MM-DD)", value =>
    {
        var text = Text.Read(value);
        return DateOnly.TryParseExact(text, "yyyy-MM-dd", Invariant, DateTimeStyles.None, out var day)
            ? day
            : throw value.Wrong($"{Value.Shown(text)} is no date; write YYYY-MM-DD");
    });

    /// <summary>A day or a time; without an offset it is UTC, so that the day stays as it was written.</summary>
    public static Kind<DateTimeOffset> Moment { get; } = new("a day or a time (YYYY-MM-DDTHH:MM:SS±HH:MM)", value =>
    {
        var text = Text.Read(value);
        return DateTimeOffset.TryParseExact(text, Moments, Invariant, DateTimeStyles.AssumeUniversal, out var moment)
            ? moment
            : throw value.Wrong($"{Value.Shown(text)} is no date; write YYYY-MM-DD or YYYY-MM-DDTHH:MM:SS±HH:MM");
    });

    /// <summary>ISO 4217, in capitals.</summary>
    public static Kind<string> Currency { get; } = new("a currency of three letters (USD)", value =>
    {
        var text = Text.Read(value);
        return text.Length == 3 && text.All(char.IsAsciiLetter)
            ? text.ToUpperInvariant()
            : throw value.Wrong($"{Value.Shown(text)} is no currency; write its three letters, such as USD");
    });

    public static Kind<string> Zone { get; } = new("an IANA time zone (America/Chicago)", value =>
    {
        var text = Text.Read(value);
        // The pattern first: on Unix the name becomes a file's path.
        return ZoneName.IsMatch(text) && TimeZoneInfo.TryFindSystemTimeZoneById(text, out _)
            ? text
            : throw value.Wrong($"{Value.Shown(text)} is no time zone; write an IANA name, such as America/Chicago");
    });

    public static Kind<TimeSpan> Duration { get; } = new("an ISO 8601 duration (PT50M)", value =>
    {
        var text = Text.Read(value);
        return ToDuration(text) is { Ticks: > 0 } duration
            ? duration
            : throw value.Wrong($"{Value.Shown(text)} is no duration; write ISO 8601, such as PT50M or PT1H30M");
    });

    /// <summary>Hours of a day; past midnight where they close before they open.</summary>
    public static Kind<(TimeOnly Opens, TimeOnly Closes)> Hours { get; } = new("hours (\"HH:MM-HH:MM\")", value =>
    {
        var text = Text.Read(value);
        return text.Split('-') is [var opens, var closes] && ToTime(opens) is { } first && ToTime(closes) is { } last && first != last
            ? (first, last)
            : throw value.Wrong($"{Value.Shown(text)} is no span of hours; write \"HH:MM-HH:MM\", such as \"08:00-20:00\"");
    });

    /// <summary>The id of an act that the rule book has.</summary>
    public static Kind<string> Act { get; } = new("the id of an act (solicit.errand)", value =>
    {
        var text = Text.Read(value);
        return value.Acts?.Contains(text) is false
            ? throw value.Wrong($"{Value.Shown(text)} is no act; {Nearest.Acts(text, value.Acts)}")
            : text;
    });

    /// <summary>An act that an agreement can allow.</summary>
    public static Kind<string> AllowedAct { get; } = new("the id of an act (meet)", value =>
        Barred.TryGetValue(Text.Read(value), out var why)
            ? throw value.Wrong($"no agreement can allow {Text.Read(value)}: {why}; take it out")
            : Act.Read(value));

    public static Kind<int> Whole(int least) => new($"a whole number from {least}", value =>
    {
        var number = Number(value, $"a whole number from {least}");
        return number == decimal.Truncate(number) && number >= least && number <= int.MaxValue
            ? (int)number
            : throw value.Wrong($"must be a whole number from {least}");
    });

    public static Kind<string> OneOf(params string[] words) => new(string.Join(" | ", words), value =>
    {
        var text = Text.Read(value);
        return words.Contains(text) ? text : throw value.Wrong($"{Value.Shown(text)} is not known here; write one of {string.Join(", ", words)}");
    });

    public static Kind<IReadOnlyList<T>> ListOf<T>(Kind<T> kind) => new(
        $"a list of: {kind.Takes}",
        value => [.. value.Items().Select(kind.Read)],
        [.. kind.Inner.Select(inner => inner with { Path = "[]" + inner.Path })]);

    /// <summary>A list that is not empty.</summary>
    public static Kind<IReadOnlyList<T>> SomeOf<T>(Kind<T> kind)
    {
        var list = ListOf(kind);
        return list with { Read = value => list.Read(value) is { Count: > 0 } some ? some : throw value.Wrong($"must not be empty; it takes {list.Takes}") };
    }

    public static Kind<T> Of<T>(Shape<T> shape) => Of(shape, "a mapping", value => shape.Read(value));

    /// <summary>A mapping that can also be written in a shorter way.</summary>
    public static Kind<T> Of<T>(Shape<T> shape, string takes, Func<Value, T> read) =>
        new(takes, read, [.. shape.Fields.Select(field => field with { Path = "." + field.Path })]);

    private static decimal Number(Value value, string takes) =>
        decimal.TryParse(value.Scalar($"{takes}, without quotes", ScalarKind.Number), NumberStyles.Float, Invariant, out var number)
            ? number
            : throw value.Wrong($"is too large; write {takes}");

    private static TimeSpan? ToDuration(string text)
    {
        try
        {
            return XmlConvert.ToTimeSpan(text);
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            return null;
        }
    }

    private static TimeOnly? ToTime(string text) =>
        TimeOnly.TryParseExact(text.Trim(), "HH:mm", Invariant, DateTimeStyles.None, out var time) ? time : null;

    [GeneratedRegex(@"^[A-Za-z][\w+-]*(/[\w+-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex ZoneName { get; }
}
