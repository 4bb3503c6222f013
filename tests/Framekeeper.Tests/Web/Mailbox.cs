using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;

namespace Framekeeper.Tests.Web;

/// <summary>What a platform was given.</summary>
/// <param name="Traced">Whether a trace of the page came along.</param>
internal sealed record Given(string Treatment, string Text, string From, string Client, string? Token, string? Key, bool Traced)
{
    public override string ToString() => Treatment;
}

/// <summary>A platform that takes messages, or does not.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    private readonly WebApplication site = WebApplication.CreateSlimBuilder().Build();
    private readonly ConcurrentQueue<Given> given = [];

    public string Url { get; private set; } = "";

    public ConcurrentDictionary<string, int> Answers { get; } = [];

    public ConcurrentQueue<string> Elsewhere { get; } = [];

    public List<Given> Of(string treatment) => [.. given.Where(one => one.Treatment == treatment)];

    public async Task Start()
    {
        site.Urls.Add("http://127.0.0.1:0");
        site.Map("/elsewhere", (HttpContext http) => Elsewhere.Enqueue(http.Request.Method));
        site.MapPost("/messages", async http =>
        {
            var body = await http.Request.ReadFromJsonAsync<JsonElement>();
            string Text(string name) => body.GetProperty(name).GetString()!;
            given.Enqueue(new Given(Text("treatment"), Text("text"), Text("from"), body.GetProperty("clients")[0].GetString()!, http.Request.Headers.Authorization, http.Request.Headers["Idempotency-Key"], http.Request.Headers.ContainsKey("traceparent")));
            http.Response.StatusCode = Answers.GetValueOrDefault(Text("treatment"), 202);
            http.Response.Headers.Location = "/elsewhere";
        });
        await site.StartAsync();
        Url = site.Urls.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
    }

    public ValueTask DisposeAsync() => site.DisposeAsync();
}
