using System.Collections.Concurrent;
using System.Security.Cryptography;
using System.Text;
using System.Threading.RateLimiting;
using Framekeeper.Store;
using Framekeeper.Store.Clients;

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
    public RequestDelegate Keyed(string? scope, Func<Asked, Reply> handle) => async http =>
    {
        var key = Admit(http, scope);
        var asked = new Asked(http, key, await Body(http, Most), http.Request.RouteValues["id"] as string ?? "");
        await Send(http, http.Request.Headers[Idempotency].ToString() is { Length: > 0 } again ? Once(asked, again, handle) : handle(asked));
    };

    /// <summary>An endpoint for everybody.</summary>
    public static RequestDelegate Open(int most, Func<Asked, Reply> handle) => async http =>
        await Send(http, handle(new Asked(http, null, await Body(http, most), http.Request.RouteValues["id"] as string ?? "")));

    public void Dispose()
    {
        foreach (var rate in rates.Values)
        {
            rate.Dispose();
        }
    }

    private ClientKey Admit(HttpContext http, string? scope)
    {
        var shown = http.Request.Headers.Authorization.ToString();
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

    private static async Task<ReadOnlyMemory<byte>> Body(HttpContext http, int most)
    {
        var request = http.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsDelete(request.Method))
        {
            return default;
        }

        if (!request.HasJsonContentType())
        {
            throw new Refused(StatusCodes.Status415UnsupportedMediaType, "Not JSON", "Send 'Content-Type: application/json'.", "Content-Type");
        }

        if (request.ContentLength > most)
        {
            throw TooLarge(most);
        }

        var bytes = new byte[request.ContentLength ?? 4096];
        var length = 0;
        while (true)
        {
            if (length == bytes.Length)
            {
                // Full: whether it ends here shows the next read, into one byte more where the length was said.
                Array.Resize(ref bytes, request.ContentLength is null ? bytes.Length * 2 : bytes.Length + 1);
            }

            var read = await request.Body.ReadAsync(bytes.AsMemory(length), http.RequestAborted);
            length += read;
            if (length > most)
            {
                throw TooLarge(most);
            }

            if (read == 0 || length == request.ContentLength)
            {
                return bytes.AsMemory(0, length);
            }
        }
    }

    private static Refused TooLarge(int most) => new(StatusCodes.Status413PayloadTooLarge, "Too large", $"Send at most {most / 1024} KiB in one request.");

    private static async Task Send(HttpContext http, Reply reply)
    {
        http.Response.StatusCode = reply.Status;
        if (!reply.Json.IsEmpty)
        {
            (http.Response.ContentType, http.Response.ContentLength) = ("application/json", reply.Json.Length);
            await http.Response.Body.WriteAsync(reply.Json, http.RequestAborted);
        }
    }
}
