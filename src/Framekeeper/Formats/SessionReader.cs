using System.Text.Json;

namespace Framekeeper.Formats;

/// <summary>One session of JSON Lines.</summary>
internal static class SessionReader
{
    /// <summary>Reads a line.</summary>
    /// <param name="line">The line, valid UTF-8.</param>
    /// <param name="place">For errors.</param>
    /// <param name="id">The session's id where it has none.</param>
    /// <param name="agreement">Reads an inline agreement; null ignores it.</param>
    public static Session Read(ReadOnlySpan<byte> line, Place place, string id, ShortAgreement? agreement)
    {
        try
        {
            var json = new Utf8JsonReader(line);
            json.Read();
            if (json.TokenType != JsonTokenType.StartObject)
            {
                throw place.Error(null, "expected one session a line, as an object in braces");
            }

            var session = ReadObject(ref json, line, place, new Session { Id = id, Turns = [], Source = place.File }, agreement);
            json.Read();
            return session;
        }
        catch (JsonException error)
        {
            // The reader's own message may quote the line.
            var at = error.BytePositionInLine ?? 0;
            throw place.Error(null, at >= line.Length
                ? "the JSON breaks off at the end of the line: the file is truncated; export it again"
                : $"no valid JSON at byte {at + 1} of the line; correct it");
        }
    }

    private static Session ReadObject(ref Utf8JsonReader json, ReadOnlySpan<byte> line, Place place, Session session, ShortAgreement? agreement)
    {
        List<Turn>? turns = null;
        var account = new Turn { N = 1, Speaker = null, Utf8 = default, Line = place.Line };
        var told = false;
        while (Next(ref json, out var name))
        {
            switch (name)
            {
                case "id": session = session with { Id = Json.Text(ref json, place, name) is { Length: > 0 } id ? id : session.Id }; break;
                case "dyad": session = session with { Dyad = Json.Text(ref json, place, name) }; break;
                case "held": session = session with { Held = Json.Time(ref json, place, name) }; break;
                case "channel": session = session with { Channel = Json.Text(ref json, place, name) }; break;
                case "place": session = session with { Place = Json.Text(ref json, place, name) }; break;
                case "voice": session = session with { Voice = Json.Text(ref json, place, name) }; break;
                case "setting": session = session with { Setting = Json.Text(ref json, place, name) }; break;
                case "agreement": session = WithAgreement(ref json, line, place, session, agreement); break;
                case "turns": turns = Turns(ref json, place); break;
                case "text": told = json.TokenType != JsonTokenType.Null; account = WithMember(ref json, place, account, name, name); break;
                case "speaker" or "acts" or "near" or "crisis" or "sent" or "at": account = WithMember(ref json, place, account, name, name); break;
                default: json.Skip(); break;
            }
        }

        return session with { Turns = turns ?? (told ? [account with { Speaker = account.Speaker ?? Role.Report.Name() }] : throw place.Error("turns", "missing; expected a list of turns, or the text of one account")) };
    }

    private static bool Next(ref Utf8JsonReader json, out string name)
    {
        name = "";
        json.Read();
        if (json.TokenType == JsonTokenType.EndObject)
        {
            return false;
        }

        // Names with escapes are none of ours.
        name = json.ValueIsEscaped ? "" : System.Text.Encoding.UTF8.GetString(json.ValueSpan);
        json.Read();
        return true;
    }

    private static Session WithAgreement(ref Utf8JsonReader json, ReadOnlySpan<byte> line, Place place, Session session, ShortAgreement? agreement)
    {
        if (json.TokenType == JsonTokenType.StartObject)
        {
            var start = (int)json.TokenStartIndex;
            json.Skip();
            return session with { Agreement = agreement?.Invoke(line[start..(int)json.BytesConsumed], place.File, place.Line) };
        }

        return json.TokenType is JsonTokenType.String or JsonTokenType.Null
            ? session with { AgreementId = Json.Text(ref json, place, "agreement") }
            : throw place.Error("agreement", "expected an agreement in braces, or the id of one");
    }

    private static List<Turn> Turns(ref Utf8JsonReader json, Place place)
    {
        if (json.TokenType != JsonTokenType.StartArray)
        {
            throw place.Error("turns", "expected a list of turns in brackets");
        }

        var turns = new List<Turn>();
        var numbers = new HashSet<int>();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            var field = $"turns[{turns.Count}]";
            var turn = ReadTurn(ref json, place, field, turns.Count == 0 ? 1 : turns[^1].N + 1);
            turns.Add(numbers.Add(turn.N) ? turn : throw place.Error($"{field}.n", $"the number {turn.N} is another turn's; every turn has its own"));
        }

        return turns.Count > 0 ? turns : throw place.Error("turns", "no turn found: the list is empty");
    }

    /// <param name="n">The turn's number where it gives none.</param>
    private static Turn ReadTurn(ref Utf8JsonReader json, Place place, string field, int n)
    {
        if (json.TokenType != JsonTokenType.StartObject)
        {
            throw place.Error(field, "expected a turn in braces");
        }

        var turn = new Turn { N = n, Speaker = null, Utf8 = default, Line = place.Line };
        var told = false;
        while (Next(ref json, out var name))
        {
            told |= name == "text" && json.TokenType != JsonTokenType.Null;
            turn = WithMember(ref json, place, turn, name, $"{field}.{name}");
        }

        return told ? turn : throw place.Error($"{field}.text", "missing; every turn has a text");
    }

    private static Turn WithMember(ref Utf8JsonReader json, Place place, Turn turn, string name, string field)
    {
        switch (name)
        {
            case "n": return turn with { N = Json.Number(ref json, place, field) };
            case "speaker": return turn with { Speaker = Json.Text(ref json, place, field) };
            case "text": return turn with { Utf8 = Json.Utf8(ref json, place, field) };
            case "at": return turn with { At = Json.Offset(ref json, place, field) };
            case "sent": return turn with { Sent = Json.Time(ref json, place, field) };
            case "channel": return turn with { Channel = Json.Text(ref json, place, field) };
            case "acts": return turn with { Acts = Json.Texts(ref json, place, field) };
            case "near": return turn with { Near = Json.Text(ref json, place, field) };
            case "crisis": return turn with { Crisis = Json.Flag(ref json, place, field) };
            default: json.Skip(); return turn;
        }
    }
}
