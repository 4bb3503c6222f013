using Framekeeper.Store;
using Microsoft.Data.Sqlite;

namespace Framekeeper.Tests.Store;

public sealed class AuditLogTests : IDisposable
{
    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_was_done_is_read_back_the_latest_first()
    {
        var log = folder.Open().Audit;
        log.Write("u-1", "sign-in");
        log.Write("u-1", "play", "rec-7", "00:00 to 02:10");
        log.Write("u-2", "play", "rec-8", "00:00 to 00:05");
        log.Read().Select(entry => (entry.N, entry.Who, entry.Did)).ShouldBe([(3, "u-2", "play"), (2, "u-1", "play"), (1, "u-1", "sign-in")]);
        log.Read("rec-7").Single().Detail.ShouldBe("00:00 to 02:10");
        folder.Holds("00:00 to"u8).ShouldBeFalse("entries are sealed");
    }

    [Fact]
    public void An_untouched_log_is_whole()
    {
        Filled(5).Verify().ShouldBe(new AuditCheck(5, null, "5 entries, each as it was written"));
        new AuditCheck(0, null, "0 entries, each as it was written").ShouldBe(Fresh());

        AuditCheck Fresh()
        {
            using var other = new Folder();
            return other.Open().Audit.Verify();
        }
    }

    [Fact]
    public void The_database_refuses_to_change_or_delete_an_entry()
    {
        Filled(2);
        Should.Throw<SqliteException>(() => Execute("UPDATE audit SET at = '2001-01-01' WHERE n = 1")).Message.ShouldContain("only added to");
        Should.Throw<SqliteException>(() => Execute("DELETE FROM audit")).Message.ShouldContain("only added to");
    }

    [Theory]
    [InlineData("UPDATE audit SET sealed = (SELECT sealed FROM audit WHERE n = 1) WHERE n = 3", 3)]
    [InlineData("UPDATE audit SET at = '2001-01-01 00:00:00' WHERE n = 2", 2)]
    [InlineData("UPDATE audit SET mark = zeroblob(32) WHERE n = 4", 4)]
    [InlineData("DELETE FROM audit WHERE n = 2", 2)]
    [InlineData("DELETE FROM audit WHERE n = 1", 1)]
    [InlineData("DELETE FROM audit WHERE n = 5", 5)]
    [InlineData("DELETE FROM audit", 1)]
    [InlineData("DELETE FROM audit WHERE n = 2; UPDATE audit SET n = n - 1 WHERE n > 2", 2)]
    [InlineData("INSERT INTO audit SELECT 6, at, sealed, mark FROM audit WHERE n = 5", 6)]
    public void Whoever_changes_it_behind_the_program_s_back_is_seen(string statement, long broken)
    {
        var log = Filled(5);
        Execute("DROP TRIGGER audit_keeps_entries; DROP TRIGGER audit_loses_none");
        Execute(statement);
        log.Verify().Broken.ShouldBe(broken);
    }

    [Fact]
    public async Task Many_who_write_at_once_leave_no_gap()
    {
        var log = folder.Open().Audit;
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(() =>
        {
            for (var i = 0; i < 10; i++)
            {
                log.Write($"u-{writer}", "read");
            }
        }, TestContext.Current.CancellationToken)));
        log.Verify().ShouldBe(new AuditCheck(80, null, "80 entries, each as it was written"));
    }

    private AuditLog Filled(int count)
    {
        var log = folder.Open().Audit;
        for (var i = 1; i <= count; i++)
        {
            log.Write("u-1", "read", $"rec-{i}");
        }

        return log;
    }

    private void Execute(string statement)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, "frame.db")}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
