using System.Globalization;
using System.Text.Json;

namespace Framekeeper.Formats;

/// <summary>Where in a file of JSON Lines a value stands, for errors.</summary>
internal readonly record struct Place(string File, int Line)
{
    /// <summary>An error here: what was expected, never what was found.</summary>
    public InputException Error(string? field, string message) => new(File, Line, message, field);
}

/// <summary>Values of JSON, checked: what is not as expected is an <see cref="InputException"/> that names its field. Null is as good as absent.</summary>
internal static class Json
{
    private static readonly string[] Times = ["yyyy-MM-dd'T'HH:mm:ss.FFFFFFFK", "yyyy-MM-dd'T'HH:mmK", "yyyy-MM-dd"];

    /// <summary>A text.</summary>
    public static string? Text(ref Utf8JsonReader json, Place place, string field)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return Utf8(ref json, place, field) is { } bytes ? System.Text.Encoding.UTF8.GetString(bytes) : null;
    }

    /// <summary>A text as UTF-8, its escapes resolved.</summary>
    public static byte[]? Utf8(ref Utf8JsonReader json, Place place, string field)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (json.TokenType != JsonTokenType.String)
        {
            throw place.Error(field, "expected a text in quotes");
        }

        if (!json.ValueIsEscaped)
        {
            return json.ValueSpan.ToArray();
        }

        try
        {
            var bytes = new byte[json.ValueSpan.Length];
            return bytes[..json.CopyString(bytes)];
        }
        catch (InvalidOperationException)
        {
            throw place.Error(field, "a \\u escape is half of a surrogate pair; write the character itself, in UTF-8");
        }
    }

    /// <summary>A list of texts.</summary>
    public static IReadOnlyList<string>? Texts(ref Utf8JsonReader json, Place place, string field)
    {
        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw place.Error(field, "expected a list of texts in brackets");
        }

        var texts = new List<string>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            texts.Add(Text(ref json, place, $"{field}[{texts.Count}]") ?? throw place.Error($"{field}[{texts.Count}]", "expected a text in quotes"));
        }

        return texts;
    }

    /// <summary>True or false, or null.</summary>
    public static bool? Flag(ref Utf8JsonReader json, Place place, string field) => json.TokenType switch
    {
        JsonTokenType.True => true,
        JsonTokenType.False => false,
        JsonTokenType.Null => null,
        _ => throw place.Error(field, "expected true or false"),
    };

    /// <summary>A whole number from 1.</summary>
    public static int Number(ref Utf8JsonReader json, Place place, string field) =>
        json.TokenType == JsonTokenType.Number && json.TryGetInt32(out var number) && number >= 1
            ? number
            : throw place.Error(field, "expected a whole number from 1");

    /// <summary>A day or a time of day by ISO 8601; without an offset it is taken for UTC, so that it means the same on every machine.</summary>
    public static DateTimeOffset? Time(ref Utf8JsonReader json, Place place, string field) =>
        Text(ref json, place, field) is not { } text ? null
        : DateTimeOffset.TryParseExact(text, Times, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? time
        : throw place.Error(field, "expected a date and time, as in 2026-05-04T10:00:00-05:00");

    /// <summary>A time in the recording: <c>"00:00:04.200"</c>, or seconds.</summary>
    public static TimeSpan? Offset(ref Utf8JsonReader json, Place place, string field)
    {
        const double Longest = 1e9;
        if (json.TokenType == JsonTokenType.Number && json.TryGetDouble(out var seconds) && seconds is >= 0 and < Longest)
        {
            return TimeSpan.FromSeconds(seconds);
        }

        if (json.TokenType == JsonTokenType.Null)
        {
            return null;
        }

        return json.TokenType == JsonTokenType.String && Timestamp.TryParse(Utf8(ref json, place, field), out var time)
            ? time
            : throw place.Error(field, "expected a time in the recording, as in \"00:00:04.200\", or seconds from 0");
    }
}
