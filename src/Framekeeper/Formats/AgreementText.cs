using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using System.Xml;

namespace Framekeeper.Formats;

/// <summary>Writes an agreement as the <c>*.agreement.yaml</c> that <see cref="AgreementFile"/> reads back equal, so that one rule says what an agreement may hold, wherever it was filled in.</summary>
/// <remarks>Nothing is checked here: what no file may hold is written all the same, and refused with its field when it is read. Line ends become <c>\n</c>.</remarks>
public static partial class AgreementText
{
    private static readonly string[] YamlWords = ["true", "false", "null", "yes", "no", "on", "off", "y", "n"];

    /// <summary>The agreement as one document.</summary>
    /// <exception cref="InputException">It holds loose words (the short form), which have no place in a file.</exception>
    public static string Write(Agreement agreement)
    {
        ArgumentNullException.ThrowIfNull(agreement);
        if (agreement.Notes.Count > 0 || agreement.Fee?.Words is not null)
        {
            throw new InputException("agreement", null, "loose words have no place in an agreement's file; write each as its own term", agreement.Notes.Count > 0 ? "exceptions" : "fee");
        }

        var yaml = new StringBuilder();
        foreach (var (name, value) in Fields(agreement))
        {
            _ = value is null ? yaml : yaml.Append(name).Append(value[0] == '\n' ? ":" : ": ").Append(value).Append('\n');
        }

        return yaml.ToString();
    }

    private static IEnumerable<(string Name, string? Value)> Fields(Agreement agreement) =>
    [
        ("agreement", "1"),
        ("id", Text(agreement.Id)),
        ("version", agreement.Version?.ToString(CultureInfo.InvariantCulture)),
        ("from", Day(agreement.From)),
        ("continues", Text(agreement.Continues)),
        ("agreed", Lines(agreement.Agreed, Agreed)),
        ("therapists", Lines(agreement.Therapists, Party)),
        ("clients", Lines(agreement.Clients, Party)),
        ("others", Lines(agreement.Others, Party)),
        ("service", Text(agreement.Service)),
        ("code", Text(agreement.Code)),
        ("jurisdiction", Text(agreement.Jurisdiction)),
        ("zone", Text(agreement.Zone)),
        ("ended", Day(agreement.Ended)),
        ("fee", agreement.Fee is { } fee ? Mapping(("amount", Number(fee.Amount)), ("currency", Text(fee.Currency)), ("per", Text(fee.Per)), ("payer", Text(fee.Payer)), ("methods", List(fee.Methods))) : null),
        ("schedule", agreement.Schedule is { } schedule ? Mapping(("length", schedule.Length is { } length ? Text(XmlConvert.ToString(length)) : null), ("every", Text(schedule.Every)), ("hours", Hours(schedule))) : null),
        ("places", List(agreement.Places)),
        ("channels", List(agreement.Channels)),
        ("recording", agreement.Recording is { } recording ? Mapping(("consent", recording.Consent ? "true" : "false"), ("purposes", List(recording.Purposes)), ("viewers", List(recording.Viewers)), ("until", Day(recording.Until))) : null),
        ("exceptions", Lines(agreement.Exceptions, Exception)),
    ];

    private static string Agreed(Consent consent) => Mapping(("who", Text(consent.Who)), ("at", Moment(consent.At)), ("how", Text(consent.How)));

    private static string Party(Party party) => Mapping(("id", Text(party.Id)), ("name", Text(party.Name)), ("role", Text(party.Role)), ("supervisor", Text(party.Supervisor)));

    private static string Exception(Departure departure) => Mapping(
        ("allows", List(departure.Allows)), ("words", List(departure.Words)), ("what", Text(departure.What)), ("why", Text(departure.Why)), ("from", Day(departure.From)), ("until", Day(departure.Until)),
        ("place", Text(departure.Place)), ("channel", Text(departure.Channel)), ("amount", Number(departure.Amount)));

    private static string? Lines<T>(IReadOnlyList<T> items, Func<T, string> written) => items.Count == 0 ? null : string.Concat(items.Select(item => $"\n  - {written(item)}"));

    private static string Mapping(params IEnumerable<(string Name, string? Value)> fields) =>
        $"{{ {string.Join(", ", fields.Where(field => field.Value is not null).Select(field => $"{field.Name}: {field.Value}"))} }}";

    private static string? List(IReadOnlyList<string>? texts) => texts is null ? null : $"[ {string.Join(", ", texts.Select(Text))} ]";

    private static string? Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>A day alone where that is all that is known; else with its offset, so that the day stays the one it was.</summary>
    private static string? Moment(DateTimeOffset? moment) => moment is not { } at ? null
        : at.ToString(at.TimeOfDay == TimeSpan.Zero && at.Offset == TimeSpan.Zero ? "yyyy-MM-dd" : "'\"'yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz'\"'", CultureInfo.InvariantCulture);

    private static string? Number(decimal? number) => number?.ToString(CultureInfo.InvariantCulture);

    private static string? Hours(Schedule schedule) => schedule is { Opens: null, Closes: null } ? null : Text($"{Time(schedule.Opens)}-{Time(schedule.Closes)}");

    // Seconds, which no file may hold, are not dropped unseen.
    private static string? Time(TimeOnly? time) => time?.ToString(time.Value.Ticks % TimeSpan.TicksPerMinute == 0 ? "HH:mm" : "HH:mm:ss.FFFFFFF", CultureInfo.InvariantCulture);

    /// <summary>Plain where any reader of YAML takes it for the same words, else in double quotes.</summary>
    private static string? Text(string? text) => text is null ? null
        : Plain.IsMatch(text) && !YamlWords.Contains(text, StringComparer.OrdinalIgnoreCase) ? text
        : $"\"{string.Concat(text.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').EnumerateRunes().Select(Escaped))}\"";

    private static string Escaped(Rune rune) => rune.Value switch
    {
        '"' => "\\\"",
        '\\' => "\\\\",
        '\n' => "\\n",
        '\t' => "\\t",
        ' ' => " ",
        _ when Rune.IsLetterOrDigit(rune) || Rune.IsPunctuation(rune) || Rune.IsSymbol(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark => rune.ToString(),
        <= 0xFFFF => $"\\u{rune.Value:X4}",
        _ => $"\\U{rune.Value:X8}",
    };

    [GeneratedRegex(@"^[A-Za-z][A-Za-z0-9_./-]*( [A-Za-z0-9_./-]+)*\z", RegexOptions.CultureInvariant)]
    private static partial Regex Plain { get; }
}
