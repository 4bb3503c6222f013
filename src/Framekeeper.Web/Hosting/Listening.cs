using System.Net;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Framekeeper.Web.Hosting;

/// <summary>Where a site listens, and that nobody can listen in: it says no to whatever would carry sessions in the clear over a network.</summary>
internal sealed class Listening
{
    private readonly List<BindingAddress> addresses;
    private readonly X509Certificate2? certificate;

    /// <exception cref="InputException">An address, the certificate or the public address cannot be used, or the three together are not safe.</exception>
    public Listening(SiteOptions options)
    {
        addresses = [.. options.Urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Select(Address)];
        certificate = options.Cert is { } file ? Certificate(file, options.CertPassword) : null;
        _ = addresses.Count > 0 ? 0 : throw new InputException("--urls", null, "names no address");
        if (options.PublicUrl is { } url && (!url.IsAbsoluteUri || url.PathAndQuery != "/" || (url.Scheme != "https" && !IsLoopback(url.Host))))
        {
            throw new InputException("--public-url", null, "is where people find the site: https://, a name, and no path");
        }

        if (options.SendTo is { } platform && (!platform.IsAbsoluteUri || (platform.Scheme != "https" && !(platform.Scheme == "http" && IsLoopback(platform.Host)))))
        {
            throw new InputException("--send-to", null, "must be an address that begins with https://, or one of this machine: what is written to clients goes there");
        }

        if (options.BehindProxy is not null && options.PublicUrl is null)
        {
            throw new InputException("--behind-proxy", null, "needs --public-url as well: https:// and the name by which people find the site");
        }

        foreach (var address in addresses)
        {
            Admit(address, options);
        }

        Local = options.BehindProxy is null && options.PublicUrl is null && addresses.TrueForAll(address => IsLoopback(address.Host));
        Secure = options.PublicUrl is { } known ? known.Scheme == "https" : addresses.TrueForAll(address => address.Scheme == "https");
        Hosts = [.. Names(options)];
    }

    /// <summary>Whether it can be reached from this machine alone.</summary>
    public bool Local { get; }

    /// <summary>Whether people reach the site by https alone.</summary>
    public bool Secure { get; }

    /// <summary>What a cookie is called; by this beginning a browser takes it only over https, for this host alone.</summary>
    public string Cookie(string name) => $"{(Secure ? "__Host-" : "")}framekeeper-{name}";

    /// <summary>The names by which the site may be asked for; any other is somebody else's name that was made to point here.</summary>
    public IReadOnlyList<string> Hosts { get; }

    public void Configure(KestrelServerOptions kestrel)
    {
        kestrel.AddServerHeader = false;
        foreach (var address in addresses)
        {
            void Listen(ListenOptions listen)
            {
                if (address.Scheme == "https")
                {
                    listen.UseHttps(certificate!);
                }
            }

            if (IPAddress.TryParse(Bare(address.Host), out var ip))
            {
                kestrel.Listen(ip, address.Port, Listen);
            }
            else if (address.Host == "*")
            {
                kestrel.ListenAnyIP(address.Port, Listen);
            }
            else if (address.Port == 0)
            {
                kestrel.Listen(IPAddress.Loopback, 0, Listen);
            }
            else
            {
                kestrel.ListenLocalhost(address.Port, Listen);
            }
        }
    }

    private static BindingAddress Address(string url)
    {
        try
        {
            var address = BindingAddress.Parse(url);
            return address.Scheme is "http" or "https" && address.PathBase.Length == 0 && (address.Host is "localhost" or "*" || IPAddress.TryParse(Bare(address.Host), out _)) ? address : throw new FormatException();
        }
        catch (Exception wrong) when (wrong is FormatException or InvalidOperationException)
        {
            throw new InputException("--urls", null, $"'{url}' is no address of this machine; say http:// or https://, then localhost, an IP address or *, and a port", inner: wrong);
        }
    }

    private static void Admit(BindingAddress address, SiteOptions options)
    {
        if (address.Scheme == "https" && options.Cert is null)
        {
            throw new InputException("--urls", null, $"{address} needs a certificate; name its file with --cert");
        }

        if (address.Scheme == "http" && !IsLoopback(address.Host) && options.BehindProxy is null)
        {
            throw new InputException("--urls", null, $"{address} can be reached from other machines, and what is said there could be read on the way; use https:// with --cert, or --behind-proxy with --public-url");
        }
    }

    private static X509Certificate2 Certificate(string file, string? password)
    {
        try
        {
            if (file.EndsWith(".pfx", StringComparison.OrdinalIgnoreCase) || file.EndsWith(".p12", StringComparison.OrdinalIgnoreCase))
            {
                return X509CertificateLoader.LoadPkcs12FromFile(file, password);
            }

            var beside = Path.ChangeExtension(file, ".key");
            var key = File.Exists(beside) ? beside : file;
            return password is null ? X509Certificate2.CreateFromPemFile(file, key) : X509Certificate2.CreateFromEncryptedPemFile(file, password, key);
        }
        catch (Exception wrong) when (wrong is CryptographicException or IOException or UnauthorizedAccessException)
        {
            throw new InputException(file, null, "cannot be used as a certificate: it is to be PFX, or PEM with its key in the same file or beside it (.key), and its password is read from FRAMEKEEPER_CERT_PASSWORD", inner: wrong);
        }
    }

    private IEnumerable<string> Names(SiteOptions options)
    {
        var certified = certificate?.Extensions.OfType<X509SubjectAlternativeNameExtension>().SelectMany(names => names.EnumerateDnsNames().Concat(names.EnumerateIPAddresses().Select(Written))) ?? [];
        string[] local = ["localhost", "127.0.0.1", "[::1]"];
        return local.Concat(options.PublicUrl is { } url ? [url.HostNameType == UriHostNameType.Dns ? url.IdnHost : url.Host] : certified).Concat(addresses.Select(address => address.Host).Where(host => host != "*")).Distinct(StringComparer.OrdinalIgnoreCase);
    }

    private static bool IsLoopback(string host) => host == "localhost" || (IPAddress.TryParse(Bare(host), out var ip) && IPAddress.IsLoopback(ip));

    private static string Bare(string host) => host.Trim('[', ']');

    private static string Written(IPAddress ip) => ip.AddressFamily == System.Net.Sockets.AddressFamily.InterNetworkV6 ? $"[{ip}]" : ip.ToString();
}
