using Framekeeper.Store;
using Microsoft.AspNetCore.Mvc;

namespace Framekeeper.Web.Pages;

/// <summary>The log of who did what, for the director; reading it is written down as well.</summary>
public sealed class AuditModel : ClinicPage
{
    private const int Most = 100;

    [BindProperty(SupportsGet = true)]
    public string? About { get; set; }

    [BindProperty(SupportsGet = true)]
    public string? Did { get; set; }

    [BindProperty(SupportsGet = true)]
    public long? Before { get; set; }

    internal IReadOnlyList<AuditEntry> Entries { get; private set; } = [];

    internal AuditCheck? Check { get; private set; }

    internal long? Older => Entries.Count == Most ? Entries[^1].N : null;

    public void OnGet()
    {
        Folder.Audit.Write(Me, "read", "audit");
        Load();
    }

    public void OnPost()
    {
        Check = Folder.Audit.Verify();
        Load();
    }

    private void Load() => Entries = [.. Folder.Audit.Read(string.IsNullOrWhiteSpace(About) ? null : About.Trim())
        .Where(entry => (string.IsNullOrWhiteSpace(Did) || entry.Did == Did) && (Before is null || entry.N < Before)).Take(Most)];
}
