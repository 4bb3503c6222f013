using System.Net.Http.Headers;
using System.Net.Http.Json;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Web.Writing;

/// <summary>Hands a message that was taken to the platform that whoever runs the site has named: one POST to that one address, and nothing anywhere else. Without a platform the writer copies it.</summary>
/// <remarks>The body is JSON with <c>treatment</c>, <c>clients</c>, <c>from</c> (ids as the site has them) and <c>text</c>; <c>Idempotency-Key</c> is the same where one message is handed over again. Any 2xx is taken as sent.</remarks>
internal sealed class Courier : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    private readonly Uri? to;
    private readonly HttpClient? line;

    public Courier(SiteOptions options)
    {
        to = options.SendTo;
        if (to is null)
        {
            return;
        }

        // Where the platform points elsewhere, or a proxy lies between, the words would go to somebody who was not named.
        line = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseProxy = false, UseCookies = false, ActivityHeadersPropagator = null }) { Timeout = Patience };
        line.DefaultRequestHeaders.Authorization = options.SendToken is { Length: > 0 } token ? new AuthenticationHeaderValue("Bearer", token) : null;
    }

    /// <summary>Whom it hands messages to; null where the writer copies them.</summary>
    public string? Platform => to?.Host;

    /// <summary>Hands it over.</summary>
    /// <returns>What went wrong, for the writer; null once the platform has it, or where there is none.</returns>
    public async Task<string?> Send(Treatment treatment, string by, string text, string key, CancellationToken stop)
    {
        if (line is null)
        {
            return null;
        }

        using var request = new HttpRequestMessage(HttpMethod.Post, to) { Content = JsonContent.Create(new { treatment = treatment.Id, clients = treatment.Clients, from = by, text }), Headers = { { "Idempotency-Key", key } } };
        try
        {
            using var answer = await line.SendAsync(request, stop);
            return answer.IsSuccessStatusCode ? null : $"It was not sent: {Platform} answered {(int)answer.StatusCode}. Your words are still here; try again, or copy them.";
        }
        catch (Exception wrong) when (wrong is HttpRequestException or TaskCanceledException && !stop.IsCancellationRequested)
        {
            return $"Whether it was sent is not known: {Platform} did not answer. Your words are still here; sent again, it arrives once.";
        }
    }

    public void Dispose() => line?.Dispose();
}
