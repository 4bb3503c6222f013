using Framekeeper.Store;
using Framekeeper.Store.Clients;

namespace Framekeeper.Tests.Store;

public sealed class ClientKeysTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("fk-keys").FullName;
    private readonly Clock clock = new(new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero));

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
    }

    [Fact]
    public void A_key_is_shown_once_and_kept_as_a_hash()
    {
        var keys = Open().Clients.Keys;
        var key = keys.Add("portal-eu", ["screen"], 50);
        key.ShouldMatch("^fk_[0-9a-f]{64}$");
        var found = keys.Find(key).ShouldNotBeNull();
        (found.System, found.Rate).ShouldBe(("portal-eu", 50));
        keys.All().ShouldHaveSingleItem().ToString().ShouldNotContain(key[3..]);
        foreach (var file in Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            stream.CopyTo(bytes);
            bytes.ToArray().AsSpan().IndexOf(System.Text.Encoding.ASCII.GetBytes(key[3..])).ShouldBe(-1);
            bytes.ToArray().AsSpan().IndexOf(Convert.FromHexString(key[3..])).ShouldBe(-1);
        }
    }

    [Fact]
    public void A_key_in_another_s_place_lets_the_old_one_open_for_the_stated_while()
    {
        var keys = Open().Clients.Keys;
        var old = keys.Add("portal", ["screen", "check"], 50);
        var next = keys.Rotate("portal", TimeSpan.FromHours(24));
        keys.Find(next)!.Scopes.ShouldBe(["screen", "check"]);
        clock.Pass(TimeSpan.FromHours(23));
        keys.Find(old).ShouldNotBeNull();
        clock.Pass(TimeSpan.FromHours(1));
        keys.Find(old).ShouldBeNull();
        keys.Find(next).ShouldNotBeNull();
    }

    [Fact]
    public void A_key_that_another_process_revoked_opens_nothing_any_more()
    {
        var (serving, deciding) = (Open().Clients.Keys, Open().Clients.Keys);
        var key = serving.Add("portal", ["screen"], 50);
        serving.Find(key).ShouldNotBeNull();
        deciding.Revoke("portal");
        clock.Pass(ClientKeys.Known);
        serving.Find(key).ShouldBeNull();
    }

    [Theory]
    [InlineData("Portal", "screen", 1, "small letters")]
    [InlineData("portal", "ask", 1, "takes screen or check")]
    [InlineData("portal", "screen", 0, "requests a second")]
    public void What_cannot_be_a_key_is_refused(string name, string scope, int rate, string says) =>
        Should.Throw<InputException>(() => Open().Clients.Keys.Add(name, [scope], rate)).Message.ShouldContain(says);

    [Fact]
    public void A_platform_has_one_key_and_one_that_has_none_is_told_so()
    {
        var keys = Open().Clients.Keys;
        Should.Throw<InputException>(() => keys.Rotate("portal", TimeSpan.Zero)).Message.ShouldContain("has no key");
        keys.Add("portal", ["screen"], 50);
        Should.Throw<InputException>(() => keys.Add("portal", ["screen"], 50)).Message.ShouldContain("rotate");
    }

    [Fact]
    public void An_answer_is_kept_for_a_day()
    {
        var answers = Open().Clients.Answers;
        answers.Put("portal\nPOST /v1/screen\n1", "digest", 200, "{}");
        clock.Pass(TimeSpan.FromHours(23));
        answers.Sweep();
        answers.Find("portal\nPOST /v1/screen\n1")!.Body.ShouldBe("{}");
        clock.Pass(TimeSpan.FromHours(1));
        answers.Find("portal\nPOST /v1/screen\n1").ShouldBeNull();
        answers.Sweep();
        answers.Put("portal\nPOST /v1/screen\n1", "other", 200, "[]");
        answers.Find("portal\nPOST /v1/screen\n1")!.Body.ShouldBe("[]");
    }

    private DataFolder Open() => DataFolder.Open(Path.Combine(root, "data"), clock, Path.Combine(root, "key", "master.key"));
}
