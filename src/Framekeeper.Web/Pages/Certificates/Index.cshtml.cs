using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Pages.Certificates;

/// <summary>What was destroyed.</summary>
public sealed class IndexModel : ClinicPage
{
    internal List<Certificate> All { get; private set; } = [];

    public void OnGet() => All = [.. Clinic.Certificates.All().Where(certificate => Clinic.Tapes.Find(certificate.Tape) is { } tape && Clinic.Treatments.Find(tape.Treatment) is { } treatment && Reach.Sees(treatment)).OrderByDescending(certificate => certificate.Destroyed)];
}
