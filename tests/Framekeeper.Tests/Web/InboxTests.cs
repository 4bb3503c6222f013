using System.Net;
using Framekeeper.Store.Clinic;
using Framekeeper.Web;
using Framekeeper.Web.Looks;

namespace Framekeeper.Tests.Web;

/// <summary>The invented clinic, with nobody in it who is not of it.</summary>
public sealed class HarbourLaneSite : SiteFixture
{
    public const string Margaret = "a100000000000001", Emeka = "a100000000000002", Sophie = "a100000000000003", Peter = "a200000000000002", Amara = "a200000000000003";

    protected override SiteOptions Options(SiteOptions usual) => usual with { Demo = true };
}

/// <summary>The inbox and the course of a dyad, as they are asked for over HTTP.</summary>
public sealed class InboxTests(HarbourLaneSite site) : IClassFixture<HarbourLaneSite>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_compliance_lead_sees_findings_of_all_and_a_supervisor_the_own()
    {
        var (all, own) = (await Get(HarbourLaneSite.Peter, "/inbox?status=all"), await Get(HarbourLaneSite.Margaret, "/inbox?status=all"));
        foreach (var html in new[] { all, own })
        {
            html.ShouldContain("Errand");
            html.ShouldContain("Sophie Thibodeau");
        }

        (await Get(HarbourLaneSite.Emeka, "/inbox?status=all")).ShouldNotContain("Sophie Thibodeau");
        (await Get(HarbourLaneSite.Peter, "/inbox")).ShouldNotContain("is required", Case.Insensitive, "nothing need be said to see it");
    }

    [Fact]
    public async Task No_word_of_a_session_and_no_clients_signal_is_in_the_inbox_or_what_is_taken_along()
    {
        var words = site.Folder.Clinic.Tapes.All().SelectMany(tape => site.Folder.Clinic.Findings.Of(tape.Id)).Select(found => found.Finding).ToList();
        words.ShouldContain(finding => finding.Speaker == Role.Client);
        var (page, csv) = (WebUtility.HtmlDecode(await Get(HarbourLaneSite.Peter, "/inbox?status=all")), await Get(HarbourLaneSite.Peter, "/inbox?handler=Csv&status=all"));
        words.Where(finding => finding.Quote.Length > 12).ShouldAllBe(finding => !page.Contains(finding.Quote) && !csv.Contains(finding.Quote));
        csv.ShouldNotContain("client.");
        csv.Split("\r\n")[0].ShouldBe("treatment,from,turn,day,days,act,level,status,therapists,assigned");
        csv.Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Length.ShouldBeGreaterThan(2);
        csv.ShouldNotContain("Ana");
        site.Folder.Audit.Read("inbox").First().Did.ShouldBe("export");
    }

    [Fact]
    public async Task A_supervisor_assigns_and_decides_the_own_and_nobody_elses()
    {
        var item = site.Folder.Clinic.Inbox.Of(HarbourLaneSite.Margaret, everywhere: false).First(item => item.Waits && !item.IsDeed);
        var (of, finding) = (item.Treatment.Id, item.Standing.Finding);
        var margaret = (await site.SignIn(HarbourLaneSite.Margaret)).Client;
        var emeka = (await site.SignIn(HarbourLaneSite.Emeka)).Client;
        var peter = (await site.SignIn(HarbourLaneSite.Peter)).Client;
        (await Post(emeka, "Assign", ("Of", of), ("Finding", finding), ("To", HarbourLaneSite.Emeka))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Post(emeka, "Decide", ("Of", of), ("Finding", finding), ("Decision", "Confirmed"))).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await Post(peter, "Decide", ("Of", of), ("Finding", finding), ("Decision", "Confirmed"))).StatusCode.ShouldBe(HttpStatusCode.Forbidden);
        (await Post(margaret, "Assign", ("Of", of), ("Finding", finding), ("To", HarbourLaneSite.Sophie))).StatusCode.ShouldBe(HttpStatusCode.NotFound, "it cannot open to a trainee here");
        (await Post(margaret, "Assign", ("Of", of), ("Finding", finding), ("To", HarbourLaneSite.Peter))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        (await Get(HarbourLaneSite.Peter, "/inbox?whom=me&status=all")).ShouldContain(finding);
        var kept = await Post(margaret, "Decide", ("Of", of), ("Finding", finding), ("Decision", "Dismissed"));
        (await kept.Content.ReadAsStringAsync(Stop)).ShouldContain("needs a reason");
        (await Post(margaret, "Decide", ("Of", of), ("Finding", finding), ("Decision", "Dismissed"), ("Why", "He meant the other one"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        site.Folder.Clinic.Findings.InTreatment(of).Single(one => one.Finding == finding).Status.ShouldBe(FindingStatus.Dismissed);
    }

    [Fact]
    public async Task The_weeks_sample_waits_for_the_supervisor_whom_the_consent_names_and_the_rate_is_shown_after()
    {
        var drawn = site.Folder.Clinic.Samples.All()[0].Sessions.ShouldHaveSingleItem();
        (await Get(HarbourLaneSite.Margaret, "/inbox")).ShouldNotContain($"/tapes/{drawn.Tape}?purpose=quality");
        (await Get(HarbourLaneSite.Emeka, "/inbox")).ShouldContain($"/tapes/{drawn.Tape}?purpose=quality");
        var emeka = (await site.SignIn(HarbourLaneSite.Emeka)).Client;
        var unsaid = await Post(emeka, "Review", ("Tape", drawn.Tape), ("nothing", "false"), ("Act", "solicit.errand"));
        (await unsaid.Content.ReadAsStringAsync(Stop)).ShouldContain("Say what was missed");
        (await Post(emeka, "Review", ("Tape", drawn.Tape), ("nothing", "false"), ("Act", "solicit.errand"), ("At", "4:26"))).StatusCode.ShouldBe(HttpStatusCode.Redirect);
        var missed = site.Folder.Clinic.Samples.All()[0].Sessions[0].Missed!;
        var turn = site.Folder.Clinic.Transcripts.Find(drawn.Tape)!.Turns.Single(turn => turn.N == missed.Turn);
        ((int)turn.At!.Value.TotalSeconds).ShouldBeLessThanOrEqualTo(266);
        (await Get(HarbourLaneSite.Peter, "/inbox")).ShouldContain("In 1 of 1 reviewed sessions something was missed");
    }

    [Fact]
    public async Task A_course_is_for_whoever_reaches_the_treatment_and_has_words_for_whom_consent_names()
    {
        var tape = site.Folder.Clinic.Tapes.All().OrderBy(tape => tape.Held).First();
        var course = $"/treatments/{tape.Treatment}/drift";
        var quote = site.Folder.Clinic.Findings.Of(tape.Id).Single(found => found.Finding.Act == "solicit.errand").Finding.Quote;
        var own = WebUtility.HtmlDecode(await Get(HarbourLaneSite.Sophie, course));
        own.ShouldContain("You see this first");
        own.ShouldContain(quote);
        var peters = WebUtility.HtmlDecode(await Get(HarbourLaneSite.Peter, course));
        peters.ShouldNotContain(quote);
        peters.ShouldContain("The words are not shown to you here");
        (await (await site.SignIn(HarbourLaneSite.Emeka)).Client.GetAsync(course, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        site.Folder.Audit.Read(tape.Id).ShouldContain(entry => entry.Who == HarbourLaneSite.Sophie && entry.Did == "read" && entry.Detail == "what was found, over time");
        site.Folder.Audit.Read(tape.Id).ShouldNotContain(entry => entry.Who == HarbourLaneSite.Peter && entry.Did == "read");
    }

    [Theory]
    [InlineData("=HYPERLINK(\"x\")", "\"'=HYPERLINK(\"\"x\"\")\"")]
    [InlineData("  +1", "\"'  +1\"")]
    [InlineData("@SUM", "\"'@SUM\"")]
    [InlineData("-2", "\"'-2\"")]
    [InlineData("Ana, A.", "\"Ana, A.\"")]
    [InlineData("", "")]
    public void What_a_spreadsheet_would_take_for_a_formula_is_made_harmless(string text, string field) => Csv.Field(text).ShouldBe(field);

    private async Task<string> Get(string account, string path) => await (await site.SignIn(account)).Client.GetStringAsync(path, Stop);

    private static Task<HttpResponseMessage> Post(HttpClient client, string handler, params (string Name, string Value)[] fields) =>
        SiteFixture.Post(client, "/account", fields.Select(field => new KeyValuePair<string, string>(field.Name, field.Value)), $"/inbox?handler={handler}&status=all");
}
