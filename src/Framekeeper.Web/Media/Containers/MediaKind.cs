namespace Framekeeper.Web.Media;

/// <summary>The containers that are taken.</summary>
public enum MediaKind
{
    /// <summary>WebM (EBML with the document type <c>webm</c>).</summary>
    WebM,

    /// <summary>MP4, and M4A, which is one without pictures (ISO/IEC 14496-12).</summary>
    Mp4,

    /// <summary>MPEG audio, layer III.</summary>
    Mp3,

    /// <summary>RIFF WAVE.</summary>
    Wav,
}

/// <summary>What is in a container.</summary>
public sealed record Recorded(MediaKind Kind, bool Video)
{
    /// <summary>As it is served.</summary>
    public string Type => (Kind, Video) switch
    {
        (MediaKind.WebM, true) => "video/webm",
        (MediaKind.WebM, false) => "audio/webm",
        (MediaKind.Mp4, true) => "video/mp4",
        (MediaKind.Mp4, false) => "audio/mp4",
        (MediaKind.Mp3, _) => "audio/mpeg",
        _ => "audio/wav",
    };
}

internal static class MediaKinds
{
    public const string Taken = "Recordings are taken as WebM, MP4, M4A, MP3 or WAV";

    private static readonly Dictionary<string, MediaKind> Named = new(StringComparer.OrdinalIgnoreCase)
    {
        ["video/webm"] = MediaKind.WebM,
        ["audio/webm"] = MediaKind.WebM,
        [".webm"] = MediaKind.WebM,
        [".weba"] = MediaKind.WebM,
        ["video/mp4"] = MediaKind.Mp4,
        ["audio/mp4"] = MediaKind.Mp4,
        ["audio/m4a"] = MediaKind.Mp4,
        ["audio/x-m4a"] = MediaKind.Mp4,
        ["video/x-m4v"] = MediaKind.Mp4,
        [".mp4"] = MediaKind.Mp4,
        [".m4a"] = MediaKind.Mp4,
        [".m4v"] = MediaKind.Mp4,
        ["audio/mpeg"] = MediaKind.Mp3,
        ["audio/mp3"] = MediaKind.Mp3,
        [".mp3"] = MediaKind.Mp3,
        ["audio/wav"] = MediaKind.Wav,
        ["audio/x-wav"] = MediaKind.Wav,
        ["audio/wave"] = MediaKind.Wav,
        ["audio/vnd.wave"] = MediaKind.Wav,
        [".wav"] = MediaKind.Wav,
    };

    /// <summary>What the sender says that it is, by content type (<c>audio/webm;codecs=opus</c>) and the ending of the file's name.</summary>
    /// <exception cref="InputException">Neither is said, one is not taken, or they do not agree.</exception>
    public static MediaKind Declared(string type, string ending)
    {
        type = type.Split(';')[0].Trim();
        var said = new[] { type, ending }.Where(name => name.Length > 0 && name != "application/octet-stream").ToList();
        var kinds = said.Select(name => Named.TryGetValue(name, out var kind) ? kind : throw Wrong($"{Taken}, and this is said to be something else")).Distinct().ToList();
        return kinds switch
        {
            [var kind] => kind,
            [] => throw Wrong($"{Taken}; the file's name must end in one of these"),
            _ => throw Wrong("The ending of the file's name and its type do not agree; give it the ending of what it is"),
        };
    }

    public static string Name(this MediaKind kind) => kind switch { MediaKind.WebM => "WebM", MediaKind.Mp4 => "MP4", MediaKind.Mp3 => "MP3", _ => "WAV" };

    internal static InputException Wrong(string says) => new("upload", null, says);
}
