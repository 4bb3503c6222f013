using System.Security.Claims;
using System.Text.Json;
using Framekeeper.Store;
using Framekeeper.Web.Access;
using Framekeeper.Web.Api;
using Microsoft.AspNetCore.Antiforgery;

namespace Framekeeper.Web.Writing;

/// <summary>What the script of the Write page calls, while somebody writes.</summary>
internal static class WritingDoor
{
    private const int Most = 64 << 10;

    private sealed record Sent(string? Treatment, string? Text, string? Before, bool Closely, string? Reason, bool Changed, string? Key)
    {
        public override string ToString() => "draft";
    }

    public static void MapWriting(this WebApplication site)
    {
        site.MapMethods("/write/screen", ["POST"], http => Answer(http, Look));
        site.MapMethods("/write/take", ["POST"], http => Answer(http, Take));
    }

    private static Task<Taking> Look(HttpContext http, Drafts drafts, Draft draft, Sent sent) => Task.FromResult(new Taking(Held: drafts.Look(draft, sent.Closely)));

    private static Task<Taking> Take(HttpContext http, Drafts drafts, Draft draft, Sent sent) => drafts.Take(draft, Me(http), sent.Reason, sent.Changed, sent.Key ?? $"{Guid.NewGuid():N}", http.RequestAborted);

    private static async Task Answer(HttpContext http, Func<HttpContext, Drafts, Draft, Sent, Task<Taking>> take)
    {
        var services = http.RequestServices;
        if (!http.Request.HasJsonContentType() || http.Request.ContentLength is not <= Most || !await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        if (await Read(http) is not { Treatment: { } treatment, Text: { Length: > 0 and <= Drafts.Longest } text, Before: null or { Length: <= Drafts.Longest } } sent)
        {
            http.Response.StatusCode = StatusCodes.Status400BadRequest;
            return;
        }

        var reach = new Reach(services.GetRequiredService<DataFolder>(), http.User);
        if (reach.Find(treatment) is not { } known || !reach.Belongs(known))
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }

        var drafts = services.GetRequiredService<Drafts>();
        var taking = await take(http, drafts, new Draft(known.Id, text, sent.Before), sent);
        if (taking is { Held: null, Failed: null })
        {
            http.Response.StatusCode = StatusCodes.Status204NoContent;
            return;
        }

        http.Response.StatusCode = taking.Failed is null ? StatusCodes.Status200OK : StatusCodes.Status502BadGateway;
        var reply = Reply.Of(json => Write(json, drafts, taking));
        (http.Response.ContentType, http.Response.ContentLength) = ("application/json", reply.Json.Length);
        await http.Response.Body.WriteAsync(reply.Json, http.RequestAborted);
    }

    private static void Write(Utf8JsonWriter json, Drafts drafts, Taking taking)
    {
        if (taking.Held is { } seen)
        {
            drafts.Write(json, seen);
            return;
        }

        json.WriteStartObject();
        json.WriteString("says", taking.Failed);
        json.WriteEndObject();
    }

    private static async Task<Sent?> Read(HttpContext http)
    {
        try
        {
            return await JsonSerializer.DeserializeAsync<Sent>(http.Request.Body, JsonSerializerOptions.Web, http.RequestAborted);
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static string Me(HttpContext http) => http.User.FindFirstValue(ClaimTypes.NameIdentifier)!;
}
