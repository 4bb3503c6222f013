using System.Text;
using Framekeeper.Store.Recordings;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Framekeeper.Web.Media;

/// <summary>The upload without script: a form whose last field is the file. It is sealed as it comes; nothing of it is spooled.</summary>
internal static class UploadForm
{
    /// <summary>A form has no way to go on after a broken line.</summary>
    public const long Most = 256L << 20;

    private const int MostFields = 20, MostField = 4096;

    public static void Map(IEndpointRouteBuilder site) => site.MapMethods("/upload", ["POST"], Post).DisableAntiforgery();

    private static async Task Post(HttpContext http)
    {
        var request = http.Request;
        if (!MediaTypeHeaderValue.TryParse(request.ContentType, out var type) || type.MediaType != "multipart/form-data" || HeaderUtilities.RemoveQuotes(type.Boundary).ToString() is not { Length: > 0 and <= 100 } boundary)
        {
            await Media.Say(http, StatusCodes.Status415UnsupportedMediaType, "Send the form of the upload page");
            return;
        }

        if (request.ContentLength is not { } length)
        {
            await Media.Say(http, StatusCodes.Status411LengthRequired, "The form must say how long it is");
            return;
        }

        if (length > Most)
        {
            await Media.Say(http, StatusCodes.Status413PayloadTooLarge, "Without script a file may have 256 MB; allow script for this page to send more, or to go on after a broken line");
            return;
        }

        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } size)
        {
            size.MaxRequestBodySize = Most;
        }

        try
        {
            await Take(http, boundary, length);
        }
        catch (InputException refused)
        {
            await Media.Say(http, StatusCodes.Status422UnprocessableEntity, refused.Message);
        }
        catch (InvalidDataException)
        {
            await Media.Say(http, StatusCodes.Status400BadRequest, "The form cannot be read; load the upload page again");
        }
        catch (Exception broke) when (Media.Broke(broke))
        {
            await Media.Broken(http, broke);
        }
    }

    private static async Task Take(HttpContext http, string boundary, long length)
    {
        var (body, fields) = (new Counted(http.Request.Body), new Dictionary<string, string>(StringComparer.Ordinal));
        var reader = new MultipartReader(boundary, body) { HeadersLengthLimit = MostField };
        while (await reader.ReadNextSectionAsync(http.RequestAborted) is { } section)
        {
            if (!ContentDispositionHeaderValue.TryParse(section.ContentDisposition, out var about) || HeaderUtilities.RemoveQuotes(about.Name).ToString() is not { Length: > 0 and < 100 } name || fields.Count > MostFields)
            {
                throw new InvalidDataException();
            }

            if (about.FileName.HasValue || about.FileNameStar.HasValue)
            {
                await Receive(http, fields, section, HeaderUtilities.RemoveQuotes(about.FileNameStar.HasValue ? about.FileNameStar : about.FileName).ToString(), length - boundary.Length - 8);
                return;
            }

            var text = await Text(section.Body, http.RequestAborted);
            fields[name] = fields.TryGetValue(name, out var before) ? $"{before} {text}" : text;
        }

        throw MediaKinds.Wrong("Choose the file of the recording");
    }

    /// <param name="end">Where the file ends: before the last boundary, which has two line ends and four dashes about it.</param>
    private static async Task Receive(HttpContext http, Dictionary<string, string> fields, MultipartSection section, string file, long end)
    {
        // The token stands in the form before the file: given as a header, it is not looked for in a form that would be read to its end for it.
        var services = http.RequestServices;
        var options = services.GetRequiredService<Microsoft.Extensions.Options.IOptions<AntiforgeryOptions>>().Value;
        http.Request.Headers[options.HeaderName!] = fields.GetValueOrDefault(options.FormFieldName);
        if (!await services.GetRequiredService<IAntiforgery>().IsRequestValidAsync(http))
        {
            throw new InvalidDataException();
        }

        var uploads = services.GetRequiredService<Uploads>();
        fields["type"] = section.ContentType ?? "";
        fields["ending"] = Path.GetExtension(file);
        var upload = Upload.Read(fields, Uploads.NewId(), Media.Account(http), end - section.BaseStreamOffset!.Value, services.GetRequiredService<TimeProvider>().GetUtcNow(), "");
        using var hand = uploads.Take(upload.Id);
        uploads.Begin(upload);
        var whole = false;
        try
        {
            whole = await uploads.AppendAsync(upload, section.Body, http.RequestAborted) == upload.Length ? true : throw MediaKinds.Wrong("The file must be the last field of the form, and all of it must come");
        }
        finally
        {
            // A form cannot go on after a broken line.
            if (!whole && uploads.Find(upload.Id, upload.By) is not null)
            {
                uploads.Drop(upload);
            }
        }

        uploads.Complete(upload);
        http.Response.Redirect($"/tapes/{upload.Id}");
        http.Response.StatusCode = StatusCodes.Status303SeeOther;
    }

    private static async Task<string> Text(Stream body, CancellationToken cancel)
    {
        var bytes = new byte[MostField + 1];
        var count = await body.ReadAtLeastAsync(bytes, bytes.Length, throwOnEndOfStream: false, cancel);
        return count > MostField ? throw new InvalidDataException() : Encoding.UTF8.GetString(bytes, 0, count);
    }

    /// <summary>Knows how far it has been read; a multipart reader then says where a part begins.</summary>
    private sealed class Counted(Stream source) : Reading
    {
        private long position;

        public override bool CanSeek => true;

        public override long Position
        {
            get => position;
            set => throw new NotSupportedException();
        }

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            var count = await source.ReadAsync(buffer, cancellationToken);
            position += count;
            return count;
        }
    }
}
