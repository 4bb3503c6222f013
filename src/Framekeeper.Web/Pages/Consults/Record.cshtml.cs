using System.Globalization;
using Framekeeper.Consulting;
using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages.Consults;

/// <summary>The record of a consultation in all its versions, to print.</summary>
public sealed class RecordModel : OneConsultPage
{
    public IActionResult OnGet()
    {
        Folder.Audit.Write(Me, "export", Of, $"{Id}, record");
        HttpContext.Items[ResponseHeaders.OwnStyle] = ConsultationSheet.StyleDigest;
        var page = new StringWriter(CultureInfo.InvariantCulture);
        ConsultationSheet.Write(
            page, $"Consultation {Id}", [$"{Clinic.Settings.Get().Name}. Written out on {Says(Now)} for {Names.Account(Me)}. Confidential.", "The newest version first; nothing in an earlier one was changed."],
            [.. Versions.Reverse().Select(version => ($"Version {version.Version}", Parts(version)))]);
        return Content(page.ToString(), "text/html; charset=utf-8");
    }
}
