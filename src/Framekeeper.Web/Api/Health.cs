using Framekeeper.Store;

namespace Framekeeper.Web.Api;

/// <summary><c>GET /healthz</c>: the process answers. <c>GET /readyz</c>: it can judge, and reach its data.</summary>
internal static class Health
{
    public static void Map(WebApplication site)
    {
        site.MapMethods("/healthz", ["GET"], http => Say(http, StatusCodes.Status200OK, "ok"));
        site.MapMethods("/readyz", ["GET"], http => IsReady(http) ? Say(http, StatusCodes.Status200OK, "ready") : Say(http, StatusCodes.Status503ServiceUnavailable, "not ready"));
    }

    private static bool IsReady(HttpContext http)
    {
        try
        {
            // A database that is gone, locked or another's throws.
            _ = http.RequestServices.GetService<DataFolder>()?.Clinic.Settings.Get();
            return http.RequestServices.GetRequiredService<Frame>().Book.Pages.Count > 0;
        }
        catch (Exception wrong) when (wrong is not OperationCanceledException)
        {
            return false;
        }
    }

    private static Task Say(HttpContext http, int status, string says)
    {
        (http.Response.StatusCode, http.Response.ContentType) = (status, "application/json");
        return http.Response.WriteAsync($"{{\"status\":\"{says}\"}}", http.RequestAborted);
    }
}
