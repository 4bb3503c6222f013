using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Framekeeper.Tests.Store;
using Framekeeper.Web;
using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;

namespace Framekeeper.Tests.Web;

public sealed class HostingTests
{
    private const string Canary = "Quillfeather";

    private static readonly IPNetwork Here = IPNetwork.Parse("127.0.0.0/8"), Elsewhere = IPNetwork.Parse("10.0.0.0/8");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("http://localhost:5080")]
    [InlineData("http://127.0.0.1:80")]
    [InlineData("http://127.7.7.7:5080;http://[::1]:5080")]
    public void This_machine_may_be_listened_on_as_it_is(string urls) => new Listening(Told(urls)).Secure.ShouldBeFalse();

    [Theory]
    [InlineData("http://0.0.0.0:5080", "can be reached from other machines")]
    [InlineData("http://*:5080", "can be reached from other machines")]
    [InlineData("http://localhost:5080;http://192.168.1.7:5080", "192.168.1.7")]
    [InlineData("http://[::]:5080", "can be reached from other machines")]
    [InlineData("https://0.0.0.0:443", "needs a certificate")]
    [InlineData("http://clinic.example:5080", "no address of this machine")]
    [InlineData("localhost", "no address of this machine")]
    [InlineData("ftp://localhost:21", "no address of this machine")]
    [InlineData("http://unix:/tmp/s", "no address of this machine")]
    [InlineData("", "names no address")]
    public void What_others_could_listen_in_on_is_refused(string urls, string says) => Refused(Told(urls)).ShouldContain(says);

    [Fact]
    public void Behind_a_proxy_the_public_address_must_be_said_and_be_https()
    {
        var open = Told("http://0.0.0.0:5080") with { BehindProxy = Elsewhere };
        Refused(open).ShouldContain("--public-url");
        Refused(open with { PublicUrl = new("http://clinic.example") }).ShouldContain("https://");
        Refused(open with { PublicUrl = new("https://clinic.example/frame") }).ShouldContain("no path");
        var listening = new Listening(open with { PublicUrl = new("https://clinic.example") });
        listening.Secure.ShouldBeTrue();
        listening.Hosts.ShouldContain("clinic.example");
    }

    [Fact]
    public void A_file_that_is_no_certificate_is_refused()
    {
        using var desk = new Cli.Desk();
        desk.Write("clinic.pem", "no certificate");
        Refused(Told("https://0.0.0.0:443") with { Cert = Path.Combine(desk.Folder, "clinic.pem") }).ShouldContain("cannot be used as a certificate");
        Refused(Told("https://0.0.0.0:443") with { Cert = Path.Combine(desk.Folder, "missing.pfx") }).ShouldContain("cannot be used as a certificate");
    }

    [Fact]
    public async Task Every_answer_carries_the_guards_and_none_says_what_serves_it()
    {
        await using var site = new FailingSite();
        await site.InitializeAsync();
        var client = site.Anyone();
        foreach (var path in new[] { "/", "/sign-in", "/account", "/nowhere", "/status/500", "/assets/passkeys.js", "/fails" })
        {
            using var answer = await client.GetAsync(path, Stop);
            string One(string name) => string.Join(", ", answer.Headers.GetValues(name));
            One("Content-Security-Policy").ShouldBe("default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; media-src 'self' blob:; connect-src 'self'; font-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'");
            One("X-Content-Type-Options").ShouldBe("nosniff");
            One("Referrer-Policy").ShouldBe("no-referrer");
            One("Cross-Origin-Opener-Policy").ShouldBe("same-origin");
            One("Cross-Origin-Resource-Policy").ShouldBe("same-origin");
            One("Permissions-Policy").ShouldContain("camera=()");
            One("Cache-Control").ShouldBe(path.StartsWith("/assets/", StringComparison.Ordinal) ? "no-cache" : "no-store", path);
            answer.Headers.Contains("Server").ShouldBeFalse();
            answer.Headers.Contains("Strict-Transport-Security").ShouldBeFalse("it is not https");
        }
    }

    [Fact]
    public async Task An_answer_to_a_program_is_not_kept_and_is_no_page()
    {
        await using var site = new FailingSite();
        await site.InitializeAsync();
        foreach (var path in new[] { "/v1/rules/fee", "/v1/screen", "/v1/nowhere" })
        {
            using var answer = await site.Anyone().GetAsync(path, Stop);
            string One(string name) => string.Join(", ", answer.Headers.GetValues(name));
            One("Content-Security-Policy").ShouldBe("default-src 'none'; frame-ancestors 'none'");
            One("X-Content-Type-Options").ShouldBe("nosniff");
            One("Cache-Control").ShouldBe("no-store");
            One("X-Correlation-Id").ShouldMatch("^[0-9a-f]{16}$");
            answer.Headers.Contains("Server").ShouldBeFalse();
        }
    }

    [Fact]
    public async Task An_error_of_ours_shows_a_number_and_nothing_of_what_was_said()
    {
        await using var site = new FailingSite();
        await site.InitializeAsync();
        foreach (var method in new[] { HttpMethod.Get, HttpMethod.Post })
        {
            using var request = new HttpRequestMessage(method, "/fails") { Headers = { { "Accept", "text/html" } } };
            using var answer = await site.Anyone().SendAsync(request, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.InternalServerError);
            var page = await answer.Content.ReadAsStringAsync(Stop);
            page.ShouldContain("Our mistake");
            page.ShouldMatch("<code>[0-9a-f]{8}</code>");
            page.ShouldNotContain(Canary);
        }

        using var nowhere = new HttpRequestMessage(HttpMethod.Get, "/nowhere") { Headers = { { "Accept", "text/html" } } };
        using var none = await site.Anyone().SendAsync(nowhere, Stop);
        none.StatusCode.ShouldBe(HttpStatusCode.NotFound);
        (await none.Content.ReadAsStringAsync(Stop)).ShouldContain("Not here");
    }

    [Fact]
    public void The_log_has_the_kind_of_an_error_and_our_own_methods_and_no_words()
    {
        var formatter = new CarefulFormatter(new Clock(new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero)));
        var wrong = Thrown();
        string Logged(string category)
        {
            using var text = new StringWriter();
            var state = new[] { KeyValuePair.Create<string, object?>("Path", Canary), KeyValuePair.Create<string, object?>("{OriginalFormat}", "could not {Path}") };
            formatter.Write(new LogEntry<KeyValuePair<string, object?>[]>(LogLevel.Error, category, default, state, wrong, (_, _) => "number 7"), null, text);
            return text.ToString();
        }

        Logged("Microsoft.Something").ShouldBe("2026-03-02 09:00:00Z error Microsoft.Something: could not {Path} (InvalidOperationException at Framekeeper.Tests.Web.HostingTests.Thrown; within it FormatException at )\n");
        Logged("Framekeeper.Web").ShouldStartWith("2026-03-02 09:00:00Z error Framekeeper.Web: number 7 (");
    }

    [Fact]
    public async Task Another_s_name_that_points_here_is_not_answered()
    {
        await using var site = new FailingSite();
        await site.InitializeAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "evil.example" } };
        (await site.Anyone().SendAsync(request, Stop)).StatusCode.ShouldBe(HttpStatusCode.BadRequest);
    }

    [Fact]
    public async Task The_proxy_is_believed_and_nobody_else()
    {
        (await Asked(Here)).ShouldBe((HttpStatusCode.OK, true));
        (await Asked(Elsewhere)).ShouldBe((HttpStatusCode.BadRequest, false), "its word on the host is not taken");

        static async Task<(HttpStatusCode, bool Https)> Asked(IPNetwork proxy)
        {
            await using var site = new FailingSite(usual => usual with { BehindProxy = proxy, PublicUrl = new("https://clinic.example") });
            await site.InitializeAsync();
            using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { Host = "within.example" } };
            request.Headers.Add("X-Forwarded-Host", "clinic.example");
            request.Headers.Add("X-Forwarded-Proto", "https");
            request.Headers.Add("X-Forwarded-For", "203.0.113.9");
            using var answer = await site.Anyone().SendAsync(request, Stop);
            if (answer.StatusCode == HttpStatusCode.OK)
            {
                answer.Headers.GetValues("Set-Cookie").Single().ShouldMatch("^__Host-framekeeper-form=.*; secure; samesite=strict; httponly");
            }

            return (answer.StatusCode, answer.Headers.Contains("Strict-Transport-Security"));
        }
    }

    [Fact]
    public async Task With_a_certificate_it_speaks_https_and_its_cookies_keep_to_it()
    {
        var (pfx, pem) = (Path.GetTempFileName() + ".pfx", Path.GetTempFileName() + ".pem");
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var asks = new CertificateRequest("CN=localhost", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName("clinic.example");
        names.AddDnsName("localhost");
        asks.CertificateExtensions.Add(names.Build());
        using var certificate = asks.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-1), DateTimeOffset.UtcNow.AddDays(1));
        File.WriteAllBytes(pfx, certificate.Export(X509ContentType.Pfx, "opens"));
        File.WriteAllText(pem, certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem());
        try
        {
            Refused(Told("https://127.0.0.1:0") with { Cert = pfx, CertPassword = "wrong" }).ShouldContain("FRAMEKEEPER_CERT_PASSWORD");
            foreach (var (file, password) in new[] { (pfx, "opens"), (pem, null) })
            {
                await using var site = new FailingSite(usual => usual with { Urls = "https://127.0.0.1:0", Cert = file, CertPassword = password });
                await site.InitializeAsync();
                using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, shown, _, _) => shown!.Thumbprint == certificate.Thumbprint };
                using var client = new HttpClient(handler);
                using var request = new HttpRequestMessage(HttpMethod.Get, site.Url + "/sign-in") { Headers = { Host = "clinic.example" } };
                using var answer = await client.SendAsync(request, Stop);
                answer.StatusCode.ShouldBe(HttpStatusCode.OK, "the names of the certificate are the site's");
                answer.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000");
                answer.Headers.GetValues("Set-Cookie").ShouldAllBe(cookie => cookie.StartsWith("__Host-") && cookie.Contains("secure"));
                using var screened = await client.PostAsync(site.Url + "/v1/screen", null, Stop);
                screened.StatusCode.ShouldBe(HttpStatusCode.Unauthorized);
                screened.Headers.GetValues("Strict-Transport-Security").Single().ShouldBe("max-age=31536000");
            }
        }
        finally
        {
            File.Delete(pfx);
            File.Delete(pem);
        }
    }

    private static SiteOptions Told(string urls) => new("data", TimeProvider.System, Urls: urls);

    private static string Refused(SiteOptions options)
    {
        var wrong = Should.Throw<InputException>(() => new Listening(options));
        return wrong.Describe();
    }

    private static InvalidOperationException Thrown()
    {
        try
        {
            throw new InvalidOperationException(Canary, new FormatException(Canary));
        }
        catch (InvalidOperationException thrown)
        {
            return thrown;
        }
    }

    /// <summary>A site with an endpoint that fails.</summary>
    private sealed class FailingSite(Func<SiteOptions, SiteOptions>? otherwise = null) : SiteFixture
    {
        protected override SiteOptions Options(SiteOptions usual) => otherwise?.Invoke(usual) ?? usual;

        protected override void Add(WebApplication site) => site.Map("/fails", _ => throw new InvalidOperationException(Canary)).AllowAnonymous();
    }
}
