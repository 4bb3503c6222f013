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
    public Reply Of(Asked asked) => Incoming.Read(asked, body =>
    {
        var speaker = Incoming.Needed(body, "speaker");
        var text = Incoming.Needed(body, "text");
        List<Turn> turns = [.. Incoming.Items(body, "before").Select((said, n) => Turn.Of(n + 1, Incoming.Needed(said.Item, "speaker", $"{said.Where}.speaker"), Incoming.Needed(said.Item, "text", $"{said.Where}.text")))];
        var sent = Incoming.Time(body, "sent");
        turns.Add(Turn.Of(turns.Count + 1, speaker, text) with { Sent = sent, Channel = Incoming.Text(body, "channel") });
        var session = new Session { Id = "message", Turns = turns, Held = sent, Agreement = agreed.Of(asked.Key!, body, frame) };
        var (decision, findings) = Judge(frame, session, turns);
        return Reply.Of(json => Write(json, decision, findings));
    });

    /// <summary>Judges the last of some turns.</summary>
    public static (Decision Decision, List<Finding> Findings) Judge(Frame frame, Session session, IReadOnlyList<Turn> turns)
    {
        List<Finding> findings = [.. frame.Check(session, Agreements.None).Findings.Where(finding => finding.Turn == turns[^1].N)];
        var decision = Decide(findings);

        // Asked only where it matters: hearing danger takes a while, and a message is then never held.
        return (decision == Decision.Hold && turns.Any(turn => frame.SpeaksOfDanger(turn.Text)) ? Decision.Pause : decision, findings);
    }

    /// <summary>A client's message always goes: only the therapist can break the frame.</summary>
    private static Decision Decide(List<Finding> findings) => findings.Where(finding => finding.Speaker == Role.Therapist).Select(finding => finding.Level).DefaultIfEmpty(Level.Note).Max() switch
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
