using Framekeeper.Consents;
using Framekeeper.Web.Access;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>One treatment: its agreement, who may be recorded, what was recorded, what was done.</summary>
public sealed class TreatmentModel : TreatmentPage
{
    internal IReadOnlyList<RecordingConsent> Consents => Clinic.Consents.Of(Id);

    internal IReadOnlyList<Tape> Tapes => [.. Clinic.Tapes.Of(Id).OrderByDescending(tape => tape.Held)];

    internal IEnumerable<string> Recordable => Treatment.Clients.Concat(Treatment.Others);

    /// <summary>Who hears of sessions at all; intake and the administrator's desk do not.</summary>
    internal bool MayHear => Allows("tapes/{id}");

    internal bool Allows(string route, string method = "GET") => AccessTable.Default.Allows(route, method, User);

    public void OnGet()
    {
    }

    /// <summary>What a person agreed to, in a line; null where nothing holds today.</summary>
    internal RecordingConsent? Standing(string person) => Consents.Where(consent => consent.Person == person && consent.Withdrawn is null && consent.Until >= Today).MaxBy(consent => consent.Given);

    internal RecordingConsent? Withdrawn(string person) => Consents.Where(consent => consent.Person == person && consent.Withdrawn is not null).MaxBy(consent => consent.Withdrawn);

    internal (string Says, string Kind) State(Tape tape) =>
        tape.Destroyed is { } gone ? ($"destroyed {Day(gone)}", "")
        : tape.Ending is not null ? ("being destroyed", "")
        : tape.Arrived is null ? ("arriving", "warn")
        : Consents.Any(consent => consent.Locks(tape)) ? ("withdrawn: locked", "bad")
        : tape.SignedOff is not null ? ("signed off", "good")
        : ("to be looked at", "warn");
}
