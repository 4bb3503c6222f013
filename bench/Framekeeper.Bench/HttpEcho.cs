using System.Text.Json.Serialization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Framekeeper.Bench;

/// <summary>An endpoint as short as ASP.NET Core lets one be: it reads the message that a screen reads, and answers as many bytes. No key, no limit, no headers of its own, no log.</summary>
internal static class HttpEcho
{
    public static async Task<int> Run(int bytes)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.Services.ConfigureHttpJsonOptions(json => json.SerializerOptions.TypeInfoResolverChain.Insert(0, EchoJson.Default));
        var app = builder.Build();
        var says = new string('.', bytes - """{"decision":""}""".Length);
        app.MapPost(Wrk.Path, (EchoMessage said) => new EchoAnswer(said.Text.Length > 0 ? says : ""));
        await app.StartAsync();
        Console.WriteLine($"Framekeeper is at {app.Urls.First()}");
        await app.WaitForShutdownAsync();
        return 0;
    }
}

internal sealed record EchoMessage(string Speaker, string Text);

internal sealed record EchoAnswer(string Decision);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(EchoMessage))]
[JsonSerializable(typeof(EchoAnswer))]
internal sealed partial class EchoJson : JsonSerializerContext;
