using System.Globalization;
using System.Security.Claims;
using System.Text;
using System.Text.Json;
using Framekeeper.Consents;
using Framekeeper.Reports;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;
using Framekeeper.Supervision;
using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Framekeeper.Web.Rooms;

/// <summary>What of a session may be taken along by its therapist and supervisor: chapters and findings as WebVTT for any player, the report as one page. Every copy is written down.</summary>
internal static class Exports
{
    private sealed record Session(Tape Tape, TapeTranscript Transcript, IReadOnlyList<Found> Found, IReadOnlyList<Stop> Stops);

    public static void MapExports(this IEndpointRouteBuilder site)
    {
        site.MapGet("/tapes/{id}/chapters.vtt", (HttpContext http, string id, DataFolder folder) => Taken(http, id, folder, "text/vtt; charset=utf-8", Chapters));
        site.MapGet("/tapes/{id}/findings.vtt", (HttpContext http, string id, DataFolder folder) => Taken(http, id, folder, "text/vtt; charset=utf-8", Findings));
        site.MapGet("/tapes/{id}/report", (HttpContext http, string id, DataFolder folder) => Taken(http, id, folder, "text/html; charset=utf-8", Report));
    }

    private static IResult Taken(HttpContext http, string id, DataFolder folder, string type, Func<Session, string> written)
    {
        var (clinic, me) = (folder.Clinic, http.User.FindFirstValue(ClaimTypes.NameIdentifier) ?? "");
        if (clinic.Tapes.Find(id) is not { } tape || clinic.Treatments.Find(tape.Treatment) is not { } treatment || !(treatment.Therapists.Contains(me) || treatment.Supervisor == me) || clinic.Transcripts.Find(id) is not { } transcript)
        {
            return Results.NotFound();
        }

        var purpose = Enum.TryParse<Purpose>(http.Request.Query["purpose"], ignoreCase: true, out var said) ? said : Purpose.Supervision;
        var permit = clinic.Permits.Of(id, me, [.. AccountRoles.All.Where(http.User.IsInRole)], purpose, Medium.Audio);
        var seat = SupervisionRecords.Seat(treatment, me, purpose);
        if (!permit.Allowed || !clinic.Supervision.IsOpen(id, seat))
        {
            return Results.StatusCode(StatusCodes.Status403Forbidden);
        }

        folder.Audit.Write(me, "export", id, type.Split(';')[0]);
        var found = clinic.Findings.Of(id).Where(one => one.Standing.Status != FindingStatus.Superseded).ToList();
        var stops = clinic.Supervision.Stops(id).Where(stop => Openness.Sees(seat, stop, me, released: false)).ToList();

        // Named by the recording alone, and taken along: within the site its own style would not be let in.
        return Results.File(Encoding.UTF8.GetBytes(written(new Session(tape, transcript, found, stops))), type, $"{id}-{http.Request.Path.Value!.Split('/')[^1]}{(type.StartsWith("text/html", StringComparison.Ordinal) ? ".html" : "")}");
    }

    /// <summary>A chapter from each flagged moment or stop to the next (W3C WebVTT, kind <c>chapters</c>).</summary>
    private static string Chapters(Session session)
    {
        var marks = session.Found.Where(one => one is { Finding.At: not null, Standing.IsSignal: false }).Select(one => (At: one.Finding.At!.Value, Title: one.Finding.Title))
            .Concat(session.Stops.Select(stop => (At: stop.At, Title: $"Stop: {stop.Kind.ToString().ToLowerInvariant()}"))).Append((At: TimeSpan.Zero, Title: "Beginning"))
            .GroupBy(mark => mark.At).OrderBy(group => group.Key).Select(group => (At: group.Key, Title: string.Join(", ", group.Select(mark => mark.Title).Distinct()))).ToList();
        var end = End(session);
        return Vtt(marks.Select((mark, index) => (mark.At, index + 1 < marks.Count ? marks[index + 1].At : end > mark.At ? end : mark.At + TimeSpan.FromSeconds(1), mark.Title)));
    }

    /// <summary>A cue for each finding, its payload the finding's own JSON without words of the session (kind <c>metadata</c>). A client's signals are not told alone.</summary>
    private static string Findings(Session session) => Vtt(session.Found.Where(one => one is { Finding.At: not null, Standing.IsSignal: false }).OrderBy(one => one.Finding.At).Select(one =>
    {
        var turn = session.Transcript.Turns.First(turn => turn.N == one.Finding.Turn);
        var until = turn.Until is { } ends && ends > one.Finding.At ? ends : one.Finding.At!.Value + TimeSpan.FromSeconds(4);
        return (one.Finding.At!.Value, until, JsonSerializer.Serialize(new
        {
            id = one.Finding.Id,
            turn = one.Finding.Turn,
            act = one.Finding.Act,
            level = one.Finding.Level.Name(),
            status = one.Standing.Status.ToString().ToLowerInvariant(),
            confidence = Math.Round(one.Finding.Confidence, 3),
            citations = one.Finding.Citations.Select(citation => citation.ToString()),
        }));
    }));

    private static string Report(Session session)
    {
        var page = new StringWriter(CultureInfo.InvariantCulture);
        HtmlReport.Write(page, [new Checked(session.Tape.Id, session.Tape.Id, session.Found is [var first, ..] ? first.Finding.Agreement : "default", session.Tape.Held, session.Transcript.Turns.Count, End(session), [.. session.Found.Select(one => one.Finding)], Said(session.Transcript))]);
        return page.ToString();
    }

    private static List<(Role Speaker, string? Name, Turn Turn)> Said(TapeTranscript transcript) => [.. transcript.Turns.Zip(transcript.Session.Turns, (turn, said) => (turn.Role, (string?)turn.Speaker, said))];

    private static TimeSpan End(Session session) => session.Transcript.Turns is [.., var last] ? (last.Until ?? (last.At ?? TimeSpan.Zero) + TimeSpan.FromSeconds(5)) : TimeSpan.Zero;

    private static string Vtt(IEnumerable<(TimeSpan From, TimeSpan To, string Text)> cues)
    {
        var text = new StringBuilder("WEBVTT\n");
        foreach (var (from, to, says) in cues)
        {
            text.Append(CultureInfo.InvariantCulture, $"\n{Stamp(from)} --> {Stamp(to)}\n{says.ReplaceLineEndings(" ").Replace("-->", "→", StringComparison.Ordinal)}\n");
        }

        return text.ToString();
    }

    private static string Stamp(TimeSpan at) => string.Create(CultureInfo.InvariantCulture, $"{(int)at.TotalHours:00}:{at:mm\\:ss\\.fff}");
}
