using System.Security.Cryptography;
using Framekeeper.Store.Schema;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store.Keys;

/// <summary>The keys by name, each wrapped by the master key, in a database file of their own. Destroying a key is deleting what it closed, in every copy of the data.</summary>
public sealed class KeyBook
{
    private readonly DbContextOptions<KeysDb> options;
    private readonly MasterKey master;
    private readonly TimeProvider clock;

    internal KeyBook(string file, MasterKey master, string keyFile, TimeProvider clock)
    {
        (options, this.master, this.clock) = (Scripts.Open<KeysDb>(file, "keys"), master, clock);
        Prove(keyFile);
    }

    /// <summary>The key of a name, made if there is none.</summary>
    public byte[] Of(string name) => Find(name) ?? Make(name);

    /// <summary>The key of a name; null if there is none, or no longer.</summary>
    public byte[]? Find(string name)
    {
        using var db = new KeysDb(options);
        return db.Keys.AsNoTracking().FirstOrDefault(key => key.Name == name) is { } found ? master.Unwrap(found.Wrapped, name) : null;
    }

    private byte[] Make(string name)
    {
        var key = RandomNumberGenerator.GetBytes(32);
        using var db = new KeysDb(options);
        db.Keys.Add(new KeyRow { Name = name, Wrapped = master.Wrap(key, name), Made = clock.GetUtcNow().UtcDateTime });
        try
        {
            db.SaveChanges();
            return key;
        }
        catch (DbUpdateException) when (Find(name) is { } others)
        {
            // Another process was first.
            return others;
        }
    }

    /// <summary>Destroys keys: overwritten in the file, gone from its log.</summary>
    /// <exception cref="IOException">Somebody reads the file all the while, so that it still holds what was wrapped; to be done again.</exception>
    public void Destroy(IReadOnlyCollection<string> names)
    {
        using var db = new KeysDb(options);
        db.Keys.Where(key => names.Contains(key.Name)).ExecuteDelete();
        _ = Scripts.Empty(db) ? 0 : throw new IOException("keys.db is being read, so that what was destroyed could not be overwritten in it; it is done again later");
    }

    /// <summary>Puts the key of another name in a name's place, and destroys the one that was there. Both or neither.</summary>
    public void Replace(string name, string by)
    {
        var key = Find(by) ?? throw new InvalidOperationException($"there is no key {by}");
        using var db = new KeysDb(options);
        using var together = db.Database.BeginTransaction();
        db.Keys.Where(row => row.Name == name || row.Name == by).ExecuteDelete();
        db.Keys.Add(new KeyRow { Name = name, Wrapped = master.Wrap(key, name), Made = clock.GetUtcNow().UtcDateTime });
        db.SaveChanges();
        together.Commit();
        Scripts.Empty(db);
    }

    /// <summary>All keys, opened, for a backup.</summary>
    internal List<(string Name, byte[] Key, DateTime Made)> All()
    {
        using var db = new KeysDb(options);
        return [.. db.Keys.AsNoTracking().OrderBy(key => key.Name).AsEnumerable().Select(key => (key.Name, master.Unwrap(key.Wrapped, key.Name), key.Made))];
    }

    /// <summary>Puts keys of a backup in, wrapped by this master key, in place of those of the same names.</summary>
    internal void Put(IEnumerable<(string Name, byte[] Key, DateTime Made)> keys)
    {
        using var db = new KeysDb(options);
        using var together = db.Database.BeginTransaction();
        db.Keys.ExecuteDelete();
        db.Keys.AddRange(keys.Select(key => new KeyRow { Name = key.Name, Wrapped = master.Wrap(key.Key, key.Name), Made = key.Made }));
        db.SaveChanges();
        together.Commit();
    }

    /// <summary>How far the audit log has come.</summary>
    internal (long N, byte[] Mark) Audited()
    {
        using var db = new KeysDb(options);
        return db.Audited.AsNoTracking().FirstOrDefault() is { } row ? (row.N, row.Mark) : (0, []);
    }

    /// <summary>Notes that the log has come so far; one that was later and is noted earlier stays.</summary>
    internal void Audited(long n, byte[] mark)
    {
        using var db = new KeysDb(options);
        db.Database.ExecuteSql($"INSERT INTO audited (one, n, mark) VALUES (1, {n}, {mark}) ON CONFLICT (one) DO UPDATE SET n = excluded.n, mark = excluded.mark WHERE excluded.n > n");
    }

    /// <summary>Another master key than the one that wrapped these opens nothing; better said now than at the first row.</summary>
    private void Prove(string keyFile)
    {
        try
        {
            _ = Of("places");
        }
        catch (CryptographicException wrong)
        {
            throw new InputException(keyFile, null, $"is not the master key of this data; put back the one that it was made with, or name its file in {MasterKey.Variable}", inner: wrong);
        }
    }
}

internal sealed class KeyRow
{
    public required string Name { get; init; }

    public required byte[] Wrapped { get; init; }

    public required DateTime Made { get; init; }
}

internal sealed class AuditedRow
{
    public required int One { get; init; }

    public required long N { get; init; }

    public required byte[] Mark { get; init; }
}

internal sealed class KeysDb(DbContextOptions<KeysDb> options) : DbContext(options)
{
    public DbSet<KeyRow> Keys => Set<KeyRow>();

    public DbSet<AuditedRow> Audited => Set<AuditedRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        modelBuilder.Entity<KeyRow>().ToTable("keys").HasKey(row => row.Name);
        modelBuilder.Entity<AuditedRow>().ToTable("audited").HasKey(row => row.One);
        FrameDb.Lower(modelBuilder);
    }
}
