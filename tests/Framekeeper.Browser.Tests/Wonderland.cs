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

namespace Framekeeper.Browser.Tests;

/// <summary>Caterpillar treats Alice under the Duchess, in a clinic that others use as well: as in the session of <c>media-generated</c>.</summary>
internal sealed class Wonderland
{
    /// <summary>Turn 2 asks for a loan.</summary>
    public const string Loan = "WEBVTT\n\n00:00:01.000 --> 00:00:04.000\n<v Alice>I did not sleep much this week.\n\n00:00:05.000 --> 00:00:09.000\n<v Caterpillar>Could you lend me fifty dollars until Friday?\n\n00:00:10.000 --> 00:00:14.000\n<v Alice>I suppose that I could.\n";

    private readonly Clinic clinic;

    private Wonderland(Clinic clinic, string caterpillar, string duchess)
    {
        (this.clinic, Caterpillar, Duchess, Alice) = (clinic, caterpillar, duchess, $"c-{Guid.NewGuid():N}"[..10]);
        clinic.Folder.People.Take([new Person(Alice) { Roles = ["client"], Given = "Alice" }]);
    }

    /// <summary>The therapist's account.</summary>
    public string Caterpillar { get; }

    /// <summary>The supervisor's.</summary>
    public string Duchess { get; }

    /// <summary>The client, in the book of people.</summary>
    public string Alice { get; }

    public string Treatment { get; private set; } = "";

    /// <summary>Who there is.</summary>
    public static async Task<Wonderland> People(Clinic clinic) => new(clinic, await clinic.Someone("Caterpillar", [AccountRoles.Therapist]), await clinic.Someone("Duchess", [AccountRoles.Supervisor]));

    /// <summary>With a treatment whose agreement is signed.</summary>
    public static async Task<Wonderland> Agreed(Clinic clinic)
    {
        var here = await People(clinic);
        var records = clinic.Folder.Clinic;
        var now = clinic.Now;
        here.Treatment = Store.Clinic.Treatment.NewId();
        records.Treatments.Put(new Treatment(here.Treatment, [here.Caterpillar], here.Duchess, [here.Alice], [], false, false, now, here.Caterpillar, null, null));
        var version = records.Agreements.Draft(
            here.Treatment,
            new Agreement
            {
                From = DateOnly.FromDateTime(now.UtcDateTime),
                Service = "individual psychotherapy",
                Therapists = [new Party(here.Caterpillar, "Caterpillar", "licensed", here.Duchess)],
                Clients = [new Party(here.Alice, "Alice")],
                Fee = new Fee(25, "USD", "session", "client", ["card"]),
                Places = ["clinic"],
                Channels = ["portal"],
                Recording = new Recording(true),
            },
            here.Caterpillar);
        records.Agreements.Sign(here.Treatment, version.Version, here.Alice, "Alice", Signature.OnScreen, seen: version.Seen);
        records.Agreements.Sign(here.Treatment, version.Version, here.Caterpillar, "Caterpillar", Signature.OnScreen, seen: version.Seen);
        return here;
    }

    /// <summary>What Alice agrees to; the code that takes it back.</summary>
    public string Consent(params string[] further) => clinic.Folder.Clinic.Consents.Give(new RecordingConsent(
        Store.Clinic.Consents.NewId(), Treatment, Alice, [Purpose.Supervision, Purpose.Software], [$"account:{Caterpillar}", $"account:{Duchess}", .. further], Medium.Video,
        DateOnly.FromDateTime(clinic.Now.UtcDateTime).AddDays(200), clinic.Now, RecordingConsent.OnScreen));

    /// <summary>A recording of sound that has arrived, with a transcript that was judged.</summary>
    public async Task<string> Bring(string vtt = Loan, DateTimeOffset? held = null, Frame? frame = null)
    {
        var records = clinic.Folder.Clinic;
        var bytes = Murmur.Of([(TimeSpan.FromSeconds(1), "Alice", 40), (TimeSpan.FromSeconds(5), "Caterpillar", 60), (TimeSpan.FromSeconds(10), "Alice", 200)]);
        var tape = new Tape(Tapes.NewId(), Treatment, [Alice], Medium.Audio, held ?? clinic.Now.AddMinutes(-1), true, Caterpillar) { Type = "audio/wav", Bytes = bytes.Length };
        records.Tapes.Begin(tape);
        using (var file = SealedFile.Create(records.Tapes.File(tape.Id), records.Tapes.Key(tape.Id)!, bytes.Length))
        {
            await file.AppendAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        }

        records.Tapes.Complete(tape.Id, Caterpillar);
        records.Transcripts.Put(tape.Id, records.Transcripts.Read(new MemoryStream(System.Text.Encoding.UTF8.GetBytes(vtt)), "session.vtt", Treatment, tape.Held), Caterpillar);
        records.Findings.Judge(tape.Id, frame ?? Frame.Default, _ => true);
        return tape.Id;
    }

    public async Task<Visit> OpenAs(string account, string path) => await clinic.Open(path, session: await clinic.Session(account));
}
