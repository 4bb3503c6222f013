using System.Text;
using System.Text.Json;
using Framekeeper.Reports;

namespace Framekeeper.Web.Api;

/// <summary>What to do with a message before it is sent.</summary>
internal enum Decision
{
    Send,
    Pause,
    Hold,
}

/// <summary><c>POST /v1/screen</c>: one message, by the talk before it and the agreement of these two.</summary>
internal sealed class Screen(Frame frame, Agreed agreed)
{
    /// <summary>Of most messages there is nothing to say.</summary>
    private static readonly Reply Silence = Reply.Of(json => Write(json, Decision.Send, []));

    public Reply Of(Asked asked) => Alone.Read(asked.Body.Span) is { } turn ? Answer([turn]) : Incoming.Read(asked, Message);

    private Reply Message(Asked asked, JsonElement body)
    {
        var speaker = Incoming.Needed(body, "speaker");
        var text = Incoming.Needed(body, "text");
        var turns = new List<Turn>();
        foreach (var (said, where) in Incoming.Items(body, "before"))
        {
            turns.Add(Turn.Of(turns.Count + 1, Incoming.Needed(said, "speaker", $"{where}.speaker"), Incoming.Needed(said, "text", $"{where}.text")));
        }

        var sent = Incoming.Time(body, "sent");
        turns.Add(new Turn { N = turns.Count + 1, Speaker = speaker, Utf8 = Encoding.UTF8.GetBytes(text), Sent = sent, Channel = Incoming.Text(body, "channel") });
        return Answer(turns, sent, agreed.Of(asked.Key!, body, frame));
    }

    private Reply Answer(IReadOnlyList<Turn> turns, DateTimeOffset? sent = null, Agreement? agreement = null)
    {
        var (decision, findings) = Judge(frame, new Session { Id = "message", Turns = turns, Held = sent, Agreement = agreement }, turns);
        return findings.Count == 0 ? Silence : Answer(decision, findings);
    }

    /// <summary>By itself, since a lambda that holds on to its arguments costs an object for every message.</summary>
    private static Reply Answer(Decision decision, List<Finding> findings) => Reply.Of(json => Write(json, decision, findings));

    /// <summary>Judges the last of some turns.</summary>
    public static (Decision Decision, List<Finding> Findings) Judge(Frame frame, Session session, IReadOnlyList<Turn> turns)
    {
        var found = frame.Check(session, Agreements.None).Findings;
        List<Finding> findings = found.Count == 0 ? [] : [.. found.Where(finding => finding.Turn == turns[^1].N)];
        var decision = Decide(findings);

        // Asked only where it matters: hearing danger takes a while, and a message is then never held.
        return (decision == Decision.Hold && turns.Any(turn => frame.SpeaksOfDanger(turn.Text)) ? Decision.Pause : decision, findings);
    }

    /// <summary>A client's message always goes: only the therapist can break the frame.</summary>
    private static Decision Decide(List<Finding> findings) => findings.Count == 0 ? Decision.Send : findings.Where(finding => finding.Speaker == Role.Therapist).Select(finding => finding.Level).DefaultIfEmpty(Level.Note).Max() switch
    {
        Level.Note => Decision.Send,
        Level.Crossing => Decision.Pause,
        _ => Decision.Hold,
    };

    private static void Write(Utf8JsonWriter json, Decision decision, List<Finding> findings)
    {
        json.WriteStartObject();
        json.WriteString("decision", decision switch { Decision.Send => "send", Decision.Pause => "pause", _ => "hold" });
        json.WriteStartArray("findings");
        findings.ForEach(finding => JsonReport.Write(json, finding));
        json.WriteEndArray();
        json.WriteEndObject();
    }
}
