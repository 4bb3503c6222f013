using System.Security.Cryptography;
using Framekeeper.Consents;
using Framekeeper.Supervision;

namespace Framekeeper.Store.Clinic;

/// <summary>That the supervisor released a session to the group, with which of its findings.</summary>
public sealed record Released(string Tape, string By, DateTimeOffset At, IReadOnlyList<string> Findings)
{
    /// <summary>The tape alone.</summary>
    public override string ToString() => $"release of {Tape}";
}

/// <summary>The supervision of recorded sessions: own readings, stops, what the group may see, repairs, the log of observation.</summary>
public sealed class SupervisionRecords
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly OwnedTable<StopRow, Stop> stops;
    private readonly OwnedTable<ReadingRow, Kept> readings;
    private readonly OwnedTable<RepairRow, Repair> repairs;
    private readonly OwnedTable<ObservationRow, Observation> observations;
    private readonly Lock writing = new();

    internal SupervisionRecords(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        stops = new(folder, "stops", stop => stop.Id, stop => stop.Tape, Tapes.KeyOf, given: true);
        readings = new(folder, "readings", kept => kept.Tape, kept => kept.Tape, Tapes.KeyOf, given: true);
        repairs = new(folder, "repairs", repair => repair.Finding, repair => repair.Treatment, Treatment.Key, given: true);
        observations = new(folder, "observations", one => one.Id, one => one.Trainee, _ => "observations");
    }

    private sealed record Kept(string Tape, OwnReading? Reading = null, Released? Released = null)
    {
        public override string ToString() => $"reading of {Tape}";
    }

    /// <summary>What the therapist made of the own session; null until it is written, or once the tape is destroyed.</summary>
    public OwnReading? Reading(string tape) => readings.Find(tape, tape)?.Reading;

    /// <summary>Whether and how the session is released to the group.</summary>
    public Released? Released(string tape) => readings.Find(tape, tape)?.Released;

    /// <summary>Keeps an own reading; it opens the session to the supervisor. It is written once.</summary>
    /// <exception cref="InputException">It is empty, written already, or not by a therapist of the treatment.</exception>
    public OwnReading Read(string tape, string by, string wentWell, string wouldChange, string asksFor)
    {
        lock (writing)
        {
            var kept = readings.Find(tape, tape) ?? new Kept(tape);
            _ = Whole(tape).Treatment.Therapists.Contains(by) ? 0 : throw Wrong("by", "only the therapist of the session writes its own reading");
            _ = kept.Reading is null ? 0 : throw Wrong("reading", "is written already; answer in the stops from here on");
            _ = string.IsNullOrWhiteSpace(wentWell + wouldChange + asksFor) ? throw Wrong("reading", "is empty; one sentence is enough") : 0;
            var reading = new OwnReading(tape, by, folder.Clock.GetUtcNow(), wentWell.Trim(), wouldChange.Trim(), asksFor.Trim());
            folder.Audit.Write(by, "own-reading", tape);
            readings.Put(kept with { Reading = reading });
            return reading;
        }
    }

    /// <summary>The supervisor lets the group see a session, and of its findings those that are named.</summary>
    public void Release(string tape, IReadOnlyList<string> findings, string by)
    {
        lock (writing)
        {
            _ = Whole(tape).Treatment.Supervisor == by ? 0 : throw Wrong("by", "only the supervisor of the treatment releases a session to the group");
            folder.Audit.Write(by, "release", tape, $"{findings.Count} findings");
            readings.Put((readings.Find(tape, tape) ?? new Kept(tape)) with { Released = new Released(tape, by, folder.Clock.GetUtcNow(), findings) });
        }
    }

    /// <summary>Whether somebody may look at a session now, beside what consent says.</summary>
    public bool IsOpen(string tape, Seat seat)
    {
        var of = clinic.Tapes.Find(tape);
        var (reading, released) = readings.Find(tape, tape) is { } kept ? (kept.Reading, kept.Released) : (null, null);
        return of?.Arrived is { } arrived && Openness.IsOpen(seat, arrived, reading, IsGrave(tape), released is not null, folder.Clock.GetUtcNow());
    }

    /// <summary>When a session opens to the supervisor.</summary>
    public DateTimeOffset? OpensAt(string tape) => clinic.Tapes.Find(tape)?.Arrived is { } arrived ? Openness.OpensAt(arrived, Reading(tape)) : null;

    /// <summary>Where somebody sits towards a treatment's sessions.</summary>
    public static Seat Seat(Treatment treatment, string account, Purpose purpose)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        return treatment.Therapists.Contains(account) ? Framekeeper.Supervision.Seat.Therapist
            : treatment.Supervisor == account ? Framekeeper.Supervision.Seat.Supervisor
            : purpose is Purpose.Group or Purpose.Teaching ? Framekeeper.Supervision.Seat.Group : Framekeeper.Supervision.Seat.Clinic;
    }

    /// <summary>The stops of a tape, in the order of the recording.</summary>
    public IReadOnlyList<Stop> Stops(string tape) => [.. stops.Of(tape).OrderBy(stop => stop.At).ThenBy(stop => stop.Made)];

    /// <summary>Stops the tape.</summary>
    /// <exception cref="InputException">The question is missing.</exception>
    public Stop Stop(string tape, string by, TimeSpan at, int? turn, StopKind kind, string asks, string says, string instead, Visibility visibility)
    {
        _ = Whole(tape);
        _ = string.IsNullOrWhiteSpace(asks) ? throw Wrong("asks", $"is missing; a stop begins with a question: {Framekeeper.Supervision.Stop.First}") : 0;
        _ = at < TimeSpan.Zero || at > TimeSpan.FromDays(1) ? throw Wrong("at", "is no moment of the recording") : 0;
        var stop = new Stop($"s-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", tape, by, folder.Clock.GetUtcNow(), at, turn, kind, asks.Trim(), says.Trim(), instead.Trim(), visibility, []);
        folder.Audit.Write(by, "stop", tape, $"{stop.Id} at {Sights.Clock((long)at.TotalSeconds)}");
        stops.Put(stop);
        return stop;
    }

    /// <summary>Answers a stop.</summary>
    public Stop Reply(string tape, string stop, string by, string text) => Change(tape, stop, by, "reply", text, (known, words) => known with { Replies = [.. known.Replies, new Reply(by, folder.Clock.GetUtcNow(), words)] });

    /// <summary>Settles a stop.</summary>
    public Stop Resolve(string tape, string stop, string by, string text) => Change(tape, stop, by, "resolve", text, (known, words) => known with { Resolved = new Resolution(by, folder.Clock.GetUtcNow(), words) });

    /// <summary>The repairs of a treatment, the earliest first.</summary>
    public IReadOnlyList<Repair> Repairs(string treatment) => [.. repairs.Of(treatment).OrderBy(repair => repair.Opened)];

    /// <summary>Decides a finding; one that is confirmed opens a repair for the therapist, unless it is a client's signal.</summary>
    public Standing Decide(string session, string finding, FindingStatus status, string? why, string by)
    {
        var standing = clinic.Findings.Decide(session, finding, status, why, by);
        if (status == FindingStatus.Confirmed && !standing.IsSignal && repairs.Find(standing.Treatment, finding) is null && clinic.Treatments.Find(standing.Treatment) is { } treatment)
        {
            folder.Audit.Write(by, "repair", session, finding);
            repairs.Put(new Repair(finding, standing.Treatment, session, standing.Act, standing.Level, treatment.Therapists[0], folder.Clock.GetUtcNow()));
        }

        return standing;
    }

    /// <summary>The therapist says what will be said to the client, what changes, and by when.</summary>
    public Repair Plan(string treatment, string finding, string says, string changes, DateOnly due, string by)
    {
        lock (writing)
        {
            var repair = Open(treatment, finding);
            _ = clinic.Treatments.Known(treatment).Therapists.Contains(by) ? 0 : throw Wrong("by", "the therapist plans the repair");
            _ = string.IsNullOrWhiteSpace(says) ? throw Wrong("says", "is missing; write what you will say to the client") : 0;
            _ = string.IsNullOrWhiteSpace(changes) ? throw Wrong("changes", "is missing; write what will be otherwise from now on") : 0;
            _ = due < DateOnly.FromDateTime(clinic.Settings.Now.DateTime) ? throw Wrong("due", "is over; choose a day to come") : 0;
            var planned = repair with { Says = says.Trim(), Changes = changes.Trim(), Due = due, Planned = folder.Clock.GetUtcNow() };
            folder.Audit.Write(by, "repair", repair.Session, $"{finding} planned");
            repairs.Put(planned);
            return planned;
        }
    }

    /// <summary>The supervisor closes a repair with what was done.</summary>
    public Repair Close(string treatment, string finding, string done, string by)
    {
        lock (writing)
        {
            var repair = Open(treatment, finding);
            _ = clinic.Treatments.Known(treatment).Supervisor == by ? 0 : throw Wrong("by", "the supervisor closes the repair");
            _ = string.IsNullOrWhiteSpace(done) ? throw Wrong("done", "is missing; write what was done") : 0;
            var closed = repair with { Closed = new Resolution(by, folder.Clock.GetUtcNow(), done.Trim()) };
            folder.Audit.Write(by, "repair", repair.Session, $"{finding} closed");
            repairs.Put(closed);
            return closed;
        }
    }

    /// <summary>Whose work was observed, the latest first.</summary>
    public IReadOnlyList<Observation> Observations(string trainee) => [.. observations.Of(trainee).OrderByDescending(one => one.Day)];

    /// <summary>Writes an observation into the log.</summary>
    public Observation Observe(string trainee, string observer, DateOnly day, int minutes, ObservedHow how, string? session)
    {
        _ = minutes is < 1 or > 600 ? throw Wrong("minutes", "is 1 to 600") : 0;
        _ = day > DateOnly.FromDateTime(clinic.Settings.Now.DateTime) ? throw Wrong("day", "is yet to come") : 0;
        var observation = new Observation($"o-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", trainee, observer, day, minutes, how, session);
        folder.Audit.Write(observer, "observe", trainee, $"{minutes} minutes");
        observations.Put(observation);
        return observation;
    }

    /// <summary>The supervisor is done with a session: it is signed off, and its observation stands in the log.</summary>
    /// <exception cref="InputException">Not the supervisor, or it is signed off already.</exception>
    public Tape SignOff(string tape, int minutes, string by)
    {
        var (of, treatment) = Whole(tape);
        _ = treatment.Supervisor == by ? 0 : throw Wrong("by", "the supervisor of the treatment signs a session off");
        _ = of.SignedOff is null ? 0 : throw Wrong("tape", "is signed off already");
        var day = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(of.Held, clinic.Settings.Zone).DateTime);
        Observe(treatment.Therapists[0], by, day, minutes, ObservedHow.Recording, tape);
        return clinic.Tapes.SignOff(tape, by);
    }

    /// <summary>Whether something grave was found that nobody has dismissed.</summary>
    private bool IsGrave(string tape) => clinic.Tapes.Find(tape) is { } of && clinic.Findings.InTreatment(of.Treatment).Any(standing => standing.Session == tape && standing.Level == Level.Grave && standing.Status is not (FindingStatus.Dismissed or FindingStatus.Superseded));

    /// <summary>Deletes what the destroyed key of a tape closed.</summary>
    internal void Remove(string tape)
    {
        stops.Remove(tape);
        readings.Remove(tape);
    }

    /// <summary>Takes out what was said to a portion, and closes the rest by the key that the tape has afterwards.</summary>
    internal Action Cut(string tape, TimeSpan from, TimeSpan to)
    {
        var (kept, left) = (readings.Find(tape, tape), stops.Of(tape).Where(stop => stop.At < from || stop.At >= to).ToList());
        return () =>
        {
            stops.Remove(tape);
            stops.Put([.. left]);
            readings.Put(kept is null ? [] : [kept]);
        };
    }

    private Stop Change(string tape, string id, string by, string did, string text, Func<Stop, string, Stop> change)
    {
        lock (writing)
        {
            var known = stops.Find(tape, id) ?? throw Wrong("stop", "there is no such stop");
            _ = string.IsNullOrWhiteSpace(text) ? throw Wrong("text", "is empty") : 0;
            var changed = change(known, text.Trim());
            folder.Audit.Write(by, did, tape, id);
            stops.Put(changed);
            return changed;
        }
    }

    private Repair Open(string treatment, string finding) => repairs.Find(treatment, finding) is { Closed: null } open ? open : throw Wrong("repair", "there is no open repair of this finding");

    private (Tape Tape, Treatment Treatment) Whole(string tape) => clinic.Tapes.Find(tape) is { Ending: null, Arrived: not null } of ? (of, clinic.Treatments.Known(of.Treatment)) : throw Wrong("tape", "there is no such recording, or it is destroyed");

    private static InputException Wrong(string field, string says) => new("supervision", null, says, field);
}
