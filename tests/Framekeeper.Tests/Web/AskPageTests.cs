using System.Net;
using Framekeeper.Web;

namespace Framekeeper.Tests.Web;

/// <summary>The page where clients ask, on a clinic's instance and alone.</summary>
public sealed class AskPageTests(AskPageTests.AskAlone alone, Api.Platform clinic) : IClassFixture<AskPageTests.AskAlone>, IClassFixture<Api.Platform>
{
    private const string Canary = "Quillfeather", Kiss = "At the end he kissed me, said he loves me and asked me to his flat.";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task It_sets_no_cookie_and_keeps_nothing_in_the_browser()
    {
        foreach (var site in new SiteFixture[] { alone, clinic })
        {
            foreach (var answer in new[] { await site.Anyone().GetAsync("/ask", Stop), await Ask(site, Kiss) })
            {
                answer.StatusCode.ShouldBe(HttpStatusCode.OK);
                answer.Headers.Contains("Set-Cookie").ShouldBeFalse();
                answer.Headers.GetValues("Cache-Control").ShouldBe(["no-store"]);
                answer.Headers.GetValues("Referrer-Policy").ShouldBe(["no-referrer"]);
            }
        }
    }

    [Fact]
    public async Task The_answer_says_what_it_looks_like_whose_job_it_is_why_how_sure_and_what_one_can_do()
    {
        var page = WebUtility.HtmlDecode(await (await Ask(alone, Kiss, code: "BACP-2018", place: "GB")).Content.ReadAsStringAsync(Stop));
        foreach (var says in new[] { "your therapist's job and never yours", "Where you stand", "Why it matters", "How sure", "times in ten", "BACP-2018", "What you can do", "Samaritans", "A program read what you wrote", "Please give no names", "nothing has to be decided today" })
        {
            page.ShouldContain(says);
        }
    }

    [Fact]
    public async Task Several_events_are_one_account()
    {
        var page = await (await Post(alone, [new("What", "She hugged me at the end of the session and I didn't want it."), new("What", "She hugged me at the end of the session and I didn't want it."), new("When", "in March"), new("When", "last week")])).Content.ReadAsStringAsync(Stop);
        page.Split("<article").Length.ShouldBe(3);
    }

    [Fact]
    public async Task Words_of_danger_bring_the_lines_first()
    {
        var page = await (await Ask(alone, "I want to die. " + Kiss, place: "US")).Content.ReadAsStringAsync(Stop);
        page.IndexOf("988", StringComparison.Ordinal).ShouldBeInRange(0, page.IndexOf("What you describe", StringComparison.Ordinal));
        page.ShouldContain("please reach somebody now");
        page.ShouldNotContain("If it gets too much");
    }

    [Fact]
    public async Task What_one_may_choose_and_does_not_know_is_left_out() => (await Ask(alone, Kiss, code: "none such", place: "XX-YY")).StatusCode.ShouldBe(HttpStatusCode.OK);

    [Fact]
    public async Task An_empty_form_is_told_so() => (await (await Ask(alone, " \n")).Content.ReadAsStringAsync(Stop)).ShouldContain("Nothing is written yet");

    [Fact]
    public async Task What_is_too_large_is_refused_without_being_read_and_no_error_says_it_again()
    {
        var large = await Ask(alone, Canary + new string('a', 17_000));
        large.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
        (await large.Content.ReadAsStringAsync(Stop)).ShouldNotContain(Canary);

        using var parts = new MultipartFormDataContent { { new StringContent(Canary), "What" } };
        (await alone.Anyone().PostAsync("/ask", parts, Stop)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);

        using var chunked = new HttpRequestMessage(HttpMethod.Post, "/ask") { Content = new FormUrlEncodedContent([new("What", Canary)]), Headers = { TransferEncodingChunked = true } };
        (await alone.Anyone().SendAsync(chunked, Stop)).StatusCode.ShouldBe(HttpStatusCode.LengthRequired);
    }

    [Fact]
    public async Task Markup_in_an_account_is_text()
    {
        var page = await (await Ask(alone, "<script>alert(1)</script> " + Kiss)).Content.ReadAsStringAsync(Stop);
        page.ShouldNotContain("<script>alert");
    }

    [Fact]
    public async Task Alone_there_is_nothing_else()
    {
        foreach (var path in new[] { "/sign-in", "/treatments", "/accounts", "/write", "/withdraw", "/first/0", "/uploads", "/v1/screen", "/v1/dyads/d" })
        {
            (await alone.Anyone().GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound, path);
        }

        (await alone.Anyone().GetAsync("/", Stop)).Headers.Location!.OriginalString.ShouldBe("/ask");
        foreach (var path in new[] { "/healthz", "/readyz", "/openapi/v1.json", "/v1/rules/solicit.errand", "/ask" })
        {
            (await alone.Anyone().GetAsync(path, Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, path);
        }

        Directory.Exists(alone.Data).ShouldBeFalse();
        File.Exists(alone.KeyFile).ShouldBeFalse();
    }

    [Fact]
    public async Task It_says_who_runs_it()
    {
        (await alone.Anyone().GetStringAsync("/ask", Stop)).ShouldContain("This page is run by The Listening Post.");
        (await clinic.Anyone().GetStringAsync("/ask", Stop)).ShouldContain("If your therapist works there, you may prefer one that somebody else runs.");
        var open = new SiteOptions(null, TimeProvider.System, Urls: "http://0.0.0.0:5080", BehindProxy: IPNetwork.Parse("10.0.0.0/8"), PublicUrl: new("https://ask.example"), Ask: true);
        Should.Throw<InputException>(() => Site.Build(open)).File.ShouldBe("--run-by");
        Should.Throw<InputException>(() => Site.Build(open with { Ask = false })).File.ShouldBe("--data");
    }

    [Fact]
    public async Task Who_asks_too_often_waits_and_nobody_else_does()
    {
        await using var own = new AskAlone();
        await own.InitializeAsync();
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Ask(own, "Is it normal?")));
        answers.Count(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldBe(10);
        (await own.Anyone().GetAsync("/ask", Stop)).StatusCode.ShouldBe(HttpStatusCode.OK, "reading is always open");
    }

    private static Task<HttpResponseMessage> Ask(SiteFixture site, string what, string code = "", string place = "") => Post(site, [new("What", what), new("When", ""), new("Code", code), new("Place", place)]);

    private static async Task<HttpResponseMessage> Post(SiteFixture site, IEnumerable<KeyValuePair<string, string>> fields)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/ask") { Content = new FormUrlEncodedContent(fields), Headers = { { "Accept", "text/html" } } };
        return await site.Anyone().SendAsync(request, Stop);
    }

    /// <summary>A process with nothing but the page.</summary>
    public sealed class AskAlone : SiteFixture
    {
        protected override SiteOptions Options(SiteOptions usual) => usual with { Data = null, KeyFile = null, Ask = true, RunBy = "The Listening Post" };
    }
}
