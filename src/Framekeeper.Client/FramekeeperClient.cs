using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace Framekeeper.Client;

/// <summary>Calls Framekeeper's HTTP API. Where a call fails or takes more than five seconds, let the writer send, with a mark: a failure is never an answer.</summary>
/// <param name="http">With <see cref="HttpClient.BaseAddress"/> and, for all but <see cref="Ask"/> and <see cref="Rule"/>, the key: <c>Authorization: Bearer fk_…</c></param>
public sealed class FramekeeperClient(HttpClient http)
{
    /// <summary>How what is sent and received is written.</summary>
    public static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull };

    /// <summary>Screens a message before it is sent.</summary>
    /// <param name="idempotencyKey">Of your choice; sent again within a day, the answer is the same.</param>
    public Task<ScreenAnswer> Screen(ScreenRequest message, string? idempotencyKey = null, CancellationToken cancel = default) => Call<ScreenAnswer>(HttpMethod.Post, "v1/screen", message, idempotencyKey, cancel);

    /// <summary>Judges a whole session.</summary>
    public Task<SessionAnswer> Check(SessionRequest session, string? idempotencyKey = null, CancellationToken cancel = default) => Call<SessionAnswer>(HttpMethod.Post, "v1/check", session, idempotencyKey, cancel);

    /// <summary>Answers a client's own account. Nothing of it is kept.</summary>
    public Task<AskAnswer> Ask(AskRequest account, CancellationToken cancel = default) => Call<AskAnswer>(HttpMethod.Post, "v1/ask", account, null, cancel);

    /// <summary>A page of the rule book.</summary>
    public Task<Rule> Rule(string id, CancellationToken cancel = default) => Call<Rule>(HttpMethod.Get, $"v1/rules/{Uri.EscapeDataString(id)}", null, null, cancel);

    /// <summary>Puts in what a therapist and a client agreed on, in place of what they agreed on before.</summary>
    public Task PutDyad(string id, System.Text.Json.Nodes.JsonObject agreement, CancellationToken cancel = default) =>
        Send(HttpMethod.Put, $"v1/dyads/{Uri.EscapeDataString(id)}", new DyadRequest(agreement), null, cancel);

    /// <summary>Deletes a dyad for good.</summary>
    public Task DeleteDyad(string id, CancellationToken cancel = default) => Send(HttpMethod.Delete, $"v1/dyads/{Uri.EscapeDataString(id)}", null, null, cancel);

    private async Task<T> Call<T>(HttpMethod method, string path, object? body, string? idempotencyKey, CancellationToken cancel)
    {
        using var answer = await Send(method, path, body, idempotencyKey, cancel).ConfigureAwait(false);
        return (await answer.Content.ReadFromJsonAsync<T>(Json, cancel).ConfigureAwait(false))!;
    }

    private async Task<HttpResponseMessage> Send(HttpMethod method, string path, object? body, string? idempotencyKey, CancellationToken cancel)
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : JsonContent.Create(body, body.GetType(), options: Json) };
        if (idempotencyKey is not null)
        {
            request.Headers.Add("Idempotency-Key", idempotencyKey);
        }

        var answer = await http.SendAsync(request, cancel).ConfigureAwait(false);
        if (answer.IsSuccessStatusCode)
        {
            return answer;
        }

        using (answer)
        {
            throw new FramekeeperException(await Problem(answer, cancel).ConfigureAwait(false));
        }
    }

    private static async Task<Problem> Problem(HttpResponseMessage answer, CancellationToken cancel)
    {
        var problem = answer.Content.Headers.ContentType?.MediaType == "application/problem+json" ? await answer.Content.ReadFromJsonAsync<Problem>(Json, cancel).ConfigureAwait(false) : null;
        return problem ?? new Problem("about:blank", answer.ReasonPhrase ?? "", (int)answer.StatusCode, "the answer came from something in between");
    }
}

/// <summary>A call that was refused or failed.</summary>
public sealed class FramekeeperException(Problem problem) : Exception($"{problem.Status} {problem.Title}: {problem.Detail}")
{
    /// <summary>What was wrong.</summary>
    public Problem Problem { get; } = problem;
}
