using Framekeeper.Consents;

namespace Framekeeper.Store.Clinic;

/// <summary>Who may have a recording, by what stands in the records at this moment. Ask before every byte that is played and every transcript that is shown.</summary>
public sealed class Permits
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;

    internal Permits(DataFolder folder, ClinicRecords clinic) => (this.folder, this.clinic) = (folder, clinic);

    /// <summary>Whether an account may have it.</summary>
    /// <param name="roles">What the account is: <c>trainee</c>, <c>administrator</c>, …</param>
    /// <param name="medium">A transcript is asked for as <see cref="Medium.Audio"/>.</param>
    public Permit Of(string tape, string account, IReadOnlyCollection<string> roles, Purpose purpose, Medium medium) =>
        Of(tape, treatment => Watcher(treatment, account, roles), purpose, medium);

    /// <summary>Whether a watcher may have it.</summary>
    public Permit Of(string tape, Watcher watcher, Purpose purpose, Medium medium) => Of(tape, _ => watcher, purpose, medium);

    /// <summary>Whether the program may read its transcript.</summary>
    public Permit OfSoftware(string tape) => Of(tape, Framekeeper.Consents.Watcher.Software, Purpose.Software, Medium.Audio);

    /// <summary>What an account is to a treatment.</summary>
    public Watcher Watcher(Treatment treatment, string account, IReadOnlyCollection<string> roles)
    {
        ArgumentNullException.ThrowIfNull(treatment);
        return new(account, clinic.Groups.Of(account), treatment.Therapists.Contains(account), treatment.Supervisor == account, roles.Contains("trainee"), roles.Contains("administrator"));
    }

    private Permit Of(string id, Func<Treatment, Watcher> watcher, Purpose purpose, Medium medium)
    {
        if (clinic.Tapes.Find(id) is not { } tape || clinic.Treatments.Find(tape.Treatment) is not { } treatment)
        {
            return Permit.No(Refusal.Unknown);
        }

        // A backup that was restored with newer keys still tells of a recording that is gone.
        return folder.Keys.Find(Tapes.KeyOf(id)) is null ? Permit.No(Refusal.Destroyed)
            : Permit.Of(tape, Narrows(treatment), clinic.Consents.Of(tape.Treatment), watcher(treatment), purpose, medium, clinic.Settings.Now);
    }

    private static Narrowing Narrows(Treatment treatment) =>
        (treatment.Student ? Narrowing.Student : Narrowing.None) | (treatment.SubstanceUse ? Narrowing.SubstanceUse : Narrowing.None);
}
