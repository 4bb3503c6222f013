using System.Buffers;
using System.Collections.Concurrent;
using System.IO.Pipelines;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Framekeeper.Store;
using Framekeeper.Store.Clients;
using Microsoft.AspNetCore.Http.Features;

namespace Framekeeper.Web.Api;

/// <summary>The one way into an endpoint of a platform: its key, its rate, the size of what it sends, and the answer that it had before.</summary>
internal sealed class Gatehouse(DataFolder? folder) : IDisposable
{
    /// <summary>One session is far smaller.</summary>
    public const int Most = 1 << 20;

    private const string Idempotency = "Idempotency-Key", Bearer = "Bearer ";

    /// <summary>One for each platform and rate: there are few.</summary>
    private readonly ConcurrentDictionary<(string System, int Rate), TokenBucketRateLimiter> rates = new();

    /// <summary>An endpoint for who has a key.</summary>
    /// <param name="scope">What the key must open; null: any key.</param>
    public RequestDelegate Keyed(string? scope, Func<Asked, Reply> handle)
    {
        Func<Asked, Reply> once = asked => asked.Http.Request.Headers[Idempotency].ToString() is { Length: > 0 } again ? Once(asked, again, handle) : handle(asked);
        return http => Answer(http, Admit(http, scope), Most, once);
    }

    /// <summary>An endpoint for everybody.</summary>
    public static RequestDelegate Open(int most, Func<Asked, Reply> handle) => http => Answer(http, null, most, handle);

    public void Dispose()
    {
        foreach (var rate in rates.Values)
        {
            rate.Dispose();
        }
    }

    private ClientKey Admit(HttpContext http, string? scope)
    {
        var shown = http.Request.Headers.Authorization.ToString().AsSpan();
        var key = shown.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase) ? folder?.Clients.Keys.Find(shown[Bearer.Length..].Trim()) : null;
        if (key is null)
        {
            http.Response.Headers.WWWAuthenticate = "Bearer";
            throw new Refused(StatusCodes.Status401Unauthorized, "No key", "Send the key that was shown when it was made, as 'Authorization: Bearer fk_…'; it may have been rotated or revoked.", "Authorization");
        }

        if (scope is not null && !key.Scopes.Contains(scope))
        {
            throw new Refused(StatusCodes.Status403Forbidden, "Not this key's", $"This key does not open '{scope}'; whoever runs Framekeeper can make one that does.", "Authorization");
        }

        using var lease = rates.GetOrAdd((key.System, key.Rate), static key => new(new() { TokenLimit = key.Rate * 2, TokensPerPeriod = key.Rate, ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })).AttemptAcquire();
        if (!lease.IsAcquired)
        {
            http.Response.Headers.RetryAfter = "1";
            throw new Refused(StatusCodes.Status429TooManyRequests, "Too many requests", $"This key makes up to {key.Rate} requests a second; wait a second, and send it again.");
        }

        return key;
    }

    private Reply Once(Asked asked, string again, Func<Asked, Reply> handle)
    {
        if (again.Length > 255)
        {
            throw new Refused(StatusCodes.Status400BadRequest, "Idempotency key too long", "It has at most 255 letters.", Idempotency);
        }

        var request = asked.Http.Request;
        var id = $"{asked.Key!.System}\n{request.Method} {request.Path}\n{again}";
        var digest = Convert.ToHexStringLower(SHA256.HashData(asked.Body.Span));
        if (folder!.Clients.Answers.Find(id) is not { } kept)
        {
            var reply = handle(asked);
            folder.Clients.Answers.Put(id, digest, reply.Status, Encoding.UTF8.GetString(reply.Json.Span));
            return reply;
        }

        return kept.Asked == digest ? new Reply(kept.Status, Encoding.UTF8.GetBytes(kept.Body))
            : throw new Refused(StatusCodes.Status422UnprocessableEntity, "Idempotency key used before", "Something else was sent with this idempotency key within the last day; choose another.", Idempotency);
    }

    /// <summary>Answers what was sent, once it is here whole, as most is that comes in one packet.</summary>
    private static Task Answer(HttpContext http, ClientKey? key, int most, Func<Asked, Reply> handle)
    {
        if (!HasBody(http.Request, most))
        {
            return Send(http.Response, handle(new Asked(http, key, default, Id(http))));
        }

        var reader = http.Request.BodyReader;
        if (reader.TryRead(out var read))
        {
            if (read.IsCompleted && read.Buffer.Length <= most)
            {
                return Answer(http, key, read.Buffer, handle);
            }

            reader.AdvanceTo(read.Buffer.Start);
        }

        return Wait(http, key, most, handle);
    }

    private static async Task Wait(HttpContext http, ClientKey? key, int most, Func<Asked, Reply> handle) => await Answer(http, key, await Whole(http.Request.BodyReader, most), handle);

    /// <summary>Answers what lies in the server's own memory: it is good until the answer is made.</summary>
    private static Task Answer(HttpContext http, ClientKey? key, ReadOnlySequence<byte> body, Func<Asked, Reply> handle)
    {
        Reply reply;
        try
        {
            reply = handle(new Asked(http, key, body.IsSingleSegment ? body.First : body.ToArray(), Id(http)));
        }
        finally
        {
            http.Request.BodyReader.AdvanceTo(body.End);
        }

        return Send(http.Response, reply);
    }

    private static string Id(HttpContext http) => http.Features.Get<IRouteValuesFeature>()?.RouteValues["id"] as string ?? "";

    private static bool HasBody(HttpRequest request, int most)
    {
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsDelete(request.Method))
        {
            return false;
        }

        // As nearly everybody writes it; else it is taken apart.
        if (request.ContentType != "application/json" && !request.HasJsonContentType())
        {
            throw new Refused(StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send 'Content-Type: application/json'.", "Content-Type");
        }

        return request.ContentLength > most ? throw TooLarge(most) : true;
    }

    private static async ValueTask<ReadOnlySequence<byte>> Whole(PipeReader reader, int most)
    {
        while (true)
        {
            var read = await reader.ReadAsync();
            if (read.Buffer.Length > most)
            {
                reader.AdvanceTo(read.Buffer.Start);
                throw TooLarge(most);
            }

            if (read.IsCompleted)
            {
                return read.Buffer;
            }

            reader.AdvanceTo(read.Buffer.Start, read.Buffer.End);
        }
    }

    private static Refused TooLarge(int most) => new(StatusCodes.Status413PayloadTooLarge, "Too large", $"Send at most {most / 1024} KiB in one request.");

    private static Task Send(HttpResponse response, Reply reply)
    {
        response.StatusCode = reply.Status;
        if (reply.Json.IsEmpty)
        {
            return Task.CompletedTask;
        }

        (response.ContentType, response.ContentLength) = ("application/json", reply.Json.Length);
        var sending = response.BodyWriter.WriteAsync(reply.Json);
        return sending.IsCompletedSuccessfully ? Task.CompletedTask : sending.AsTask();
    }
}
