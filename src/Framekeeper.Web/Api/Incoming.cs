using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using Framekeeper.Formats;

namespace Framekeeper.Web.Api;

/// <summary>Reads what was sent, and says what is wrong with it without saying it again.</summary>
internal static class Incoming
{
    /// <summary>Words of ours, which may be said again although they were sent: the members of a request and of an agreement.</summary>
    private static readonly HashSet<string> Ours =
    [
        "therapist", "client", "report", "speaker", "text", "agreement", "dyad", "sent", "channel", "before", "id", "held", "place", "turns", "n", "at", "events", "when", "code", "country", "payment", "time",
        .. AgreementFile.Fields.SelectMany(field => field.Path.Split('.', '[', ']')),
    ];

    /// <summary>Does something with what was sent; what is wrong with it is refused in words that have nothing of it.</summary>
    public static Reply Read(Asked asked, Func<Asked, JsonElement, Reply> handle)
    {
        JsonDocument? document = null;
        try
        {
            document = JsonDocument.Parse(asked.Body);
            return document.RootElement.ValueKind == JsonValueKind.Object ? handle(asked, document.RootElement) : throw Malformed("The body is one JSON object.");
        }
        catch (JsonException wrong)
        {
            throw Malformed($"The JSON cannot be read at line {wrong.LineNumber + 1}, byte {wrong.BytePositionInLine + 1}; check quotes, commas and brackets there.");
        }
        catch (InputException wrong)
        {
            throw new Refused(StatusCodes.Status400BadRequest, "Not as it should be", Without(wrong.Message, document), wrong.Field is { } field ? Without(field, document) : null);
        }
        finally
        {
            document?.Dispose();
        }
    }

    public static string? Text(JsonElement from, string name, string? where = null)
    {
        if (!from.TryGetProperty(name, out var value) || value.ValueKind == JsonValueKind.Null)
        {
            return null;
        }

        try
        {
            return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Wrong(where ?? name, "takes a text in quotes");
        }
        catch (InvalidOperationException)
        {
            throw Wrong(where ?? name, "is not text: bytes that are not UTF-8, or half of a surrogate pair");
        }
    }

    public static string Needed(JsonElement from, string name, string? where = null) =>
        Text(from, name, where) is { } text && !string.IsNullOrWhiteSpace(text) ? text : throw Wrong(where ?? name, "is missing, or empty");

    public static DateTimeOffset? Time(JsonElement from, string name) => Text(from, name) is not { } text ? null
        : DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time : throw Wrong(name, "takes a date and time, as in 2026-05-04T10:00:00-05:00");

    public static IEnumerable<(JsonElement Item, string Where)> Items(JsonElement from, string name) =>
        !from.TryGetProperty(name, out var list) || list.ValueKind == JsonValueKind.Null ? []
        : list.ValueKind == JsonValueKind.Array ? Items(name, list) : throw Wrong(name, "takes a list in brackets");

    private static IEnumerable<(JsonElement Item, string Where)> Items(string name, JsonElement list)
    {
        var index = 0;
        foreach (var item in list.EnumerateArray())
        {
            var where = $"{name}[{index++}]";
            yield return item.ValueKind == JsonValueKind.Object ? (item, where) : throw Wrong(where, "takes an object in braces");
        }
    }

    /// <summary>The agreement of an object; null where there is none.</summary>
    public static Agreement? Agreement(JsonElement from, Frame frame) =>
        !from.TryGetProperty("agreement", out var agreement) || agreement.ValueKind == JsonValueKind.Null ? null : Parsed(agreement, frame);

    private static Agreement Parsed(JsonElement agreement, Frame frame)
    {
        try
        {
            return AgreementShort.Read(JsonMarshal.GetRawUtf8Value(agreement), "request", 1, frame.Book.Acts);
        }
        catch (InputException wrong)
        {
            throw new InputException(wrong.File, wrong.Line, wrong.Message, wrong.Field is { } field ? $"agreement.{field}" : "agreement", wrong);
        }
    }

    public static Refused Wrong(string where, string what) => new(StatusCodes.Status400BadRequest, "Not as it should be", $"{where} {what}.", where);

    private static Refused Malformed(string detail) => new(StatusCodes.Status400BadRequest, "Malformed", detail);

    /// <summary>A message with dots in place of every word in it that was sent.</summary>
    private static string Without(string message, JsonDocument? document)
    {
        var words = document is null ? [] : Sent(document.RootElement).ToList();
        foreach (var sent in words.Where(text => text.Trim().Length > 0 && !Ours.Contains(text)).OrderByDescending(text => text.Length))
        {
            for (var at = message.IndexOf(sent, StringComparison.Ordinal); at >= 0; at = message.IndexOf(sent, at, StringComparison.Ordinal))
            {
                var whole = (at == 0 || !char.IsLetterOrDigit(message[at - 1])) && (at + sent.Length == message.Length || !char.IsLetterOrDigit(message[at + sent.Length]));
                message = whole ? $"{message[..at]}…{message[(at + sent.Length)..]}" : message;
                at++;
            }
        }

        return message;
    }

    private static IEnumerable<string> Sent(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().SelectMany(member => Sent(member.Value).Append(Said(() => member.Name))),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Sent),
        JsonValueKind.String => [Said(element.GetString), Said(element.GetString).Trim()],
        _ => [],
    };

    private static string Said(Func<string?> text)
    {
        try
        {
            return text() ?? "";
        }
        catch (InvalidOperationException)
        {
            // Half of a surrogate pair, which no message has.
            return "";
        }
    }
}
