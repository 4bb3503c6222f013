using System.Security.Cryptography;

namespace Framekeeper.Store.Clinic;

/// <summary>A paper that was signed, scanned by whoever saw it.</summary>
/// <param name="Of">What was signed: a consent's id, or <c>agreement N</c>.</param>
/// <param name="Type">Its media type, by what the bytes are.</param>
public sealed record Scan(string Id, string Treatment, string Of, string Type, byte[] Bytes, string By, DateTimeOffset At)
{
    /// <summary>So large a scan may be.</summary>
    public const int Most = 10 << 20;

    /// <summary>The id alone.</summary>
    public override string ToString() => $"scan {Id}";
}

/// <summary>The scans of signed papers, closed by each treatment's key.</summary>
public sealed class Scans
{
    private readonly DataFolder folder;
    private readonly OwnedTable<ScanRow, Scan> scans;

    internal Scans(DataFolder folder) => (this.folder, scans) = (folder, new(folder, "scans", scan => scan.Id, scan => scan.Treatment, Treatment.Key, given: true));

    /// <summary>Looks whether bytes are a scan that can be kept.</summary>
    /// <returns>Their media type.</returns>
    /// <exception cref="InputException">They are no PDF, JPEG or PNG, or too many.</exception>
    public static string Check(ReadOnlySpan<byte> bytes) =>
        bytes.Length > Scan.Most ? throw new InputException("scan", null, "is larger than 10 MB; scan it in grey at 200 dots an inch", "scan")
        : bytes.StartsWith("%PDF-"u8) ? "application/pdf"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xD8, 0xFF]) ? "image/jpeg"
        : bytes.StartsWith((ReadOnlySpan<byte>)[0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]) ? "image/png"
        : throw new InputException("scan", null, "is no PDF, JPEG or PNG; scan the signed paper as one of these", "scan");

    /// <summary>Keeps a scan.</summary>
    public Scan Put(string treatment, string of, byte[] bytes, string by)
    {
        var scan = new Scan($"p-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(6))}", treatment, of, Check(bytes), bytes, by, folder.Clock.GetUtcNow());
        folder.Audit.Write(by, "scan", treatment, $"{scan.Id} of {of}");
        scans.Put(scan);
        return scan;
    }

    /// <summary>The one of an id.</summary>
    public Scan? Find(string treatment, string id) => scans.Find(treatment, id);

    /// <summary>Those of a treatment, the earliest first.</summary>
    public IReadOnlyList<Scan> Of(string treatment) => [.. scans.Of(treatment).OrderBy(scan => scan.At)];
}
