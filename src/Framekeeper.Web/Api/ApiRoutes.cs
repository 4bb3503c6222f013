using Framekeeper.Ask;
using Framekeeper.Client;
using Framekeeper.Store;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;
using Microsoft.OpenApi;

namespace Framekeeper.Web.Api;

/// <summary>The HTTP API, for platforms. What it takes and answers is told at <c>/openapi/v1.json</c>.</summary>
internal static class ApiRoutes
{
    private const string Json = "application/json", Problem = "application/problem+json", ScreenPath = "/v1/screen";

    public static void AddApi(this IServiceCollection services)
    {
        services.AddSingleton(site => new Gatehouse(site.GetService<DataFolder>()));
        services.AddSingleton(site => new Account(site.GetRequiredService<Frame>()));
        services.AddOpenApi("v1", document =>
        {
            document.ShouldInclude = described => described.RelativePath?.StartsWith("v1/", StringComparison.Ordinal) == true;
            document.AddDocumentTransformer((whole, _, _) => Describe(whole));
        });
    }

    /// <summary>What is wrong with a call is told to programs as a problem.</summary>
    public static void UseApi(this WebApplication site) =>
        site.UseWhen(http => http.Request.Path.StartsWithSegments("/v1"), api => api.UseMiddleware<Problems>());

    /// <summary>
    /// What is called for every message goes to its endpoint at once, past all that is for pages: a call by key has no host, session or role to look for, and nothing that leads a browser here makes it send a key.
    /// </summary>
    public static void UseScreen(this WebApplication site)
    {
        if (site.Services.GetService<DataFolder>() is { } folder)
        {
            var screen = new Screen(site.Services.GetRequiredService<Frame>(), new Agreed(folder));
            var door = new Problems(site.Services.GetRequiredService<Gatehouse>().Keyed("screen", screen.Of), site.Services.GetRequiredService<ILogger<Problems>>());
            site.Use(next => http => http.Request.Path.Value == ScreenPath && HttpMethods.IsPost(http.Request.Method) ? door.InvokeAsync(http) : next(http));
        }
    }

    /// <summary>All but what needs a key.</summary>
    /// <param name="ask">Whether clients may ask here.</param>
    public static void MapOpen(this WebApplication site, bool ask)
    {
        var services = site.Services;
        var rules = new RuleDoor(services.GetRequiredService<Frame>());
        Told(site.MapMethods("/v1/rules/{id}", ["GET"], Gatehouse.Open(0, rules.Of)), typeof(Rule), 404, 503);
        if (ask)
        {
            var door = new AskDoor(services.GetRequiredService<Account>());
            Told(site.MapMethods("/v1/ask", ["POST"], Gatehouse.Open(AskDoor.Most, door.Of)).RequireRateLimiting(Asking.Limit), typeof(AskAnswer), 400, 413, 415, 429, 503).Accepts<AskRequest>(Json);
        }

        site.MapOpenApi();
        Health.Map(site);
    }

    /// <summary>What a platform calls by its key.</summary>
    public static void MapKeyed(this WebApplication site)
    {
        var (house, frame, folder) = (site.Services.GetRequiredService<Gatehouse>(), site.Services.GetRequiredService<Frame>(), site.Services.GetRequiredService<DataFolder>());
        var agreed = new Agreed(folder);
        var (screen, check, dyads) = (new Screen(frame, agreed), new Check(frame, agreed), new DyadDoor(frame, folder));
        // Who calls is told by the key alone: a call goes to its endpoint at once, past what looks for a session and at what roles may do.
        int[] usual = [400, 401, 403, 404, 413, 415, 422, 429, 503];
        Told(site.MapMethods(ScreenPath, ["POST"], house.Keyed("screen", screen.Of)).ShortCircuit(), typeof(ScreenAnswer), usual).Accepts<ScreenRequest>(Json);
        Told(site.MapMethods("/v1/check", ["POST"], house.Keyed("check", check.Of)).ShortCircuit(), typeof(SessionAnswer), usual).Accepts<SessionRequest>(Json);
        Told(site.MapMethods("/v1/dyads/{id}", ["PUT"], house.Keyed(null, dyads.Put)).ShortCircuit(), null, usual).Accepts<DyadRequest>(Json);
        Told(site.MapMethods("/v1/dyads/{id}", ["DELETE"], house.Keyed(null, dyads.Delete)).ShortCircuit(), null, 401, 429, 503);
    }

    /// <summary>Puts in the document what an endpoint answers; it reads and writes by itself, so that nothing else would.</summary>
    private static RouteHandlerBuilder Told(IEndpointConventionBuilder endpoint, Type? answer, params int[] problems)
    {
        var told = new RouteHandlerBuilder([endpoint]);
        told.WithMetadata(((RequestDelegate)Nothing).Method);
        _ = answer is null ? told.Produces(StatusCodes.Status204NoContent) : told.Produces(StatusCodes.Status200OK, answer, Json);
        foreach (var status in problems)
        {
            told.Produces<Problem>(status, Problem);
        }

        return told;
    }

    private static Task Nothing(HttpContext http) => Task.CompletedTask;

    private static Task Describe(OpenApiDocument whole)
    {
        whole.Info = new() { Title = "Framekeeper", Version = "v1", Description = "Finds what goes beyond a treatment agreement in what therapists write and say. If there is no answer after 5 seconds, or it is a 503, let the writer send, with a mark." };
        whole.Servers = [];
        whole.Components ??= new();
        whole.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
        {
            ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "The key that 'framekeeper keys add' showed." },
        };
        foreach (var (path, item) in whole.Paths)
        {
            foreach (var (_, operation) in item.Operations!)
            {
                operation.Security = path is "/v1/ask" or "/v1/rules/{id}" ? [] : [new() { [new OpenApiSecuritySchemeReference("key", whole)] = [] }];
            }
        }

        return Task.CompletedTask;
    }
}
