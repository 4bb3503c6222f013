using System.Diagnostics;
using System.Globalization;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web.Hosting;

/// <summary>What went wrong is told in plain words, with a number by which the log can be asked; the log has the kind of the error and where in our own code it was, never what somebody wrote.</summary>
internal sealed partial class Trouble(RequestDelegate next, ILogger<Trouble> log)
{
    /// <summary>Tells the number to the page.</summary>
    public const string Number = "framekeeper.trouble";

    public async Task InvokeAsync(HttpContext http)
    {
        try
        {
            await next(http);
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            // Whoever asked has gone.
            return;
        }
        catch (BadHttpRequestException wrong) when (!http.Response.HasStarted)
        {
            http.Response.Clear();
            http.Response.StatusCode = wrong.StatusCode;
        }
        catch (Exception wrong)
        {
            var number = Convert.ToHexStringLower(System.Security.Cryptography.RandomNumberGenerator.GetBytes(4));
            Failed(log, number, Describe(wrong));
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Clear();
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
            http.Items[Number] = number;
        }

        if (http.Response is { HasStarted: false, StatusCode: >= 400, ContentLength: null, ContentType: null } && !http.Request.Path.StartsWithSegments("/status") && WantsPage(http.Request))
        {
            await Page(http);
        }
    }

    /// <summary>The types of an error and of those within it, and our own methods on the way to it.</summary>
    public static string Describe(Exception wrong)
    {
        var frames = new StackTrace(wrong, fNeedFileInfo: false).GetFrames().Select(frame => frame.GetMethod())
            .Where(method => method?.DeclaringType?.Assembly.GetName().Name?.StartsWith("Framekeeper", StringComparison.Ordinal) == true)
            .Select(method => $"{method!.DeclaringType!.FullName}.{method.Name}");
        return $"{wrong.GetType().Name} at {string.Join(" < ", frames)}{(wrong.InnerException is { } inner ? $"; within it {Describe(inner)}" : "")}";
    }

    private static bool WantsPage(HttpRequest request) => request.Headers.Accept.ToString().Contains("text/html", StringComparison.OrdinalIgnoreCase);

    private async Task Page(HttpContext http)
    {
        var code = http.Response.StatusCode;
        http.SetEndpoint(null);
        http.Request.RouteValues.Clear();

        // What was sent is not read for the page that says what was wrong with it; a large form would be put on a disk.
        (http.Request.ContentType, http.Request.ContentLength, http.Request.Body) = (null, null, Stream.Null);
        (http.Request.Method, http.Request.Path, http.Request.QueryString) = ("GET", $"/status/{code.ToString(CultureInfo.InvariantCulture)}", default);
        await next(http);
    }

    [LoggerMessage(LogLevel.Error, "error {Number}: {What}")]
    private static partial void Failed(ILogger log, string number, string what);
}
