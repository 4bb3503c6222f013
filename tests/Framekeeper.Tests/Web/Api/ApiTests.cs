using System.Net;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Framekeeper.Client;

namespace Framekeeper.Tests.Web.Api;

/// <summary>Every endpoint of the API: without a key, with another's, too large, malformed, and sent twice.</summary>
public sealed class ApiTests(Platform site) : IClassFixture<Platform>
{
    private const string Canary = "Quillfeather", Errand = "Would you mind grabbing me a coffee on your way in?";

    private const string Screen = /*lang=json,strict*/ """{"speaker":"therapist","text":"Would you mind grabbing me a coffee on your way in?"}""";
    private const string Check = /*lang=json,strict*/ """{"id":"A01","turns":[{"speaker":"client","text":"Hello there."},{"speaker":"therapist","text":"Would you mind grabbing me a coffee on your way in?"}]}""";
    private const string Dyad = /*lang=json,strict*/ """{"agreement":{"therapist":"Dana","client":"Sam","fee":25}}""";

    public static TheoryData<string, string, string> Keyed => new()
    {
        { "POST", "/v1/screen", Screen },
        { "POST", "/v1/check", Check },
        { "PUT", "/v1/dyads/d-1", Dyad },
        { "DELETE", "/v1/dyads/d-1", "" },
    };

    /// <summary>Those that take something.</summary>
    public static TheoryData<string, string, string> Taking => [.. Keyed.Select(row => row.Data).Where(row => row.Item3.Length > 0)];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public void Every_endpoint_that_needs_a_key_is_tested_here() =>
        Framekeeper.Web.Access.AccessTable.Default.Rows.Where(row => row.Route.StartsWith("v1/", StringComparison.Ordinal) && row.Route is not ("v1/ask" or "v1/rules/{id}"))
            .SelectMany(row => row.Methods.Select(method => $"{method} /{row.Route.Replace("{id}", "d-1", StringComparison.Ordinal)}")).Order(StringComparer.Ordinal)
            .ShouldBe(Keyed.Select(row => $"{row.Data.Item1} {row.Data.Item2}").Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Keyed))]
    public async Task Without_a_key_or_with_one_that_is_none_the_answer_is_401(string method, string path, string body)
    {
        var system = site.System();
        site.Folder.Clients.Keys.Revoke(system.System);
        foreach (var key in new[] { null, "", "fk_", Canary, "fk_" + new string('0', 64), system.Key.ToUpperInvariant(), system.Key })
        {
            var (answer, problem) = await Refused(site.With(key is "" ? null : key), method, path, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
            answer.Headers.WwwAuthenticate.Single().Scheme.ShouldBe("Bearer");
            problem.Where.ShouldBe("Authorization");
        }
    }

    [Theory]
    [MemberData(nameof(Keyed))]
    public async Task A_key_opens_what_it_was_made_for(string method, string path, string body)
    {
        var scope = path.Split('/')[2];
        var other = site.With(site.System(scope == "screen" ? "check" : "screen").Key);
        using var answer = await Send(other, method, path, body);
        answer.StatusCode.ShouldBe(scope == "dyads" ? HttpStatusCode.NoContent : HttpStatusCode.Forbidden);
    }

    [Theory]
    [MemberData(nameof(Taking))]
    public async Task What_is_too_large_is_413_however_it_is_sent(string method, string path, string body)
    {
        var large = Encoding.UTF8.GetBytes(body + new string(' ', 1 << 20));
        foreach (var chunked in new[] { false, true })
        {
            using var content = new ByteArrayContent(large) { Headers = { ContentType = new("application/json") } };
            using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = content, Headers = { TransferEncodingChunked = chunked } };
            using var answer = await site.With(site.System().Key).SendAsync(request, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.RequestEntityTooLarge);
            (await Problem(answer)).Detail.ShouldContain("1024 KiB");
        }
    }

    [Theory]
    [MemberData(nameof(Taking))]
    public async Task What_is_malformed_is_400_and_nothing_of_it_is_said_again(string method, string path, string body)
    {
        var client = site.With(site.System().Key);
        string[] broken = ["", "{", "[]", "7", $"\"{Canary}\"", $"{{\"{Canary}\":", $"{{\"text\":\"{Canary}\",,}}", "{\"text\":7}", $"{{\"agreement\":{{\"fee\":{{\"currency\":\"{Canary}\"}}}}}}", $"{{\"speaker\":\"{Canary}\",\"text\":\"Hello.\"}}",
            $"{{\"turns\":[{{\"speaker\":\"{Canary}\",\"text\":\"Hello.\"}}]}}", $"{{\"speaker\":\"therapist\",\"text\":\"Hello.\",\"sent\":\"{Canary}\"}}", $"{{\"speaker\":\"therapist\",\"text\":\"Hello.\",\"before\":\"{Canary}\"}}",
            "{\"speaker\":\"therapist\",\"text\":\"\\ud800\"}", $"{{\"agreement\":{{\"{Canary}\":{{\"deep\":1}}}}}}"];
        foreach (var text in broken.Where(text => path != "/v1/check" || !text.Contains("before", StringComparison.Ordinal)))
        {
            var (answer, problem) = await Refused(client, method, path, text);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest, text);
            problem.Detail.Length.ShouldBeGreaterThan(20);
        }

        using var nothing = new HttpRequestMessage(new HttpMethod(method), path) { Content = new ByteArrayContent([]) { Headers = { ContentType = new("application/json") } }, Headers = { TransferEncodingChunked = true } };
        (await client.SendAsync(nothing, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
        using var form = new HttpRequestMessage(new HttpMethod(method), path) { Content = new StringContent(body) };
        (await client.SendAsync(form, Stop)).StatusCode.ShouldBe(HttpStatusCode.UnsupportedMediaType);
    }

    /// <summary>A message with nothing before it is read in one pass, and in no other way than any other.</summary>
    [Theory]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"Would you mind grabbing me a coffee on your way in?\"}", 200)]
    [InlineData(" \"text\" :\n\"Would you mind grabbing me a coffee?\" , \"speaker\" : \"client\" } ", 200)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"Would you lend me \u20ac 50, Zo\u00eb? \ud83d\ude42\"}", 200)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"Would you lend me \\u20ac 50,\\nZo\\u00eb?\"}", 200)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"You said \\\"never\\\". Would you lend me 50 dollars?\"}", 200)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"\\n\\t\"}", 400)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"Would you lend me \\ud83d 50 dollars?\"}", 400)]
    [InlineData("\"speaker\":\"Therapist\",\"text\":\"Would you lend me 50 dollars?\"}", 200)]
    [InlineData("\"speaker\":\"report\",\"text\":\"He asked me to lend him 50 dollars.\"}", 200)]
    [InlineData("\"speaker\":\"client\",\"speaker\":\"therapist\",\"text\":\"Hello.\",\"text\":\"Would you lend me 50 dollars?\"}", 200)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"Would you lend me 50 dollars?\",\"other\":7}", 200)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"Hello.\"} x", 400)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"Hello.\"", 400)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"\"}", 400)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\" \u00a0\"}", 400)]
    [InlineData("\"speaker\":\"therapist\",\"text\":null}", 400)]
    [InlineData("\"speaker\":null,\"text\":\"Hello.\"}", 400)]
    [InlineData("\"speaker\":\"Quillfeather\",\"text\":\"Hello.\"}", 400)]
    [InlineData("\"speaker\":\"therapist\",\"text\":\"not \u00ff UTF-8\"}", 400, true)]
    [InlineData("\"speaker\":\"therapist\"}", 400)]
    public async Task A_message_alone_is_answered_as_one_with_nothing_before_it(string members, int status, bool latin = false)
    {
        var client = site.With(site.System().Key);
        client.DefaultRequestHeaders.Add("X-Correlation-Id", "5d0a7c1e-0000-4000-8000-3f2b8c1d9e00");
        var answers = new List<string>();
        foreach (var before in new[] { "{            ", "{\"before\":[]," })
        {
            using var content = new ByteArrayContent((latin ? Encoding.Latin1 : Encoding.UTF8).GetBytes(before + members)) { Headers = { ContentType = new("application/json") } };
            using var answer = await client.PostAsync("/v1/screen", content, Stop);
            ((int)answer.StatusCode).ShouldBe(status);
            answers.Add(await answer.Content.ReadAsStringAsync(Stop));
        }

        answers[0].ShouldBe(answers[1]);
    }

    [Theory]
    [MemberData(nameof(Taking))]
    public async Task What_comes_in_pieces_is_read_whole(string method, string path, string body)
    {
        var client = site.With(site.System().Key);
        using var whole = await Send(client, method, path, body);
        using var request = new HttpRequestMessage(new HttpMethod(method), path) { Content = new InPieces(body), Headers = { TransferEncodingChunked = true } };
        using var answer = await client.SendAsync(request, Stop);
        answer.StatusCode.ShouldBe(whole.StatusCode);
        (await answer.Content.ReadAsStringAsync(Stop)).ShouldBe(await whole.Content.ReadAsStringAsync(Stop));
    }

    /// <summary>JSON that arrives in three pieces or four, with a while between.</summary>
    private sealed class InPieces : HttpContent
    {
        private readonly byte[] json;

        public InPieces(string text) => (json, Headers.ContentType) = (Encoding.UTF8.GetBytes(text), new("application/json"));

        protected override async Task SerializeToStreamAsync(Stream stream, TransportContext? context)
        {
            foreach (var part in json.Chunk(json.Length / 3))
            {
                await stream.WriteAsync(part);
                await stream.FlushAsync();
                await Task.Delay(30);
            }
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }
    }

    [Theory]
    [MemberData(nameof(Keyed))]
    public async Task Twice_with_one_idempotency_key_is_answered_alike_and_another_body_is_422(string method, string path, string body)
    {
        var (client, once) = (site.With(site.System().Key), Guid.NewGuid().ToString());
        using var first = await Send(client, method, path, body, once);
        using var second = await Send(client, method, path, body, once);
        second.StatusCode.ShouldBe(first.StatusCode);
        (await second.Content.ReadAsStringAsync(Stop)).ShouldBe(await first.Content.ReadAsStringAsync(Stop));
        if (body.Length > 0)
        {
            var (other, problem) = await Refused(client, method, path, body.Replace("Dana", "Dora", StringComparison.Ordinal).Replace("coffee", "tea", StringComparison.Ordinal), once);
            other.StatusCode.ShouldBe(HttpStatusCode.UnprocessableEntity);
            problem.Where.ShouldBe("Idempotency-Key");
        }

        // Another platform's choice of the same is its own.
        using var others = await Send(site.With(site.System().Key), method, path, body.Replace("coffee", "tea", StringComparison.Ordinal), once);
        others.IsSuccessStatusCode.ShouldBeTrue();
    }

    [Fact]
    public async Task A_kept_answer_is_sealed()
    {
        using var answer = await Send(site.With(site.System().Key), "POST", "/v1/screen", Screen.Replace("coffee", $"coffee and {Canary}", StringComparison.Ordinal), "kept");
        answer.EnsureSuccessStatusCode();
        foreach (var file in Directory.EnumerateFiles(site.Data, "*", SearchOption.AllDirectories))
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes, Stop);
            bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Canary)).ShouldBe(-1, file);
        }
    }

    [Fact]
    public async Task Another_platform_s_dyad_is_not_there()
    {
        var (mine, other) = (site.Client(), site.Client());
        await mine.PutDyad("d-17", new JsonObject { ["therapist"] = "Dana", ["client"] = "Sam", ["code"] = "BACP-2018" }, Stop);
        var message = new ScreenRequest("Dana", Errand, Dyad: "d-17");
        (await mine.Screen(message, cancel: Stop)).Findings[0].Citations.ShouldAllBe(citation => citation.StartsWith("BACP-2018"));
        (await Should.ThrowAsync<FramekeeperException>(() => other.Screen(message, cancel: Stop))).Problem.Status.ShouldBe(404);
        (await Should.ThrowAsync<FramekeeperException>(() => other.Check(new SessionRequest([new("Dana", Errand)], Dyad: "d-17"), cancel: Stop))).Problem.Status.ShouldBe(404);
        await other.DeleteDyad("d-17", Stop);
        (await mine.Check(new SessionRequest([new("Dana", Errand)], Dyad: "d-17"), cancel: Stop)).Findings.ShouldNotBeEmpty();
        await mine.DeleteDyad("d-17", Stop);
        (await Should.ThrowAsync<FramekeeperException>(() => mine.Screen(message, cancel: Stop))).Problem.Status.ShouldBe(404);
    }

    [Theory]
    [InlineData("therapist", "See you on Tuesday at ten.", "send")]
    [InlineData("therapist", "Would you mind grabbing me a coffee on your way in?", "hold")]
    [InlineData("client", "Could we be friends after this?", "send")]
    [InlineData("client", "Would you mind grabbing me a coffee on your way in?", "send")]
    public async Task The_decision_is_by_what_was_found_and_a_client_s_message_always_goes(string speaker, string text, string decision) =>
        (await site.Client().Screen(new ScreenRequest(speaker, text), cancel: Stop)).Decision.ShouldBe(decision);

    [Fact]
    public async Task Every_level_has_its_decision()
    {
        foreach (var (text, level) in new[] { ("I went through a divorce myself ten years ago.", "note"), ("I bought you this necklace, it made me think of you.", "crossing"), (Errand, "violation") })
        {
            var answer = await site.Client().Screen(new ScreenRequest("therapist", text), cancel: Stop);
            var highest = answer.Findings.Select(finding => finding.Level).DefaultIfEmpty("nothing").Last();
            answer.Decision.ShouldBe(highest switch { "nothing" or "note" => "send", "crossing" => "pause", _ => "hold" }, level);
        }
    }

    [Fact]
    public async Task Where_there_is_danger_nothing_is_held()
    {
        var client = site.Client();
        (await client.Screen(new ScreenRequest("therapist", Errand, Before: [new("client", "I want to die tonight.")]), cancel: Stop)).Decision.ShouldBe("pause");
        (await client.Screen(new ScreenRequest("therapist", $"You said that you want to die. {Errand}"), cancel: Stop)).Decision.ShouldBe("pause");
        (await client.Screen(new ScreenRequest("therapist", Errand, Before: [new("client", "The bus was late.")]), cancel: Stop)).Decision.ShouldBe("hold");
    }

    [Fact]
    public async Task A_failure_of_ours_is_503_and_never_a_decision()
    {
        await using var broken = new BrokenPlatform();
        await broken.InitializeAsync();
        using var client = broken.Anyone();
        client.DefaultRequestHeaders.Authorization = new("Bearer", broken.Folder.Clients.Keys.Add("portal", ["screen", "check"], 100));
        foreach (var (path, body) in new[] { ("/v1/screen", Screen), ("/v1/check", Check) })
        {
            using var answer = await Send(client, "POST", path, body);
            answer.StatusCode.ShouldBe(HttpStatusCode.ServiceUnavailable);
            var problem = await Problem(answer);
            problem.Detail.ShouldContain("let the writer send, with a mark");
            answer.Headers.RetryAfter!.Delta.ShouldBe(TimeSpan.FromSeconds(5));
            answer.Headers.GetValues("X-Correlation-Id").Single().ShouldBe(problem.Correlation);
        }
    }

    [Fact]
    public async Task The_correlation_id_is_the_caller_s_where_it_is_one()
    {
        foreach (var (given, taken) in new[] { ("0f8fad5b-d9cb-469f-a165-70867728950e", true), (Canary, false) })
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/rules/solicit.errand") { Headers = { { "X-Correlation-Id", given } } };
            using var answer = await site.Anyone().SendAsync(request, Stop);
            (answer.Headers.GetValues("X-Correlation-Id").Single() == given).ShouldBe(taken);
        }
    }

    [Fact]
    public async Task A_key_that_is_used_too_often_waits()
    {
        var slow = site.With(site.Folder.Clients.Keys.Add("slow", ["screen"], 1));
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send(slow, "POST", "/v1/screen", Screen)));
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.OK);
        answers.Where(answer => answer.StatusCode == HttpStatusCode.TooManyRequests).ShouldAllBe(answer => answer.Headers.RetryAfter != null);
        answers.ShouldContain(answer => answer.StatusCode == HttpStatusCode.TooManyRequests);
        (await Send(site.With(site.System().Key), "POST", "/v1/screen", Screen)).StatusCode.ShouldBe(HttpStatusCode.OK, "another's rate is its own");
    }

    [Fact]
    public async Task Whoever_asks_needs_no_key_and_is_answered_as_on_the_page()
    {
        var client = new FramekeeperClient(site.Anyone());
        var answer = await client.Ask(new AskRequest([new("My therapist asked me to lend him two hundred until Friday.", "last week"), new("My therapist asked me to keep a diary.")], Code: "BACP-2018", Country: "GB"), Stop);
        answer.Lines.ShouldContain(line => line.Name == "Samaritans");
        answer.Findings.ShouldAllBe(finding => finding.Turn == 1);
        answer.InFrame.ShouldHaveSingleItem().ShouldContain("homework");
        (await Should.ThrowAsync<FramekeeperException>(() => client.Ask(new AskRequest([]), Stop))).Problem.Where.ShouldBe("events");
        (await Should.ThrowAsync<FramekeeperException>(() => client.Ask(new AskRequest([new(new string('a', 70_000))]), Stop))).Problem.Status.ShouldBe(413);
        var wrong = await Should.ThrowAsync<FramekeeperException>(() => client.Ask(new AskRequest([new("Is it normal?")], Code: Canary), Stop));
        wrong.Problem.Detail.ShouldNotContain(Canary);
    }

    [Fact]
    public async Task Ask_is_not_there_where_it_is_off()
    {
        await using var off = new SiteFixture();
        await off.InitializeAsync();
        (await Send(off.Anyone(), "POST", "/v1/ask", """{"events":[{"text":"Hello."}]}""")).StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await off.Anyone().GetAsync("/ask", Stop)).StatusCode.ShouldBe(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task A_page_of_the_rule_book_is_read_without_a_key()
    {
        var client = new FramekeeperClient(site.Anyone());
        var rule = await client.Rule("solicit.errand", Stop);
        (rule.Level, rule.Speaker).ShouldBe(("violation", "therapist"));
        rule.Citations.ShouldContain(citation => citation.Code == "APA-2017");
        (await Should.ThrowAsync<FramekeeperException>(() => client.Rule(Canary, Stop))).Problem.ShouldBe(new Problem("urn:framekeeper:problem:no-such-rule", "No such rule", 404, "There is no rule of this id; every finding names its rule.", "id", null), new IgnoringCorrelation());
    }

    [Fact]
    public async Task What_is_answered_has_the_members_of_the_document_and_no_others()
    {
        using var document = JsonDocument.Parse(await site.Anyone().GetStringAsync("/openapi/v1.json", Stop));
        document.RootElement.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal).ShouldBe(["/v1/ask", "/v1/check", "/v1/dyads/{id}", "/v1/rules/{id}", "/v1/screen"]);
        document.RootElement.GetProperty("paths").GetProperty("/v1/screen").GetProperty("post").GetProperty("responses").EnumerateObject().Select(one => one.Name).ShouldContain("503");
        document.RootElement.GetProperty("components").GetProperty("schemas").GetProperty("ScreenRequest").GetProperty("properties").TryGetProperty("before", out _).ShouldBeTrue();

        var strict = new JsonSerializerOptions(FramekeeperClient.Json) { UnmappedMemberHandling = System.Text.Json.Serialization.JsonUnmappedMemberHandling.Disallow };
        using var screened = await Send(site.With(site.System().Key), "POST", "/v1/screen", Screen);
        JsonSerializer.Deserialize<ScreenAnswer>(await screened.Content.ReadAsStringAsync(Stop), strict)!.Findings.ShouldNotBeEmpty();
        using var judged = await Send(site.With(site.System().Key), "POST", "/v1/check", Check);
        JsonSerializer.Deserialize<SessionAnswer>(await judged.Content.ReadAsStringAsync(Stop), strict)!.Session.ShouldBe("A01");
        using var asked = await Send(site.Anyone(), "POST", "/v1/ask", """{"events":[{"text":"At the end he kissed me and told me to keep it secret."}]}""");
        JsonSerializer.Deserialize<AskAnswer>(await asked.Content.ReadAsStringAsync(Stop), strict)!.Lines.ShouldNotBeEmpty();
    }

    [Theory]
    [InlineData("/healthz", "ok")]
    [InlineData("/readyz", "ready")]
    public async Task It_says_how_it_is(string path, string says) => (await site.Anyone().GetStringAsync(path, Stop)).ShouldBe($"{{\"status\":\"{says}\"}}");

    [Theory]
    [InlineData("GET", "/v1/screen", 405)]
    [InlineData("GET", "/v1/nothing", 404)]
    public async Task What_is_not_there_is_a_problem_too(string method, string path, int status)
    {
        var (answer, problem) = await Refused(site.Anyone(), method, path, "");
        ((int)answer.StatusCode, problem.Status).ShouldBe((status, status));
    }

    private static async Task<(HttpResponseMessage, Problem)> Refused(HttpClient client, string method, string path, string body, string? once = null)
    {
        var answer = await Send(client, method, path, body, once);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        text.ShouldNotContain(Canary);
        return (answer, await Problem(answer));
    }

    private static async Task<Problem> Problem(HttpResponseMessage answer)
    {
        answer.Content.Headers.ContentType!.MediaType.ShouldBe("application/problem+json");
        var problem = JsonSerializer.Deserialize<Problem>(await answer.Content.ReadAsStringAsync(Stop), FramekeeperClient.Json)!;
        problem.Status.ShouldBe((int)answer.StatusCode);
        problem.Type.ShouldStartWith("urn:framekeeper:problem:");
        return problem;
    }

    private static async Task<HttpResponseMessage> Send(HttpClient client, string method, string path, string body, string? once = null)
    {
        using var request = new HttpRequestMessage(new HttpMethod(method), path);
        request.Content = method is "GET" or "DELETE" ? null : new StringContent(body, Encoding.UTF8, "application/json");
        if (once is not null)
        {
            request.Headers.Add("Idempotency-Key", once);
        }

        return await client.SendAsync(request, Stop);
    }

    private sealed class IgnoringCorrelation : IEqualityComparer<Problem>
    {
        public bool Equals(Problem? x, Problem? y) => x! with { Correlation = null } == y! with { Correlation = null };

        public int GetHashCode(Problem problem) => problem.Status;
    }

    /// <summary>Its judge fails.</summary>
    private sealed class BrokenPlatform : SiteFixture
    {
        protected override Framekeeper.Web.SiteOptions Options(Framekeeper.Web.SiteOptions usual) => usual with { Judge = () => new Frame(Framekeeper.Rules.RuleBook.Default, Framekeeper.Language.Gate.Default, new Failing()) };

        private sealed class Failing : Framekeeper.Language.IReader
        {
            public string Digest => "000000000000";

            public double BalancedRatio => 0;

            public bool Reads(Role speaker, IReadOnlyList<Framekeeper.Language.Proposal> gate) => true;

            public IReadOnlyList<IReadOnlyList<Framekeeper.Language.Proposal>> Read(IReadOnlyList<Framekeeper.Language.Passage> passages, bool all) => throw new InvalidOperationException(Canary);

            public bool HearsDanger(string account) => false;
        }
    }
}
