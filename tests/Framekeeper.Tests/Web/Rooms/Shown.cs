using Framekeeper.Consents;
using Framekeeper.Store.Clinic;
using Framekeeper.Store.Recordings;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Demo;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Tests.Web.Rooms;

/// <summary>A tape of two minutes that a supervisor shows to a group: agreed to, read by its therapist, released.</summary>
internal sealed record Shown(SiteFixture Site, string Tape, string Treatment, string Therapist, string Supervisor, ViewingGroup Group, RecordingConsent Consent)
{
    public ClinicRecords Records => Site.Folder.Clinic;

    public static async Task<Shown> In(SiteFixture site, int members = 2, bool released = true)
    {
        var records = site.Folder.Clinic;
        var (therapist, supervisor) = (await site.Someone("Dana", [AccountRoles.Trainee]), await site.Someone("Margaret", [AccountRoles.Supervisor]));
        var watching = new List<string>();
        for (var n = 0; n < members; n++)
        {
            watching.Add(await site.Someone(Givens.ElementAtOrDefault(n) ?? $"Member {n}", [AccountRoles.Trainee]));
        }

        var group = new ViewingGroup(Groups.NewId(), "Thursday group", watching);
        records.Groups.Put(group, supervisor);
        var treatment = new Treatment(Framekeeper.Store.Clinic.Treatment.NewId(), [therapist], supervisor, ["p-noor"], [], false, false, DateTimeOffset.UtcNow.AddDays(-30), supervisor, null, null);
        records.Treatments.Put(treatment);
        var consent = new RecordingConsent(Framekeeper.Store.Clinic.Consents.NewId(), treatment.Id, "p-noor", [Purpose.Supervision, Purpose.Group], [$"account:{therapist}", $"account:{supervisor}", $"group:{group.Id}"],
            Medium.Audio, DateOnly.FromDateTime(DateTime.UtcNow.AddDays(200)), DateTimeOffset.UtcNow.AddDays(-20), RecordingConsent.OnScreen);
        records.Consents.Give(consent);
        var bytes = Murmur.Of([.. Enumerable.Range(0, 24).Select(n => (TimeSpan.FromSeconds(5 * n), n % 2 == 0 ? "A" : "B", 60))]);
        var tape = new Tape(Tapes.NewId(), treatment.Id, ["p-noor"], Medium.Audio, DateTimeOffset.UtcNow.AddHours(-3), true, therapist) { Type = "audio/wav", Bytes = bytes.Length };
        records.Tapes.Begin(tape);
        using (var sealing = SealedFile.Create(records.Tapes.File(tape.Id), records.Tapes.Key(tape.Id), bytes.Length))
        {
            await sealing.AppendAsync(new MemoryStream(bytes), CancellationToken.None);
        }

        records.Tapes.Complete(tape.Id, therapist);
        records.Supervision.Read(tape.Id, therapist, "The beginning.", "I spoke too soon.", "When to wait.");
        if (released)
        {
            records.Supervision.Release(tape.Id, [], supervisor);
        }

        return new Shown(site, tape.Id, treatment.Id, therapist, supervisor, group, consent);
    }

    private static readonly string[] Givens = ["Kofi", "Ruth", "Tomasz", "Aiyana", "Leila"];

    public override string ToString() => Tape;
}
