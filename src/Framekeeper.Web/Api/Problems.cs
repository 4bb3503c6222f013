using System.Globalization;
using System.Text.RegularExpressions;
using Framekeeper.Web.Hosting;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Web.Api;

/// <summary>What a platform is told where there is no answer: a problem (RFC 9457) with a number by which the log can be asked. A failure of ours is 503 and never looks like a decision.</summary>
internal sealed partial class Problems(RequestDelegate next, ILogger<Problems> log)
{
    public const string Correlation = "X-Correlation-Id";

    public const string OurFault = "This is a failure on our side, and nothing was judged. If there is no answer after 5 seconds, let the writer send, with a mark that it was not screened.";

    public Task InvokeAsync(HttpContext http)
    {
        var number = Number(http);
        ResponseHeaders.SetProgram(http);
        http.Response.Headers[Correlation] = number;
        var answering = Begun(http);

        // Most calls are answered by now, and nothing has to be waited for.
        return answering.IsCompletedSuccessfully && !IsUntold(http.Response) ? answering : Finish(http, answering, number);
    }

    private Task Begun(HttpContext http)
    {
        try
        {
            return next(http);
        }
        catch (Exception wrong)
        {
            return Task.FromException(wrong);
        }
    }

    /// <summary>It was refused by what knows nothing of problems.</summary>
    private static bool IsUntold(HttpResponse response) => response is { StatusCode: >= 400, HasStarted: false, ContentType: null };

    private async Task Finish(HttpContext http, Task answering, string number)
    {
        try
        {
            await answering;
        }
        catch (Exception) when (http.RequestAborted.IsCancellationRequested)
        {
            return;
        }
        catch (Refused refused)
        {
            await Tell(http, refused, number);
        }
        catch (BadHttpRequestException bad)
        {
            await Tell(http, Usual(bad.StatusCode), number);
        }
        catch (Exception wrong)
        {
            Failed(log, number, Trouble.Describe(wrong));
            if (http.Response.HasStarted)
            {
                http.Abort();
                return;
            }

            http.Response.Headers.RetryAfter = "5";
            await Tell(http, new Refused(StatusCodes.Status503ServiceUnavailable, "Not judged", OurFault), number);
        }

        if (IsUntold(http.Response))
        {
            await Tell(http, Usual(http.Response.StatusCode), number);
        }
    }

    private static string Number(HttpContext http) =>
        http.Request.Headers[Correlation].ToString() is { Length: > 0 } given && Given.IsMatch(given) ? given : Random.Shared.NextInt64().ToString("x16", CultureInfo.InvariantCulture); // No secret, and made for every call.

    private static Refused Usual(int status) => status switch
    {
        404 => new(status, "Not here", "There is nothing at this address; /openapi/v1.json lists what there is."),
        405 => new(status, "Not by this method", "/openapi/v1.json lists by which method each address is called."),
        413 => new(status, "Too large", $"Send at most {Gatehouse.Most / 1024} KiB in one request."),
        429 => new(status, "Too many requests", "Wait a minute, and send it again."),
        _ => new(status, ReasonPhrases.GetReasonPhrase(status), "The request could not be read as it was sent; /openapi/v1.json says what is expected."),
    };

    private static async Task Tell(HttpContext http, Refused refused, string number)
    {
        if (http.Response.HasStarted)
        {
            http.Abort();
            return;
        }

        var (slug, method) = (refused.Title.ToLowerInvariant().Replace(' ', '-'), http.Request.Method);
        var reply = Reply.Of(json =>
        {
            json.WriteStartObject();
            json.WriteString("type", $"urn:framekeeper:problem:{slug}");
            json.WriteString("title", refused.Title);
            json.WriteNumber("status", refused.Status);
            json.WriteString("detail", refused.Detail);
            if (refused.Where is { } where)
            {
                json.WriteString("where", where);
            }

            json.WriteString("correlation", number);
            json.WriteEndObject();
        });
        (http.Response.StatusCode, http.Response.ContentType, http.Response.ContentLength) = (refused.Status, "application/problem+json", reply.Json.Length);
        if (!HttpMethods.IsHead(method))
        {
            await http.Response.Body.WriteAsync(reply.Json, http.RequestAborted);
        }
    }

    [GeneratedRegex(@"^[0-9a-fA-F-]{8,64}\z")]
    private static partial Regex Given { get; }

    [LoggerMessage(LogLevel.Error, "error {Number}: {What}")]
    private static partial void Failed(ILogger log, string number, string what);
}
