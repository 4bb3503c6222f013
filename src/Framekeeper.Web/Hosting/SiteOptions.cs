using System.Net;

namespace Framekeeper.Web;

/// <summary>What a site is told.</summary>
/// <param name="Data">The data folder; null: the page where clients ask, and nothing else.</param>
/// <param name="Clock">What time it is.</param>
/// <param name="KeyFile">The master key's file; without it, where the environment says.</param>
/// <param name="Urls">Where it listens, several with <c>;</c> between them. Port 0 is any that is free.</param>
/// <param name="Cert">A certificate: PFX, or PEM with its key in the same file or beside it (<c>.key</c>).</param>
/// <param name="CertPassword">What opens it.</param>
/// <param name="BehindProxy">The network of the proxy that is believed about who asks and how.</param>
/// <param name="PublicUrl">Where people find the site.</param>
/// <param name="Demo">A made-up clinic.</param>
/// <param name="Ask">The public page on which a client can ask.</param>
/// <param name="Judge">Who judges; without it, the gate alone.</param>
/// <param name="SendTo">The platform to which messages go that are written here; without it, the writer copies them.</param>
/// <param name="SendToken">What that platform knows the site by.</param>
/// <param name="RunBy">Who runs the page where clients ask; without it, the clinic, or whoever sits at this machine.</param>
public sealed record SiteOptions(
    string? Data,
    TimeProvider Clock,
    string? KeyFile = null,
    string Urls = "http://localhost:5080",
    string? Cert = null,
    string? CertPassword = null,
    IPNetwork? BehindProxy = null,
    Uri? PublicUrl = null,
    bool Demo = false,
    bool Ask = false,
    Func<Frame>? Judge = null,
    string? RunBy = null,
    Uri? SendTo = null,
    string? SendToken = null)
{
    /// <summary>Whether clients may ask here.</summary>
    public bool IsAsked => Ask || Demo;

    /// <summary>Neither the password nor the token.</summary>
    public override string ToString() => $"site at {Urls}";
}
