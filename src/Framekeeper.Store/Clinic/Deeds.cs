using System.Globalization;
using System.Text.Json;
using Framekeeper.Formats;

namespace Framekeeper.Store.Clinic;

/// <summary>That a deed was logged by mistake; it stays, struck out.</summary>
public sealed record Voided(string Why, string By, DateTimeOffset At)
{
    /// <summary>The day alone.</summary>
    public override string ToString() => $"voided on {At:yyyy-MM-dd}";
}

/// <summary>A payment, gift, meeting or contact of a treatment, as it was logged.</summary>
/// <param name="Deed">Its line counts up from 1 within the treatment and is never given twice.</param>
/// <param name="Voided">Null while it stands.</param>
public sealed record LoggedDeed(string Treatment, Deed Deed, string By, DateTimeOffset Logged, Voided? Voided)
{
    /// <summary>The kind and line alone.</summary>
    public override string ToString() => $"{Deed} of {Treatment}";
}

/// <summary>What was done in each treatment, judged as soon as it is logged. Its findings are under the treatment's id.</summary>
public sealed class Deeds
{
    private readonly DataFolder folder;
    private readonly ClinicRecords clinic;
    private readonly OwnedTable<DeedRow, LoggedDeed> deeds;
    private readonly Lock writing = new();

    internal Deeds(DataFolder folder, ClinicRecords clinic)
    {
        (this.folder, this.clinic) = (folder, clinic);
        deeds = new(folder, "deeds", deed => deed.Deed.Line.ToString("D9", CultureInfo.InvariantCulture), deed => deed.Treatment, Treatment.Key, given: true);
    }

    /// <summary>All that were logged, the struck out too, in the order of their lines.</summary>
    public IReadOnlyList<LoggedDeed> Of(string treatment) => deeds.Of(treatment);

    /// <summary>Logs a deed and judges it.</summary>
    /// <param name="deed">Its line is given here; its time must be known.</param>
    /// <param name="frame">Judged by; null: by the rule book of this package.</param>
    /// <exception cref="InputException">A field is missing or cannot be.</exception>
    public LoggedDeed Log(string treatment, Deed deed, string by, Frame? frame = null)
    {
        ArgumentNullException.ThrowIfNull(deed);
        clinic.Treatments.Known(treatment);
        var read = Read(deed);
        lock (writing)
        {
            var logged = new LoggedDeed(treatment, read with { Line = Of(treatment).Select(known => known.Deed.Line).DefaultIfEmpty().Max() + 1 }, by, folder.Clock.GetUtcNow(), null);
            folder.Audit.Write(by, "deed", treatment, $"{read.Kind.ToString().ToLowerInvariant()} on line {logged.Deed.Line}");
            deeds.Put(logged);
            Judge(treatment, frame);
            return logged;
        }
    }

    /// <summary>Strikes a deed out: it stays to be seen, and is judged no longer.</summary>
    /// <exception cref="InputException">There is no such deed, it is struck out already, or the reason is missing.</exception>
    public LoggedDeed Void(string treatment, int line, string why, string by, Frame? frame = null)
    {
        lock (writing)
        {
            var deed = Of(treatment).FirstOrDefault(known => known.Deed.Line == line) ?? throw Wrong("line", $"there is no deed on line {line}");
            if (deed.Voided is not null || string.IsNullOrWhiteSpace(why))
            {
                throw deed.Voided is null ? Wrong("why", "is missing; write why it was no such deed") : Wrong("line", "is struck out already");
            }

            var voided = deed with { Voided = new Voided(why.Trim(), by, folder.Clock.GetUtcNow()) };
            folder.Audit.Write(by, "deed", treatment, $"line {line} struck out");
            deeds.Put(voided);
            Judge(treatment, frame);
            return voided;
        }
    }

    /// <summary>Judges anew all that stands, as after another version of the rule book.</summary>
    public void Judge(string treatment, Frame? frame = null) =>
        clinic.Findings.Judge(treatment, Of(treatment).Where(known => known.Voided is null).Select(known => known.Deed), frame ?? Frame.Default);

    /// <summary>The deed as a line of a file would give it: one rule says what a deed may hold.</summary>
    private static Deed Read(Deed deed)
    {
        _ = deed.At ?? throw Wrong("at", "is missing; say when it was");
        var line = JsonSerializer.SerializeToUtf8Bytes(new
        {
            kind = deed.Kind.ToString().ToLowerInvariant(),
            at = deed.At.Value.ToString("yyyy-MM-dd'T'HH:mm:ss.FFFFFFFzzz", CultureInfo.InvariantCulture),
            from = deed.From?.Name(),
            to = deed.To?.Name(),
            amount = deed.Amount,
            currency = deed.Currency,
            minutes = deed.Minutes,
            place = deed.Place,
            channel = deed.Channel,
            what = deed.What?.Replace("\r\n", "\n", StringComparison.Ordinal),
        });
        using var stream = new MemoryStream(line);
        return DeedLines.Read(stream, "deed").Single() with { At = deed.At };
    }

    private static InputException Wrong(string field, string says) => new("deed", null, says, field);
}
