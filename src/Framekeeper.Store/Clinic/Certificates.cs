using System.Globalization;

namespace Framekeeper.Store.Clinic;

/// <summary>That a recording, its transcript and all that was written to it are destroyed.</summary>
/// <param name="Held">The day of the session, by the clinic's zone.</param>
/// <param name="By">An account, <c>client</c> or <c>system</c>.</param>
/// <param name="BackupsGone">The day (UTC) with whose beginning the last backup that could open it is past opening.</param>
public sealed record Certificate(string Id, string Tape, DateOnly Held, string Why, DateTimeOffset Destroyed, string By, DateOnly BackupsGone)
{
    /// <summary>What it attests, in words for the client.</summary>
    public string InWords() => string.Create(CultureInfo.InvariantCulture,
        $"The recording {Tape} of {Held:d MMMM yyyy}, its transcript and what was written to it were destroyed on {Destroyed:d MMMM yyyy 'at' HH:mm 'UTC'}, because {Why}. The key that closed them is overwritten. ")
        + string.Create(CultureInfo.InvariantCulture, $"Backups from before hold that key too; the last of them can no longer be opened from {BackupsGone:d MMMM yyyy} on.");

    /// <summary>The id alone.</summary>
    public override string ToString() => $"certificate {Id}";
}

/// <summary>The certificates of destruction.</summary>
public sealed class Certificates
{
    private readonly SealedTable<CertificateRow, Certificate> certificates;

    internal Certificates(DataFolder folder) => certificates = new(folder, "certificates", certificate => certificate.Id);

    /// <summary>The one of an id.</summary>
    public Certificate? Find(string id) => certificates.Find(id);

    /// <summary>All of them.</summary>
    public IReadOnlyList<Certificate> All() => certificates.All();

    internal void Put(Certificate certificate) => certificates.Put([certificate]);
}
