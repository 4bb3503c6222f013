using Framekeeper.Store.Keys;
using Framekeeper.Ties;
using Microsoft.Data.Sqlite;

namespace Framekeeper.Tests.Store;

[System.Runtime.Versioning.UnsupportedOSPlatform("windows")]
public sealed class DataFolderTests : IDisposable
{
    private static readonly Person Ines = new("c-1") { Given = "Zyxwvina", Family = "Qhaddadq", Born = new BirthDate(1990, 1, 2), Phones = ["+1 214 555 0177"], Street = "12 Lindenweg" };

    private readonly Folder folder = new();

    public void Dispose() => folder.Dispose();

    [Fact]
    public void What_is_taken_in_is_there_the_next_time()
    {
        folder.Open().People.Take([Ines]).Added.ShouldBe(["c-1"]);
        var known = folder.Open().People.All().Single();
        (known.Given, known.Family, known.Born, known.Street).ShouldBe((Ines.Given, Ines.Family, Ines.Born, Ines.Street));
        known.Phones.ShouldBe(Ines.Phones);
        known.Emails.ShouldBeEmpty();
    }

    [Fact]
    public void A_second_import_says_who_is_new_and_who_has_changed()
    {
        var people = folder.Open().People;
        people.Take([Ines, new Person("c-2") { Given = "Tomasz" }]);
        var (added, changed) = people.Take([Ines, new Person("c-2") { Given = "Tomasz", Family = "Lis" }, new Person("c-3") { Given = "Ada" }]);
        added.ShouldBe(["c-3"]);
        changed.ShouldBe(["c-2"]);
        people.Find("c-2")!.Family.ShouldBe("Lis");
        people.Find("c-9").ShouldBeNull();
    }

    [Fact]
    public void No_particular_of_a_person_nor_an_id_stands_readable_in_the_files()
    {
        folder.Open().People.Take([Ines with { Id = "patient-zyxwvina" }]);
        foreach (var word in new[] { "Zyxwvina", "Qhaddadq", "zyxwvina", "Lindenweg", "555 0177" })
        {
            folder.Holds(System.Text.Encoding.UTF8.GetBytes(word)).ShouldBeFalse();
        }
    }

    [Fact]
    public void Who_is_forgotten_is_gone_from_the_file_and_its_log()
    {
        var data = folder.Open();
        data.People.Take([Ines, new Person("c-2") { Given = "Ada" }]);
        var row = Column("SELECT sealed FROM people").ToList();
        row.Count.ShouldBe(2);
        row.ShouldAllBe(bytes => folder.Holds(bytes));
        data.People.Forget(["c-1", "c-2"]);
        data.People.All().ShouldBeEmpty();
        row.ShouldAllBe(bytes => !folder.Holds(bytes));
    }

    [Fact]
    public void A_destroyed_key_is_gone_from_every_file()
    {
        var keys = folder.Open().Keys;
        keys.Of("intake/7");
        var wrapped = Column("SELECT wrapped FROM keys WHERE name = 'intake/7'", "keys.db").Single();
        folder.Holds(wrapped).ShouldBeTrue();
        keys.Destroy(["intake/7"]);
        keys.Find("intake/7").ShouldBeNull();
        folder.Holds(wrapped).ShouldBeFalse();
    }

    [Fact]
    public void The_master_key_is_made_once_for_its_owner_alone()
    {
        folder.Open();
        var made = File.ReadAllText(folder.KeyFile);
        File.GetUnixFileMode(folder.KeyFile).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        File.GetUnixFileMode(Path.Combine(folder.Data, "frame.db")).ShouldBe(UnixFileMode.UserRead | UnixFileMode.UserWrite);
        folder.Open();
        File.ReadAllText(folder.KeyFile).ShouldBe(made);
    }

    [Fact]
    public void A_master_key_under_the_data_is_refused() => Refused(() => folder.Open(keyFile: Path.Combine(folder.Data, "master.key"))).ShouldContain("lies in the data folder");

    [Fact]
    public void So_is_one_that_a_link_leads_to_there()
    {
        folder.Open();
        File.Move(folder.KeyFile, Path.Combine(folder.Data, "hidden"));
        File.CreateSymbolicLink(folder.KeyFile, Path.Combine(folder.Data, "hidden"));
        Refused(() => folder.Open()).ShouldContain("lies in the data folder");
    }

    [Fact]
    public void A_master_key_that_others_may_read_is_refused()
    {
        folder.Open();
        File.SetUnixFileMode(folder.KeyFile, UnixFileMode.UserRead | UnixFileMode.GroupRead);
        Refused(() => folder.Open()).ShouldContain("chmod 600");
    }

    [Fact]
    public void A_missing_master_key_is_not_made_anew_where_data_is()
    {
        folder.Open();
        File.Delete(folder.KeyFile);
        Refused(() => folder.Open()).ShouldContain("is missing");
        File.Exists(folder.KeyFile).ShouldBeFalse();
    }

    [Fact]
    public void Another_master_key_opens_nothing_and_says_so()
    {
        folder.Open();
        using var other = new Folder();
        other.Open();
        Refused(() => folder.Open(keyFile: other.KeyFile)).ShouldContain("is not the master key of this data");
    }

    [Fact]
    public void A_row_that_is_moved_or_changed_does_not_open()
    {
        var closed = Seal.Close(new byte[32], "words"u8, "people 1");
        Seal.Open(new byte[32], closed, "people 1").ShouldBe("words"u8.ToArray());
        Should.Throw<System.Security.Cryptography.AuthenticationTagMismatchException>(() => Seal.Open(new byte[32], closed, "people 2"));
        closed[^1] ^= 1;
        Should.Throw<System.Security.Cryptography.AuthenticationTagMismatchException>(() => Seal.Open(new byte[32], closed, "people 1"));
        Should.Throw<System.Security.Cryptography.AuthenticationTagMismatchException>(() => Seal.Open(new byte[32], closed.AsSpan(0, 20), "people 1"));
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_and_left_alone()
    {
        folder.Open();
        SqliteConnection.ClearAllPools();
        var file = Path.Combine(folder.Data, "frame.db");
        File.WriteAllText(file, "not a database at all, but long enough to be taken for one, and then some more of it");
        Refused(() => folder.Open()).ShouldContain("cannot be used as a database");
        File.ReadAllText(file).ShouldStartWith("not a database");
    }

    [Fact]
    public void A_database_of_a_newer_version_is_refused()
    {
        folder.Open();
        Execute("INSERT INTO SchemaVersions (ScriptName, Applied) VALUES ('Framekeeper.Store.Schema.frame.9999.sql', '2030-01-01')");
        Refused(() => folder.Open()).ShouldContain("newer Framekeeper");
    }

    [Fact]
    public void Data_without_its_keys_is_refused()
    {
        folder.Open();
        SqliteConnection.ClearAllPools();
        File.Delete(Path.Combine(folder.Data, "keys.db"));
        Refused(() => folder.Open()).ShouldContain("keys.db");
    }

    private static string Refused(Action open) => Should.Throw<InputException>(open).Message;

    private IEnumerable<byte[]> Column(string query, string file = "frame.db")
    {
        using var connection = Connect(file);
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            yield return reader.GetFieldValue<byte[]>(0);
        }
    }

    private void Execute(string statement)
    {
        using var connection = Connect("frame.db");
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }

    private SqliteConnection Connect(string file)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder.Data, file)}");
        connection.Open();
        return connection;
    }
}
