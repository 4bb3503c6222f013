using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Framekeeper.Consents;
using IO = System.IO;

namespace Framekeeper.Store.Clinic;

/// <summary>The recordings: what is known of them, where their sealed bytes lie, and their end. To destroy the key of one is to destroy it.</summary>
public sealed partial class Tapes
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly SealedTable<TapeRow, Tape> tapes;
    private readonly OwnedTable<HoldRow, Hold> holds;

    // One change at a time: a sign-off that was read before a destruction must not write its tape back.
    private readonly Lock turn = new();

    internal Tapes(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        tapes = new(folder, "tapes", tape => tape.Id);
        holds = new(folder, "holds", hold => hold.Id, hold => hold.Tape, KeyOf);
        MakeRecordings();
    }

    /// <summary>Raised with a tape's id when its key is gone: whoever keeps rows that the key closed removes them.</summary>
    internal event Action<string>? Forgetting;

    /// <summary>An id that nobody has.</summary>
    public static string NewId() => $"r-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(8))}";

    /// <summary>The name of the key that closes a tape and what is written to it.</summary>
    public static string KeyOf(string id) => $"tape/{id}";

    /// <summary>The key of a tape; null once it is destroyed.</summary>
    public byte[]? Key(string id) => folder.Keys.Find(KeyOf(id));

    /// <summary>Where the sealed bytes of a tape lie.</summary>
    public string File(string id)
    {
        // The pattern first: an id becomes a file's path.
        _ = Id().IsMatch(id) ? 0 : throw new InputException("tape", null, "is no id of a recording");
        return DataFolder.In(Recordings, id);
    }

    private string Recordings => DataFolder.In(folder.Path, "recordings");

    /// <summary>The one of an id; a destroyed one is still known.</summary>
    public Tape? Find(string id) => tapes.Find(id);

    /// <summary>Those of a treatment.</summary>
    public IReadOnlyList<Tape> Of(string treatment)
    {
        var owner = Owner(treatment);
        return tapes.Where(row => row.Owner == owner);
    }

    /// <summary>All of them.</summary>
    public IReadOnlyList<Tape> All() => tapes.All();

    /// <summary>Puts one in, in place of that of the same id.</summary>
    /// <exception cref="InputException">A field cannot be used, or it is being destroyed.</exception>
    public void Put(Tape tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        Check(tape);
        lock (turn)
        {
            _ = Find(tape.Id) is { Ending: not null } ? throw Gone() : 0;
            folder.Keys.Of(KeyOf(tape.Id));
            Keep(tape);
        }
    }

    /// <summary>A recording begins to arrive: nobody has it before <see cref="Complete"/>.</summary>
    public void Begin(Tape tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        _ = Find(tape.Id) is null ? 0 : throw new InputException("tape", null, "there is such a recording already");
        Put(tape with { Arrived = null });
    }

    /// <summary>All of it is here.</summary>
    public Tape Complete(string id, string by) => Change(id, "upload", by, tape => tape with { Arrived = tape.Arrived ?? folder.Clock.GetUtcNow() });

    /// <summary>Gives an upload up: nothing of it stays.</summary>
    /// <exception cref="InputException">It has arrived; it can be destroyed.</exception>
    public void Drop(string id)
    {
        lock (turn)
        {
            if (Find(id) is not { } tape)
            {
                return;
            }

            _ = tape.Arrived is null ? 0 : throw new InputException("tape", null, "has arrived completely; destroy it instead");
            folder.Keys.Destroy([KeyOf(id)]);
            IO.File.Delete(File(id));
            tapes.Remove([id]);
        }
    }

    /// <summary>The supervisor is done with it; a second sign-off puts nothing off.</summary>
    public Tape SignOff(string id, string by) =>
        Change(id, "sign-off", by, tape => tape.SignedOff is null ? tape with { SignedOff = folder.Clock.GetUtcNow(), SignedOffBy = by } : tape);

    /// <summary>Puts destruction off until the end of a day. It opens nothing that is locked.</summary>
    /// <param name="told">How the client was told.</param>
    /// <exception cref="InputException">A field cannot be used, or it is being destroyed.</exception>
    public Hold Hold(string id, string reason, DateOnly until, string told, string by)
    {
        _ = string.IsNullOrWhiteSpace(reason) ? throw new InputException("hold", null, "is missing; a recording is kept for longer only for a reason that can be told", "reason") : 0;
        _ = string.IsNullOrWhiteSpace(told) ? throw new InputException("hold", null, "is missing; the client must be told, so write down how", "told") : 0;
        _ = until < DateOnly.FromDateTime(clinic.Settings.Now.DateTime) ? throw new InputException("hold", null, "is over; choose a day to come", "until") : 0;
        lock (turn)
        {
            _ = Living(id);
            var hold = new Hold($"h-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", id, reason, until, told, by, folder.Clock.GetUtcNow());
            folder.Audit.Write(by, "hold", id, $"until {until:yyyy-MM-dd}");
            holds.Put(hold);
            return hold;
        }
    }

    /// <summary>Ends a hold early.</summary>
    public void Lift(string id, string hold, string by)
    {
        lock (turn)
        {
            var lifted = holds.Find(id, hold) ?? throw new InputException("hold", null, "there is no such hold on this recording");
            folder.Audit.Write(by, "hold", id, "lifted");
            holds.Put(lifted with { Lifted = folder.Clock.GetUtcNow() });
        }
    }

    /// <summary>Keeps holds as they are, closed by the key that their tape has now.</summary>
    internal void Keep(IReadOnlyList<Hold> kept) => holds.Put([.. kept]);

    /// <summary>What puts the destruction of a tape off, or did.</summary>
    public IReadOnlyList<Hold> Holds(string id) => holds.Of(id);

    /// <summary>When a tape must be destroyed, and by what.</summary>
    public Destruction DestroyBy(Tape tape)
    {
        ArgumentNullException.ThrowIfNull(tape);
        return Retention.DestroyBy(tape, clinic.Consents.Of(tape.Treatment), clinic.Settings.Get().GraceDays, Holds(tape.Id), clinic.Settings.Zone);
    }

    /// <summary>What must be destroyed by a moment and is not.</summary>
    public IReadOnlyList<(Tape Tape, Destruction By)> Due(DateTimeOffset now) =>
        [.. All().Where(tape => tape.Ending is null).Select(tape => (tape, DestroyBy(tape))).Where(due => due.Item2.At <= now)];

    /// <summary>Destroys a tape for good: its key, what the key closed, its file. Asked for again, it ends what was begun, and gives the same certificate.</summary>
    /// <param name="why">For the certificate, after "because"; no words of the session and no name.</param>
    /// <exception cref="InputException">There is no such tape, or a hold keeps it.</exception>
    public Certificate Destroy(string id, string why, string by)
    {
        lock (turn)
        {
            var tape = Find(id) ?? throw new InputException("tape", null, "there is no such recording");
            if (tape.Ending is null && DestroyBy(tape) is { Held: { } day })
            {
                throw new InputException("tape", null, $"is on hold until {day:yyyy-MM-dd}; end the hold first, if its reason is gone");
            }

            return Finish(Intend(tape, why, by));
        }
    }

    /// <summary>Destroys what is due, and ends what a crash cut off. To be called at least once a day.</summary>
    /// <returns>The certificates of what it destroyed.</returns>
    public IReadOnlyList<Certificate> Sweep(DateTimeOffset now)
    {
        lock (turn)
        {
            new Backups(folder).Expire();
            var living = All().Where(tape => tape.Destroyed is null).ToLookup(tape => Key(tape.Id) is not null);
            foreach (var dropped in living[false].Where(tape => tape is { Arrived: null, Ending: null }))
            {
                Drop(dropped.Id);
            }

            // Without its key a tape is destroyed already: a backup was restored that is older than the keys.
            var begun = living[true].Where(tape => tape.Ending is not null)
                .Concat(living[false].Where(tape => tape.Ending is not null || tape.Arrived is not null).Select(tape => Intend(tape, "its key was destroyed before", "system")));
            return [.. begun.Select(Finish), .. Due(now).Select(due => Finish(Intend(due.Tape, Retention.Say(due.By.Term), "system")))];
        }
    }

    /// <summary>Written down before anything is done: from here on nobody has it, and whatever happens the work is ended.</summary>
    internal Tape Intend(Tape tape, string why, string by)
    {
        if (tape.Ending is not null)
        {
            return tape;
        }

        var ending = new Ending($"z-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", folder.Clock.GetUtcNow(), why, by);
        folder.Audit.Write(by, "destroy", tape.Id, $"certificate {ending.Certificate}");
        tape = tape with { Ending = ending };
        Keep(tape);
        clinic.Lock([tape.Id]);
        return tape;
    }

    private Certificate Finish(Tape tape)
    {
        var ending = tape.Ending!;
        if (tape.Destroyed is null || clinic.Certificates.Find(ending.Certificate) is not { } certificate)
        {
            folder.Keys.Destroy([KeyOf(tape.Id)]);
            holds.Remove(tape.Id);
            Forgetting?.Invoke(tape.Id);
            IO.File.Delete(File(tape.Id));
            var now = folder.Clock.GetUtcNow();
            certificate = new(ending.Certificate, tape.Id, Day(tape.Held), ending.Why, now, ending.By, Backups.GoneOn(now));
            clinic.Certificates.Put(certificate);
            Keep(tape with { Destroyed = now });
        }

        return certificate;
    }

    private Tape Change(string id, string did, string by, Func<Tape, Tape> change)
    {
        lock (turn)
        {
            var before = Living(id);
            var after = change(before);
            if (after != before)
            {
                folder.Audit.Write(by, did, id);
                Keep(after);
            }

            return after;
        }
    }

    private Tape Living(string id) => Find(id) is not { } tape ? throw new InputException("tape", null, "there is no such recording") : tape.Ending is null ? tape : throw Gone();

    private void Check(Tape tape)
    {
        _ = File(tape.Id);
        _ = clinic.Treatments.Find(tape.Treatment) is { } treatment ? 0 : throw Wrong("treatment", "there is no such treatment");
        _ = tape.Recorded.Count == 0 ? throw Wrong("recorded", "names nobody; say everybody who is heard or seen") : 0;
        _ = tape.Recorded.All(person => treatment.Clients.Contains(person) || treatment.Others.Contains(person)) ? 0 : throw Wrong("recorded", "names somebody who is no part of the treatment; add them to it first");
        _ = tape.Held > folder.Clock.GetUtcNow() ? throw Wrong("held", "is yet to come; give the time at which the session was held") : 0;
        _ = tape.Ending is not null || tape.Destroyed is not null ? throw Gone() : 0;
    }

    private void Keep(Tape tape) => tapes.Put([tape], row => row.Owner = Owner(tape.Treatment));

    /// <summary>For its owner alone.</summary>
    private void MakeRecordings()
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Recordings);
        }
        else
        {
            Directory.CreateDirectory(Recordings, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }
    }

    private DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, clinic.Settings.Zone).DateTime);

    private byte[] Owner(string treatment) => folder.Place("tapes of", treatment);

    private static InputException Wrong(string field, string message) => new("tape", null, message, field);

    private static InputException Gone() => new("tape", null, "is destroyed, or about to be");

    [GeneratedRegex("^r-[0-9a-f]{16}\\z", RegexOptions.NonBacktracking)]
    private static partial Regex Id();
}
