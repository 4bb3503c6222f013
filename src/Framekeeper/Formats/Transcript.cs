namespace Framekeeper.Formats;

/// <summary>The formats that sessions and messages come in.</summary>
public enum TranscriptFormat
{
    /// <summary>WebVTT, with voice tags or <c>Name: text</c> as video-call tools export it.</summary>
    WebVtt,

    /// <summary>SubRip.</summary>
    SubRip,

    /// <summary><c>Name: text</c> a line.</summary>
    PlainText,

    /// <summary>The Word document that Microsoft Teams makes.</summary>
    TeamsDocx,

    /// <summary>One session a line.</summary>
    JsonLines,
}

/// <summary>Reads an agreement that a session carries inline.</summary>
/// <param name="json">The JSON object, as it stands in the file.</param>
/// <param name="file">The file's name, for errors.</param>
/// <param name="line">1-based line of the session, for errors.</param>
public delegate Agreement ShortAgreement(ReadOnlySpan<byte> json, string file, int line);

/// <summary>The front door for transcripts: which format a file has, and its sessions.</summary>
/// <remarks>Whatever the bytes, reading throws nothing but <see cref="InputException"/> (and what the stream itself throws).</remarks>
public static class Transcript
{
    /// <summary>The format by the name's ending; null for what is no transcript, such as <c>.involvements.jsonl</c>.</summary>
    public static TranscriptFormat? ByName(string fileName)
    {
        ArgumentNullException.ThrowIfNull(fileName);
        return fileName.EndsWith(".involvements.jsonl", StringComparison.OrdinalIgnoreCase) ? null
            : Path.GetExtension(fileName).ToLowerInvariant() switch
            {
                ".vtt" => TranscriptFormat.WebVtt,
                ".srt" => TranscriptFormat.SubRip,
                ".txt" => TranscriptFormat.PlainText,
                ".docx" => TranscriptFormat.TeamsDocx,
                ".jsonl" => TranscriptFormat.JsonLines,
                _ => null,
            };
    }

    /// <summary>Reads a format's name as <c>--from</c> takes it.</summary>
    public static bool TryParse(string name, out TranscriptFormat format)
    {
        ArgumentNullException.ThrowIfNull(name);
        TranscriptFormat? named = name.Trim().ToLowerInvariant() switch
        {
            "vtt" or "webvtt" => TranscriptFormat.WebVtt,
            "srt" or "subrip" => TranscriptFormat.SubRip,
            "txt" or "text" => TranscriptFormat.PlainText,
            "docx" or "teams" => TranscriptFormat.TeamsDocx,
            "jsonl" or "jsonlines" => TranscriptFormat.JsonLines,
            _ => null,
        };
        format = named ?? default;
        return named is not null;
    }

    /// <summary>The sessions of a file, read as they are asked for: one a line in JSON Lines, else one.</summary>
    /// <param name="stream">Read once, from where it stands; left open.</param>
    /// <param name="fileName">Names the file in errors; without folder and ending it is the session's id where the file gives none.</param>
    /// <param name="format">How to read it.</param>
    /// <param name="agreement">Reads agreements that sessions carry inline; null ignores them.</param>
    public static IEnumerable<Session> Read(Stream stream, string fileName, TranscriptFormat format, ShortAgreement? agreement = null)
    {
        ArgumentNullException.ThrowIfNull(stream);
        ArgumentNullException.ThrowIfNull(fileName);
        var id = Path.GetFileNameWithoutExtension(fileName);
        return format switch
        {
            TranscriptFormat.WebVtt => [WebVtt.Read(stream, fileName, id)],
            TranscriptFormat.SubRip => [SubRip.Read(stream, fileName, id)],
            TranscriptFormat.PlainText => [PlainText.Read(stream, fileName, id)],
            TranscriptFormat.TeamsDocx => [TeamsDocx.Read(stream, fileName, id)],
            TranscriptFormat.JsonLines => JsonLines.Read(stream, fileName, id, agreement),
            _ => throw new ArgumentOutOfRangeException(nameof(format)),
        };
    }
}
