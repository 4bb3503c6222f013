using System.Net;
using Framekeeper.Store;
using Framekeeper.Tests.Store;
using Framekeeper.Web;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Tests.Web;

/// <summary>The invented clinic is never among real data, never open to other machines, and its door is nowhere else.</summary>
public sealed class DemoTests : IDisposable
{
    private readonly Folder folder = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private SiteOptions Options => new(folder.Data, TimeProvider.System, folder.KeyFile, "http://localhost:0");

    public void Dispose() => folder.Dispose();

    [Fact]
    public void A_demo_refuses_a_folder_in_which_there_is_something()
    {
        folder.Open().Audit.Write("system", "export");
        Refused(Options with { Demo = true }).ShouldContain("holds data that is not the demo's");
        folder.Open().IsDemo.ShouldBeFalse();
    }

    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://localhost:0")]
    public void A_demo_refuses_to_be_seen_from_other_machines(string urls) =>
        Refused(Options with { Demo = true, Urls = urls, BehindProxy = IPNetwork.Parse("10.0.0.0/8"), PublicUrl = new("https://clinic.example") }).ShouldContain("listens on this machine alone");

    [Fact]
    public async Task A_site_that_is_no_demo_refuses_the_folder_of_one_and_the_demo_finds_its_own_again()
    {
        int people;
        await using (var demo = Site.Build(Options with { Demo = true }))
        {
            people = demo.Services.GetRequiredService<DataFolder>().People.All().Count;
            people.ShouldBeGreaterThan(8);
        }

        Refused(Options).ShouldContain("holds the invented clinic of the demo");
        await using var again = Site.Build(Options with { Demo = true });
        again.Services.GetRequiredService<DataFolder>().People.All().Count.ShouldBe(people, "it is not lived through twice");
    }

    [Fact]
    public async Task One_signs_in_as_anybody_in_a_demo_and_nowhere_else()
    {
        await using var real = new SiteFixture();
        await real.InitializeAsync();
        var (id, _) = await real.Account(AccountRoles.Director);
        (await SiteFixture.Post(real.Anyone(), "/sign-in", [], $"/demo/as/{id}")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await real.Anyone().GetStringAsync("/sign-in", Stop)).ShouldNotContain("/demo/as/");

        await using var demo = new DemoSite();
        await demo.InitializeAsync();
        string director;
        await using (var scope = demo.Services.CreateAsyncScope())
        {
            director = scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.AsEnumerable().First(account => account.Roles.Contains(AccountRoles.Director)).Id;
        }

        var anyone = demo.Anyone();
        (await anyone.PostAsync($"/demo/as/{director}", null, Stop)).Headers.Location!.OriginalString.ShouldBe("/sign-in", "without the page's token nobody is signed in");
        (await anyone.GetAsync("/audit", Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await SiteFixture.Post(anyone, "/sign-in", [], $"/demo/as/{director}")).Headers.Location!.OriginalString.ShouldBe("/");
        (await anyone.GetStringAsync("/audit", Stop)).ShouldContain("This clinic and everybody in it are made up");
    }

    private static string Refused(SiteOptions options) => Should.Throw<InputException>(() => Site.Build(options)).Describe();

    private sealed class DemoSite : SiteFixture
    {
        protected override SiteOptions Options(SiteOptions usual) => usual with { Demo = true };
    }
}
