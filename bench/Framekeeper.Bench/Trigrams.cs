using System.Diagnostics;
using Framekeeper.Ties;
using Npgsql;

namespace Framekeeper.Bench;

/// <summary>PostgreSQL's pg_trgm over names, birth date and town in one text: the nearest ten by its own index (GiST, KNN).</summary>
internal sealed class Trigrams : IDisposable
{
    private const string Script = "bench/peers/postgres.sh";

    private readonly NpgsqlConnection connection;
    private readonly NpgsqlCommand nearest;

    private Trigrams(NpgsqlConnection connection, double seconds)
    {
        (this.connection, Seconds) = (connection, seconds);
        nearest = new NpgsqlCommand("select id from person order by whole <-> $1 limit 10", connection) { Parameters = { new NpgsqlParameter<string>() } };
        nearest.Prepare();
    }

    /// <summary>To load and to index.</summary>
    public double Seconds { get; }

    /// <summary>Null where PostgreSQL is not installed.</summary>
    public static Trigrams? Of(IReadOnlyList<Person> people)
    {
        if (!Directory.Exists("/usr/lib/postgresql"))
        {
            return null;
        }

        var connection = new NpgsqlConnection($"Host={Call("start").Trim()};Username=bench;Database=postgres;Command Timeout=900;Pooling=false");
        connection.Open();
        Run(connection, "create extension pg_trgm; create table person (id text, whole text)");
        var watch = Stopwatch.StartNew();
        using (var copy = connection.BeginBinaryImport("copy person from stdin (format binary)"))
        {
            foreach (var person in people)
            {
                copy.StartRow();
                copy.Write(person.Id);
                copy.Write(Whole(person));
            }

            copy.Complete();
        }

        Run(connection, "create index on person using gist (whole gist_trgm_ops(siglen=64)); analyze person");
        return new Trigrams(connection, watch.Elapsed.TotalSeconds);
    }

    public IReadOnlyList<string> Find(Person asked)
    {
        ((NpgsqlParameter<string>)nearest.Parameters[0]).TypedValue = Whole(asked);
        using var reader = nearest.ExecuteReader();
        var found = new List<string>();
        while (reader.Read())
        {
            found.Add(reader.GetString(0));
        }

        return found;
    }

    private static string Whole(Person person) => $"{person.Given} {person.Family} {person.Born} {person.City}".ToLowerInvariant();

    private static void Run(NpgsqlConnection connection, string sql)
    {
#pragma warning disable CA2100 // The statements stand above.
        using var command = new NpgsqlCommand(sql, connection);
#pragma warning restore CA2100
        command.ExecuteNonQuery();
    }

    private static string Call(string what)
    {
        using var process = Process.Start(new ProcessStartInfo("bash", [Script, what]) { RedirectStandardOutput = true })!;
        var said = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return said;
    }

    public void Dispose()
    {
        nearest.Dispose();
        connection.Dispose();
        Call("stop");
    }
}
