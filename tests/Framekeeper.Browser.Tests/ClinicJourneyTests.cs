using System.Globalization;
using System.Text;
using Framekeeper.Store.Clinic;
using Framekeeper.Web.Access;
using Microsoft.Data.Sqlite;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>A recording from the agreement to its certificate of destruction, as those who are in it and work with it live through it.</summary>
public sealed class ClinicJourneyTests
{
    /// <summary>A sentence of the transcript, and as much of the video's bytes, that must be nowhere in the end.</summary>
    private const string Canary = "being so many different sizes in a day is very confusing";

    private static readonly TimeSpan AtOnce = TimeSpan.FromSeconds(2);

    [Fact]
    public async Task From_the_agreement_to_the_certificate()
    {
        var (video, transcript) = (Session("session.webm"), Session("session.vtt"));
        await using var clinic = new PassingTime();
        await clinic.InitializeAsync();
        var here = await Wonderland.People(clinic);
        await using var admitting = await here.OpenAs(here.Duchess, "/treatments/new");
        var treatment = await Treat(admitting, here);
        await using var therapist = await here.OpenAs(here.Caterpillar, $"/treatments/{treatment}");
        await Agree(therapist, treatment);
        await Sign(therapist, here, treatment);
        var code = await Consent(therapist, here, treatment);
        var tape = await Bring(therapist, treatment, video, transcript);
        await Play(therapist);

        clinic.Folder.Clinic.Supervision.Read(tape, here.Caterpillar, "It went.", "", "");
        await using var supervisor = await here.OpenAs(here.Duchess, $"/tapes/{tape}");
        await Play(supervisor);
        var traces = Traces(clinic, tape, await File.ReadAllBytesAsync(video, TestContext.Current.CancellationToken));
        traces.ShouldAllBe(trace => clinic.Holds(trace), "sealed, it is there");
        await supervisor.Page.EvaluateAsync("() => document.querySelector('video').play()");
        foreach (var open in new[] { supervisor, therapist })
        {
            await open.Page.EvaluateAsync("() => { const notice = document.querySelector('[data-locked-notice]'); new MutationObserver(() => { window.closed = Date.now(); }).observe(notice, { attributes: true }); }");
        }

        await Withdraw(clinic, code);
        var withdrawn = clinic.Folder.Clinic.Consents.Of(treatment).Single().Withdrawn!.Value;
        await Stopped(supervisor, tape, withdrawn);
        await Stopped(therapist, tape, withdrawn);

        clinic.Pass(TimeSpan.FromDays(7.1));
        await clinic.Restart();
        await Destroyed(clinic, here, tape, code, traces, await File.ReadAllBytesAsync(video, TestContext.Current.CancellationToken));
    }

    /// <summary>Opens the treatment of Alice by Caterpillar; its id.</summary>
    private static async Task<string> Treat(Visit visit, Wonderland here)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the treatment" }).ClickAsync();
        await Expect(page.Locator("#clients-error")).ToHaveTextAsync("Choose at least one client.");
        await visit.Scan();
        await page.GetByLabel("Alice").First.CheckAsync();
        await page.GetByLabel("Therapist", new() { Exact = true }).SelectOptionAsync(here.Caterpillar);
        await page.GetByLabel("Supervisor", new() { Exact = true }).SelectOptionAsync(here.Duchess);
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the treatment" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("The treatment is open");
        await visit.Scan();
        return page.Url.Split('/')[^1];
    }

    private static async Task Agree(Visit visit, string treatment)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Write it down" }).ClickAsync();
        await page.GetByLabel("Service").FillAsync("individual psychotherapy");
        await page.GetByLabel("Amount").FillAsync("sixty");
        await page.GetByLabel("Currency").FillAsync("$");
        await page.GetByLabel("Time zone").FillAsync("Wonderland");
        await page.GetByLabel("What is agreed").First.FillAsync("a walk in the garden");
        await page.GetByLabel("The act that it allows").First.FillAsync("croquet");
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();

        foreach (var (id, says) in new[] { ("form-feeamount", "Write the amount as a number"), ("form-feecurrency", ""), ("form-zone", ""), ("form-exceptions-0--allows", "is no act") })
        {
            await Expect(page.Locator($"#{id}")).ToHaveAttributeAsync("aria-invalid", "true");
            await Expect(page.Locator($"#{id}-error")).ToContainTextAsync(says.Length == 0 ? new System.Text.RegularExpressions.Regex(".") : new(says));
        }

        await Expect(page.GetByLabel("Amount")).ToHaveValueAsync("sixty");
        await visit.Scan();
        await visit.Picture("agreement with errors");

        await page.GetByLabel("Amount").FillAsync("60");
        await page.GetByLabel("Currency").FillAsync("USD");
        await page.GetByLabel("Time zone").FillAsync("UTC");
        await page.GetByLabel("The act that it allows").First.FillAsync("meet");
        await page.GetByLabel("Words that name it").First.FillAsync("garden");
        await page.GetByLabel("Why it is part of treatment").First.FillAsync("practising with open doors");
        await page.GetByLabel("From", new() { Exact = true }).First.FillAsync(Day(DateTimeOffset.UtcNow));
        await page.GetByLabel("Until", new() { Exact = true }).First.FillAsync(Day(DateTimeOffset.UtcNow.AddDays(60)));
        await page.GetByLabel("Sessions may be recorded").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Write it down" }).ClickAsync();
        await page.WaitForURLAsync($"**/treatments/{treatment}/agreement/1");
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Written down");
        await visit.Scan();
    }

    private static async Task Sign(Visit visit, Wonderland here, string treatment)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Choose whose signature it is");
        await visit.Scan();
        foreach (var name in new[] { "Caterpillar", "Alice" })
        {
            await page.GetByRole(AriaRole.Radio, new() { Name = name }).CheckAsync();
            await page.GetByLabel("Full name, as a signature").FillAsync(name);
            await page.GetByLabel("I have read this agreement").CheckAsync();
            await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
            await Expect(page.Locator("dl.facts").Last).ToContainTextAsync(name);
        }

        await Expect(page.Locator(".lead")).ToContainTextAsync("in force from");
        await page.GetByRole(AriaRole.Button, new() { Name = "Print the copy" }).ClickAsync();
        (await page.EvaluateAsync<bool>("window.printed")).ShouldBeTrue();
        await visit.Scan();
        await page.EmulateMediaAsync(new() { Media = Media.Print });
        await Expect(page.Locator("header")).ToBeHiddenAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("60");
        await visit.Picture("agreement printed");
        await page.EmulateMediaAsync(new() { Media = Media.Screen });
        await page.GotoAsync($"/treatments/{treatment}");
        await Expect(page.Locator("main")).ToContainTextAsync("in force");
        await visit.Scan();
        here.Alice.ShouldNotBeEmpty();
    }

    /// <summary>The code that is shown once.</summary>
    private static async Task<string> Consent(Visit visit, Wonderland here, string treatment)
    {
        var page = visit.Page;
        await page.GetByRole(AriaRole.Link, new() { Name = "Ask Alice" }).ClickAsync();
        await visit.Scan();
        await page.GetByRole(AriaRole.Button, new() { Name = "I agree", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Tick that this was read");
        await visit.Scan();
        await page.GetByLabel("Reading by software").CheckAsync();
        await page.GetByLabel("Full name, as a signature").FillAsync("Alice");
        await page.GetByLabel("I have read this").CheckAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "I agree", Exact = true }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Your copy");
        var code = await page.Locator(".code.big").InnerTextAsync();
        await visit.Scan();
        await visit.Picture("consent copy");
        await page.GetByRole(AriaRole.Button, new() { Name = "Print the copy" }).ClickAsync();
        (await page.EvaluateAsync<bool>("window.printed")).ShouldBeTrue();

        await page.GotoAsync($"/treatments/{treatment}/consent/{here.Alice}");
        (await page.ContentAsync()).ShouldNotContain(code, Case.Insensitive, "it is shown once");
        await page.GotoAsync($"/treatments/{treatment}");
        (await page.ContentAsync()).ShouldNotContain(code, Case.Insensitive);
        return code;
    }

    /// <summary>Sends the recording, over a line that breaks, and then its transcript; the id of the tape.</summary>
    private static async Task<string> Bring(Visit visit, string treatment, string video, string transcript)
    {
        var page = visit.Page;
        await page.GotoAsync($"/treatments/{treatment}/record");
        await visit.Scan();
        var offsets = new List<string>();
        await page.RouteAsync("**/uploads/*", async route =>
        {
            if (route.Request.Method == "PATCH")
            {
                offsets.Add(route.Request.Headers["upload-offset"]);
                if (offsets.Count == 2)
                {
                    await route.AbortAsync("connectionreset");
                    return;
                }
            }

            await route.ContinueAsync();
        });
        await page.GetByLabel("When was the session?").FillAsync(DateTime.UtcNow.AddMinutes(-10).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture));
        await page.GetByLabel("Yes, at the beginning of this session").CheckAsync();
        await page.GetByLabel("The recording", new() { Exact = true }).SetInputFilesAsync(video);
        await page.GetByRole(AriaRole.Button, new() { Name = "Bring it" }).ClickAsync();
        await page.WaitForURLAsync("**/tapes/r-*", new() { Timeout = 60_000 });
        offsets.ShouldBe(["0", "4096", "4096"], "what had arrived is not sent again");
        visit.Complaints.RemoveAll(complaint => complaint.Contains("ERR_CONNECTION_RESET", StringComparison.Ordinal)).ShouldBe(1);
        await page.UnrouteAllAsync();
        await visit.Scan();

        await page.GetByLabel("Add the transcript").SetInputFilesAsync(transcript);
        await page.GetByRole(AriaRole.Button, new() { Name = "Add it" }).ClickAsync();
        await Expect(page.Locator(".turns > li")).ToHaveCountAsync(12);
        await Expect(page.Locator(".turns")).ToContainTextAsync(Canary);
        await visit.Scan();
        return page.Url.Split('/')[^1];
    }

    private static async Task Play(Visit visit)
    {
        var page = visit.Page;
        await page.EvaluateAsync("async () => { const video = document.querySelector('video'); video.muted = true; await video.play(); }");
        await page.WaitForFunctionAsync("() => document.querySelector('video').currentTime > 0.5");
        await page.EvaluateAsync("() => { document.querySelector('video').currentTime = 30; }");
        await page.WaitForFunctionAsync("() => { const video = document.querySelector('video'); return !video.seeking && video.currentTime > 30.3; }");
        (await page.EvaluateAsync<int>("() => document.querySelector('video').getVideoPlaybackQuality().totalVideoFrames")).ShouldBeGreaterThan(1, "frames are decoded");
        (await page.EvaluateAsync<int>("() => document.querySelector('video').videoWidth")).ShouldBeGreaterThan(0);
        await page.EvaluateAsync("() => document.querySelector('video').pause()");
        await visit.Scan();
        await visit.Picture("recording played");
    }

    private static async Task Withdraw(Clinic clinic, string code)
    {
        await using var alice = await clinic.Open("/withdraw");
        var page = alice.Page;
        await Hands.Keys(page).Write(page.GetByLabel("Your code"), "0000-0000-0000-0000");
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "Show me" }));
        await Expect(page.Locator("#code-error")).ToContainTextAsync("There is no such code");
        await alice.Scan();
        await Hands.Keys(page).Write(page.GetByLabel("Your code"), code.ToLowerInvariant().Replace("-", " ", StringComparison.Ordinal));
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "Show me" }));
        await Expect(page.Locator("tbody")).ToContainTextAsync("Duchess");
        await Expect(page.Locator("tbody")).ToContainTextAsync("watched 0:00-0:0");
        await Expect(page.Locator("tbody")).ToContainTextAsync("read the transcript");
        await alice.Scan();
        await alice.Picture("withdraw before");
        await Hands.Keys(page).Press(page.GetByRole(AriaRole.Button, new() { Name = "Withdraw my consent" }));
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("From that moment nobody can play");
        await alice.Scan();
        await alice.Picture("withdraw after");
        page.Url.ShouldEndWith("?handler=Withdraw");
    }

    /// <summary>The page that was open has neither picture nor words, and gets none any more.</summary>
    private static async Task Stopped(Visit visit, string tape, DateTimeOffset withdrawn)
    {
        var page = visit.Page;
        await Expect(page.Locator("[data-locked-notice]")).ToBeVisibleAsync();
        (DateTimeOffset.FromUnixTimeMilliseconds(await page.EvaluateAsync<long>("window.closed")) - withdrawn).ShouldBeLessThan(AtOnce);
        (await page.EvaluateAsync<bool>("() => { const video = document.querySelector('video'); return video.paused && !video.hasAttribute('src') && video.hidden; }")).ShouldBeTrue();
        (await page.EvaluateAsync<string>("() => [...document.querySelectorAll('[data-words]')].map(words => words.textContent).join('')")).ShouldBe("");
        (await page.ContentAsync()).ShouldNotContain(Canary);
        await visit.Scan();
        await visit.Picture("recording closed while open");

        var refused = await visit.Context.APIRequest.GetAsync($"/tapes/{tape}/media");
        refused.Status.ShouldBe(403);
        (await visit.Context.APIRequest.GetAsync($"/tapes/{tape}/watch")).Status.ShouldBe(403);
        await page.ReloadAsync();
        (await page.ContentAsync()).ShouldNotContain(Canary);
        await Expect(page.GetByRole(AriaRole.Heading, new() { Name = "Closed" })).ToBeVisibleAsync();
        await visit.Scan();
    }

    /// <summary>Once the days of grace are over nothing gives it back, and the certificate says from when no backup does.</summary>
    private static async Task Destroyed(Clinic clinic, Wonderland here, string tape, string code, List<byte[]> traces, byte[] video)
    {
        await using var director = await clinic.OpenAs("/certificates", AccountRoles.Director);
        var page = director.Page;
        await Expect(page.Locator("tbody")).ToContainTextAsync("consent was withdrawn");
        await director.Scan();
        traces.ShouldAllBe(trace => !clinic.Holds(trace), "what was sealed is overwritten");
        SqliteConnection.ClearAllPools();
        traces.ShouldAllBe(trace => !clinic.Holds(trace));
        (clinic.Holds(Encoding.UTF8.GetBytes(Canary)), clinic.Holds(Encoding.Unicode.GetBytes(Canary)), clinic.Holds(video.AsSpan(video.Length / 2, 64)), clinic.Holds(video.AsSpan(1000, 64))).ShouldBe((false, false, false, false));
        clinic.Folder.Clinic.Tapes.Key(tape).ShouldBeNull();
        File.Exists(clinic.Folder.Clinic.Tapes.File(tape)).ShouldBeFalse();

        await page.Locator("tbody a").ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync(tape);
        await Expect(page.Locator("main")).ToContainTextAsync($"can no longer be opened from {clinic.Now.AddDays(31).UtcDateTime.ToString("d MMMM yyyy", CultureInfo.InvariantCulture)} on");
        await director.Scan();
        await director.Picture("certificate");
        await page.GotoAsync($"/tapes/{tape}");
        await Expect(page.Locator(".empty")).ToContainTextAsync("This recording was destroyed");
        await director.Scan();

        await using var alice = await clinic.Open("/withdraw");
        await alice.Page.GetByLabel("Your code").FillAsync(code);
        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "Show me" }).ClickAsync();
        await Expect(alice.Page.Locator("main")).ToContainTextAsync("can no longer be opened from");
        await alice.Scan();
        (await (await clinic.SignIn(here.Duchess)).Client.GetAsync(new Uri($"/tapes/{tape}/media", UriKind.Relative), TestContext.Current.CancellationToken)).IsSuccessStatusCode.ShouldBeFalse();
    }

    /// <summary>Pieces of what lies sealed: the file, the rows that the tape's key closes, and the key itself, wrapped.</summary>
    private static List<byte[]> Traces(Clinic clinic, string tape, byte[] video)
    {
        var sealedFile = File.ReadAllBytes(clinic.Folder.Clinic.Tapes.File(tape));
        (clinic.Holds(Encoding.UTF8.GetBytes(Canary)), clinic.Holds(video.AsSpan(video.Length / 2, 64))).ShouldBe((false, false), "nothing lies open, ever");
        return [sealedFile[100..400], sealedFile[^400..], .. Column(clinic, "frame.db", "SELECT sealed FROM transcripts"), .. Column(clinic, "frame.db", "SELECT sealed FROM findings"), .. Column(clinic, "keys.db", $"SELECT wrapped FROM keys WHERE name = 'tape/{tape}'")];
    }

    private static IEnumerable<byte[]> Column(Clinic clinic, string file, string query)
    {
        using var connection = new SqliteConnection($"Data Source={Path.Combine(clinic.Data, file)};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            // A long row goes on on another page of the database; its beginning lies in one piece.
            yield return [.. reader.GetFieldValue<byte[]>(0).Take(300)];
        }
    }

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Session(string name)
    {
        var root = Environment.GetEnvironmentVariable("FRAMEKEEPER_DATA");
        Assert.SkipWhen(string.IsNullOrEmpty(root), "needs the data of others: set FRAMEKEEPER_DATA to its folder");
        var file = Path.Combine(root!, "media-generated", name);
        Assert.SkipUnless(File.Exists(file), $"needs media-generated/{name} in the folder that FRAMEKEEPER_DATA names");
        return file;
    }

    /// <summary>A clinic whose days a test lets pass.</summary>
    private sealed class PassingTime : Clinic
    {
        private readonly Ahead clock = new();

        protected override TimeProvider Clock => clock;

        public void Pass(TimeSpan time) => clock.By += time;

        private sealed class Ahead : TimeProvider
        {
            public TimeSpan By { get; set; }

            public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + By;
        }
    }
}
