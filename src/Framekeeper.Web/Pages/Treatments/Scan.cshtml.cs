using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>A signed paper, as it was scanned.</summary>
public sealed class ScanModel : TreatmentPage
{
    public IActionResult OnGet(string scan)
    {
        if (Clinic.Scans.Find(Id, scan) is not { } found)
        {
            return NotFound();
        }

        Folder.Audit.Write(Me, "read", Id, found.Id);
        return File(found.Bytes, found.Type, $"{found.Id}.{found.Type.Split('/')[1].Replace("jpeg", "jpg", StringComparison.Ordinal)}");
    }
}
