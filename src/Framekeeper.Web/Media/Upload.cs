using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Framekeeper.Web.Media;

/// <summary>A recording on its way: what its sender said of it before the first byte.</summary>
/// <param name="Id">Also that of the tape which it will be.</param>
/// <param name="By">The account that sends it.</param>
/// <param name="Length">In bytes, as announced.</param>
/// <param name="Medium"><c>video</c> or <c>audio</c>: what the recorded people agreed to.</param>
/// <param name="Recorded">The ids of the people who are on it.</param>
/// <param name="AgreedToday">That everybody agreed again when the recording began.</param>
/// <param name="StoppedAt">How far into the session somebody asked to stop; null where nobody did.</param>
/// <param name="Metadata">The header as it was sent; it may hold a file's name.</param>
public sealed partial record Upload(
    string Id, string By, long Length, MediaKind Kind, string Treatment, DateTimeOffset Held, string Medium, IReadOnlyList<string> Recorded, bool AgreedToday, TimeSpan? StoppedAt, DateTimeOffset Begun, string Metadata)
{
    /// <summary>4 GiB.</summary>
    public const long Most = 4L << 30;

    private const int MostText = 4096, MostPeople = 20;

    /// <summary>What is there of it, once it is whole.</summary>
    public Recorded? Whole { get; init; }

    /// <summary>Reads what a form or a header says.</summary>
    /// <param name="said">By the names of the fields: <c>treatment</c>, <c>held</c>, <c>medium</c>, <c>recorded</c>, <c>agreed</c>, <c>stopped</c>, <c>type</c>, <c>ending</c> or <c>filename</c>.</param>
    /// <exception cref="InputException">A field is missing or cannot be read; the message says which.</exception>
    internal static Upload Read(IReadOnlyDictionary<string, string> said, string id, string by, long length, DateTimeOffset now, string metadata)
    {
        if (length is <= 0 or > Most)
        {
            throw MediaKinds.Wrong(length <= 0 ? "The file is empty" : "The file is larger than 4 GB, the most that is taken; record at a lower quality, or in two parts");
        }

        var treatment = Field(said, "treatment");
        if (!TreatmentId().IsMatch(treatment))
        {
            throw MediaKinds.Wrong("Choose the treatment that this session belongs to");
        }

        if (!DateTimeOffset.TryParse(Field(said, "held"), CultureInfo.InvariantCulture, DateTimeStyles.AssumeLocal, out var held) || held > now.AddDays(1) || held < now.AddYears(-10))
        {
            throw MediaKinds.Wrong("Say when the session was held: a day and an hour within the last ten years");
        }

        var medium = Field(said, "medium") is "video" or "audio" ? Field(said, "medium") : throw MediaKinds.Wrong("Say whether this is a video or sound alone");
        string[] recorded = [.. Field(said, "recorded").Split([' ', ',', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries).Distinct()];
        if (recorded.Length is 0 or > MostPeople || recorded.Any(person => person.Length > 64 || person.Any(char.IsControl)))
        {
            throw MediaKinds.Wrong("Say who was recorded: everybody whose voice or face is on it");
        }

        var agreed = Field(said, "agreed") is "yes" or "true" or "on" ? true : throw MediaKinds.Wrong("Ask at the beginning of each session whether everybody agrees to be recorded today; without that this recording is not taken");
        var file = Field(said, "filename");
        return new Upload(id, by, length, MediaKinds.Declared(Or(Field(said, "type"), Field(said, "filetype")), Or(Field(said, "ending"), file.Contains('.', StringComparison.Ordinal) ? Path.GetExtension(file) : "")),
            treatment, held, medium, recorded, agreed, Stopped(Field(said, "stopped")), now, metadata);
    }

    /// <summary>Reads <c>Upload-Metadata</c>: names and values in base64, between commas.</summary>
    /// <exception cref="InputException">It is not written as the protocol says.</exception>
    internal static Dictionary<string, string> Fields(string header)
    {
        var fields = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var pair in header.Length > MostText ? throw Broken() : header.Split(',', StringSplitOptions.TrimEntries).Where(pair => pair.Length > 0))
        {
            var parts = pair.Split(' ');
            if (parts is not ([_] or [_, _]) || !Name().IsMatch(parts[0]) || !fields.TryAdd(parts[0], parts is [_, var value] ? Text(value) : ""))
            {
                throw Broken();
            }
        }

        return fields;
    }

    internal static bool IsId(string? id) => id is not null && TapeId().IsMatch(id);

    private static string Text(string value)
    {
        try
        {
            var text = new UTF8Encoding(false, true).GetString(Convert.FromBase64String(value));
            return text.Contains('\0', StringComparison.Ordinal) ? throw Broken() : text;
        }
        catch (Exception wrong) when (wrong is FormatException or ArgumentException)
        {
            throw Broken();
        }
    }

    private static InputException Broken() => MediaKinds.Wrong("Upload-Metadata cannot be read: it holds names and values in base64, each name once, in 4096 characters at most");

    private static string Field(IReadOnlyDictionary<string, string> said, string name) => said.TryGetValue(name, out var value) ? value.Trim() : "";

    private static string Or(string one, string other) => one.Length > 0 ? one : other;

    /// <summary>Seconds, or minutes and seconds (<c>31:20</c>), or hours too.</summary>
    private static TimeSpan? Stopped(string said)
    {
        if (said.Length == 0)
        {
            return null;
        }

        var parts = said.Split(':');
        var seconds = 0m;
        foreach (var part in parts)
        {
            seconds = parts.Length <= 3 && part.Length <= 8 && decimal.TryParse(part, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) ? (seconds * 60) + number : throw WrongStop();
        }

        return seconds <= 86_400 ? TimeSpan.FromSeconds((double)seconds) : throw WrongStop();
    }

    private static InputException WrongStop() => MediaKinds.Wrong("Say when the recording was stopped as minutes and seconds, 31:20, or leave it empty if nobody asked to stop");

    [GeneratedRegex(@"\Ar-[0-9a-f]{16}\z")]
    private static partial Regex TapeId();

    [GeneratedRegex(@"\Ad-[0-9a-f]{12}\z")]
    private static partial Regex TreatmentId();

    [GeneratedRegex(@"\A[A-Za-z0-9_-]{1,40}\z")]
    private static partial Regex Name();

    /// <summary>The id alone.</summary>
    public override string ToString() => $"upload {Id}";
}
