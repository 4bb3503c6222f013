using Framekeeper.Formats;
using Framekeeper.Judgement;

namespace Framekeeper.Store.Clinic;

/// <summary>What was said on the tapes, closed by each tape's key.</summary>
public sealed class Transcripts
{
    private static readonly string[] Endings = [".vtt", ".srt", ".txt", ".docx"];

    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly OwnedTable<TranscriptRow, TapeTranscript> transcripts;
    private readonly Lock writing = new();

    internal Transcripts(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        transcripts = new(folder, "transcripts", transcript => transcript.Tape, transcript => transcript.Tape, TapeTranscript.Key, given: true);
    }

    /// <summary>Reads an uploaded transcript of a session of a treatment. Nothing is kept yet.</summary>
    /// <param name="fileName">Its ending says the format: <c>.vtt</c>, <c>.srt</c>, <c>.txt</c> or <c>.docx</c>.</param>
    /// <exception cref="InputException">The file cannot be read, or names a speaker whom the agreement does not; says where and what to do.</exception>
    public Session Read(Stream stream, string fileName, string treatment, DateTimeOffset held)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        var ending = Path.GetExtension(fileName).ToLowerInvariant();
        var format = Endings.Contains(ending) ? Transcript.ByName(fileName) : null;
        // Named by its ending alone: what somebody calls a file may be a client's name.
        var session = Transcript.Read(stream, $"transcript{ending}", format ?? throw new InputException("transcript", null, $"is no transcript that can be read; export it as one of {string.Join(", ", Endings)}", "transcript")).Single();
        var turns = session.Turns.ToList();
        var read = session with { Id = treatment, Dyad = treatment, Held = held, Turns = turns };
        return turns.Count == 0 ? throw new InputException(session.Source, null, "holds no turn; check that it is the right file", "transcript") : Known(read, Speakers(treatment, held), out _);
    }

    /// <summary>Keeps the transcript of a tape. Another one takes its place only while nothing was corrected or decided, since turns keep their numbers.</summary>
    /// <param name="session">Its dyad is the treatment.</param>
    /// <exception cref="InputException">There is no such tape or treatment, or a speaker is not known.</exception>
    public void Put(string tape, Session session, string by = "system")
    {
        ArgumentNullException.ThrowIfNull(session);
        var treatment = clinic.Treatments.Known(session.Dyad ?? "").Id;
        var held = session.Held ?? throw new InputException(session.Source, null, "has no date; say when the session was held", "held");
        var read = session with { Turns = [.. session.Turns] };
        Known(read, Speakers(treatment, held), out var roles);
        var turns = read.Turns.Zip(roles, (turn, role) => new TapeTurn(turn.N, role, turn.Speaker!, turn.Text, turn.At, turn.Until, []));
        var transcript = new TapeTranscript(tape, treatment, held, session.Channel, session.Place, [.. turns], session.Suppressions);
        lock (writing)
        {
            Replaceable(tape, treatment);
            folder.Audit.Write(by, "upload", tape, $"transcript of {transcript.Turns.Count} turns");
            transcripts.Put(transcript);
        }
    }

    /// <summary>The transcript of a tape; null if it has none, or was destroyed.</summary>
    public TapeTranscript? Find(string tape) => transcripts.Find(tape, tape);

    /// <summary>Mends who speaks or what is said in one turn. Its number stays, and so does what was decided of it; judge again afterwards.</summary>
    /// <param name="speaker">A role (<c>therapist</c>, <c>client</c>, <c>other</c>) or a name that the agreement knows; null: as it is.</param>
    /// <param name="text">What was said; null: as it is.</param>
    /// <exception cref="InputException">There is no such turn, or the speaker is not known.</exception>
    public TapeTranscript Correct(string tape, int turn, string? speaker, string? text, string by)
    {
        lock (writing)
        {
            var transcript = Find(tape) ?? throw Missing(tape);
            var before = transcript.Turns.FirstOrDefault(one => one.N == turn) ?? throw new InputException(tape, null, $"has no turn {turn}", "turn");
            var after = Corrected(before, transcript, speaker?.Trim(), text?.Trim());
            var changed = (Speaker: after.Speaker != before.Speaker || after.Role != before.Role, Text: after.Text != before.Text);
            if (changed is (false, false))
            {
                return transcript;
            }

            var correction = new Correction(by, folder.Clock.GetUtcNow(), changed.Speaker ? before.Speaker : null, changed.Text ? before.Text : null);
            after = after with { Corrections = [.. before.Corrections, correction] };
            var mended = transcript with { Turns = [.. transcript.Turns.Select(one => one.N == turn ? after : one)] };
            folder.Audit.Write(by, "correct", tape, $"turn {turn}: {(changed is (true, true) ? "speaker and text" : changed.Speaker ? "speaker" : "text")}");
            transcripts.Put(mended);
            return mended;
        }
    }

    /// <summary>Deletes what the destroyed key of a tape closed.</summary>
    internal void Remove(string tape) => transcripts.Remove(tape);

    /// <summary>Keeps a transcript as it is, closed by the key that its tape has now.</summary>
    internal void Keep(TapeTranscript transcript) => transcripts.Put(transcript);

    internal static InputException Missing(string tape) => new(tape, null, "has no transcript, or was destroyed", "tape");

    private TapeTurn Corrected(TapeTurn turn, TapeTranscript transcript, string? speaker, string? text) => turn with
    {
        Speaker = speaker ?? turn.Speaker,
        Role = speaker is null ? turn.Role : Speakers(transcript.Treatment, transcript.Held).Of(speaker)
            ?? throw new InputException(transcript.Tape, null, "is nobody whom the agreement names; write therapist, client or other, or a name as the agreement has it", "speaker"),
        Text = text is "" ? throw new InputException(transcript.Tape, null, "must not be empty; write what was said, or [inaudible]", "text") : text ?? turn.Text,
    };

    private void Replaceable(string tape, string treatment)
    {
        // The key is made with the tape and never by its transcript: what was destroyed does not come back.
        _ = folder.Keys.Find(TapeTranscript.Key(tape)) ?? throw new InputException(tape, null, "there is no such tape, or it was destroyed", "tape");
        if (Find(tape) is { } known && (known.Treatment != treatment || known.Turns.Any(turn => turn.Corrections.Count > 0) || clinic.Findings.InTreatment(treatment).Any(standing => standing.Session == tape && standing.Decisions.Count > 0)))
        {
            throw new InputException(tape, null, "has a transcript on which somebody has worked; correct it turn by turn", "transcript");
        }
    }

    /// <summary>Who is who by the agreement in force on the day; before one is signed, by the newest draft, which names the same people.</summary>
    private Speakers Speakers(string treatment, DateTimeOffset held)
    {
        var agreement = clinic.Agreements.InForce(treatment, held) ?? (clinic.Agreements.Versions(treatment) is [.., var newest] ? newest.Terms : new Agreement());
        return new Speakers(agreement, therapist: null, named: true);
    }

    private static Session Known(Session session, Speakers speakers, out List<Role> roles)
    {
        roles = [];
        foreach (var turn in session.Turns)
        {
            roles.Add(speakers.Of(turn.Speaker) is { } role and not Role.Report ? role : throw Unknown(session, turn));
        }

        return session;
    }

    private static InputException Unknown(Session session, Turn turn)
    {
        var names = session.Turns.Select(one => one.Speaker).OfType<string>().Distinct(StringComparer.Ordinal).Take(20);
        var who = turn.Speaker is { } speaker ? $"turn {turn.N} is spoken by '{speaker}', whom the agreement does not name" : $"turn {turn.N} has no speaker";
        return new InputException(session.Source, turn.Line, $"{who}; speakers found: {string.Join(", ", names)}. Call them therapist and client in the file, or as the agreement names them", "speaker");
    }
}
