#if !NATIVE
using System.CommandLine;
using System.Net;
using System.Net.Sockets;
using Framekeeper.Web;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Hosting;

namespace Framekeeper.Cli;

/// <summary><c>framekeeper serve</c>: the clinic's site, on this machine.</summary>
internal static class ServeCommand
{
    private const string Password = "FRAMEKEEPER_CERT_PASSWORD", Token = "FRAMEKEEPER_SEND_TOKEN";

    public static Command Build()
    {
        var data = DataOption.Make();
        var urls = new Option<string>("--urls") { Description = "Where to listen; any address but this machine's own needs --cert, or --behind-proxy with --public-url", HelpName = "U", DefaultValueFactory = _ => "http://localhost:5080" };
        var cert = new Option<string?>("--cert") { Description = $"A certificate for https: PFX, or PEM with its key in the file or beside it; its password is read from {Password}", HelpName = "F" };
        var proxy = new Option<string?>("--behind-proxy") { Description = "The network of the proxy that people come through, such as 10.0.0.0/24; its word on who asks is believed", HelpName = "CIDR" };
        var found = new Option<string?>("--public-url") { Description = "Where people find the site, such as https://clinic.example", HelpName = "U" };
        var demo = new Option<bool>("--demo") { Description = "A made-up clinic to look around in" };
        var ask = new Option<bool>("--ask") { Description = "Open the page on which a client can ask whether something is in order; without --data, that page and nothing else: no database, no accounts, no keys" };
        var by = new Option<string?>("--run-by") { Description = "Who runs that page, as its readers are told", HelpName = "NAME" };
        var send = new Option<string?>("--send-to") { Description = $"The platform to which messages go that are written here, such as https://platform.example/messages; it knows this site by the token in {Token}. Without it they are copied by hand", HelpName = "U" };
        var judge = Judges.Judge();
        var command = new Command("serve", "Run the clinic's site: agreements, consent, sealed recordings") { data, urls, cert, proxy, found, demo, ask, by, send, judge };
        command.SetAction((result, cancel) => Serve(
            new SiteOptions(
                result.GetValue(data) ?? (result.GetValue(demo) ? Demo() : null),
                TimeProvider.System,
                Urls: result.GetValue(urls)!,
                Cert: result.GetValue(cert),
                CertPassword: Environment.GetEnvironmentVariable(Password),
                BehindProxy: result.GetValue(proxy) is { } network ? Network(network) : null,
                PublicUrl: result.GetValue(found) is { } url ? Url(url) : null,
                Demo: result.GetValue(demo),
                Ask: result.GetValue(ask),
                Judge: Loaded(result.GetValue(judge)!),
                RunBy: result.GetValue(by),
                SendTo: result.GetValue(send) is { } platform ? Url(platform, "--send-to") : null,
                SendToken: Environment.GetEnvironmentVariable(Token)),
            cancel));
        return command;
    }

    /// <summary>Read before anybody is answered: the first caller does not wait, and what is wrong is said at once.</summary>
    private static Func<Frame> Loaded(string judge)
    {
        var frame = Judges.Frame(judge, null);
        return () => frame;
    }

    /// <summary>Where the invented clinic lies if nobody says where.</summary>
    private static string Demo() => Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), "framekeeper", "demo");

    private static async Task<int> Serve(SiteOptions options, CancellationToken cancel)
    {
        CrashDumps.Refuse();
        await using var site = Site.Build(options);
        await Start(site, options, cancel);
        foreach (var line in Site.Greeting(site))
        {
            Console.WriteLine(line);
        }

        await site.WaitForShutdownAsync(cancel);
        return Calls.Fine;
    }

    private static async Task Start(WebApplication site, SiteOptions options, CancellationToken cancel)
    {
        try
        {
            await site.StartAsync(cancel);
        }
        catch (Exception wrong) when (wrong is IOException or SocketException)
        {
            var denied = wrong is SocketException { SocketErrorCode: SocketError.AccessDenied };
            throw new InputException("--urls", null, $"{options.Urls} {(denied ? "is not open to this user; name a port above 1023" : "is taken by another program, or is no address of this machine; stop that program, or name another port")}", inner: wrong);
        }
    }

    private static IPNetwork Network(string text) => IPNetwork.TryParse(text, out var network) ? network : throw new InputException("--behind-proxy", null, $"'{text}' is no network; write it as 10.0.0.0/24, or 127.0.0.1/32 for this machine");

    private static Uri Url(string text, string option = "--public-url") => Uri.TryCreate(text, UriKind.Absolute, out var url) ? url : throw new InputException(option, null, $"'{text}' is no address; write it as https://clinic.example");
}
#endif
