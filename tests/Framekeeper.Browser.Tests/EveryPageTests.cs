using System.Security.Claims;
using System.Text.RegularExpressions;
using Deque.AxeCore.Playwright;
using Framekeeper.Rules;
using Framekeeper.Store.Clearing;
using Framekeeper.Store.Clinic;
using Framekeeper.Web;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Framekeeper.Browser.Tests;

/// <summary>The invented clinic, with an invitation, a hold, a withdrawn consent and a destroyed recording added.</summary>
public sealed class DemoClinicSite : Clinic
{
    internal string Invitation { get; private set; } = "";

    protected override SiteOptions Options(SiteOptions usual) => usual with { Demo = true };

    public override async ValueTask InitializeAsync()
    {
        await base.InitializeAsync();
        Invitation = Services.GetRequiredService<Invitations>().Invite("Lena Boudreau", "lena@harbourlane.example", [AccountRoles.Trainee], "system");
        var tapes = Folder.Clinic.Tapes.All().OrderBy(tape => tape.Held).ToList();
        Folder.Clinic.Tapes.Hold(tapes[1].Id, "a complaint to the board", DateOnly.FromDateTime(Now.UtcDateTime).AddDays(60), "by letter", "system");
        Folder.Clinic.Tapes.Destroy(tapes[^1].Id, "the client asked for it", "system");
        Folder.Clinic.Consents.Withdraw(Folder.Clinic.Consents.Of(tapes[^2].Treatment)[0].Id, "client");
    }

    /// <summary>The first account of a role; null for nobody.</summary>
    internal Account? Of(string role)
    {
        using var scope = Services.CreateScope();
        return scope.ServiceProvider.GetRequiredService<UserManager<Account>>().Users.AsEnumerable().Where(account => account.Roles.Contains(role)).MinBy(account => account.Id);
    }
}

/// <summary>Every page of the invented clinic, as everybody who may open it, in both lights and on a narrow and a wide screen.</summary>
public sealed partial class EveryPageTests(DemoClinicSite clinic) : IClassFixture<DemoClinicSite>
{
    /// <summary>Who has opened a page that looked like this: what others see is the same.</summary>
    private static readonly HashSet<string> Seen = [];

    private static readonly (int Width, ColorScheme Light)[] Looks = [(1280, ColorScheme.Light), (320, ColorScheme.Dark), (1280, ColorScheme.Dark), (320, ColorScheme.Light)];

    [Theory]
    [InlineData("nobody")]
    [InlineData(AccountRoles.Trainee)]
    [InlineData(AccountRoles.Supervisor)]
    [InlineData(AccountRoles.Compliance)]
    [InlineData(AccountRoles.Director)]
    [InlineData(AccountRoles.Intake)]
    [InlineData(AccountRoles.Administrator)]
    public async Task Every_page_of_a_role_is_without_barrier_fits_the_screen_and_has_no_name_in_its_title(string role)
    {
        var account = clinic.Of(role);
        var user = new ClaimsPrincipal(new ClaimsIdentity(account?.Roles.Select(one => new Claim(ClaimTypes.Role, one)).Append(new(ClaimTypes.NameIdentifier, account.Id)) ?? [], account is null ? null : "test"));
        await using var visit = await clinic.Open("/", session: account is null ? null : await clinic.Session(account.Id));
        var wrong = new List<string>();
        foreach (var path in Paths(user))
        {
            await Look(visit, role, path, wrong);
        }

        wrong.ShouldBeEmpty();
        visit.Complaints.ShouldBeEmpty();
    }

    private async Task Look(Visit visit, string role, string path, List<string> wrong)
    {
        var page = visit.Page;
        await page.SetViewportSizeAsync(1280, 900);
        var answer = await page.GotoAsync(path);
        if (answer!.Status >= 400)
        {
            // What is not theirs, and the pages that say so.
            visit.Complaints.RemoveAll(complaint => complaint.Contains($"status of {answer.Status}", StringComparison.Ordinal));
            if (!path.StartsWith("/status", StringComparison.Ordinal) && !path.EndsWith("/none", StringComparison.Ordinal))
            {
                wrong.Add($"{path}: {answer.Status}");
            }
        }

        var title = await page.TitleAsync();
        if (!Generic().IsMatch(title) || title.Split(' ').Intersect(Names(), StringComparer.OrdinalIgnoreCase).Any())
        {
            wrong.Add($"{path}: its title is {title}");
        }

        if (!Seen.Add(title + Shape().Replace(await page.InnerTextAsync("main"), "")))
        {
            return;
        }

        foreach (var (look, (width, light)) in Looks.Index())
        {
            await page.SetViewportSizeAsync(width, 900);
            await page.EmulateMediaAsync(new() { ColorScheme = light });

            // Contrast comes with the light, and what is hidden with the width: two looks show all of both.
            if (look < 2)
            {
                wrong.AddRange((await page.RunAxe()).Violations.Select(violation => $"{path} as {role}, {width} {light}: {violation.Id}: {violation.Help} at {string.Join(", ", violation.Nodes.Take(3).Select(node => node.Target))}"));
            }

            if (!await page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= innerWidth"))
            {
                wrong.Add($"{path} as {role}: something is wider than {width}");
            }

            await visit.Picture($"{Name().Replace(path.Trim('/').Length == 0 ? "front" : path.Trim('/'), "_")} as {role} {width} {light.ToString().ToLowerInvariant()}");
        }
    }

    /// <summary>Every address of the table that a role may open, and what they can reach under it.</summary>
    private IEnumerable<string> Paths(ClaimsPrincipal user)
    {
        var records = clinic.Folder.Clinic;
        var reach = new Reach(clinic.Folder, user);
        var treatments = reach.All().OrderByDescending(reach.Belongs).ThenByDescending(treatment => records.Tapes.Of(treatment.Id).Count).ToList();
        var tapes = treatments.SelectMany(treatment => records.Tapes.Of(treatment.Id)).OrderBy(tape => tape.Held).ToList();
        var desk = new ClearanceDesk(clinic.Folder, RuleBook.Default);
        foreach (var route in AccessTable.Default.Rows.Where(row => row.Methods.Contains("GET") && row.Allows(user)).Select(row => row.Route))
        {
            IEnumerable<string> filled = route switch
            {
                "status/{code:int}" => user.Identity!.IsAuthenticated ? [] : ["status/404", "status/500"],
                "join/{code}" => user.Identity!.IsAuthenticated ? [] : [$"join/{clinic.Invitation}", "join/none"],
                "first/{code}" => ["first/none"],
                "sign-in" or "sign-in/code" or "sign-in/recovery" => user.Identity!.IsAuthenticated ? [] : [route],
                "accounts/{id}" => [$"accounts/{clinic.Of(AccountRoles.Trainee)!.Id}"],
                "treatments/{id}" => treatments.Take(3).Select(treatment => $"treatments/{treatment.Id}"),
                "treatments/{id}/agreement/{version:int}" => treatments.Take(1).Select(treatment => $"treatments/{treatment.Id}/agreement/1"),
                "treatments/{id}/consent/{person}" => treatments.Take(1).Select(treatment => $"treatments/{treatment.Id}/consent/{treatment.Clients[0]}"),
                "certificates/{id}" => records.Certificates.All().Where(certificate => tapes.Exists(tape => tape.Id == certificate.Tape)).Select(certificate => $"certificates/{certificate.Id}"),
                "tapes/{id}" => tapes.Select(tape => $"tapes/{tape.Id}"),
                "tapes/{id}/turns/{n:int}" => tapes.Where(tape => reach.Belongs(records.Treatments.Find(tape.Treatment)!) && reach.Purposes(tape.Id, records.Treatments.Find(tape.Treatment)!, Consents.Medium.Audio).Count > 0).Take(1).Select(tape => $"tapes/{tape.Id}/turns/1"),
                "tapes/{id}/media" or "tapes/{id}/watch" => [],
                // No pages: sheets to print and what is taken along have tests of their own.
                _ when route.StartsWith("v1", StringComparison.Ordinal) || route.StartsWith("openapi", StringComparison.Ordinal) || route is "healthz" or "readyz" or "ask" || route.EndsWith(".vtt", StringComparison.Ordinal) || route.EndsWith("/report", StringComparison.Ordinal)
                    || route.Contains("/record/", StringComparison.Ordinal) || route.EndsWith("/record", StringComparison.Ordinal) && route != "treatments/{id}/record" || route.Contains("scans", StringComparison.Ordinal) || route.StartsWith("rooms", StringComparison.Ordinal) => [],
                "supervision/{account}" => [$"supervision/{clinic.Of(AccountRoles.Trainee)!.Id}"],
                "repairs/{id}/{finding}" => treatments.SelectMany(treatment => records.Supervision.Repairs(treatment.Id)).Take(1).Select(repair => $"repairs/{repair.Treatment}/{repair.Finding}"),
                "tapes/{id}/roll" => tapes.Take(1).Select(tape => $"tapes/{tape.Id}/roll"),
                "consults/{treatment}/{id}" or "consults/{treatment}/{id}/outside" => treatments.SelectMany(treatment => records.Consultations.Of(treatment.Id)).Take(1).Select(one => $"consults/{one.Treatment}/{one.Id}"),
                "intake/{id}" => desk.Intakes().Take(1).Select(intake => $"intake/{intake.Id}"),
                "clearances/{id}" => desk.Intakes().SelectMany(intake => desk.Records(intake.Id)).Take(1).Select(record => $"clearances/{record.Id}"),
                _ when route.Contains("{id}", StringComparison.Ordinal) => treatments.Take(1).Select(treatment => route.Replace("{id}", treatment.Id, StringComparison.Ordinal)),
                _ => [route],
            };
            foreach (var path in filled)
            {
                path.ShouldNotContain("{");
                yield return $"/{path}";
            }
        }
    }

    private IEnumerable<string> Names() => clinic.Folder.People.All().SelectMany(person => new[] { person.Given, person.Family }).Where(name => name.Length > 2).Distinct();

    [GeneratedRegex(@"\A(?:[A-Z][a-z]+(?: [a-z]+){0,3} – )?Framekeeper\z")]
    private static partial Regex Generic();

    /// <summary>What differs between two looks at the same page: secrets, numbers and times.</summary>
    [GeneratedRegex(@"[0-9A-Z]{4,}|[0-9a-f]{8,}|[0-9]+")]
    private static partial Regex Shape();

    [GeneratedRegex("[rd]-[0-9a-f]+|[^A-Za-z0-9 -]+|(?<=join/).*|[0-9a-f]{16}")]
    private static partial Regex Name();
}
