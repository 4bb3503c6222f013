using System.Text;
using Framekeeper.Consents;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;
using Framekeeper.Store.Recordings;
using Microsoft.Data.Sqlite;

namespace Framekeeper.Tests.Store.Clinic;

/// <summary>A small clinic of a test's own: Noor is treated by Dana, a trainee, whom Ade supervises; Kofi is in the Tuesday group.</summary>
internal sealed class Practice : IDisposable
{
    public const string Treatment = "d-0a1b2c3d4e5f", Noor = "p-noor", Ilse = "p-ilse", Dana = "dana", Ade = "ade", Kofi = "kofi";

    public static readonly string[] Trainee = ["trainee"], Supervisor = ["supervisor"];

    private readonly Folder folder = new();

    public Practice()
    {
        Data = folder.Open(Clock);
        Records.Settings.Put(ClinicSettings.Default with { Name = "Harwell Clinic", Zone = "America/Chicago" }, "director");
        Records.Treatments.Put(new Treatment(Treatment, [Dana], Ade, [Noor], [Ilse], false, false, Clock.GetUtcNow(), "intake", null, null));
        Group = new ViewingGroup(Groups.NewId(), "Tuesday group", [Kofi]);
        Records.Groups.Put(Group, "director");
        Records.Locked += tapes => Stopped.AddRange(tapes);
    }

    public Clock Clock { get; } = new(new DateTimeOffset(2026, 5, 4, 16, 0, 0, TimeSpan.Zero));

    public DataFolder Data { get; private set; }

    public ClinicRecords Records => Data.Clinic;

    public ViewingGroup Group { get; }

    /// <summary>Tapes of which players were told to stop.</summary>
    public List<string> Stopped { get; } = [];

    public DateOnly Today => DateOnly.FromDateTime(Records.Settings.Now.DateTime);

    public string FolderOf(string name) => folder.Beside(name);

    public string KeyFile => folder.KeyFile;

    /// <summary>The process has ended and another begins.</summary>
    public void Reopen()
    {
        SqliteConnection.ClearAllPools();
        Data = folder.Open(Clock);
    }

    public RecordingConsent Consent(string person = Noor, string? tape = null, int days = 300) => new(Framekeeper.Store.Clinic.Consents.NewId(), Treatment, person, [Purpose.Supervision, Purpose.Group, Purpose.Software],
        [$"account:{Dana}", $"account:{Ade}", $"group:{Group.Id}"], Medium.Video, Today.AddDays(days), Clock.GetUtcNow(), RecordingConsent.OnScreen, Tape: tape);

    public Tape Tape(params string[] recorded) => new(Tapes.NewId(), Treatment, recorded.Length == 0 ? [Noor] : recorded, Medium.Video, Clock.GetUtcNow().AddHours(-1), true, Dana) { Type = "video/webm" };

    /// <summary>A recording that has arrived, with its bytes sealed on disk.</summary>
    public async Task<Tape> Bring(string says = "what was said", params string[] recorded)
    {
        var tape = Tape(recorded);
        var bytes = Encoding.UTF8.GetBytes(says);
        Records.Tapes.Begin(tape with { Bytes = bytes.Length });
        using (var file = SealedFile.Create(Records.Tapes.File(tape.Id), Records.Tapes.Key(tape.Id), bytes.Length))
        {
            await file.AppendAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        }

        return Records.Tapes.Complete(tape.Id, Dana);
    }

    public Permit Asks(Tape tape, string account = Ade, Purpose purpose = Purpose.Supervision, Medium medium = Medium.Video) =>
        Records.Permits.Of(tape.Id, account, account == Ade ? Supervisor : Trainee, purpose, medium);

    public bool Holds(ReadOnlySpan<byte> bytes) => folder.Holds(bytes);

    /// <summary>Blobs of a table, as they lie in a database file.</summary>
    public List<byte[]> Column(string query, string file = "frame.db")
    {
        using var connection = Connect(file);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var found = new List<byte[]>();
        while (reader.Read())
        {
            found.Add(reader.GetFieldValue<byte[]>(0));
        }

        return found;
    }

    public SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, file)}");
        connection.Open();
        return connection;
    }

    public void Dispose() => folder.Dispose();
}
