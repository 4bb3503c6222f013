using Framekeeper.Store.Clinic;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Certificates;

/// <summary>A certificate of destruction, to be printed.</summary>
public sealed class CertificateModel : ClinicPage
{
    internal Certificate Certificate { get; private set; } = null!;

    public IActionResult OnGet(string id)
    {
        Certificate = Clinic.Certificates.Find(id)!;
        return Certificate is not null && Clinic.Tapes.Find(Certificate.Tape) is { } tape && Clinic.Treatments.Find(tape.Treatment) is { } treatment && Reach.Sees(treatment) ? Page() : NotFound();
    }
}
