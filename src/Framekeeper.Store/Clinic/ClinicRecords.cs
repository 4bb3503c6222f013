namespace Framekeeper.Store.Clinic;

/// <summary>What a clinic keeps, sealed: its treatments, what was agreed, said, found and done in them, and their recordings.</summary>
public sealed class ClinicRecords
{
    private readonly DataFolder folder;

    internal ClinicRecords(DataFolder folder)
    {
        this.folder = folder;
        Settings = new Settings(folder);
        Groups = new Groups(folder);
        Treatments = new Treatments(folder);
        Certificates = new Certificates(folder);
        Consents = new Consents(folder, this);
        Tapes = new Tapes(folder, this);
        Permits = new Permits(folder, this);
        Agreements = new AgreementRecords(folder, Treatments);
        Transcripts = new Transcripts(folder, this);
        Findings = new Findings(folder, this);
        Deeds = new Deeds(folder, this);
        Scans = new Scans(folder);
        Supervision = new SupervisionRecords(folder, this);
        Overrides = new Overrides(folder);
        Inbox = new Inbox(folder, this);
        Samples = new Samples(folder, this);
        Courses = new DyadCourses(this);
        Consultations = new Consultations(folder, this);
        Tapes.Forgetting += tape =>
        {
            Supervision.Remove(tape);
            Transcripts.Remove(tape);
            Findings.Remove(tape);
        };
    }

    /// <summary>What the clinic decided for all.</summary>
    public Settings Settings { get; }

    /// <summary>Who watches together.</summary>
    public Groups Groups { get; }

    /// <summary>The treatments.</summary>
    public Treatments Treatments { get; }

    /// <summary>What was destroyed.</summary>
    public Certificates Certificates { get; }

    /// <summary>What recorded people agreed to.</summary>
    public Consents Consents { get; }

    /// <summary>The recordings.</summary>
    public Tapes Tapes { get; }

    /// <summary>Who may have them.</summary>
    public Permits Permits { get; }

    /// <summary>What was agreed, in all its versions.</summary>
    public AgreementRecords Agreements { get; }

    /// <summary>What was said on the tapes.</summary>
    public Transcripts Transcripts { get; }

    /// <summary>What was found, and what people decided of it.</summary>
    public Findings Findings { get; }

    /// <summary>What was done: payments, gifts, meetings, contacts.</summary>
    public Deeds Deeds { get; }

    /// <summary>Papers that were signed.</summary>
    public Scans Scans { get; }

    /// <summary>How recorded sessions are supervised.</summary>
    public SupervisionRecords Supervision { get; }

    /// <summary>Messages that were held and taken all the same.</summary>
    public Overrides Overrides { get; }

    /// <summary>What was found, across treatments.</summary>
    public Inbox Inbox { get; }

    /// <summary>What is drawn each week among sessions in which nothing was found.</summary>
    public Samples Samples { get; }

    /// <summary>What the sessions and deeds of a treatment show together.</summary>
    public DyadCourses Courses { get; }

    /// <summary>What was consulted about where professionals differ.</summary>
    public Consultations Consultations { get; }

    /// <summary>Raised with the ids of tapes that nobody may have from now on: whoever plays one stops.</summary>
    public event Action<IReadOnlyList<string>>? Locked;

    /// <summary>Takes the turns that begin within a portion out of a tape's transcript, with what was found in them, and closes the rest by the key that the tape has after <paramref name="swap"/>.</summary>
    /// <param name="swap">Destroys the key that closes the tape and puts another in its place.</param>
    public void CutWords(string tape, TimeSpan from, TimeSpan to, Action swap)
    {
        ArgumentNullException.ThrowIfNull(swap);
        var (transcript, judged, holds) = (Transcripts.Find(tape), Findings.Judged(tape), Tapes.Holds(tape));
        var supervised = Supervision.Cut(tape, from, to);
        swap();
        supervised();
        Tapes.Keep(holds);
        if (transcript is null)
        {
            return;
        }

        var gone = transcript.Turns.Where(turn => turn.At >= from && turn.At < to).Select(turn => turn.N).ToHashSet();
        Transcripts.Keep(transcript with { Turns = [.. transcript.Turns.Where(turn => !gone.Contains(turn.N))] });
        if (judged is not null)
        {
            Findings.Keep(judged with { Findings = [.. judged.Findings.Where(finding => !gone.Contains(finding.Turn))], Gone = [.. judged.Gone.Where(finding => !gone.Contains(finding.Turn))] });
        }
    }

    internal void Lock(IReadOnlyList<string> tapes)
    {
        if (tapes.Count > 0)
        {
            Locked?.Invoke(tapes);
        }
    }

    /// <summary>For the client who asks: who saw the recordings of a treatment, or those in which a person is.</summary>
    /// <param name="called">How an account is to be called, by its id; null for one that is gone.</param>
    public IReadOnlyList<Sight> WhoSaw(string treatmentOrPerson, Func<string, string?> called) =>
        Sights.Of(folder.Audit.Read(), [.. Tapes.All().Where(tape => tape.Treatment == treatmentOrPerson || tape.Recorded.Contains(treatmentOrPerson))], Settings.Zone, called);
}
