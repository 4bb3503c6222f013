using Framekeeper.Consents;

namespace Framekeeper.Store.Clinic;

/// <summary>What a clinic decided for all who are in treatment there.</summary>
/// <param name="Zone">IANA time zone by which its days are counted.</param>
/// <param name="GraceDays">Between a withdrawal and destruction.</param>
/// <param name="Country">ISO 3166-1 (<c>US</c>), or with its part (<c>US-TX</c>).</param>
/// <param name="RecordingPolicy">What follows for somebody who does not agree to be recorded, shown before they sign.</param>
/// <param name="Sample">How many sessions in which nothing was found are drawn for review each week.</param>
public sealed record ClinicSettings(string Name, string Zone, int GraceDays, string Country, string RecordingPolicy, int Sample = ClinicSettings.UsualSample)
{
    /// <summary>What is drawn each week where nobody decided otherwise, and the most that may be.</summary>
    public const int UsualSample = 3, MostSample = 50;

    /// <summary>What is shown of recording where the clinic has not written its own words.</summary>
    public const string Voluntary = "Whether you agree to be recorded is up to you. If you do not, your care here is the same.";

    /// <summary>The words of a clinic that records everybody.</summary>
    public const string Required = "Sessions at this clinic are recorded for supervision. If you do not want that, we cannot treat you here, and we help you to find a place where you are not recorded.";

    /// <summary>Before anybody has decided.</summary>
    public static readonly ClinicSettings Default = new("The clinic", "UTC", Retention.Grace, "US", Voluntary);

    /// <summary>Nothing of it.</summary>
    public override string ToString() => "settings of the clinic";
}

/// <summary>The settings, of which there is one.</summary>
public sealed class Settings
{
    private readonly DataFolder folder;
    private readonly SealedTable<SettingsRow, ClinicSettings> settings;

    internal Settings(DataFolder folder) => (this.folder, settings) = (folder, new(folder, "settings", _ => "clinic"));

    /// <summary>The settings as they stand.</summary>
    public ClinicSettings Get() => settings.Find("clinic") ?? ClinicSettings.Default;

    /// <summary>Keeps settings.</summary>
    /// <exception cref="InputException">A field cannot be used.</exception>
    public void Put(ClinicSettings decided, string by)
    {
        ArgumentNullException.ThrowIfNull(decided);
        _ = string.IsNullOrWhiteSpace(decided.Name) ? throw Wrong("name", "is missing; people must know who records them") : 0;
        _ = TimeZoneInfo.TryFindSystemTimeZoneById(decided.Zone, out _) ? 0 : throw Wrong("zone", "is no time zone; give one as America/Chicago");
        _ = decided.GraceDays is >= 0 and <= Retention.MostGrace ? 0 : throw Wrong("grace", $"is {decided.GraceDays}; give 0 to {Retention.MostGrace} days");
        _ = string.IsNullOrWhiteSpace(decided.RecordingPolicy) ? throw Wrong("recording policy", "is missing; people must know what follows if they decline") : 0;
        _ = decided.Sample is >= 1 and <= ClinicSettings.MostSample ? 0 : throw Wrong("sample", $"is {decided.Sample}; give 1 to {ClinicSettings.MostSample} sessions");
        folder.Audit.Write(by, "consent", "settings", $"grace {decided.GraceDays} days");
        settings.Put([decided]);
    }

    /// <summary>The clinic's time zone.</summary>
    public TimeZoneInfo Zone => TimeZoneInfo.TryFindSystemTimeZoneById(Get().Zone, out var zone) ? zone : TimeZoneInfo.Utc;

    /// <summary>Now, as the clock on the clinic's wall shows it.</summary>
    public DateTimeOffset Now => TimeZoneInfo.ConvertTime(folder.Clock.GetUtcNow(), Zone);

    private static InputException Wrong(string field, string message) => new("settings", null, message, field);
}
