using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Framekeeper.Store.Keys;
using Microsoft.Data.Sqlite;

namespace Framekeeper.Store;

/// <summary>
/// Copies of the data for the day on which the disk breaks. What is sealed goes into one file, and the keys into a second, wrapped by a backup key that is destroyed after thirty days: an older copy opens
/// nothing, so that who was forgotten stays forgotten.
/// </summary>
/// <remarks>The backup keys lie beside the master key, wrapped by it. To restore elsewhere, both must be had; keep copies of them apart from the backups.</remarks>
public sealed class Backups(DataFolder folder)
{
    /// <summary>So long a backup can be restored.</summary>
    public static readonly TimeSpan Kept = TimeSpan.FromDays(30);

    private const string Stamp = "yyyyMMdd'T'HHmmss'Z'";

    private sealed record KeyFile(string BackupKey, DateTime Made, DateTime Expires, long Audited, byte[] AuditMark, IReadOnlyList<WrappedKey> Keys)
    {
        public override string ToString() => $"keys of {Made:O}";
    }

    private sealed record WrappedKey(string Name, byte[] Wrapped, DateTime Made)
    {
        public override string ToString() => "wrapped key";
    }

    /// <summary>Writes a backup into a folder: <c>framekeeper-TIME.db</c>, and <c>framekeeper-TIME.keys</c>, which belongs elsewhere.</summary>
    /// <returns>The two files, and the day after which they cannot be restored.</returns>
    /// <exception cref="InputException">The folder is within the data.</exception>
    public (string Data, string Keys, DateTimeOffset Expires) Write(string to)
    {
        if (System.IO.Path.GetFullPath(to).StartsWith(System.IO.Path.GetFullPath(folder.Path), StringComparison.Ordinal))
        {
            throw new InputException(to, null, "lies within the data; a backup on the same disk saves nothing");
        }

        Directory.CreateDirectory(to);
        var now = folder.Clock.GetUtcNow();
        var name = $"framekeeper-{now.ToString(Stamp, CultureInfo.InvariantCulture)}";
        var (data, keys) = (DataFolder.In(to, $"{name}.db"), DataFolder.In(to, $"{name}.keys"));

        // The keys first: a key that is made meanwhile is missing with its rows, never a row without its key.
        var (id, backupKey) = BackupKey(now);
        var (audited, mark) = folder.Keys.Audited();
        var file = new KeyFile(id, now.UtcDateTime, (now + Kept).UtcDateTime, audited, mark, [.. folder.Keys.All().Select(key => new WrappedKey(key.Name, Seal.Close(backupKey, key.Key, key.Name), key.Made))]);
        Copy(data);
        Private(keys, JsonSerializer.SerializeToUtf8Bytes(file));
        folder.Audit.Write("system", "backup", detail: name);
        return (data, keys, now + Kept);
    }

    /// <summary>Destroys backup keys that are older than thirty days, and with them every backup that they open. Done whenever a data folder is opened.</summary>
    internal void Expire()
    {
        foreach (var file in Directory.EnumerateFiles(Beside(folder.KeyFile), "backup-*.key"))
        {
            if (Of(file) is not { } made || made + Kept < folder.Clock.GetUtcNow())
            {
                Overwrite(file);
            }
        }
    }

    /// <summary>The day (UTC) with whose beginning no backup opens what is destroyed at a moment: the key of that day's backups is destroyed then.</summary>
    public static DateOnly GoneOn(DateTimeOffset destroyed) => DateOnly.FromDateTime((destroyed.UtcDateTime + Kept).Date.AddDays(1));

    /// <summary>Restores a backup into an empty folder.</summary>
    /// <exception cref="InputException">The folder is not empty, a file is missing or broken, or the backup has expired.</exception>
    public static DataFolder Restore(string data, string keys, string to, TimeProvider clock, string? keyFile = null)
    {
        keyFile ??= MasterKey.Place();
        if (Directory.Exists(to) && Directory.EnumerateFileSystemEntries(to).Any())
        {
            throw new InputException(to, null, "is not empty; restore into a new folder, look at it, and then put it in the old one's place");
        }

        var file = Read(keys);
        var master = MasterKey.Read(keyFile, to, make: false);
        var place = DataFolder.In(Beside(keyFile), $"{file.BackupKey}.key");
        if (!File.Exists(place))
        {
            throw new InputException(keys, null, $"cannot be restored: its backup key {place} was destroyed after {Kept.Days} days, or was not brought here; a backup must be restored by {file.Expires:yyyy-MM-dd}");
        }

        var backupKey = Opened(place, () => master.Unwrap(File.ReadAllBytes(place), file.BackupKey));
        var opened = file.Keys.Select(key => (key.Name, Opened(keys, () => Seal.Open(backupKey, key.Wrapped, key.Name)), key.Made)).ToList();
        Directory.CreateDirectory(to);
        File.Copy(File.Exists(data) ? data : throw new InputException(data, null, "there is no such file"), DataFolder.In(to, DataFolder.FrameFile));
        var book = new KeyBook(DataFolder.In(to, DataFolder.KeysFile), master, keyFile, clock);
        book.Put(opened);
        book.Audited(file.Audited, file.AuditMark);
        var restored = DataFolder.Open(to, clock, keyFile);
        restored.Audit.Write("system", "restore", detail: System.IO.Path.GetFileName(data));
        return restored;
    }

    private static string Beside(string keyFile) => System.IO.Path.GetDirectoryName(System.IO.Path.GetFullPath(keyFile))!;

    /// <summary>One key a day: it is destroyed when the last backup that it opens has expired.</summary>
    private (string Id, byte[] Key) BackupKey(DateTimeOffset now)
    {
        var id = $"backup-{now.ToString("yyyyMMdd", CultureInfo.InvariantCulture)}";
        var file = DataFolder.In(Beside(folder.KeyFile), $"{id}.key");
        if (!File.Exists(file))
        {
            Private(file, folder.Master.Wrap(RandomNumberGenerator.GetBytes(32), id));
        }

        return (id, folder.Master.Unwrap(File.ReadAllBytes(file), id));
    }

    private static DateTimeOffset? Of(string file) =>
        DateTimeOffset.TryParseExact(System.IO.Path.GetFileNameWithoutExtension(file)["backup-".Length..], "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var day) ? day.AddDays(1) : null;

    /// <summary>As of one moment, and without the pages that are free: nothing deleted is in it.</summary>
    private void Copy(string to)
    {
        using var connection = new SqliteConnection($"Data Source={DataFolder.In(folder.Path, DataFolder.FrameFile)}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "VACUUM INTO $to";
        command.Parameters.AddWithValue("$to", to);
        command.ExecuteNonQuery();
        if (!OperatingSystem.IsWindows())
        {
            File.SetUnixFileMode(to, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        }
    }

    private static void Private(string file, byte[] bytes)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        using var stream = new FileStream(file, options);
        stream.Write(bytes);
        stream.Flush(flushToDisk: true);
    }

    private static void Overwrite(string file)
    {
        var length = (int)new FileInfo(file).Length;
        using (var stream = new FileStream(file, FileMode.Open, FileAccess.Write))
        {
            stream.Write(RandomNumberGenerator.GetBytes(length));
            stream.Flush(flushToDisk: true);
        }

        File.Delete(file);
    }

    private static KeyFile Read(string keys)
    {
        try
        {
            return JsonSerializer.Deserialize<KeyFile>(File.ReadAllBytes(keys)) ?? throw new JsonException();
        }
        catch (Exception wrong) when (wrong is JsonException or FileNotFoundException or DirectoryNotFoundException)
        {
            throw new InputException(keys, null, wrong is JsonException ? "is no file of keys that 'framekeeper backup' wrote" : "there is no such file", inner: wrong);
        }
    }

    private static byte[] Opened(string file, Func<byte[]> open)
    {
        try
        {
            return open();
        }
        catch (CryptographicException wrong)
        {
            throw new InputException(file, null, "does not open with the master key that is here; bring the one of the day of the backup", inner: wrong);
        }
    }
}
