using Framekeeper.Consents;
using Framekeeper.Web.Media;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>Where a recording is brought.</summary>
public sealed class RecordModel : TreatmentPage
{
    internal IEnumerable<string> Recordable => Treatment.Clients.Concat(Treatment.Others);

    internal List<string> Missing => [.. Recordable.Where(person => !Clinic.Consents.Of(Id).Any(consent => consent.Person == person && consent.Withdrawn is null && consent.Until >= Today))];

    internal string Kept => Retention.Says(Clinic.Settings.Get().GraceDays);

    internal long MostInForm => UploadForm.Most >> 20;

    internal bool Belongs => Reach.Belongs(Treatment);

    public void OnGet()
    {
    }
}
