using Framekeeper.Formats;
using Framekeeper.Reports;

namespace Framekeeper.Web.Api;

/// <summary><c>POST /v1/check</c>: a whole session.</summary>
internal sealed class Check(Frame frame, Agreed agreed)
{
    public Reply Of(Asked asked) => Incoming.Read(asked, (asked, body) =>
    {
        // As lines are read: a session in one line, however it was laid out when it was sent.
        byte[] line = [.. asked.Body.Span];
        Flatten(line);
        var session = Transcript.Read(new MemoryStream(line), "session.jsonl", TranscriptFormat.JsonLines, agreement: null).Single();
        var found = frame.Check(session with { AgreementId = null, Agreement = agreed.Of(asked.Key!, body, frame) }, Agreements.None);
        return Reply.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("session", found.Session);
            json.WriteString("agreement", found.Agreement);
            json.WriteNumber("turns", found.Turns);
            json.WriteNumber("unread", found.Unread);
            json.WriteStartArray("findings");
            foreach (var finding in found.Findings)
            {
                JsonReport.Write(json, finding);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        });
    });

    /// <summary>Line breaks stand between the parts of JSON alone, where a space does as well.</summary>
    private static void Flatten(Span<byte> json)
    {
        json.Replace((byte)'\n', (byte)' ');
        json.Replace((byte)'\r', (byte)' ');
    }
}
