using DbUp;
using DbUp.Engine.Output;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Framekeeper.Store.Schema;

/// <summary>The numbered scripts of a database, applied in order and once each.</summary>
internal static class Scripts
{
    /// <summary>Opens a database file with what is deleted overwritten, brought up to date.</summary>
    /// <param name="name">The folder of its scripts.</param>
    /// <exception cref="InputException">The file is no database, was written by a newer Framekeeper, or could not be brought up to date.</exception>
    public static DbContextOptions<T> Open<T>(string file, string name)
        where T : DbContext
    {
        Bring(file, name);
        var options = new DbContextOptionsBuilder<T>();
        Use(options, file);
        return options.Options;
    }

    /// <summary>How every context reaches a database file, whoever makes the context.</summary>
    public static void Use(DbContextOptionsBuilder options, string file) => options.UseSqlite(Connection(file)).AddInterceptors(Overwriting.Always);

    private static string Connection(string file) => new SqliteConnectionStringBuilder { DataSource = file, ForeignKeys = true, DefaultTimeout = 30 }.ToString();

    private static void Bring(string file, string name)
    {
        var made = File.Exists(file);
        try
        {
            if (!made)
            {
                Make(file);
            }

            var folder = $"Framekeeper.Store.Schema.{name}.";
            var upgrade = DeployChanges.To.SqliteDatabase(Connection(file))
                .WithScriptsEmbeddedInAssembly(typeof(Scripts).Assembly, script => script.StartsWith(folder, StringComparison.Ordinal))
                .WithTransactionPerScript().LogTo(new NoOpUpgradeLog()).Build();
            var known = upgrade.GetDiscoveredScripts().Select(script => script.Name).ToHashSet(StringComparer.Ordinal);
            if (upgrade.GetExecutedScripts().Find(script => !known.Contains(script)) is not null)
            {
                throw new InputException(file, null, "was written by a newer Framekeeper; install that version, or restore a backup of this one");
            }

            if (upgrade.PerformUpgrade() is { Successful: false } failed)
            {
                throw failed.Error;
            }
        }
        catch (SqliteException wrong)
        {
            throw new InputException(file, null, $"cannot be used as a database of Framekeeper (SQLite error {wrong.SqliteErrorCode}); restore a backup, or name another folder with --data", inner: wrong);
        }
    }

    /// <summary>For its owner alone, and with a log of its own that is emptied after what was destroyed.</summary>
    private static void Make(string file)
    {
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        new FileStream(file, options).Dispose();
        using var connection = new SqliteConnection(Connection(file));
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode = WAL";
        command.ExecuteNonQuery();
    }

    /// <summary>Writes what the log holds into the file and empties it, so that nothing destroyed is left in it.</summary>
    /// <returns>False where somebody who reads for long kept it from that: what was destroyed is then still in the file.</returns>
    public static bool Empty(DbContext db)
    {
        for (var tries = 1; Busy(db); tries++)
        {
            if (tries == 100)
            {
                return false;
            }

            Thread.Sleep(20);
        }

        return true;
    }

    private static bool Busy(DbContext db)
    {
        db.Database.OpenConnection();
        using var command = db.Database.GetDbConnection().CreateCommand();
        command.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        return Convert.ToInt64(command.ExecuteScalar(), System.Globalization.CultureInfo.InvariantCulture) != 0;
    }

    private sealed class Overwriting : DbConnectionInterceptor
    {
        public static readonly Overwriting Always = new();

        public override void ConnectionOpened(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

        public override Task ConnectionOpenedAsync(System.Data.Common.DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
        {
            Set(connection);
            return Task.CompletedTask;
        }

        private static void Set(System.Data.Common.DbConnection connection)
        {
            using var command = connection.CreateCommand();
            command.CommandText = "PRAGMA secure_delete = ON; PRAGMA synchronous = FULL";
            command.ExecuteNonQuery();
        }
    }
}
