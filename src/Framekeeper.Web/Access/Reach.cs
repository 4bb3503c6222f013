using System.Security.Claims;
using Framekeeper.Consents;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Access;

/// <summary>Which treatments somebody may open, beside what the table says of pages: their own, those that they supervise, or all where that is their work.</summary>
internal sealed class Reach(DataFolder folder, ClaimsPrincipal user)
{
    private static readonly string[] Everywhere = [AccountRoles.Director, AccountRoles.Compliance, AccountRoles.Intake];

    /// <summary>The account's id.</summary>
    public string Me { get; } = user.FindFirstValue(ClaimTypes.NameIdentifier) ?? "";

    public bool Sees(Treatment treatment) => Belongs(treatment) || Array.Exists(Everywhere, user.IsInRole);

    /// <summary>Whether it is their own work: they treat, or answer for who does.</summary>
    public bool Belongs(Treatment treatment) => treatment.Therapists.Contains(Me) || treatment.Supervisor == Me;

    /// <summary>The treatment of an id; null if there is none, or none for them, which must look alike.</summary>
    public Treatment? Find(string id) => folder.Clinic.Treatments.Find(id) is { } treatment && Sees(treatment) ? treatment : null;

    public List<Treatment> All() => [.. folder.Clinic.Treatments.All().Where(Sees).OrderByDescending(treatment => treatment.Opened)];

    /// <summary>Who asks for a tape.</summary>
    public Watcher Watches(Treatment treatment) => folder.Clinic.Permits.Watcher(treatment, Me, [.. AccountRoles.All.Where(user.IsInRole)]);

    /// <summary>The uses for which they may have a tape now.</summary>
    public List<Purpose> Purposes(string tape, Treatment treatment, Medium medium) =>
        [.. Enum.GetValues<Purpose>().Where(purpose => purpose != Purpose.Software && folder.Clinic.Permits.Of(tape, Watches(treatment), purpose, medium).Allowed)];
}
