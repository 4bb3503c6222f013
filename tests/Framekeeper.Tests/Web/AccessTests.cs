using System.Net;
using System.Text.RegularExpressions;
using Framekeeper.Web.Access;
using Microsoft.AspNetCore.Mvc.RazorPages;
using Microsoft.AspNetCore.Mvc.RazorPages.Infrastructure;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Tests.Web;

/// <summary>Who may open what: the table against the site, both ways, and then the site itself, asked by everybody for everything.</summary>
public sealed class AccessTests(Api.Platform site) : IClassFixture<Api.Platform>
{
    private static readonly string[] Methods = ["GET", "POST", "PUT", "PATCH", "DELETE"];

    [Fact]
    public async Task The_table_and_the_site_name_the_same_endpoints()
    {
        var there = new HashSet<string>();
        foreach (var endpoint in site.Services.GetServices<EndpointDataSource>().SelectMany(source => source.Endpoints).OfType<RouteEndpoint>())
        {
            foreach (var method in await MethodsOf(endpoint))
            {
                there.Add($"{method} {endpoint.RoutePattern.RawText!.TrimStart('/')}");
            }
        }

        // What may be read may be asked for its head.
        there.RemoveWhere(one => one.StartsWith("HEAD ", StringComparison.Ordinal) && there.Contains($"GET {one[5..]}"));
        var listed = AccessTable.Default.Rows.Where(row => !row.Route.StartsWith("demo/", StringComparison.Ordinal)).SelectMany(row => row.Methods.Select(method => $"{method} {row.Route}")).ToHashSet();
        there.Count.ShouldBeGreaterThan(10);
        there.Except(listed).ShouldBeEmpty("these are closed to everybody; Access/access.csv says who may open them");
        listed.Except(there).ShouldBeEmpty("these are in Access/access.csv, and there is no such endpoint");
    }

    [Theory]
    [InlineData("nobody")]
    [InlineData(AccountRoles.Trainee)]
    [InlineData(AccountRoles.Therapist)]
    [InlineData(AccountRoles.Supervisor)]
    [InlineData(AccountRoles.Compliance)]
    [InlineData(AccountRoles.Director)]
    [InlineData(AccountRoles.Intake)]
    [InlineData(AccountRoles.Administrator)]
    public async Task Everybody_is_let_in_where_the_table_says_and_nowhere_else(string who)
    {
        string[] roles = who == "nobody" ? [] : [who];
        var client = who == "nobody" ? site.Anyone() : (await site.As(roles)).Client;
        var user = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity(roles.Select(role => new System.Security.Claims.Claim(System.Security.Claims.ClaimTypes.Role, role)), who == "nobody" ? null : "test"));
        var otherwise = new List<string>();
        foreach (var route in AccessTable.Default.Rows.Select(row => row.Route).Distinct().Where(route => !route.StartsWith("demo/", StringComparison.Ordinal)))
        {
            foreach (var method in Methods)
            {
                using var request = new HttpRequestMessage(new HttpMethod(method), "/" + Filled(route));
                using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, TestContext.Current.CancellationToken);
                var (may, let) = (AccessTable.Default.Allows(route, method, user), !Refused(answer, signedIn: who != "nobody"));
                if (may != let)
                {
                    otherwise.Add($"{method} /{route}: {(int)answer.StatusCode}, and the table says {(may ? "yes" : "no")}");
                }
            }
        }

        otherwise.ShouldBeEmpty();
    }

    [Fact]
    public void All_seven_roles_are_asked() =>
        typeof(AccessTests).GetMethod(nameof(Everybody_is_let_in_where_the_table_says_and_nowhere_else))!.GetCustomAttributes(typeof(InlineDataAttribute), false).Cast<InlineDataAttribute>()
            .Select(data => (string)data.Data[0]!).Where(who => who != "nobody").ShouldBe(AccountRoles.All);

    [Fact]
    public async Task Whoever_has_not_the_role_is_told_so_in_words()
    {
        var trainee = await site.As(AccountRoles.Trainee);
        using var request = new HttpRequestMessage(HttpMethod.Get, "/accounts") { Headers = { { "Accept", "text/html" } } };
        var answer = await trainee.Client.SendAsync(request, TestContext.Current.CancellationToken);
        answer.StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)).ShouldContain("Not open to you");
    }

    /// <summary>Nobody is sent to sign in; whoever is signed in is told no; a method that is not there is not there for anybody.</summary>
    private static bool Refused(HttpResponseMessage answer, bool signedIn) => answer.StatusCode == HttpStatusCode.MethodNotAllowed || (signedIn
        ? answer.StatusCode == HttpStatusCode.Forbidden
        : answer.StatusCode == HttpStatusCode.SeeOther && answer.Headers.Location!.OriginalString.StartsWith("/sign-in", StringComparison.Ordinal));

    private static string Filled(string route) => Regex.Replace(Regex.Replace(route, @"\{\w+:int\}", "404"), @"\{[^}]+\}", "0000000000000000");

    private async Task<IEnumerable<string>> MethodsOf(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<PageActionDescriptor>() is not { } page)
        {
            return endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["any method"];
        }

        // A page without a handler for it is shown all the same.
        var compiled = await site.Services.GetRequiredService<PageLoader>().LoadAsync(page, Microsoft.AspNetCore.Http.EndpointMetadataCollection.Empty);
        return compiled.HandlerMethods.Select(handler => handler.HttpMethod.ToUpperInvariant()).Append("GET").Distinct();
    }
}
