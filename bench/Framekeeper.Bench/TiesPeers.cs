using System.Diagnostics;
using System.Globalization;
using Framekeeper.Ties;
using Microsoft.Data.Sqlite;

namespace Framekeeper.Bench;

/// <summary>
/// The same graph in a database, asked by a recursive query for the distance alone, which is less than we answer. Organisations are points of it like people, as one would write it; the query beside it walks ties alone and joins
/// organisations at one step from both, which is our question.
/// </summary>
internal static class TiesPeers
{
    private const string Plain = "WITH RECURSIVE reach(id, d) AS (SELECT {0}, 0 UNION SELECT edge.b, d + 1 FROM reach JOIN {2} edge ON edge.a = reach.id WHERE d < 4) SELECT min(d) FROM reach WHERE id = {1};";

    private const string Ours = """
        WITH RECURSIVE reach(id, d) AS (SELECT {0}, 0 UNION SELECT tie.b, d + 1 FROM reach JOIN tie ON tie.a = reach.id WHERE d < 4),
        near(id, d) AS (SELECT {0}, 0 UNION SELECT tie.b, 1 FROM tie WHERE tie.a = {0}), far(id, d) AS (SELECT {1}, 0 UNION SELECT tie.b, 1 FROM tie WHERE tie.a = {1})
        SELECT min(d) FROM (SELECT d FROM reach WHERE id = {1} UNION ALL SELECT near.d + far.d + 1 FROM near JOIN member one ON one.person = near.id JOIN member other ON other.hub = one.hub JOIN far ON far.id = other.person AND far.id <> near.id) ways;
        """;

    /// <summary>Where hubs are walked through a query takes seconds.</summary>
    private const int Few = 5, Some = 40;

    public static void Sqlite(TiesBench.Made made, TieGraph graph, List<(int One, int Other)> related, List<(int One, int Other)> random)
    {
        var hubs = made.Member.Any(hub => hub >= 0);
        using var connection = new SqliteConnection("Data Source=:memory:");
        connection.Open();
        Do(connection, "CREATE TABLE tie(a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID; CREATE TABLE edge(a INTEGER, b INTEGER, PRIMARY KEY (a, b)) WITHOUT ROWID; CREATE TABLE member(person INTEGER PRIMARY KEY, hub INTEGER);");
        Fill(connection, "tie", "a, b", Edges(made));
        Fill(connection, "member", "person, hub", Enumerable.Range(0, made.People).Where(person => made.Member[person] >= 0).Select(person => (person, made.Member[person])));
        Do(connection, "CREATE INDEX by_hub ON member(hub); " + (hubs ? $"INSERT INTO edge SELECT a, b FROM tie UNION SELECT person, {made.People} + hub FROM member UNION SELECT {made.People} + hub, person FROM member;" : ""));
        var paths = new TiePaths(graph);
        var agree = 0;
        foreach (var (what, pairs) in new[] { ("related", related[..Some]), ("random", random[..Some]) })
        {
            TiesBench.Times($"  SQLite, recursive, {what}: {(hubs ? "our question" : "distance")}", pairs, pair =>
            {
                var ours = paths.Between(pair.One, pair.Other).Select(path => path.Steps.Count).DefaultIfEmpty(0).Min();
                agree += Ask(connection, hubs ? Ours : Plain, pair) == ours ? 1 : 0;
            });
        }

        TiesBench.Print($"  distances that agree with ours: {agree} of {2 * Some}");
        if (hubs)
        {
            TiesBench.Times("  SQLite, recursive, related: organisations walked through", related[..Few], pair => Ask(connection, Plain, pair, "edge"));
        }
    }

    /// <summary>Each tie from both ends, once.</summary>
    private static IEnumerable<(int A, int B)> Edges(TiesBench.Made made) => Enumerable.Range(0, made.From.Length).SelectMany(i => new[] { (made.From[i], made.To[i]), (made.To[i], made.From[i]) });

    private static void Fill(SqliteConnection connection, string table, string columns, IEnumerable<(int A, int B)> rows)
    {
        using var transaction = connection.BeginTransaction();
        using var insert = connection.CreateCommand();
        insert.CommandText = $"INSERT OR IGNORE INTO {table}({columns}) VALUES ($a, $b)";
        var (a, b) = (insert.Parameters.Add("$a", SqliteType.Integer), insert.Parameters.Add("$b", SqliteType.Integer));
        foreach (var row in rows)
        {
            (a.Value, b.Value) = (row.A, row.B);
            insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }

    private static int Ask(SqliteConnection connection, string query, (int One, int Other) pair, string table = "tie")
    {
        using var command = connection.CreateCommand();
        command.CommandText = string.Format(CultureInfo.InvariantCulture, query, pair.One, pair.Other, table);
        return command.ExecuteScalar() is long distance ? (int)distance : 0;
    }

    private static void Do(SqliteConnection connection, string text)
    {
        using var command = connection.CreateCommand();
        command.CommandText = text;
        command.ExecuteNonQuery();
    }

    /// <summary>By psql, which says how long each query took; the server stands on the same core.</summary>
    public static void Postgres(TiesBench.Made made, List<(int One, int Other)> related, List<(int One, int Other)> random, string? database)
    {
        if (database is null)
        {
            return;
        }

        var (folder, hubs) = (Directory.CreateTempSubdirectory("ties"), made.Member.Any(hub => hub >= 0));
        string Write(string name, IEnumerable<string> lines)
        {
            var file = Path.Combine(folder.FullName, name);
            File.WriteAllLines(file, lines);
            return file;
        }

        var ties = Write("ties.csv", Edges(made).Distinct().Select(edge => $"{edge.A},{edge.B}"));
        var members = Write("members.csv", Enumerable.Range(0, made.People).Where(person => made.Member[person] >= 0).Select(person => $"{person},{made.Member[person]}"));
        Psql(database, Write("load.sql", [
            "DROP TABLE IF EXISTS tie, member, edge; CREATE TABLE tie(a int, b int); CREATE TABLE member(person int PRIMARY KEY, hub int);", $"\\copy tie FROM '{ties}' CSV", $"\\copy member FROM '{members}' CSV",
            "CREATE INDEX ON tie(a, b); CREATE INDEX ON member(hub);", hubs ? $"CREATE TABLE edge AS SELECT a, b FROM tie UNION ALL SELECT person, {made.People} + hub FROM member UNION ALL SELECT {made.People} + hub, person FROM member; CREATE INDEX ON edge(a, b);" : "", "VACUUM ANALYZE;"]));
        foreach (var (what, pairs) in new[] { ("related", related[..Some]), ("random", random[..Some]) })
        {
            Asked($"  PostgreSQL, recursive, {what}: {(hubs ? "our question" : "distance")}", hubs ? Ours : Plain, pairs, "tie");
        }

        if (hubs)
        {
            Asked("  PostgreSQL, recursive, related: organisations walked through", Plain, related[..Few], "edge");
        }

        folder.Delete(recursive: true);

        void Asked(string what, string query, List<(int One, int Other)> pairs, string table)
        {
            string Of((int One, int Other) pair) => string.Format(CultureInfo.InvariantCulture, query, pair.One, pair.Other, table).ReplaceLineEndings(" ");
            TiesBench.Told(what, Psql(database, Write("ask.sql", ["\\timing on", .. pairs.Select(Of)])));
        }
    }

    private static List<double> Psql(string database, string file)
    {
        using var process = Process.Start(new ProcessStartInfo("psql", ["-X", "-q", "-d", database, "-f", file]) { RedirectStandardOutput = true })!;
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return [.. output.Split('\n').Where(line => line.StartsWith("Time: ", StringComparison.Ordinal)).Select(line => double.Parse(line["Time: ".Length..].Split(' ')[0], CultureInfo.InvariantCulture))];
    }
}
