using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Pages.Treatments;

/// <summary>A signed paper as a form brings it.</summary>
internal static class Paper
{
    /// <summary>Its bytes, looked at.</summary>
    /// <exception cref="InputException">It is missing, too large, or something else.</exception>
    public static byte[] Read(IFormFile? file)
    {
        if (file is null || file.Length == 0)
        {
            throw new InputException("scan", null, "is missing; scan the signed paper", "scan");
        }

        using var bytes = new MemoryStream();
        file.CopyTo(file.Length > Scan.Most ? throw new InputException("scan", null, "is larger than 10 MB; scan it in grey at 200 dots an inch", "scan") : bytes);
        _ = Scans.Check(bytes.ToArray());
        return bytes.ToArray();
    }
}
