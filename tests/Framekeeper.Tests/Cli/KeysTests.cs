using System.Diagnostics;
using System.Net;
using System.Net.Http.Headers;
using Framekeeper.Store;
using Framekeeper.Tests.Store;

namespace Framekeeper.Tests.Cli;

/// <summary>The keys by which platforms call the HTTP API, as whoever runs the site makes and ends them.</summary>
public sealed class KeysTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        desk.Dispose();
    }

    [Fact]
    public void A_key_alone_stands_on_standard_output_so_that_a_script_can_take_it()
    {
        var made = Keys("add", "portal-eu");
        (made.Code, made.Out.Trim()).ShouldBe((0, made.Out.TrimEnd('\n')));
        made.Out.ShouldMatch("^fk_[0-9a-f]{64}\n$");
        made.Error.ShouldContain("'Authorization: Bearer KEY'");
        made.Error.ShouldContain("shown this once");
    }

    [Fact]
    public void The_list_says_what_each_may_do_and_shows_no_key()
    {
        var (first, second) = (Key("add", "portal-eu", "--scope", "screen", "--rate", "50"), Key("add", "archive"));
        var list = Keys("list");
        list.Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split('\t')).Select(row => (row[0], row[2], row[3], row.Length)).ShouldBe([("archive", "screen,check", "100/s", 5), ("portal-eu", "screen", "50/s", 5)]);
        (list.Code, list.Error).ShouldBe((0, ""));
        list.Out.ShouldNotContain(first[3..11]);
        list.Out.ShouldNotContain(second[3..11]);
    }

    [Fact]
    public void Where_no_platform_has_a_key_the_list_says_how_one_is_made()
    {
        Keys("add", "portal-eu");
        Keys("revoke", "portal-eu").Code.ShouldBe(0);
        var list = Keys("list");
        (list.Code, list.Out, list.Error.Trim()).ShouldBe((0, "", "No platform has a key; 'framekeeper keys add NAME' makes one."));
    }

    [Fact]
    public void A_rotated_key_opens_as_long_as_the_overlap_says_and_the_new_one_opens_the_same()
    {
        var old = Key("add", "portal-eu", "--scope", "screen", "--rate", "50");
        var rotated = Keys("rotate", "portal-eu", "--overlap", "48");
        rotated.Error.ShouldMatch("The old key opens\\s+until \\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\dZ");
        var clock = new Clock(TimeProvider.System.GetUtcNow());
        var keys = Kept(clock);
        var found = keys.Find(rotated.Out.Trim()).ShouldNotBeNull();
        (string.Join(',', found.Scopes), found.Rate).ShouldBe(("screen", 50));
        clock.Pass(TimeSpan.FromHours(47.9));
        keys.Find(old).ShouldNotBeNull();
        clock.Pass(TimeSpan.FromHours(.2));
        keys.Find(old).ShouldBeNull();
        keys.Find(rotated.Out.Trim()).ShouldNotBeNull();
        Keys("list").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).Count(line => line.Contains("\tuntil ", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public void Without_an_overlap_the_old_key_ends_at_once_and_the_list_says_so()
    {
        var old = Key("add", "portal-eu");
        Keys("rotate", "portal-eu", "--overlap", "0").Error.ShouldContain("The old key opens nothing any more");
        Kept(TimeProvider.System).Find(old).ShouldBeNull();
        Keys("list").Out.ShouldContain("\tended ");
    }

    [Fact]
    public async Task A_platform_calls_a_running_site_with_its_key_until_it_is_revoked()
    {
        using var process = Process.Start(desk.Start("serve", "--data", "data", "--urls", "http://127.0.0.1:0", "--judge", "gate"))!;
        try
        {
            var stop = TestContext.Current.CancellationToken;
            using var client = new HttpClient { BaseAddress = new((await process.StandardOutput.ReadLineAsync(stop)).ShouldNotBeNull()["Framekeeper is at ".Length..]) };
            client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", Key("add", "portal-eu"));
            (await Screen(client)).ShouldBe(HttpStatusCode.OK);
            Keys("revoke", "portal-eu").Error.ShouldContain("No key of portal-eu opens anything");

            // Five seconds, on a machine that may be busy.
            var revoked = Stopwatch.StartNew();
            while (await Screen(client) != HttpStatusCode.Unauthorized)
            {
                revoked.Elapsed.ShouldBeLessThan(TimeSpan.FromSeconds(20));
                await Task.Delay(200, stop);
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync(CancellationToken.None);
        }
    }

    [Theory]
    [InlineData("error: keys: name: is made of small letters, digits and hyphens, at most 40 of them", "add", "Portal EU")]
    [InlineData("error: keys: scope: takes screen or check, or both with a comma between them", "add", "other", "--scope", "screen,ask")]
    [InlineData("error: --rate: is a whole number from 1 to 1000000", "add", "other", "--rate", "0")]
    [InlineData("error: --rate: is a whole number from 1 to 1000000", "add", "other", "--rate", "many")]
    [InlineData("error: keys: name: portal-eu has a key; 'framekeeper keys rotate portal-eu' makes another in its place", "add", "portal-eu")]
    [InlineData("error: keys: name: nobody has no key; 'framekeeper keys list' names those that have", "rotate", "nobody")]
    [InlineData("error: keys: name: nobody has no key; 'framekeeper keys list' names those that have", "revoke", "nobody")]
    [InlineData("error: --overlap: is a whole number from 0 to 2160", "rotate", "portal-eu", "--overlap", "a day")]
    [InlineData("error: --overlap: is a whole number from 0 to 2160", "rotate", "portal-eu", "--overlap", "2161")]
    public void A_wrong_call_says_what_where_and_what_to_do(string says, params string[] call)
    {
        Keys("add", "portal-eu").Code.ShouldBe(0);
        var wrong = Keys(call);
        (wrong.Code, wrong.Out, wrong.Errors[0]).ShouldBe((2, "", says));
        Keys("list").Out.Split('\n', StringSplitOptions.RemoveEmptyEntries).ShouldHaveSingleItem().ShouldStartWith("portal-eu\t");
    }

    [Theory]
    [InlineData("list")]
    [InlineData("rotate", "portal-eu")]
    [InlineData("revoke", "portal-eu")]
    public void A_data_folder_that_is_not_there_is_not_made_where_no_key_is(params string[] call)
    {
        var wrong = Keys(call);
        (wrong.Code, wrong.Out).ShouldBe((2, ""));
        wrong.Errors.ShouldHaveSingleItem().ShouldBe("error: data: there is no such data folder; name the one that 'framekeeper serve --data' has");
        Directory.Exists(Path.Combine(desk.Folder, "data")).ShouldBeFalse();
    }

    [Fact]
    public void A_call_that_lacks_something_says_what()
    {
        var nothing = desk.Run("keys");
        (nothing.Code, nothing.Errors[0]).ShouldBe((2, "error: say what to do: add, list, rotate, revoke"));
        var nameless = desk.Run("keys", "add", "--data", "data");
        (nameless.Code, nameless.Out).ShouldBe((2, ""));
        nameless.Errors[^1].ShouldBe("Run 'framekeeper keys add --help' for what it takes.");
        desk.Run("keys", "list").Errors[0].ShouldContain("--data");
    }

    private Outcome Keys(params string[] call) => desk.Run(["keys", .. call, "--data", "data"]);

    private string Key(params string[] call) => Keys(call).Out.Trim();

    private Framekeeper.Store.Clients.ClientKeys Kept(TimeProvider clock) =>
        DataFolder.Open(Path.Combine(desk.Folder, "data"), clock, Path.Combine(desk.Home, ".config", "framekeeper", "master.key")).Clients.Keys;

    private static async Task<HttpStatusCode> Screen(HttpClient client)
    {
        using var message = new StringContent("""{"speaker":"therapist","text":"See you on Tuesday at ten."}""", new MediaTypeHeaderValue("application/json"));
        using var answer = await client.PostAsync("/v1/screen", message, TestContext.Current.CancellationToken);
        return answer.StatusCode;
    }
}
