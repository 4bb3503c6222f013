using System.Security.Cryptography;

namespace Framekeeper.Web.Looks;

/// <summary>Files that pages need: their address changes with their content, so that a browser may keep them for good.</summary>
internal static class Assets
{
    private static readonly Dictionary<string, string> Known = typeof(Assets).Assembly.GetManifestResourceNames()
        .Where(name => name.StartsWith(Folder, StringComparison.Ordinal))
        .ToDictionary(name => name[Folder.Length..], name => $"/assets/{name[Folder.Length..]}?v={Digest(name)}");

    private const string Folder = "Framekeeper.Web.wwwroot.";

    /// <summary>The address of a file.</summary>
    public static string Of(string name) => Known[name];

    private static string Digest(string resource)
    {
        using var stream = typeof(Assets).Assembly.GetManifestResourceStream(resource)!;
        return Convert.ToHexStringLower(SHA256.HashData(stream))[..12];
    }
}
