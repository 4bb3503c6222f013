using System.Security.Cryptography;
using System.Text;
using Framekeeper.Store.Clients;
using Framekeeper.Store.Clinic;
using Framekeeper.Store.Keys;
using Framekeeper.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store;

/// <summary>A folder in which an organisation's data lies, sealed. The front door of the store.</summary>
/// <remarks><c>frame.db</c> holds what is remembered, <c>keys.db</c> the wrapped keys; the master key lies elsewhere (<see cref="MasterKey"/>).</remarks>
public sealed class DataFolder
{
    private readonly DbContextOptions<FrameDb> frame;
    private readonly byte[] places;

    private DataFolder(string path, DbContextOptions<FrameDb> frame, KeyBook keys, MasterKey master, string keyFile, TimeProvider clock)
    {
        (Path, this.frame, Keys, Master, KeyFile, Clock) = (path, frame, keys, master, keyFile, clock);
        places = keys.Of("places");
        People = new PeopleRecords(this);
        Audit = new AuditLog(this);
        Clinic = new ClinicRecords(this);
        Clients = new ClientRecords(this);
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>The keys by name.</summary>
    public KeyBook Keys { get; }

    /// <summary>Whom the organisation knows.</summary>
    public PeopleRecords People { get; }

    /// <summary>Who did what.</summary>
    public AuditLog Audit { get; }

    /// <summary>What a clinic keeps: treatments, agreements, consents, recordings.</summary>
    public ClinicRecords Clinic { get; }

    /// <summary>What is kept for platforms that call the HTTP API.</summary>
    public ClientRecords Clients { get; }

    internal TimeProvider Clock { get; }

    internal MasterKey Master { get; }

    internal string KeyFile { get; }

    /// <summary>Opens a data folder; an empty or missing one is made, with a master key if there is none yet.</summary>
    /// <exception cref="InputException">The folder, a database in it or the master key cannot be used.</exception>
    /// <param name="keyFile">The master key's file; without it, where <see cref="MasterKey.Place"/> says.</param>
    public static DataFolder Open(string path, TimeProvider clock, string? keyFile = null)
    {
        keyFile ??= MasterKey.Place();
        var (frame, keys) = (In(path, FrameFile), In(path, KeysFile));
        if (File.Exists(frame) && !File.Exists(keys))
        {
            throw new InputException(path, null, "frame.db is there without keys.db, which opens it; restore both from their backups");
        }

        var master = MasterKey.Read(keyFile, path, make: !File.Exists(keys));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(path);
        }
        else
        {
            Directory.CreateDirectory(path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        var book = new KeyBook(keys, master, keyFile, clock);
        var folder = new DataFolder(path, Scripts.Open<FrameDb>(frame, "frame"), book, master, keyFile, clock);
        new Backups(folder).Expire();
        return folder;
    }

    /// <summary>Whether this folder holds an invented clinic.</summary>
    public bool IsDemo
    {
        get
        {
            using var db = Db();
            return db.Marks.Any(mark => mark.Name == "demo");
        }
    }

    /// <summary>Marks a folder in which nothing is yet as an invented clinic's.</summary>
    /// <exception cref="InputException">Something is in it, which may be real.</exception>
    public void MarkAsDemo()
    {
        using var db = Db();
        if (db.Audit.Any() || Clinic.Treatments.All().Count > 0 || People.All().Count > 0)
        {
            throw new InputException(Path, null, "holds data that is not the demo's; name another folder with --data, or leave --demo out");
        }

        db.Marks.Add(new MarkRow { Name = "demo", At = Clock.GetUtcNow().UtcDateTime });
        db.SaveChanges();
    }

    internal const string FrameFile = "frame.db", KeysFile = "keys.db";

    internal static string In(string folder, string file) => System.IO.Path.Combine(folder, file);

    internal FrameDb Db() => new(frame);

    /// <summary>Lets another context than this project's own read and write <c>frame.db</c>, in the same manner.</summary>
    internal void Use(DbContextOptionsBuilder options) => Scripts.Use(options, In(Path, FrameFile));

    /// <summary>Where a row of this id lies: nobody without the key can tell whose it is.</summary>
    internal byte[] Place(string table, string id) => HMACSHA256.HashData(places, Encoding.UTF8.GetBytes($"{table}\n{id}"))[..16];
}
