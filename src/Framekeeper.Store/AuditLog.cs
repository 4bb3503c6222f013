using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text.Json;
using Framekeeper.Store.Keys;
using Microsoft.EntityFrameworkCore;

namespace Framekeeper.Store;

/// <summary>One thing that somebody did.</summary>
/// <param name="N">Counts up from 1, without gaps.</param>
/// <param name="Who">The account's id, or <c>system</c>.</param>
/// <param name="Did"><c>sign-in</c>, <c>play</c>, <c>read</c>, <c>export</c>, <c>consent</c>, <c>destroy</c>, …</param>
/// <param name="About">The id of what it was done to: a recording, a dyad, a person; empty where there is none.</param>
/// <param name="Detail">What else there is to say, such as the seconds that were played; never words of a session.</param>
public sealed record AuditEntry(long N, DateTimeOffset At, string Who, string Did, string About, string Detail)
{
    /// <summary>The number and what was done.</summary>
    public override string ToString() => $"audit {N}: {Did}";
}

/// <summary>What a check of the whole log found.</summary>
/// <param name="Broken">The first entry that is not as it was written; null where all are.</param>
public sealed record AuditCheck(long Entries, long? Broken, string Says);

/// <summary>The append-only log. Every entry carries a keyed hash (HMAC-SHA-256, RFC 2104) over itself and the mark of the entry before it.</summary>
/// <remarks>Who can write the database but has not the key cannot change, add or leave out an entry unseen; the last mark stands in the file of keys as well, so that cutting off the end is seen too.</remarks>
public sealed class AuditLog
{
    private static readonly byte[] Beginning = new byte[32];

    private readonly DataFolder folder;
    private readonly byte[] key, marking;

    internal AuditLog(DataFolder folder)
    {
        this.folder = folder;
        (key, marking) = (folder.Keys.Of("audit"), folder.Keys.Of("audit marks"));
    }

    /// <summary>Writes down that somebody did something. Nothing that must be in the log is done before this has returned.</summary>
    public void Write(string who, string did, string about = "", string detail = "")
    {
        using var db = folder.Db();
        using var together = db.Database.BeginTransaction(System.Data.IsolationLevel.Serializable);
        var last = db.Audit.AsNoTracking().OrderByDescending(row => row.N).FirstOrDefault();
        var entry = new AuditEntry((last?.N ?? 0) + 1, folder.Clock.GetUtcNow(), who, did, about, detail);
        var row = new AuditRow { N = entry.N, At = entry.At.UtcDateTime, Sealed = Seal.Close(key, JsonSerializer.SerializeToUtf8Bytes(entry), $"audit {entry.N}") };
        row.Mark = Mark(row, last?.Mark ?? Beginning);
        db.Audit.Add(row);
        db.SaveChanges();
        together.Commit();
        folder.Keys.Audited(row.N, row.Mark);
    }

    /// <summary>The entries, the latest first.</summary>
    /// <param name="about">Only of this thing or person.</param>
    public IEnumerable<AuditEntry> Read(string? about = null)
    {
        using var db = folder.Db();
        foreach (var row in db.Audit.AsNoTracking().OrderByDescending(row => row.N).AsEnumerable())
        {
            var entry = Open(row);
            if (about is null || entry.About == about)
            {
                yield return entry;
            }
        }
    }

    /// <summary>Goes through the whole chain.</summary>
    public AuditCheck Verify()
    {
        // Read first: an entry that is written meanwhile is after it.
        var (reached, mark) = folder.Keys.Audited();
        using var db = folder.Db();
        var (count, before) = (0L, Beginning);
        foreach (var row in db.Audit.AsNoTracking().OrderBy(row => row.N).AsEnumerable())
        {
            if (row.N != count + 1)
            {
                return new AuditCheck(count, count + 1, $"entry {count + 1} is missing");
            }

            count++;
            if (!CryptographicOperations.FixedTimeEquals(Mark(row, before), row.Mark) || !Opens(row))
            {
                return new AuditCheck(count, count, $"entry {count} is not as it was written");
            }

            if (count == reached && !CryptographicOperations.FixedTimeEquals(row.Mark, mark))
            {
                return new AuditCheck(count, count, $"entry {count} is not the one that was written");
            }

            before = row.Mark;
        }

        return count < reached
            ? new AuditCheck(count, count + 1, $"the log ends at entry {count}, and {reached} were written")
            : new AuditCheck(count, null, $"{count} entries, each as it was written");
    }

    private byte[] Mark(AuditRow row, byte[] before)
    {
        using var mark = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, marking);
        Span<byte> numbers = stackalloc byte[16];
        BinaryPrimitives.WriteInt64BigEndian(numbers, row.N);
        BinaryPrimitives.WriteInt64BigEndian(numbers[8..], row.At.Ticks);
        mark.AppendData(before);
        mark.AppendData(numbers);
        mark.AppendData(row.Sealed);
        return mark.GetHashAndReset();
    }

    private AuditEntry Open(AuditRow row) => JsonSerializer.Deserialize<AuditEntry>(Seal.Open(key, row.Sealed, $"audit {row.N}"))!;

    private bool Opens(AuditRow row)
    {
        try
        {
            return Open(row).N == row.N;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }
}
