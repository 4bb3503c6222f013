using Framekeeper.Consulting;

namespace Framekeeper.Web.Pages.Consults;

/// <summary>The consultations of the treatments that somebody treats, answers for or looks after: what is open first.</summary>
public sealed class IndexModel : ConsultPage
{
    internal List<Consultation> All { get; private set; } = [];

    public void OnGet() => All = [.. Clinic.Treatments.All().Where(Reaches).SelectMany(treatment => Clinic.Consultations.Of(treatment.Id)).OrderBy(one => one.Ruling is not null && !one.IsDue(Today)).ThenByDescending(one => one.Opened)];
}
