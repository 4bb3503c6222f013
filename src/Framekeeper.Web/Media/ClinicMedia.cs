using System.Security.Claims;
using Framekeeper.Consents;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Framekeeper.Web.Rooms;

namespace Framekeeper.Web.Media;

/// <summary>The rules of recordings, by the clinic's records.</summary>
internal static class ClinicMedia
{
    public static MediaRules Rules(DataFolder folder, Rolls rolls)
    {
        var clinic = folder.Clinic;
        return new MediaRules
        {
            MayUpload = upload => Refused(clinic, upload),
            Begun = upload => clinic.Tapes.Begin(Tape(upload)),
            Completed = (upload, whole) => Keep(clinic, upload, whole),
            Dropped = upload => clinic.Tapes.Drop(upload.Id),
            Find = id => clinic.Tapes.Find(id) is { Arrived: not null, Ending: null } tape ? new PlayedTape(tape.Type, Name(tape.Medium)) : null,
            Permit = asked => Answer(clinic, asked),
            Waits = asked => rolls.Waits(asked.Tape, asked.Viewer.FindFirstValue(ClaimTypes.NameIdentifier) ?? ""),
            Played = (account, tape, from, to) => rolls.Played(tape, account, from, to),
            CutWords = (tape, from, to, swap) => clinic.CutWords(tape, from, to, swap),
        };
    }

    private static string? Refused(ClinicRecords clinic, Upload upload)
    {
        if (clinic.Treatments.Find(upload.Treatment) is not { } treatment || !(treatment.Therapists.Contains(upload.By) || treatment.Supervisor == upload.By))
        {
            return "Recordings are brought by the therapist or the supervisor of the treatment.";
        }

        var parties = treatment.Clients.Concat(treatment.Others).ToHashSet(StringComparer.Ordinal);
        if (!upload.Recorded.All(parties.Contains))
        {
            return "Somebody who was recorded is no part of this treatment; add them to it, and ask for their consent, first.";
        }

        // Whether anybody may see it is asked of each viewer again; without every consent it should not lie here at all.
        var medium = upload.Medium == "video" ? Medium.Video : Medium.Audio;
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(upload.Begun, clinic.Settings.Zone).DateTime);
        var consents = clinic.Consents.Of(treatment.Id);
        return upload.Recorded.All(person => consents.Any(consent => consent.Person == person && consent.Withdrawn is null && consent.Tape is null && consent.Until >= today && consent.Medium >= medium))
            ? null
            : "Not everybody who was recorded has agreed to it: ask for their consent on the page of the treatment first, or delete the recording where it was made.";
    }

    private static Tape Tape(Upload upload) =>
        new(upload.Id, upload.Treatment, upload.Recorded, upload.Medium == "video" ? Medium.Video : Medium.Audio, upload.Held, upload.AgreedToday, upload.By) { Stopped = upload.StoppedAt };

    private static void Keep(ClinicRecords clinic, Upload upload, Recorded whole)
    {
        if (clinic.Tapes.Find(upload.Id) is { Arrived: null } tape)
        {
            clinic.Tapes.Put(tape with { Type = whole.Type, Bytes = upload.Length });
            clinic.Tapes.Complete(upload.Id, upload.By);
        }
    }

    private static PlayPermit Answer(ClinicRecords clinic, PlayAsked asked)
    {
        var account = asked.Viewer.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";
        if (!Enum.TryParse<Purpose>(asked.Purpose, ignoreCase: true, out var purpose))
        {
            return new(false, "Say for what it is to be played.");
        }

        var permit = clinic.Permits.Of(asked.Tape, account, [.. AccountRoles.All.Where(asked.Viewer.IsInRole)], purpose, asked.Medium == "video" ? Medium.Video : Medium.Audio);
        if (!permit.Allowed)
        {
            return new(false, permit.Says);
        }

        var seat = SupervisionRecords.Seat(clinic.Treatments.Find(clinic.Tapes.Find(asked.Tape)!.Treatment)!, account, purpose);
        return clinic.Supervision.IsOpen(asked.Tape, seat) ? new(true, permit.Says) : new(false, "The therapist looks at the own session first. It opens after their own reading, or 48 hours after it came.");
    }

    /// <summary>What is in the container of a tape, by the type that it was found to have.</summary>
    public static Recorded Kept(Tape tape) => new(MediaKinds.Declared(tape.Type, ""), tape.Type.StartsWith("video", StringComparison.Ordinal));

    private static string Name(Medium medium) => medium == Medium.Video ? "video" : "audio";
}
