using System.Text;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

/// <summary>A data folder with one treatment: Dana Reyes, a trainee, and Sam Okafor, from 2 March 2026 on.</summary>
internal sealed class Treated : IDisposable
{
    public const string Id = "d-0123456789ab", Tape = "r-00000000000000a1", Later = "r-00000000000000a2";

    private readonly Folder folder = new();

    public Treated()
    {
        Data = folder.Open(Clock);
        Data.Clinic.Treatments.Put(new Treatment(Id, ["t-014"], "t-001", ["c-233"], [], false, false, Clock.GetUtcNow(), "i-1", null, null));
        Data.Keys.Of($"tape/{Tape}");
        Data.Keys.Of($"tape/{Later}");
    }

    public Clock Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 15, 0, 0, TimeSpan.Zero));

    public DataFolder Data { get; }

    public ClinicRecords Clinic => Data.Clinic;

    public static Agreement Terms { get; } = new()
    {
        From = new DateOnly(2026, 3, 2),
        Therapists = [new Party("t-014", "Dana Reyes", "trainee", "t-001")],
        Clients = [new Party("c-233", "Sam Okafor")],
        Zone = "America/Chicago",
        Fee = new Fee(25, "USD", "session", "client", ["card"]),
        Places = ["clinic"],
        Channels = ["portal"],
    };

    public void Dispose() => folder.Dispose();

    public bool Holds(string words) => folder.Holds(Encoding.UTF8.GetBytes(words));

    /// <summary>Drafts terms, and both sign them on screen.</summary>
    public AgreementVersion Agree(Agreement? terms = null)
    {
        var version = Clinic.Agreements.Draft(Id, terms ?? Terms, "i-1").Version;
        Clinic.Agreements.Sign(Id, version, "c-233", "Sam Okafor", Signature.OnScreen);
        return Clinic.Agreements.Sign(Id, version, "t-014", "Dana Reyes", Signature.OnScreen);
    }

    /// <summary>Reads and keeps a transcript: a line a turn.</summary>
    public TapeTranscript Hear(string tape, int day, params string[] lines)
    {
        Clinic.Transcripts.Put(tape, Read(day, lines));
        return Clinic.Transcripts.Find(tape)!;
    }

    public Session Read(int day, params string[] lines) => Read("session.txt", string.Join('\n', lines), day);

    public Session Read(string file, string text, int day)
    {
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(text));
        return Clinic.Transcripts.Read(stream, file, Id, Held(day));
    }

    /// <summary>Judges with a clinic's own patterns and no model: dinner, brothers, secrets, kisses.</summary>
    public IReadOnlyList<Found> Judge(string tape) => Clinic.Findings.Judge(tape, Framekeeper.Tests.Judgement.Judging.Clinic, _ => true);

    public static DateTimeOffset Held(int day) => new(2026, 3, day, 10, 0, 0, TimeSpan.FromHours(-6));
}
