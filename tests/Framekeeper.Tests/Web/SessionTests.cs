using System.Net;
using Framekeeper.Web.Access;

namespace Framekeeper.Tests.Web;

public sealed class SessionTests(SiteFixture site) : IClassFixture<SiteFixture>
{
    [Fact]
    public async Task The_front_page_answers_with_every_guard_on()
    {
        var answer = await site.Anyone().GetAsync("/", TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Single().ShouldContain("default-src 'none'");
    }

    [Fact]
    public async Task A_member_is_signed_in()
    {
        var member = await site.As(AccountRoles.Trainee);
        (await member.Client.GetAsync("/", TestContext.Current.CancellationToken)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }
}
