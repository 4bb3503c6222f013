using System.Text.Json;
using System.Text.Unicode;

namespace Framekeeper.Web.Api;

/// <summary>A message that nothing came before and no agreement came with, as most: read in one pass, in a third of the time.</summary>
internal static class Alone
{
    /// <summary>The message as a turn; null for any other, and for one that is wrong: <see cref="Incoming"/> says what is.</summary>
    public static Turn? Read(ReadOnlySpan<byte> sent)
    {
        var (speaker, text) = ((string?)null, (byte[]?)null);
        try
        {
            var json = new Utf8JsonReader(sent);
            _ = json.Read();
            while (json.Read() && json.TokenType == JsonTokenType.PropertyName)
            {
                if (!(json.ValueTextEquals("speaker"u8) ? Speaker(ref json, ref speaker) : json.ValueTextEquals("text"u8) && Text(ref json, ref text)))
                {
                    return null;
                }
            }

            return json.TokenType == JsonTokenType.EndObject && !json.Read() && speaker is not null && text is not null ? new Turn { N = 1, Speaker = speaker, Utf8 = text } : null;
        }
        catch (Exception wrong) when (wrong is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>A role. Somebody by name takes the longer way, which knows whom an agreement names.</summary>
    private static bool Speaker(ref Utf8JsonReader json, ref string? speaker)
    {
        var first = speaker is null;
        speaker = !IsText(ref json) ? null : json.ValueTextEquals("therapist"u8) ? "therapist" : json.ValueTextEquals("client"u8) ? "client" : null;
        return first && speaker is not null;
    }

    private static bool Text(ref Utf8JsonReader json, ref byte[]? text)
    {
        var first = text is null;
        text = !IsText(ref json) ? null : json.ValueIsEscaped ? Unescaped(json) : Utf8.IsValid(json.ValueSpan) ? json.ValueSpan.ToArray() : null;
        return first && text is not null && text.AsSpan().ContainsAnyInRange((byte)'!', (byte)'~');
    }

    /// <exception cref="InvalidOperationException">It is no text: half of a surrogate pair, or bytes that are not UTF-8.</exception>
    private static byte[] Unescaped(Utf8JsonReader json)
    {
        var text = new byte[json.ValueSpan.Length];
        return text[..json.CopyString(text)];
    }

    private static bool IsText(ref Utf8JsonReader json) => json.Read() && json.TokenType == JsonTokenType.String;
}
