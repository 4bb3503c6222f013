using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using System.Runtime.ExceptionServices;
using System.Security.Claims;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Store.Recordings;
using Framekeeper.Web.Access;
using Framekeeper.Web.Demo;
using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;

namespace Framekeeper.Tests.Web;

/// <summary>A word that people give the site reaches the page that shows it to those who may see it, and no log, title, address, exception or file beside the sealed data.</summary>
public sealed partial class CanaryTests : IAsyncLifetime
{
    /// <summary>Another one each time, so that whatever has it was written by this test.</summary>
    private readonly string canary = "Quill" + RandomNumberGenerator.GetString("bcdfghjklmnpqrstvwxz", 10);

    private readonly DateTime began = DateTime.UtcNow.AddSeconds(-1);
    private readonly LoggingSite site = new();
    private readonly ConcurrentQueue<string> thrown = [];
    private readonly ConcurrentQueue<string> spooled = [];
    private readonly FileSystemWatcher temporary = new(Path.GetTempPath(), "ASPNETCORE_*") { EnableRaisingEvents = true };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync()
    {
        AppDomain.CurrentDomain.FirstChanceException += Notice;
        temporary.Created += (_, made) => spooled.Enqueue(made.Name!);
        return site.InitializeAsync();
    }

    public async ValueTask DisposeAsync()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Notice;
        temporary.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task A_word_of_somebody_is_on_their_pages_alone()
    {
        var therapist = await site.As(AccountRoles.Therapist);
        var supervisor = await site.As(AccountRoles.Supervisor);
        var (director, lead) = (await site.As(AccountRoles.Director), await site.As(AccountRoles.Compliance));
        await Send(supervisor, "/people/new", ("Given", canary), ("Family", canary), ("Part", "client"), ("Phone", canary), ("Email", $"{canary}@example.org"));
        var client = site.Folder.People.All().Single().Id;
        var treatment = await Agreed(therapist, supervisor.Id, client);
        var tape = await Bring(treatment, client, therapist);
        await Transcribe(therapist, tape);
        await Send(therapist, $"/treatments/{treatment}/deeds", ("Kind", "Gift"), ("At", DateTime.UtcNow.AddMinutes(-5).ToString("yyyy-MM-dd'T'HH:mm", System.Globalization.CultureInfo.InvariantCulture)), ("From", "client"), ("Amount", "400"), ("Currency", "USD"), ("Place", canary), ("Channel", canary), ("What", canary));
        await Send(director, $"/tapes/{tape}", "?handler=Hold", ("Why", canary), ("Until", "2099-01-01"), ("Told", canary));
        await Send(director, "/groups", ("Name", canary));
        await Send(director, "/settings", ("Name", canary), ("TimeZone", "UTC"), ("Country", canary), ("GraceDays", "7"), ("Sample", "3"), ("Policy", canary));
        await Refuse(therapist, treatment);
        foreach (var member in new[] { therapist, supervisor, director, lead })
        {
            await Misuse(member, treatment, client, tape);
        }

        var shown = 0;
        foreach (var (member, role) in new[] { (therapist, AccountRoles.Therapist), (supervisor, AccountRoles.Supervisor), (director, AccountRoles.Director), (lead, AccountRoles.Compliance) })
        {
            shown += await Walk(member, role, treatment, client, tape);
        }

        shown.ShouldBeGreaterThan(20, "the pages do show it");
        site.Log.Lines.ShouldNotBeEmpty("the log is listened to");
        site.Log.Lines.Where(Has).ShouldBeEmpty();
        thrown.ShouldBeEmpty();
        spooled.ShouldBeEmpty("nothing that was sent is put into the temporary folder, not even for a moment");
        Sealed();
    }

    /// <summary>The client's consent, and an agreement that has the word wherever words can stand.</summary>
    private async Task<string> Agreed(Member therapist, string supervisor, string client)
    {
        var clinic = site.Folder.Clinic;
        var id = Treatment.NewId();
        clinic.Treatments.Put(new Treatment(id, [therapist.Id], supervisor, [client], [], false, false, DateTimeOffset.UtcNow, therapist.Id, null, null));
        await Send(
            therapist, $"/treatments/{id}/agreement",
            ("Form.From", Today), ("Form.Service", canary), ("Form.Zone", "UTC"), ("Form.FeeAmount", "60"), ("Form.FeeCurrency", "USD"), ("Form.FeePer", "session"), ("Form.FeePayer", "client"), ("Form.FeeMethods", canary), ("Form.Minutes", "50"), ("Form.Every", "week"),
            ("Form.Places", canary), ("Form.Channels", canary), ("Form.Recorded", "true"),
            ("Form.Exceptions[0].What", canary), ("Form.Exceptions[0].Allows", "meet"), ("Form.Exceptions[0].Words", canary), ("Form.Exceptions[0].Why", canary), ("Form.Exceptions[0].From", Today), ("Form.Exceptions[0].Until", "2099-01-01"));
        var version = clinic.Agreements.Versions(id).ShouldHaveSingleItem();
        foreach (var party in new[] { client, therapist.Id })
        {
            await Send(therapist, $"/treatments/{id}/agreement/1", ("Who", party), ("Name", canary), ("Agrees", "true"), ("Seen", version.Seen));
        }

        clinic.Agreements.InForce(id, DateOnly.FromDateTime(DateTime.UtcNow)).ShouldNotBeNull();
        (await Send(therapist, $"/treatments/{id}/consent/{client}", ("Purposes", "Supervision"), ("Purposes", "Software"), ("Audience", $"account:{therapist.Id}"), ("Audience", $"account:{supervisor}"), ("Medium", "Video"), ("Until", "2098-01-01"), ("Name", canary), ("Agrees", "true")))
            .ShouldContain("Your copy");
        return id;
    }

    private async Task<string> Bring(string treatment, string client, Member therapist)
    {
        var tapes = site.Folder.Clinic.Tapes;
        var bytes = Murmur.Of([(TimeSpan.FromSeconds(1), "a", 40)]);
        var tape = new Tape(Tapes.NewId(), treatment, [client], Medium.Audio, DateTimeOffset.UtcNow.AddMinutes(-1), true, therapist.Id) { Type = "audio/wav", Bytes = bytes.Length };
        tapes.Begin(tape);
        using (var file = SealedFile.Create(tapes.File(tape.Id), tapes.Key(tape.Id)!, bytes.Length))
        {
            await file.AppendAsync(new MemoryStream(bytes), Stop);
        }

        return tapes.Complete(tape.Id, therapist.Id).Id;
    }

    /// <summary>Long enough to be spooled where a server spools, under a file's name that is a client's; first as nothing that could be read.</summary>
    private async Task Transcribe(Member therapist, string tape)
    {
        var turns = string.Concat(Enumerable.Range(0, 800).Select(n => $"[{TimeSpan.FromSeconds(2 * n):hh\\:mm\\:ss}] {(n % 2 == 0 ? "client" : "therapist")}: {(n == 1 ? "Could you lend me fifty dollars until Friday, " : "I thought of it all night, of the house, and of how nobody came to the door, ")}{canary}.\n"));
        turns.Length.ShouldBeGreaterThan(70_000);
        foreach (var (name, text) in new[] { ($"{canary}.pdf", turns), ($"{canary}.vtt", canary + turns), ($"{canary}.docx", turns), ($"{canary}.txt", turns) })
        {
            using var form = new MultipartFormDataContent { { new StringContent(SiteFixture.Token(await therapist.Client.GetStringAsync($"/tapes/{tape}", Stop))), "__RequestVerificationToken" }, { new StringContent(text), "Words", name } };
            using var answer = await therapist.Client.PostAsync($"/tapes/{tape}?handler=Transcript", form, Stop);
            await Look(answer);
        }

        site.Folder.Clinic.Transcripts.Find(tape)!.Turns.Count.ShouldBe(800);
        site.Folder.Clinic.Findings.Judged(tape).ShouldNotBeNull();
    }

    /// <summary>Uploads that are refused, with the word in every field that a sender can fill.</summary>
    private async Task Refuse(Member therapist, string treatment)
    {
        foreach (var field in new[] { "treatment", "held", "medium", "recorded", "agreed", "stopped", "type", "ending", "filename" })
        {
            var said = new Dictionary<string, string> { ["treatment"] = treatment, ["held"] = DateTimeOffset.UtcNow.AddHours(-1).ToString("O"), ["medium"] = "audio", ["recorded"] = "nobody", ["agreed"] = "yes", ["type"] = "audio/wav", [field] = canary };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/uploads") { Headers = { { "Tus-Resumable", "1.0.0" }, { "Upload-Length", "100" }, { "Upload-Metadata", string.Join(',', said.Select(pair => $"{pair.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}")) } } };
            using var answer = await therapist.Client.SendAsync(request, Stop);
            answer.StatusCode.ShouldBe(HttpStatusCode.BadRequest);
            await Look(answer);
        }

        using var wild = new MultipartFormDataContent { { new StringContent(canary), "__RequestVerificationToken" }, { new StringContent(canary), canary }, { new StringContent(canary), "file", $"{canary}.wav" } };
        await Look(await therapist.Client.PostAsync("/upload", wild, Stop));
    }

    /// <summary>The word in every field of every form, in tokens, cookies and bodies that are no forms: nothing is an error of ours.</summary>
    private async Task Misuse(Member member, string treatment, string client, string tape)
    {
        foreach (var page in new[] { "/people/new", "/treatments/new", $"/treatments/{treatment}/agreement", $"/treatments/{treatment}/agreement/1", $"/treatments/{treatment}/consent/{client}", $"/treatments/{treatment}/deeds", $"/treatments/{treatment}/handover", $"/tapes/{tape}", $"/tapes/{tape}/turns/2", "/settings", "/groups", "/sign-in", "/sign-in/code", "/withdraw", "/account/password", "/account/passkeys" })
        {
            using var shown = await member.Client.GetAsync(page, Stop);
            var html = await shown.Content.ReadAsStringAsync(Stop);
            var names = FieldName().Matches(html).Select(match => WebUtility.HtmlDecode(match.Groups[1].Value)).Where(name => !name.StartsWith("__", StringComparison.Ordinal)).Distinct();
            var fields = names.Select(name => KeyValuePair.Create(name, canary)).Append(new("__RequestVerificationToken", SiteFixture.Token(html))).ToList();
            var handlers = Handler().Matches(html).Select(match => match.Groups[1].Value).Distinct().Where(handler => handler is not ("Destroy" or "Transcript" or "EndAll" or "End")).Select(handler => $"?handler={handler}").Append("");
            foreach (var handler in handlers.ToList())
            {
                await Look(await member.Client.PostAsync(page + handler, new FormUrlEncodedContent(fields), Stop));
                await Look(await member.Client.PostAsync(page + handler, new StringContent(canary, Encoding.UTF8, "application/json"), Stop));
            }

            await Look(await member.Client.PostAsync(page, new FormUrlEncodedContent([new("__RequestVerificationToken", canary)]), Stop));
        }

        using var odd = new HttpRequestMessage(HttpMethod.Get, "/account");
        odd.Headers.TryAddWithoutValidation("Cookie", $"framekeeper.session={canary}; {canary}={canary}");
        await Look(await site.Anyone().SendAsync(odd, Stop));
    }

    /// <summary>Opens all that a role may open; how many pages had the word, as they should.</summary>
    private async Task<int> Walk(Member member, string role, string treatment, string client, string tape)
    {
        var user = new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.Role, role)], "test"));
        var shown = 0;
        foreach (var route in AccessTable.Default.Rows.Where(row => row.Methods.Contains("GET") && row.Allows(user) && !row.Route.EndsWith("/watch", StringComparison.Ordinal)).Select(row => row.Route))
        {
            var path = route.Replace("{person}", client, StringComparison.Ordinal).Replace("{version:int}", "1", StringComparison.Ordinal).Replace("{n:int}", "2", StringComparison.Ordinal).Replace("{code:int}", "404", StringComparison.Ordinal).Replace("{code}", "none", StringComparison.Ordinal)
                .Replace("{id}", route.StartsWith("tapes", StringComparison.Ordinal) ? tape : treatment, StringComparison.Ordinal);
            using var answer = await member.Client.GetAsync($"/{path}", Stop);
            shown += await Look(answer) ? 1 : 0;
        }

        return shown;
    }

    private async Task<string> Send(Member member, string page, params (string Name, string Value)[] fields) => await Send(member, page, "", fields);

    private async Task<string> Send(Member member, string page, string handler, params (string Name, string Value)[] fields)
    {
        using var answer = await SiteFixture.Post(member.Client, page, fields.Select(field => KeyValuePair.Create(field.Name, field.Value)), page + handler);
        var html = await answer.Content.ReadAsStringAsync(Stop);
        answer.StatusCode.ShouldBeOneOf([HttpStatusCode.Redirect, HttpStatusCode.OK], page);
        html.ShouldNotContain("class=\"error\" id=", Case.Sensitive, page);
        await Look(answer);
        return html;
    }

    /// <summary>Nothing of the word in where an answer leads, in its headers and in the page's title and addresses; whether it is on the page.</summary>
    private async Task<bool> Look(HttpResponseMessage answer)
    {
        var path = answer.RequestMessage!.RequestUri!.AbsolutePath;
        ((int)answer.StatusCode).ShouldBeLessThan(500, path);
        answer.Headers.Concat(answer.Content.Headers).Where(header => header.Value.Any(Has)).Select(header => header.Key).ShouldBeEmpty(path);
        var text = await answer.Content.ReadAsStringAsync(Stop);
        Title().Matches(text).Select(match => match.Value).Where(Has).ShouldBeEmpty(path);
        Address().Matches(text).Select(match => match.Value).Where(Has).ShouldBeEmpty(path);
        return Has(text);
    }

    /// <summary>Neither in the data as they lie nor in any file that came about meanwhile.</summary>
    private void Sealed()
    {
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        byte[][] forms = [Encoding.UTF8.GetBytes(canary), Encoding.Unicode.GetBytes(canary)];
        var data = Directory.EnumerateFiles(site.Data, "*", SearchOption.AllDirectories).ToList();
        data.Count.ShouldBeGreaterThan(2);

        // A pipe, as each program of .NET has one there for a debugger, is empty: whoever opened it would wait for ever.
        var places = new[] { Path.GetTempPath(), Environment.CurrentDirectory }.SelectMany(place => new DirectoryInfo(place).EnumerateFiles()).Where(file => file.LastWriteTimeUtc >= began && file.Exists && file.Length > 0).Select(file => file.FullName);
        data.Concat(places).Where(file => forms.Any(form => Read(file).AsSpan().IndexOf(form) >= 0)).ShouldBeEmpty();
    }

    private static byte[] Read(string file)
    {
        try
        {
            using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
            var bytes = new byte[Math.Min(stream.Length, 64 << 20)];
            return bytes[..stream.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false)];
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // Of another program, or gone meanwhile.
            return [];
        }
    }

    private static string Today => DateTime.UtcNow.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);

    private bool Has(string text) => text.Contains(canary, StringComparison.OrdinalIgnoreCase);

    /// <summary>Of exceptions that we throw: how a framework words one that it catches itself is not ours to choose, and the log has no exception's words.</summary>
    private void Notice(object? sender, FirstChanceExceptionEventArgs happened)
    {
        if (happened.Exception is var wrong && (wrong is InputException || wrong.TargetSite?.DeclaringType?.Assembly.GetName().Name?.StartsWith("Framekeeper", StringComparison.Ordinal) == true) && Has(wrong.Message)
            // What is wrong in a term of an agreement is quoted to whoever wrote it, beside the field; these end where the agreement is read.
            && wrong.TargetSite?.DeclaringType?.FullName?.StartsWith("Framekeeper.Formats.Kinds", StringComparison.Ordinal) != true)
        {
            thrown.Enqueue($"{wrong.GetType().Name} at {wrong.StackTrace}");
        }
    }

    [GeneratedRegex("<title>.*?</title>", RegexOptions.Singleline)]
    private static partial Regex Title();

    [GeneratedRegex("(?:href|src|action|data-[a-z]+|hx-[a-z]+|id|for)=\"[^\"]*\"")]
    private static partial Regex Address();

    [GeneratedRegex("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"")]
    private static partial Regex FieldName();

    [GeneratedRegex(@"handler=(\w+)")]
    private static partial Regex Handler();

    /// <summary>A site whose log is listened to: our own categories from the finest level on, and of others what the terminal would get.</summary>
    private sealed class LoggingSite : SiteFixture
    {
        public Ear Log { get; } = new();

        protected override void Add(WebApplication site)
        {
            var rules = site.Services.GetRequiredService<IOptionsMonitor<LoggerFilterOptions>>().CurrentValue.Rules;
            rules.Add(new LoggerFilterRule(typeof(Ear).FullName, null, LogLevel.Warning, null));
            rules.Add(new LoggerFilterRule(typeof(Ear).FullName, "Framekeeper", LogLevel.Trace, null));
            var loggers = site.Services.GetRequiredService<ILoggerFactory>();
            loggers.AddProvider(Log);
            loggers.CreateLogger("Framekeeper.Tests").Log(LogLevel.Trace, default, "listening", null, (said, _) => said);
        }
    }

    private sealed class Ear : ILoggerProvider
    {
        private readonly CarefulFormatter formatter = new(TimeProvider.System);

        public ConcurrentQueue<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => new One(this, categoryName);

        public void Dispose()
        {
        }

        private sealed class One(Ear ear, string category) : ILogger
        {
            public IDisposable? BeginScope<TState>(TState state)
                where TState : notnull => null;

            public bool IsEnabled(LogLevel logLevel) => true;

            public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
            {
                using var line = new StringWriter();
                ear.formatter.Write(new LogEntry<TState>(logLevel, category, eventId, state, exception, formatter), null, line);
                ear.Lines.Enqueue(line.ToString());
            }
        }
    }
}
