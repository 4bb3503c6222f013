using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Security.Claims;
using System.Text;
using Framekeeper.Store;
using Framekeeper.Tests.Store;
using Framekeeper.Web.Access;
using Framekeeper.Web.Media;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using MediaSite = Framekeeper.Web.Media.Media;

namespace Framekeeper.Tests.Web.Media;

/// <summary>A site with the media endpoints alone on a port of its own, over a data folder; who calls is said by a header.</summary>
internal sealed class Clinic : IAsyncDisposable
{
    public const string Mira = "00000000000000a1", Jonas = "00000000000000b2", Treatment = "d-0123456789ab";

    private readonly WebApplication app;
    private readonly Folder? owned;

    private Clinic(WebApplication app, DataFolder data, Folder? owned) => (this.app, Data, this.owned) = (app, data, owned);

    public DataFolder Data { get; }

    public string Path => Data.Path;

    /// <summary>What became of uploads, in order: <c>begun</c>, <c>completed</c>, <c>dropped</c>.</summary>
    public ConcurrentQueue<string> Told { get; } = [];

    public ConcurrentDictionary<string, PlayedTape> Tapes { get; } = [];

    /// <summary>Why nobody may play now; null: all may.</summary>
    public string? Locked { get; set; }

    public int Asked;

    public HttpClient Http { get; private set; } = null!;

    public OpenPlays Plays => app.Services.GetRequiredService<OpenPlays>();

    public Uploads Uploads => app.Services.GetRequiredService<Uploads>();

    public static async Task<Clinic> Open(Folder? folder = null, TimeProvider? clock = null, string? ffmpeg = null, Action<string, TimeSpan, TimeSpan, Action>? cutWords = null)
    {
        var owned = folder is null ? new Folder() : null;
        var data = (folder ?? owned)!.Open(clock);
        var builder = WebApplication.CreateEmptyBuilder(new());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        Clinic clinic = null!;
        builder.Services.AddSingleton(data).AddSingleton(clock ?? TimeProvider.System).AddRouting().AddLogging();
        builder.Services.AddAuthorization(access => access.FallbackPolicy = new AuthorizationPolicyBuilder().AddRequirements(new Listed()).Build());
        builder.Services.AddSingleton<IAuthorizationHandler, Listed>();
        builder.Services.AddSingleton<IAuthorizationMiddlewareResultHandler, Plainly>();
        builder.Services.AddMedia(_ => new MediaRules
        {
            MayUpload = upload => upload.Treatment == Treatment ? null : "This treatment is not yours",
            Begun = upload => clinic.Told.Enqueue($"begun {upload.Id}"),
            Completed = (upload, recorded) =>
            {
                clinic.Told.Enqueue($"completed {upload.Id}");
                clinic.Tapes[upload.Id] = new PlayedTape(recorded.Type, upload.Medium);
            },
            Dropped = upload => clinic.Told.Enqueue($"dropped {upload.Id}"),
            Find = tape => clinic.Tapes.GetValueOrDefault(tape),
            Permit = _ =>
            {
                Interlocked.Increment(ref clinic.Asked);
                return clinic.Locked is { } why ? new PlayPermit(false, why) : new PlayPermit(true, "");
            },
            Ffmpeg = ffmpeg,
            CutWords = cutWords ?? ((_, _, _, swap) => swap()),
        });
        var app = builder.Build();
        app.Use((http, next) =>
        {
            if (http.Request.Headers["X-Account"].ToString() is { Length: > 0 } account)
            {
                http.User = new ClaimsPrincipal(new ClaimsIdentity([new(ClaimTypes.NameIdentifier, account), new(ClaimTypes.Role, http.Request.Headers["X-Role"].ToString())], "test"));
            }

            return next(http);
        });
        app.UseRouting();
        app.UseAuthorization();
        app.MapMedia();
        app.MapGet("/token", (HttpContext http, IAntiforgery antiforgery) => antiforgery.GetAndStoreTokens(http).RequestToken).AllowAnonymous();
        clinic = new Clinic(app, data, owned);
        await app.StartAsync();
        clinic.Http = clinic.As(Mira);
        return clinic;
    }

    /// <summary>A client of an account, without a limit of time.</summary>
    public HttpClient As(string account, string role = AccountRoles.Trainee)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false }) { BaseAddress = new Uri(app.Urls.First()), Timeout = TimeSpan.FromMinutes(5) };
        client.DefaultRequestHeaders.Add("X-Account", account);
        client.DefaultRequestHeaders.Add("X-Role", role);
        return client;
    }

    public static string Metadata(params (string Name, string Value)[] other)
    {
        var said = new Dictionary<string, string> { ["treatment"] = Treatment, ["held"] = DateTimeOffset.UtcNow.AddHours(-2).ToString("O"), ["medium"] = "audio", ["recorded"] = "p-1 p-2", ["agreed"] = "yes", ["type"] = "audio/wav" };
        foreach (var (name, value) in other)
        {
            said[name] = value;
        }

        return string.Join(',', said.Where(pair => pair.Value.Length > 0).Select(pair => $"{pair.Key} {Convert.ToBase64String(Encoding.UTF8.GetBytes(pair.Value))}"));
    }

    public async Task<HttpResponseMessage> Create(long length, string? metadata = null, HttpClient? by = null)
    {
        var request = Tus(HttpMethod.Post, "/uploads");
        request.Headers.Add("Upload-Length", $"{length}");
        request.Headers.Add("Upload-Metadata", metadata ?? Metadata());
        return await (by ?? Http).SendAsync(request);
    }

    public async Task<string> Begin(long length, params (string, string)[] other)
    {
        var answer = await Create(length, Metadata(other));
        answer.StatusCode.ShouldBe(System.Net.HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return answer.Headers.Location!.ToString();
    }

    public Task<HttpResponseMessage> Patch(string at, long offset, HttpContent content, params (string, string)[] headers)
    {
        var request = Tus(HttpMethod.Patch, at);
        request.Headers.Add("Upload-Offset", $"{offset}");
        foreach (var (name, value) in headers)
        {
            request.Headers.Add(name, value);
        }

        request.Content = content;
        request.Content.Headers.ContentType ??= new MediaTypeHeaderValue("application/offset+octet-stream");
        return Http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
    }

    public Task<HttpResponseMessage> Patch(string at, long offset, byte[] bytes, params (string, string)[] headers) => Patch(at, offset, new ByteArrayContent(bytes), headers);

    public async Task<long> Offset(string at)
    {
        var answer = await Http.SendAsync(Tus(HttpMethod.Head, at));
        answer.EnsureSuccessStatusCode();
        return long.Parse(answer.Headers.GetValues("Upload-Offset").Single());
    }

    /// <summary>A tape that is there already.</summary>
    public async Task<string> Tape(byte[] bytes, string type = "audio/wav")
    {
        var id = $"r-{Random.Shared.NextInt64():x16}";
        _ = Uploads;
        using (var file = Framekeeper.Store.Recordings.SealedFile.Create(Uploads.Place(Data, id), Data.Keys.Of(Uploads.Key(id)), bytes.Length))
        {
            await file.AppendAsync(new MemoryStream(bytes), CancellationToken.None);
        }

        Tapes[id] = new PlayedTape(type, "audio");
        return id;
    }

    public static HttpRequestMessage Tus(HttpMethod method, string at)
    {
        var request = new HttpRequestMessage(method, at);
        request.Headers.Add("Tus-Resumable", "1.0.0");
        return request;
    }

    public void CloseViewings() => app.Services.GetRequiredService<Viewings>().Close();

    public Portion Portion => app.Services.GetRequiredService<Portion>();

    /// <summary>What lies in the data folder beside the databases.</summary>
    public string[] Files() => [.. Directory.EnumerateFiles(Path, "*", SearchOption.AllDirectories).Select(file => System.IO.Path.GetRelativePath(Path, file)).Where(file => !file.Contains(".db", StringComparison.Ordinal)).Order()];

    public async ValueTask DisposeAsync()
    {
        Http.Dispose();
        await app.StopAsync(new CancellationToken(true));
        await app.DisposeAsync();
        owned?.Dispose();
    }

    /// <summary>Answers by a number where a sign-in page would be shown.</summary>
    private sealed class Plainly : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, Microsoft.AspNetCore.Authorization.Policy.PolicyAuthorizationResult authorizeResult)
        {
            if (authorizeResult.Succeeded)
            {
                return next(context);
            }

            context.Response.StatusCode = 403;
            return Task.CompletedTask;
        }
    }
}
