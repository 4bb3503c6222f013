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

    internal KeyBook(string file, MasterKey master, TimeProvider clock)
    {
        (options, this.master, this.clock) = (Scripts.Open<KeysDb>(file, "keys"), master, clock);
        Prove();
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
    public void Destroy(IReadOnlyCollection<string> names)
    {
        using var db = new KeysDb(options);
        db.Keys.Where(key => names.Contains(key.Name)).ExecuteDelete();
        Scripts.Empty(db);
    }

    /// <summary>Another master key than the one that wrapped these opens nothing; better said now than at the first row.</summary>
    private void Prove()
    {
        try
        {
            _ = Of("places");
        }
        catch (CryptographicException wrong)
        {
            throw new InputException(MasterKey.Place(), null, $"is not the master key of this data; put back the one that it was made with, or name its file in {MasterKey.Variable}", inner: wrong);
        }
    }
}

internal sealed class KeyRow
{
    public required string Name { get; init; }

    public required byte[] Wrapped { get; init; }

    public required DateTime Made { get; init; }
}

internal sealed class KeysDb(DbContextOptions<KeysDb> options) : DbContext(options)
{
    public DbSet<KeyRow> Keys => Set<KeyRow>();

    protected override void OnModelCreating(ModelBuilder modelBuilder) => modelBuilder.Entity<KeyRow>(key =>
    {
        key.ToTable("keys").HasKey(row => row.Name);
        key.Property(row => row.Name).HasColumnName("name");
        key.Property(row => row.Wrapped).HasColumnName("wrapped");
        key.Property(row => row.Made).HasColumnName("made");
    });
}
