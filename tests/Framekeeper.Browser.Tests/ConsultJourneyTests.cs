using System.Text;
using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Store.Recordings;
using Framekeeper.Tests.Web.Rooms;
using Framekeeper.Ties;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace Framekeeper.Browser.Tests;

/// <summary>A consultation from a contested finding: laid out, dissented, decided, signed, taken outside, opened again.</summary>
public sealed class ConsultJourneyTests(Clinic clinic)
{
    private const string Session = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Ottoline Vane>I did not sleep much this week.\n\n00:00:05.000 --> 00:00:09.000\n<v Bertil Krag>Could you lend me fifty dollars until Friday?\n\n00:00:10.000 --> 00:00:14.000\n<v Ottoline Vane>I suppose that I could.\n";

    [Fact]
    public async Task A_contested_finding_is_consulted_about_dissented_decided_taken_outside_and_opened_again()
    {
        var (therapist, supervisor, compliance) = (await clinic.Account("Bertil Krag", [AccountRoles.Therapist]), await clinic.Account("Ines Lomax", [AccountRoles.Supervisor]), await clinic.Account("Peer Aldous", [AccountRoles.Compliance]));
        var tape = await Recorded(therapist, supervisor);

        // Marked as contested, and opened from there.
        await using var chief = await clinic.Open($"/tapes/{tape}", session: await clinic.Session(supervisor));
        var page = chief.Page;
        await page.GetByText("Decide", new() { Exact = true }).First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Mark as contested" }).First.ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Consult about it" }).First.ClickAsync();
        await Expect(page.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToHaveTextAsync("Consult about a contested finding");
        await chief.Scan();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the consultation" }).ClickAsync();
        await Expect(page.Locator("#facts-error")).ToContainTextAsync("are missing");
        await chief.Scan();
        await page.GetByLabel("What happened, or is contemplated?").FillAsync("Bertil asked Ottoline, who is 47, for a loan on 3 March. Her sister Wilhelmina knows of it.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open the consultation" }).ClickAsync();
        await Expect(page.GetByRole(AriaRole.Status)).ToContainTextAsync("Opened");
        var path = new Uri(page.Url).AbsolutePath;
        await chief.Scan();

        // Laid out; what a source is worth stands beside it.
        await Expect(page.Locator("main")).ToContainTextAsync("from memory");
        await page.GetByLabel("Peer Aldous").CheckAsync();
        foreach (var select in await page.Locator("select[name^=Rated]").AllAsync())
        {
            await select.SelectOptionAsync("Mid");
        }

        foreach (var select in await page.Locator("select[name^=Answered]").AllAsync())
        {
            await select.SelectOptionAsync("Unsure");
        }

        await page.GetByLabel("Money").FillAsync("Fifty dollars, for a week.");
        await page.GetByLabel("How does the client see it?").FillAsync("She was glad to help, and uneasy on the way home.");
        await page.GetByLabel("What else could be done?").FillAsync("Say that it was a mistake.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).First.ClickAsync();
        await Expect(page.Locator("dl.laid").Filter(new() { HasText = "Fifty dollars" })).ToBeVisibleAsync();
        await chief.Scan();

        await using (var own = await clinic.Open(path, session: await clinic.Session(therapist)))
        {
            await own.Page.GetByLabel("Your opinion").SelectOptionAsync("Fitting");
            await own.Page.GetByLabel("Why?").Last.FillAsync("It was a small sum, and asked once.");
            await own.Page.GetByRole(AriaRole.Button, new() { Name = "Give it" }).ClickAsync();
            await Expect(own.Page.GetByRole(AriaRole.Status)).ToContainTextAsync("kept as you gave it");
            await own.Scan();
        }

        await using (var lead = await clinic.Open(path, session: await clinic.Session(compliance)))
        {
            await lead.Page.GetByLabel("Your opinion").SelectOptionAsync("Unfitting");
            await lead.Page.GetByLabel("Why?").Last.FillAsync("Who can say no to the one who treats them?");
            await lead.Page.GetByRole(AriaRole.Button, new() { Name = "Give it" }).ClickAsync();
        }

        await page.ReloadAsync();
        await Expect(page.GetByRole(AriaRole.Button, new() { Name = "Keep it" }).First).ToBeHiddenAsync();
        await page.GetByLabel("Decision").SelectOptionAsync("Unfitting");
        await page.GetByLabel("Why?").Last.FillAsync("The sum does not matter.");
        await page.GetByLabel("Who does what?").FillAsync("Bertil says so on Friday.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Decide", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("Bertil Krag dissents: it may stand as it is");
        await Expect(page.Locator("main")).ToContainTextAsync("1 dissent, kept above");
        await page.GetByLabel("Your name").FillAsync("Ines Lomax");
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign", Exact = true }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("signed on screen");
        await chief.Scan();

        // The copy for outside is seen first.
        await page.GetByRole(AriaRole.Link, new() { Name = "A copy for somebody outside" }).ClickAsync();
        await Expect(page.Locator(".notice.bad")).ToContainTextAsync("Wilhelmina");
        await chief.Scan();
        await page.GetByLabel("Further words to take out").FillAsync("Wilhelmina = a sister");
        await page.GetByRole(AriaRole.Button, new() { Name = "Take them out and look again" }).ClickAsync();
        await Expect(page.Locator("main")).ToContainTextAsync("The therapist asked the client, who is 45, for a loan");
        await Expect(page.Locator(".notice.bad")).ToHaveCountAsync(0);
        await page.GetByLabel("I have read every line").CheckAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Button, new() { Name = "Give me the copy" }).ClickAsync());
        var copy = await File.ReadAllTextAsync(await download.PathAsync(), TestContext.Current.CancellationToken);
        copy.ShouldContain("dissents");
        foreach (var name in new[] { "Bertil", "Krag", "Ottoline", "Vane", "Ines", "Lomax", "Peer", "Aldous", "Wilhelmina", "3 March" })
        {
            copy.ShouldNotContain(name, Case.Sensitive);
        }

        // Opened again; the record has both versions.
        await page.GotoAsync(path);
        await page.GetByText("Open it again").First.ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it again" }).ClickAsync();
        await Expect(page.Locator("#because-error")).ToContainTextAsync("say what has changed");
        await page.GetByLabel("What has changed?").FillAsync("He asked a second time.");
        await page.GetByRole(AriaRole.Button, new() { Name = "Open it again" }).ClickAsync();
        await Expect(page.Locator(".lead")).ToContainTextAsync("version 2");
        await Expect(page.Locator("main")).ToContainTextAsync("He asked a second time.");
        await page.GetByText("Version 1,").ClickAsync();
        await Expect(page.Locator("details").Last).ToContainTextAsync("Bertil Krag dissents");
        await chief.Scan();
        await page.GotoAsync("/consults");
        await Expect(page.Locator("tbody tr").Filter(new() { HasText = "Ottoline Vane" })).ToContainTextAsync("being written");
        await chief.Scan();
        await page.GotoAsync($"{path}/record");
        await Expect(page.Locator("section")).ToHaveCountAsync(2);
        await chief.Scan();
        await page.GotoAsync("/consults/new");
        await chief.Scan();
    }

    /// <summary>A session that was agreed to, recorded, judged and read by its therapist.</summary>
    private async Task<string> Recorded(string therapist, string supervisor)
    {
        var (records, now, client, treatment) = (clinic.Folder.Clinic, DateTimeOffset.UtcNow, $"c-{Guid.NewGuid():N}"[..10], Treatment.NewId());
        clinic.Folder.People.Take([new Person(client) { Roles = ["client"], Given = "Ottoline", Family = "Vane" }]);
        records.Treatments.Put(new Treatment(treatment, [therapist], supervisor, [client], [], false, false, now, therapist, null, null));
        var terms = new Agreement { From = DateOnly.FromDateTime(now.UtcDateTime), Service = "individual psychotherapy", Therapists = [new Party(therapist, "Bertil Krag", "licensed", supervisor)], Clients = [new Party(client, "Ottoline Vane")], Places = ["clinic"], Channels = ["portal"], Recording = new Recording(true) };
        var version = records.Agreements.Draft(treatment, terms, therapist);
        records.Agreements.Sign(treatment, version.Version, client, "Ottoline Vane", Signature.OnScreen, seen: version.Seen);
        records.Agreements.Sign(treatment, version.Version, therapist, "Bertil Krag", Signature.OnScreen, seen: version.Seen);
        records.Consents.Give(new RecordingConsent(Store.Clinic.Consents.NewId(), treatment, client, [Purpose.Supervision, Purpose.Software], [$"account:{therapist}", $"account:{supervisor}"], Medium.Video, terms.From!.Value.AddDays(200), now, RecordingConsent.OnScreen));
        var bytes = Murmur.Of([(TimeSpan.FromSeconds(1), "Ottoline", 40), (TimeSpan.FromSeconds(5), "Bertil", 60), (TimeSpan.FromSeconds(10), "Ottoline", 200)]);
        var tape = new Tape(Tapes.NewId(), treatment, [client], Medium.Audio, now.AddMinutes(-1), true, therapist) { Type = "audio/wav", Bytes = bytes.Length };
        records.Tapes.Begin(tape);
        using (var file = SealedFile.Create(records.Tapes.File(tape.Id), records.Tapes.Key(tape.Id)!, bytes.Length))
        {
            await file.AppendAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        }

        records.Tapes.Complete(tape.Id, therapist);
        records.Transcripts.Put(tape.Id, records.Transcripts.Read(new MemoryStream(Encoding.UTF8.GetBytes(Session)), "session.vtt", treatment, tape.Held), therapist);
        records.Findings.Judge(tape.Id, Frame.Default, _ => true);
        records.Supervision.Read(tape.Id, therapist, "She slept little.", "", "");
        return tape.Id;
    }
}
