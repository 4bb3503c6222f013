using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Framekeeper.Tests.Store;
using Framekeeper.Web;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Tests.Web;

/// <summary>Joining, signing in and out, and being shut out, over HTTP.</summary>
public sealed partial class AccountsTests : IAsyncLifetime
{
    private const string Password = "river stapler 9 moss";

    private readonly Clocked site = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => site.InitializeAsync();

    public ValueTask DisposeAsync() => site.DisposeAsync();

    [Fact]
    public async Task Who_is_invited_joins_once_and_signs_in_with_password_and_code()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        dana.Codes.Count.ShouldBe(10);
        (await dana.Client.GetStringAsync("/account", Stop)).ShouldContain("Dana Reyes");

        var again = site.Anyone();
        (await again.GetAsync(dana.Link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "the link is used up");
        (await SignIn(again, dana)).Headers.Location!.OriginalString.ShouldBe("/accounts?x=1");
        (await again.GetStringAsync("/account", Stop)).ShouldContain("dana@clinic.example");
        Did("sign-in").ShouldContain("password and code");
    }

    [Fact]
    public async Task A_password_alone_opens_nothing()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        var client = site.Anyone();
        (await Post(client, "/sign-in", ("Email", dana.Email), ("Password", Password))).Headers.Location!.OriginalString.ShouldStartWith("/sign-in/code");
        (await client.GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        (await Post(client, "/sign-in/code", ("Code", "000000"))).StatusCode.ShouldBe(HttpStatusCode.OK, "the page again");
        (await client.GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_code_is_good_once()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        var (first, second) = (site.Anyone(), site.Anyone());
        (await SignIn(first, dana)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        await Post(second, "/sign-in", ("Email", dana.Email), ("Password", Password));
        var answer = await Post(second, "/sign-in/code", ("Code", Totp.Code(dana.Secret, Step)));
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("it was used already");
    }

    [Fact]
    public async Task A_recovery_code_stands_in_for_the_app_once()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        foreach (var (expected, code) in new[] { (true, dana.Codes[3]), (false, dana.Codes[3]), (true, dana.Codes[4].ToLowerInvariant()) })
        {
            var client = site.Anyone();
            await Post(client, "/sign-in", ("Email", dana.Email), ("Password", Password));
            var answer = await Post(client, "/sign-in/recovery", ("Code", code));
            (answer.StatusCode == HttpStatusCode.Redirect).ShouldBe(expected);
            if (expected)
            {
                (await client.GetStringAsync("/account", Stop)).ShouldMatch("and [89] of 10 recovery codes left");
            }
        }
    }

    [Fact]
    public async Task Five_wrong_tries_shut_an_account_for_a_quarter_of_an_hour_and_nobody_can_tell_whether_there_is_one()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        var client = site.Anyone();
        var says = new HashSet<string>();
        for (var i = 0; i < Door.Tries; i++)
        {
            says.Add(await Refused(dana.Email, "wrong but long enough"));
        }

        says.Add(await Refused(dana.Email, Password));
        says.Add(await Refused("nobody@clinic.example", Password));
        says.Single().ShouldContain("the address or the password is wrong", Case.Insensitive);

        site.Time.Pass(TimeSpan.FromMinutes(Door.Minutes));
        (await SignIn(client, dana)).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        Did("sign-in-failed").Count.ShouldBe(7);

        async Task<string> Refused(string email, string password)
        {
            var began = System.Diagnostics.Stopwatch.StartNew();
            var answer = await Post(client, "/sign-in", ("Email", email), ("Password", password));
            began.ElapsedMilliseconds.ShouldBeGreaterThanOrEqualTo(500);
            answer.StatusCode.ShouldBe(HttpStatusCode.OK);
            return Notice().Match(await answer.Content.ReadAsStringAsync(Stop)).Value;
        }
    }

    [Fact]
    public async Task An_invitation_is_good_for_seven_days_and_until_it_is_withdrawn()
    {
        var admin = await site.As(AccountRoles.Administrator);
        var late = await Invited(admin.Client, "Ana", "ana@clinic.example", AccountRoles.Intake);
        site.Time.Pass(TimeSpan.FromDays(7));
        (await site.Anyone().GetAsync(late, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        admin = await site.As(AccountRoles.Administrator);
        var link = await Invited(admin.Client, "Ana", "ana@clinic.example", AccountRoles.Intake);
        (await site.Anyone().GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        var id = Regex.Match(await admin.Client.GetStringAsync("/accounts", Stop), "name=\"id\" value=\"([0-9a-f]+)\"").Groups[1].Value;
        link.ShouldNotContain(id);
        (await Post(admin.Client, "/accounts", "/accounts?handler=Withdraw", ("id", id))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await site.Anyone().GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Only_an_administrator_makes_administrators_and_an_administrator_is_nothing_else()
    {
        var director = await site.As(AccountRoles.Director);
        (await Invite(director.Client, "Ana", "ana@clinic.example", AccountRoles.Administrator)).ShouldContain("Choose at least one of these");
        var admin = await site.As(AccountRoles.Administrator);
        (await Invite(admin.Client, "Ana", "ana@clinic.example", AccountRoles.Administrator, AccountRoles.Supervisor)).ShouldContain("An administrator has no other role");
        (await Invite(admin.Client, "Ana", admin.Email, AccountRoles.Trainee)).ShouldContain("There is an account with this address already");
        (await Invite(director.Client, "Ana", "ana@clinic.example", AccountRoles.Supervisor, AccountRoles.Therapist)).ShouldContain("/join/");
    }

    [Fact]
    public async Task A_new_role_and_a_closed_account_count_from_the_next_request_on()
    {
        var (admin, member) = (await site.As(AccountRoles.Administrator), await site.As(AccountRoles.Trainee));
        (await member.Client.GetAsync("/accounts", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        await Post(admin.Client, $"/accounts/{member.Id}", ("Roles", AccountRoles.Director));
        (await member.Client.GetAsync("/accounts", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
        await Post(admin.Client, $"/accounts/{member.Id}", $"/accounts/{member.Id}?handler=Close");
        (await member.Client.GetAsync("/accounts", Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
        Did("role").ShouldBe(["closed", "director"]);
    }

    [Fact]
    public async Task The_last_administrator_stays_one()
    {
        var admin = await site.As(AccountRoles.Administrator);
        var page = await Post(admin.Client, $"/accounts/{admin.Id}", ("Roles", AccountRoles.Intake));
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("This is the last administrator");
        page = await Post(admin.Client, $"/accounts/{admin.Id}", $"/accounts/{admin.Id}?handler=Close");
        (await page.Content.ReadAsStringAsync(Stop)).ShouldContain("This is the last administrator");
        (await admin.Client.GetAsync("/accounts", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);

        await site.As(AccountRoles.Administrator);
        (await Post(admin.Client, $"/accounts/{admin.Id}", ("Roles", AccountRoles.Intake))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await admin.Client.GetAsync("/accounts", Stop)).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_session_ends_after_half_an_hour_without_use_and_after_twelve_hours_with_it()
    {
        var idle = await site.As(AccountRoles.Trainee);
        site.Time.Pass(TimeSpan.FromMinutes(29));
        (await Status(idle)).ShouldBe(HttpStatusCode.OK);
        site.Time.Pass(TimeSpan.FromMinutes(29));
        (await Status(idle)).ShouldBe(HttpStatusCode.OK, "use keeps it");
        site.Time.Pass(TimeSpan.FromMinutes(31));
        (await Status(idle)).ShouldBe(HttpStatusCode.SeeOther);

        var busy = await site.As(AccountRoles.Trainee);
        for (var minutes = 0; minutes < 12 * 60 - 20; minutes += 20)
        {
            site.Time.Pass(TimeSpan.FromMinutes(20));
            (await Status(busy)).ShouldBe(HttpStatusCode.OK, $"after {minutes} minutes");
        }

        site.Time.Pass(TimeSpan.FromMinutes(20));
        (await Status(busy)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task A_session_can_be_ended_from_another_by_oneself_and_by_an_administrator()
    {
        var (id, email) = await site.Account(AccountRoles.Trainee);
        var (here, there, third) = (await site.SignIn(id, email), await site.SignIn(id, email), await site.SignIn(id, email));
        var page = await here.Client.GetStringAsync("/account", Stop);
        var numbers = Regex.Matches(page, "name=\"number\" value=\"([0-9a-f]+)\"").Select(match => match.Groups[1].Value).ToList();
        numbers.Count.ShouldBe(3);
        var mine = Regex.Match(page, @"\(this one\).*?value=""([0-9a-f]+)""", RegexOptions.Singleline).Groups[1].Value;
        await Post(here.Client, "/account", "/account?handler=End", ("number", numbers.Find(number => number != mine)!));
        new[] { await Status(here), await Status(there), await Status(third) }.Count(status => status == HttpStatusCode.OK).ShouldBe(2);
        (await Status(here)).ShouldBe(HttpStatusCode.OK);

        await Post(here.Client, "/account", "/account?handler=EndAll");
        (await Status(here)).ShouldBe(HttpStatusCode.SeeOther);

        var (admin, again) = (await site.As(AccountRoles.Administrator), await site.SignIn(id, email));
        await Post(admin.Client, $"/accounts/{id}", $"/accounts/{id}?handler=End");
        (await Status(again)).ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_whoever_kept_its_cookie()
    {
        var (id, _) = await site.Account(AccountRoles.Trainee);
        var session = await site.Session(id);
        var (mine, theirs) = (new CookieContainer(), new CookieContainer());
        mine.Add(session);
        theirs.Add(session);
        (await Post(site.Anyone(mine), "/sign-out")).Headers.Location!.OriginalString.ShouldBe("/sign-in");
        (await site.Anyone(theirs).GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther);
    }

    [Fact]
    public async Task What_one_signs_in_by_is_changed_soon_after_signing_in_alone()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        var elsewhere = site.Anyone();
        await SignIn(elsewhere, dana);
        var codes = Listed(await (await Post(dana.Client, "/account/codes")).Content.ReadAsStringAsync(Stop));
        codes.Count.ShouldBe(10);
        codes.Intersect(dana.Codes).ShouldBeEmpty();

        var page = await dana.Client.GetStringAsync("/account/password", Stop);
        var secret = Secret(page);
        var other = "lantern gravel 12 oboe";
        await Post(dana.Client, "/account/password", ("New.Password", other), ("New.Again", other), ("New.Secret", secret), ("New.Digits", Totp.Code(secret, Step)));
        (await dana.Client.GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, "this session goes on");
        (await elsewhere.GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "others end");

        var removed = await Post(dana.Client, "/account/password", "/account/password?handler=Remove");
        (await removed.Content.ReadAsStringAsync(Stop)).ShouldContain("This is the last way in");

        site.Time.Pass(TimeSpan.FromMinutes(16));
        (await dana.Client.GetStringAsync("/account/codes", Stop)).ShouldContain("You signed in a while ago");
        (await Post(dana.Client, "/account/codes")).StatusCode.ShouldBe(HttpStatusCode.Redirect, "nothing is taken");
    }

    [Fact]
    public async Task A_lost_way_in_is_made_anew_by_a_link_from_an_administrator()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        var id = site.Folder.Audit.Read().First(entry => entry.Did == "sign-in").Who;
        var admin = await site.As(AccountRoles.Administrator);
        var page = await (await Post(admin.Client, $"/accounts/{id}", $"/accounts/{id}?handler=Link")).Content.ReadAsStringAsync(Stop);
        var link = Regex.Match(page, "href=\"[^\"]*(/join/[^\"]+)\"").Groups[1].Value;

        var anew = await Join(site.Anyone(), link, dana.Email, "lantern gravel 12 oboe");
        (await dana.Client.GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.SeeOther, "whoever was signed in is not");
        (await anew.Client.GetStringAsync("/account", Stop)).ShouldContain("Dana Reyes");
        (await Post(site.Anyone(), "/sign-in", ("Email", dana.Email), ("Password", Password))).StatusCode.ShouldBe(HttpStatusCode.OK, "the old password opens nothing");
    }

    [Fact]
    public async Task The_first_link_makes_the_administrator_once_and_within_a_quarter_of_an_hour()
    {
        var first = site.Services.GetRequiredService<FirstRun>();
        var late = first.Begin();
        site.Time.Pass(TimeSpan.FromMinutes(15));
        (await site.Anyone().GetAsync($"/first/{late}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);

        var link = $"/first/{first.Begin()}";
        var client = site.Anyone();
        var wrong = await Post(client, link, ("New.Password", "short"), ("New.Again", "shorter"), ("New.Secret", Totp.Secret()), ("New.Digits", "000000"), ("Email", "no address"));
        var says = await wrong.Content.ReadAsStringAsync(Stop);
        foreach (var fault in new[] { "at least 12 characters", "The two are not alike", "not the code that the app shows", "This is no e-mail address", "Say how you are called" })
        {
            says.ShouldContain(fault);
        }

        await Join(client, link, "ines@clinic.example", Password, ("Name", "Ines Falk"), ("Email", "ines@clinic.example"));
        (await client.GetStringAsync("/accounts", Stop)).ShouldContain("Ines Falk");
        (await site.Anyone().GetAsync(link, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await site.Anyone().GetAsync($"/first/{first.Begin()}", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, "there is somebody");
    }

    [Fact]
    public async Task Nobody_is_sent_elsewhere_after_signing_in()
    {
        var dana = await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        foreach (var to in new[] { "https://evil.example/", "//evil.example", "/\\evil.example" })
        {
            site.Time.Pass(TimeSpan.FromMinutes(2));
            (await SignIn(site.Anyone(), dana, to)).Headers.Location!.OriginalString.ShouldBe("/");
        }
    }

    [Fact]
    public async Task Too_many_tries_from_one_place_are_put_off()
    {
        var client = site.Anyone();
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 61; i++)
        {
            answers.Add((await client.PostAsync("/join/0", null, Stop)).StatusCode);
        }

        answers.ShouldContain(HttpStatusCode.TooManyRequests);
        answers[0].ShouldBe(HttpStatusCode.BadRequest, "a post without its form's token");
        (await client.GetAsync("/sign-in", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, "looking is not trying");
    }

    [Fact]
    public async Task Nothing_of_who_somebody_is_lies_open_in_the_files()
    {
        var dana = await Joined("Quillfeather Reyes", "quillfeather@clinic.example", AccountRoles.Trainee);
        await site.Anyone().GetAsync("/sign-in", Stop);
        var pending = await Invited((await site.As(AccountRoles.Administrator)).Client, "Quillfeather Late", "late.quillfeather@clinic.example", AccountRoles.Intake);
        var files = Directory.EnumerateFiles(site.Data, "*", SearchOption.AllDirectories).Select(file =>
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var memory = new MemoryStream();
            stream.CopyTo(memory);
            return Encoding.Latin1.GetString(memory.ToArray());
        }).ToList();
        files.ShouldContain(file => file.Contains("account_passkeys", StringComparison.Ordinal), "it is the right folder");
        foreach (var secret in new[] { "Quillfeather", "quillfeather", "QUILLFEATHER", dana.Secret, dana.Codes[0], dana.Codes[9], Password, pending.Split('/')[^1], "masterKey", "AQAAAA", "trainee" })
        {
            files.ShouldAllBe(file => !file.Contains(secret, StringComparison.OrdinalIgnoreCase), secret);
        }
    }

    [Fact]
    public async Task Who_is_signed_in_stays_so_when_the_site_starts_anew()
    {
        var member = await site.As(AccountRoles.Trainee);
        (await Status(member)).ShouldBe(HttpStatusCode.OK);
        await site.Restart();
        var cookies = new CookieContainer();
        cookies.Add(member.Cookies.GetAllCookies());
        (await site.Anyone(cookies).GetAsync("/account", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK);
    }

    [Fact]
    public async Task An_address_is_taken_once_in_any_case_of_letters()
    {
        await Joined("Dana Reyes", "dana@clinic.example", AccountRoles.Trainee);
        await using var scope = site.Services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
        (await users.FindByEmailAsync("DANA@Clinic.Example")).ShouldNotBeNull().Name.ShouldBe("Dana Reyes");
        (await users.CreateAsync(new Account { Name = "Other", Email = "Dana@clinic.example" })).Succeeded.ShouldBeFalse();
    }

    private long Step => site.Time.GetUtcNow().ToUnixTimeSeconds() / 30;

    private List<string> Did(string what) => [.. site.Folder.Audit.Read().Where(entry => entry.Did == what).Select(entry => entry.Detail)];

    private static async Task<HttpStatusCode> Status(Member member) => (await member.Client.GetAsync("/account", Stop)).StatusCode;

    private async Task<Newcomer> Joined(string name, string email, string role) =>
        await Join(site.Anyone(), await Invited((await site.As(AccountRoles.Administrator)).Client, name, email, role), email, Password);

    private async Task<Newcomer> Join(HttpClient client, string link, string email, string password, params (string, string)[] more)
    {
        var secret = Secret(await client.GetStringAsync(link, Stop));
        var page = await (await Post(client, link, [("New.Password", password), ("New.Again", password), ("New.Secret", secret), ("New.Digits", Totp.Code(secret, Step)), .. more])).Content.ReadAsStringAsync(Stop);
        page.ShouldContain("Keep these codes");

        // The code of this half minute is used.
        site.Time.Pass(TimeSpan.FromSeconds(30));
        return new Newcomer(client, link, email, secret, Listed(page));
    }

    private async Task<HttpResponseMessage> SignIn(HttpClient client, Newcomer who, string to = "/accounts?x=1")
    {
        var asked = await Post(client, "/sign-in", ("Email", who.Email), ("Password", Password), ("ReturnUrl", to));
        asked.StatusCode.ShouldBe(HttpStatusCode.Redirect);
        return await Post(client, asked.Headers.Location!.OriginalString, ("Code", Totp.Code(who.Secret, Step)), ("ReturnUrl", to));
    }

    private static async Task<string> Invited(HttpClient client, string name, string email, params string[] roles) =>
        Regex.Match(await Invite(client, name, email, roles), "href=\"[^\"]*(/join/[^\"]+)\"").Groups[1].Value;

    private static async Task<string> Invite(HttpClient client, string name, string email, params string[] roles) =>
        await (await Post(client, "/accounts/invite", [("Name", name), ("Email", email), .. roles.Select(role => ("Roles", role))])).Content.ReadAsStringAsync(Stop);

    private static Task<HttpResponseMessage> Post(HttpClient client, string page, params (string Name, string Value)[] fields) => Post(client, page, page, fields);

    private static Task<HttpResponseMessage> Post(HttpClient client, string page, string to, params (string Name, string Value)[] fields) =>
        SiteFixture.Post(client, page, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), to);

    private static string Secret(string page) => Regex.Match(page, "name=\"New.Secret\" value=\"([A-Z2-7]+)\"").Groups[1].Value;

    private static List<string> Listed(string page) => [.. Regex.Matches(page, "<li><code>([^<]+)</code></li>").Select(match => match.Groups[1].Value)];

    [GeneratedRegex("<div class=\"notice bad\".*?</div>", RegexOptions.Singleline)]
    private static partial Regex Notice();

    private sealed record Newcomer(HttpClient Client, string Link, string Email, string Secret, List<string> Codes)
    {
        public override string ToString() => "newcomer";
    }

    private sealed class Clocked : SiteFixture
    {
        public Clock Time { get; } = new(DateTimeOffset.UtcNow);

        protected override TimeProvider Clock => Time;
    }
}
