using Framekeeper.Rules;
using Framekeeper.Store;
using Framekeeper.Store.Clearing;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Looks;
using Microsoft.AspNetCore.Routing;

namespace Framekeeper.Web.Clearing;

/// <summary>Clearance records to print: for intake what was asked and answered, for compliance with the grounds.</summary>
internal static class Sheets
{
    public static void MapSheets(this IEndpointRouteBuilder site)
    {
        site.MapGet("/intake/{id}/record/{clearance}", (string id, string clearance, HttpContext http) => Show(http, clearance, grounds: false, of: id));
        site.MapGet("/clearances/{id}/record", (string id, HttpContext http) => Show(http, id, grounds: true));
    }

    private static IResult Show(HttpContext http, string clearance, bool grounds, string? of = null)
    {
        var (folder, names, me) = (http.RequestServices.GetRequiredService<DataFolder>(), http.RequestServices.GetRequiredService<Names>(), http.User.Id()!);
        var desk = new ClearanceDesk(folder, RuleBook.Default);
        if (desk.Clearance(clearance) is not { } record || (of is not null && record.Intake != of))
        {
            return Results.NotFound();
        }

        using var page = new StringWriter();
        folder.Audit.Write(me, "export", clearance);
        ClearanceSheet.Write(page, record, grounds ? desk.Grounds(clearance, me) : null, names.In(desk.Intake(record.Intake)!));
        http.Response.Headers.ContentSecurityPolicy = ClearanceSheet.Policy;
        return Results.Text(page.ToString(), "text/html; charset=utf-8");
    }
}
