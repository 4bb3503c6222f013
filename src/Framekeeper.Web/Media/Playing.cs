using System.Security.Cryptography;
using System.Text.RegularExpressions;
using Framekeeper.Store;
using Framekeeper.Store.Recordings;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Net.Http.Headers;

namespace Framekeeper.Web.Media;

/// <summary>Plays a tape: the bytes that are asked for, opened one chunk after another while the viewer may see them.</summary>
internal static partial class Playing
{
    private const int Piece = 1 << 16;

    private static readonly TimeSpan AskedAgain = TimeSpan.FromSeconds(1);

    public static void Map(IEndpointRouteBuilder site) => site.MapMethods("/tapes/{id}/media", ["GET", "HEAD"], Play);

    /// <summary>What is asked for: the tape as it is kept, if it is and the viewer may see it; else the answer has been given.</summary>
    internal static async Task<(string Id, PlayedTape Tape, PlayAsked Asked)?> Allowed(HttpContext http)
    {
        var (rules, id) = (http.RequestServices.GetRequiredService<MediaRules>(), (string?)http.GetRouteValue("id"));
        if (!Upload.IsId(id) || rules.Find(id!) is not { } tape)
        {
            await Media.Say(http, StatusCodes.Status404NotFound, "There is no such recording");
            return null;
        }

        var purpose = http.Request.Query["purpose"].ToString();
        var asked = new PlayAsked(id!, http.User, Purpose().IsMatch(purpose) ? purpose : "supervision", tape.Medium);
        if (rules.Permit(asked) is { Allowed: false } refused)
        {
            await Media.Say(http, StatusCodes.Status403Forbidden, refused.Says);
            return null;
        }

        return (id!, tape, asked);
    }

    private static async Task Play(HttpContext http)
    {
        var services = http.RequestServices;
        using var open = services.GetRequiredService<OpenPlays>().Enter((string?)http.GetRouteValue("id") ?? "", http.Abort);
        if (await Allowed(http) is not var (id, tape, asked))
        {
            return;
        }

        var rules = services.GetRequiredService<MediaRules>();
        if (rules.Waits(asked) is { } says)
        {
            await Media.Say(http, StatusCodes.Status403Forbidden, says);
            return;
        }

        var folder = services.GetRequiredService<DataFolder>();
        if (folder.Keys.Find(Uploads.Key(id)) is not { } key || !File.Exists(Uploads.Place(folder, id)))
        {
            await Media.Say(http, StatusCodes.Status410Gone, "This recording was destroyed");
            return;
        }

        using var bytes = SealedFile.Open(Uploads.Place(folder, id), key).Play();
        var (from, to) = Asked(http, bytes.Length);
        Head(http, tape, from, to, bytes.Length);
        if (HttpMethods.IsHead(http.Request.Method) || to <= from)
        {
            return;
        }

        var (viewings, account) = (services.GetRequiredService<Viewings>(), Media.Account(http));
        viewings.Begin(account, id);
        bytes.Position = from;
        try
        {
            await Send(http, bytes, to, () => rules.Permit(asked).Allowed && rules.Waits(asked) is null, services.GetRequiredService<TimeProvider>());
        }
        finally
        {
            viewings.End(account, id, from, bytes.Position);
        }
    }

    /// <summary>From a byte up to another, that one not included; nothing where the range cannot be met.</summary>
    /// <remarks>One range is met; several at once are answered by the whole, as RFC 9110, 14.2, lets a server do. There is no validator, so that nothing is ever unchanged by <c>If-Range</c>.</remarks>
    private static (long From, long To) Asked(HttpContext http, long length)
    {
        if (http.Request.Headers.ContainsKey(HeaderNames.IfRange) || !RangeHeaderValue.TryParse(http.Request.Headers.Range.ToString(), out var range) || range.Unit != "bytes" || range.Ranges.Count != 1)
        {
            return (0, length);
        }

        http.Response.StatusCode = StatusCodes.Status206PartialContent;
        var one = range.Ranges.First();
        return one switch
        {
            { From: { } first } when first < length => (first, Math.Min(one.To ?? long.MaxValue - 1, length - 1) + 1),
            { From: null, To: > 0 and var last } when length > 0 => (Math.Max(0, length - last), length),
            _ => (0, 0),
        };
    }

    private static void Head(HttpContext http, PlayedTape tape, long from, long to, long length)
    {
        var (response, headers) = (http.Response, http.Response.Headers);
        (headers.CacheControl, headers.AcceptRanges, headers.XContentTypeOptions) = ("no-store", "bytes", "nosniff");
        headers["Cross-Origin-Resource-Policy"] = "same-origin";
        if (response.StatusCode == StatusCodes.Status206PartialContent)
        {
            var met = to > from;
            response.StatusCode = met ? StatusCodes.Status206PartialContent : StatusCodes.Status416RangeNotSatisfiable;
            headers.ContentRange = met ? FormattableString.Invariant($"bytes {from}-{to - 1}/{length}") : FormattableString.Invariant($"bytes */{length}");
        }

        (response.ContentLength, response.ContentType) = (to - from, tape.Type);
    }

    private static async Task Send(HttpContext http, Stream bytes, long to, Func<bool> allowed, TimeProvider clock)
    {
        try
        {
            await http.Response.StartAsync(http.RequestAborted);
            var (body, asked) = (http.Response.BodyWriter, clock.GetTimestamp());
            while (bytes.Position < to)
            {
                if (clock.GetElapsedTime(asked) > AskedAgain)
                {
                    if (!allowed())
                    {
                        http.Abort();
                        return;
                    }

                    asked = clock.GetTimestamp();
                }

                // Up to the end of a chunk of the sealed file: the next is then opened straight into the line's buffer.
                var count = (int)Math.Min(Piece - (bytes.Position % Piece), to - bytes.Position);
                body.Advance(bytes.Read(body.GetSpan(count)[..count]));
                if ((await body.FlushAsync(http.RequestAborted)).IsCompleted)
                {
                    return;
                }
            }
        }
        catch (Exception broken) when (broken is AuthenticationTagMismatchException or IOException or OperationCanceledException or ObjectDisposedException)
        {
            // The head has gone out: a line that ends too soon is all that can still be said.
            http.Abort();
        }
    }

    [GeneratedRegex(@"\A[a-z]{1,20}\z")]
    private static partial Regex Purpose();
}
