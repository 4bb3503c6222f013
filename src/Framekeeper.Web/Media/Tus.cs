using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Framekeeper.Web.Media;

/// <summary>Resumable uploads by the tus protocol 1.0.0 (tus.io/protocols/resumable-upload): core, creation, expiration, termination, checksum.</summary>
/// <remarks>No other site can send these: the header <c>Tus-Resumable</c> is refused to pages of other origins, since nothing here answers their preflight.</remarks>
internal static class Tus
{
    private const string Version = "1.0.0", Stream = "application/offset+octet-stream";

    public static void Map(IEndpointRouteBuilder site)
    {
        site.MapMethods("/uploads", ["OPTIONS"], Options);
        site.MapMethods("/uploads", ["POST"], http => Speaking(http, Create));
        site.MapMethods("/uploads/{id}", ["HEAD"], http => Speaking(http, Head));
        site.MapMethods("/uploads/{id}", ["PATCH"], http => Speaking(http, Patch));
        site.MapMethods("/uploads/{id}", ["DELETE"], http => Speaking(http, Delete));

        // For senders that have no other methods than this.
        site.MapMethods("/uploads/{id}", ["POST"], http => Speaking(http, (string?)http.Request.Headers["X-HTTP-Method-Override"] switch
        {
            "PATCH" => Patch,
            "DELETE" => Delete,
            "HEAD" => Head,
            _ => one => Media.Say(one, StatusCodes.Status405MethodNotAllowed, "An upload is gone on with by PATCH"),
        }));
    }

    private static Task Options(HttpContext http)
    {
        var headers = http.Response.Headers;
        (headers["Tus-Resumable"], headers["Tus-Version"], headers["Tus-Extension"]) = (Version, Version, "creation,expiration,termination,checksum");
        (headers["Tus-Max-Size"], headers["Tus-Checksum-Algorithm"]) = (Upload.Most.ToString(CultureInfo.InvariantCulture), "sha1,sha256");
        http.Response.StatusCode = StatusCodes.Status204NoContent;
        return Task.CompletedTask;
    }

    private static Task Speaking(HttpContext http, RequestDelegate answer)
    {
        var headers = http.Response.Headers;
        (headers["Tus-Resumable"], headers.CacheControl) = (Version, "no-store");
        if (http.Request.Headers["Tus-Resumable"] == Version)
        {
            return answer(http);
        }

        headers["Tus-Version"] = Version;
        return Media.Say(http, StatusCodes.Status412PreconditionFailed, "This speaks tus 1.0.0");
    }

    private static async Task Create(HttpContext http)
    {
        var (uploads, request) = (Of(http), http.Request);
        if (Number(request, "Upload-Length") is not { } length)
        {
            await Media.Say(http, StatusCodes.Status400BadRequest, request.Headers.ContainsKey("Upload-Defer-Length") ? "The length must be said at once" : "Upload-Length must say how many bytes will come");
            return;
        }

        if (length > Upload.Most)
        {
            await Media.Say(http, StatusCodes.Status413PayloadTooLarge, "The file is larger than 4 GB, the most that is taken; record at a lower quality, or in two parts");
            return;
        }

        try
        {
            var metadata = request.Headers["Upload-Metadata"].ToString();
            var upload = Upload.Read(Upload.Fields(metadata), Uploads.NewId(), Media.Account(http), length, http.RequestServices.GetRequiredService<TimeProvider>().GetUtcNow(), metadata);
            using var hand = uploads.Take(upload.Id);
            uploads.Begin(upload);
            Expiring(http, upload);
            http.Response.Headers.Location = $"/uploads/{upload.Id}";
            http.Response.StatusCode = StatusCodes.Status201Created;
        }
        catch (InputException refused)
        {
            await Media.Say(http, StatusCodes.Status400BadRequest, refused.Message);
        }
    }

    private static Task Head(HttpContext http) => Taking(http, async upload =>
    {
        var arrived = Of(http).Arrived(upload);
        if (arrived == upload.Length && upload.Whole is null && !await Complete(http, upload))
        {
            return;
        }

        var headers = http.Response.Headers;
        (headers["Upload-Offset"], headers["Upload-Length"]) = (Text(arrived), Text(upload.Length));
        if (upload.Metadata.Length > 0)
        {
            headers["Upload-Metadata"] = upload.Metadata;
        }

        Expiring(http, upload);
        http.Response.StatusCode = StatusCodes.Status200OK;
    });

    private static Task Patch(HttpContext http) => Taking(http, async upload =>
    {
        var (uploads, request) = (Of(http), http.Request);
        var wrong = request.ContentType != Stream ? (StatusCodes.Status415UnsupportedMediaType, $"Bytes of an upload are sent as {Stream}")
            : Number(request, "Upload-Offset") is not { } offset ? (StatusCodes.Status400BadRequest, "Upload-Offset must say where these bytes belong")
            : offset != uploads.Arrived(upload) ? (StatusCodes.Status409Conflict, "Something else has arrived than the sender thinks; ask where to go on by HEAD")
            : request.ContentLength > upload.Length - offset ? (StatusCodes.Status413PayloadTooLarge, "More is sent than was announced")
            : default;
        if (wrong.Item2 is not null)
        {
            await Media.Say(http, wrong.Item1, wrong.Item2);
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = null;
        }

        await Receive(http, upload, Number(request, "Upload-Offset")!.Value);
    });

    private static async Task Receive(HttpContext http, Upload upload, long offset)
    {
        var uploads = Of(http);
        if (!Checksum.Of(http.Request.Headers["Upload-Checksum"], out var sum))
        {
            await Media.Say(http, StatusCodes.Status400BadRequest, "A checksum is sha1 or sha256, and its value in base64");
            return;
        }

        using var _ = sum;
        var all = false;
        try
        {
            var arrived = await uploads.AppendAsync(upload, sum?.Over(http.Request.Body) ?? http.Request.Body, http.RequestAborted);
            all = true;
            if (sum?.IsRight() == false)
            {
                uploads.TakeBack(upload, offset);
                await Media.Say(http, 460, "These bytes were changed on their way; send them again");
                return;
            }

            http.Response.Headers["Upload-Offset"] = Text(arrived);
            Expiring(http, upload);
            if (arrived < upload.Length || await Complete(http, upload))
            {
                http.Response.StatusCode = StatusCodes.Status204NoContent;
            }
        }
        catch (InputException refused)
        {
            await Media.Say(http, StatusCodes.Status415UnsupportedMediaType, refused.Message);
        }
        catch (Exception broke) when (Media.Broke(broke))
        {
            // What came of a piece whose checksum was promised cannot be believed; of any other, what has arrived is kept.
            if (sum is not null && !all)
            {
                uploads.TakeBack(upload, offset);
            }

            await Media.Broken(http, broke);
        }
    }

    private static async Task<bool> Complete(HttpContext http, Upload upload)
    {
        try
        {
            Of(http).Complete(upload);
            return true;
        }
        catch (InputException refused)
        {
            http.Response.Headers.Remove("Upload-Offset");
            http.Response.Headers.Remove("Upload-Expires");
            await Media.Say(http, StatusCodes.Status422UnprocessableEntity, refused.Message);
            return false;
        }
    }

    private static Task Delete(HttpContext http) => Taking(http, async upload =>
    {
        if (upload.Whole is not null)
        {
            await Media.Say(http, StatusCodes.Status403Forbidden, "This upload is finished; its recording is deleted on its own page");
            return;
        }

        Of(http).Drop(upload);
        http.Response.StatusCode = StatusCodes.Status204NoContent;
    });

    /// <summary>Has the upload in hand while it is answered: nobody else writes or drops it meanwhile.</summary>
    private static async Task Taking(HttpContext http, Func<Upload, Task> answer)
    {
        var (uploads, id) = (Of(http), (string?)http.GetRouteValue("id"));
        if (uploads.Find(id, Media.Account(http)) is null)
        {
            await Media.Say(http, StatusCodes.Status404NotFound, "There is no such upload, or no longer; begin again");
            return;
        }

        using var hand = await uploads.TakeAsync(id!, http.RequestAborted);
        if (hand is null || uploads.Find(id, Media.Account(http)) is not { } upload)
        {
            await Media.Say(http, StatusCodes.Status423Locked, "This upload is being sent already; wait, or close the other page");
            return;
        }

        if (uploads.HasExpired(upload))
        {
            uploads.Drop(upload);
            await Media.Say(http, StatusCodes.Status410Gone, "This upload was not finished within a day and is gone; begin again");
            return;
        }

        await answer(upload);
    }

    private static void Expiring(HttpContext http, Upload upload)
    {
        if (upload.Whole is null)
        {
            http.Response.Headers["Upload-Expires"] = Uploads.Expires(upload).ToString("R", CultureInfo.InvariantCulture);
        }
    }

    private static Uploads Of(HttpContext http) => http.RequestServices.GetRequiredService<Uploads>();

    private static long? Number(HttpRequest request, string header) => long.TryParse(request.Headers[header], NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    private static string Text(long number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>The sum that a piece must have.</summary>
    private sealed class Checksum : IDisposable
    {
        private readonly IncrementalHash hash;
        private readonly byte[] wanted;

        private Checksum(HashAlgorithmName name, byte[] wanted) => (hash, this.wanted) = (IncrementalHash.CreateHash(name), wanted);

        /// <summary>False if it cannot be read; null in it if there is none.</summary>
        public static bool Of(string? header, out Checksum? sum)
        {
            sum = null;
            if (string.IsNullOrEmpty(header))
            {
                return true;
            }

            var bytes = new byte[64];
            if (header.Split(' ') is not [var name and ("sha1" or "sha256"), { Length: <= 64 } text] || !Convert.TryFromBase64String(text, bytes, out var count))
            {
                return false;
            }

            sum = new Checksum(name == "sha1" ? HashAlgorithmName.SHA1 : HashAlgorithmName.SHA256, bytes[..count]);
            return true;
        }

        public Counted Over(Stream source) => new Counted(source, hash);

        public bool IsRight() => CryptographicOperations.FixedTimeEquals(hash.GetHashAndReset(), wanted);

        public void Dispose() => hash.Dispose();
    }

    private sealed class Counted(Stream source, IncrementalHash hash) : Reading
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await source.ReadAsync(buffer, cancellationToken);
            hash.AppendData(buffer.Span[..count]);
            return count;
        }
    }
}
