using System.Collections.Concurrent;
using System.Diagnostics;
using System.Net;
using Framekeeper.Consents;
using Framekeeper.Store;
using Framekeeper.Store.Clinic;
using Framekeeper.Store.Recordings;
using Framekeeper.Web;
using Framekeeper.Web.Access;
using Framekeeper.Web.Accounts;
using Framekeeper.Web.Rooms;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.AspNetCore.Http.Connections;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.SignalR.Client;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Framekeeper.Bench;

/// <summary>How long a presenter's move takes to reach everybody: a whole site with its checks, a presenter and watchers over real lines, all in one process.</summary>
internal static class RoomBench
{
    private const int Moves = 300;

    public static async Task<int> Run(int watchers)
    {
        var root = Directory.CreateTempSubdirectory("fk-room").FullName;
        await using var site = Site.Build(new SiteOptions(Path.Combine(root, "data"), TimeProvider.System, Path.Combine(root, "master.key"), "http://localhost:0"));
        await site.StartAsync();
        var url = site.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First().Replace("127.0.0.1", "localhost", StringComparison.Ordinal);
        var members = new List<string>();
        for (var n = 0; n <= watchers; n++)
        {
            members.Add(await Account(site.Services, n));
        }

        var tape = await Bring(site.Services.GetRequiredService<DataFolder>(), members);
        var sent = new ConcurrentDictionary<double, long>();
        var took = new ConcurrentBag<double>();
        var lines = new List<HubConnection>();
        foreach (var member in members)
        {
            var line = new HubConnectionBuilder().WithUrl($"{url}/rooms/{tape}?purpose=group", options =>
            {
                options.Cookies.Add(new Uri(url), Session(site.Services, member).GetAwaiter().GetResult());
                (options.SkipNegotiation, options.Transports) = (true, HttpTransportType.WebSockets);
            }).WithKeepAliveInterval(TimeSpan.FromSeconds(2)).Build();
            line.On<HeadLine>(Rooms.HeadCall, head =>
            {
                if (head.Why != "people" && member != members[0])
                {
                    took.Add(Stopwatch.GetElapsedTime(sent[head.Position]).TotalMilliseconds);
                }
            });
            await line.StartAsync();
            lines.Add(line);
        }

        await Task.Delay(1000);
        await lines[0].InvokeAsync("Take");
        for (var n = 0; n < Moves; n++)
        {
            sent[n] = Stopwatch.GetTimestamp();
            await lines[0].SendAsync((n % 4) switch { 0 => "Play", 1 => "Seek", 2 => "Pause", _ => "Stop" }, (double)n);
            await Task.Delay(100);
        }

        await Task.Delay(2000);
        var all = took.Order().ToList();
        Console.WriteLine(FormattableString.Invariant($"{Moves} moves to {watchers} watchers on {Environment.ProcessorCount} cores: {all.Count} of {Moves * watchers} arrived; p50 {all[all.Count / 2]:0.0} ms, p99 {all[all.Count * 99 / 100]:0.0} ms, slowest {all[^1]:0.0} ms"));
        foreach (var line in lines)
        {
            await line.DisposeAsync();
        }

        await site.StopAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(root, recursive: true);
        return all.Count == Moves * watchers ? 0 : 1;
    }

    private static async Task<string> Account(IServiceProvider services, int n)
    {
        await using var scope = services.CreateAsyncScope();
        var account = new Account { Name = $"Member {n}", Email = $"member{n}@clinic.example", Roles = [AccountRoles.Supervisor] };
        await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account);
        return account.Id;
    }

    /// <summary>A small tape that everybody may see; the first of them supervises.</summary>
    private static async Task<string> Bring(DataFolder folder, List<string> members)
    {
        var (clinic, now) = (folder.Clinic, TimeProvider.System.GetUtcNow());
        var treatment = new Treatment(Treatment.NewId(), [members[1]], members[0], ["p-noor"], [], false, false, now.AddDays(-30), members[0], null, null);
        clinic.Treatments.Put(treatment);
        var group = new ViewingGroup(Groups.NewId(), "Thursday group", members);
        clinic.Groups.Put(group, members[0]);
        clinic.Consents.Give(new RecordingConsent(Framekeeper.Store.Clinic.Consents.NewId(), treatment.Id, "p-noor", [Purpose.Group], [$"group:{group.Id}"], Medium.Audio, DateOnly.FromDateTime(now.UtcDateTime.AddDays(100)), now, RecordingConsent.OnScreen));
        var tape = new Tape(Tapes.NewId(), treatment.Id, ["p-noor"], Medium.Audio, now.AddHours(-1), true, members[1]) { Type = "audio/wav", Bytes = 8 };
        clinic.Tapes.Begin(tape);
        using (var sealing = SealedFile.Create(clinic.Tapes.File(tape.Id), clinic.Tapes.Key(tape.Id), 8))
        {
            await sealing.AppendAsync(new MemoryStream(new byte[8]), CancellationToken.None);
        }

        clinic.Tapes.Complete(tape.Id, members[1]);
        clinic.Supervision.Read(tape.Id, members[1], "All of it.", "", "");
        clinic.Supervision.Release(tape.Id, [], members[0]);
        return tape.Id;
    }

    private static async Task<Cookie> Session(IServiceProvider services, string id)
    {
        await using var scope = services.CreateAsyncScope();
        var account = (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().FindByIdAsync(id))!;
        var (scheme, now) = (IdentityConstants.ApplicationScheme, TimeProvider.System.GetUtcNow());
        var options = services.GetRequiredService<IOptionsMonitor<CookieAuthenticationOptions>>().Get(scheme);
        var number = await options.SessionStore!.StoreAsync(new AuthenticationTicket(Principals.Of(account), new AuthenticationProperties { IssuedUtc = now, ExpiresUtc = now + SignedInPlaces.Idle }, scheme));
        var held = new System.Security.Claims.ClaimsPrincipal(new System.Security.Claims.ClaimsIdentity([new System.Security.Claims.Claim("Microsoft.AspNetCore.Authentication.Cookies-SessionId", number)], scheme));
        return new Cookie(options.Cookie.Name!, options.TicketDataFormat.Protect(new AuthenticationTicket(held, new AuthenticationProperties(), scheme)), "/", "localhost");
    }
}
