using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>The treatments that somebody may open.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<Treatment> All { get; private set; } = [];

    internal bool MayOpen => Access.AccessTable.Default.Allows("treatments/new", "GET", User);

    internal bool MaySeeDestroyed => Access.AccessTable.Default.Allows("certificates", "GET", User);

    public void OnGet() => All = Reach.All();

    internal (string Says, string Kind) Agreement(Treatment treatment) =>
        treatment.Ended is { } ended ? ($"ended {Day(ended)}", "")
        : Clinic.Agreements.InForce(treatment.Id, Today) is { } terms ? ($"version {terms.Version} in force", "good")
        : Clinic.Agreements.Versions(treatment.Id).Count > 0 ? ("waits for signatures", "warn")
        : ("none yet", "bad");
}
