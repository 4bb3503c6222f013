using System.Buffers;

namespace Framekeeper.Formats;

/// <summary>What a block of a WebVTT file is.</summary>
internal enum WebVttKind
{
    /// <summary>A block with a timing line.</summary>
    Cue,

    /// <summary>A comment.</summary>
    Note,

    /// <summary>The definition of a region of the picture.</summary>
    Region,

    /// <summary>A style sheet, or text that belongs to no cue: the standard drops both.</summary>
    Other,
}

/// <summary>What ends a block.</summary>
internal enum WebVttEnd
{
    /// <summary>An empty line, as it should be.</summary>
    EmptyLine,

    /// <summary>The timing line of the next cue.</summary>
    Timing,

    /// <summary>The end of the file.</summary>
    File,
}

/// <summary>One block of a WebVTT file.</summary>
/// <param name="Kind">A cue, or else.</param>
/// <param name="Line">1-based line where its text begins.</param>
/// <param name="Id">A cue's identifier; empty where it has none.</param>
/// <param name="Timing">A cue's times.</param>
/// <param name="Text">The lines of its text, joined by line feeds; NUL is U+FFFD.</param>
/// <param name="End">What ended it.</param>
internal sealed record WebVttBlock(WebVttKind Kind, int Line, byte[] Id, WebVttTiming Timing, byte[] Text, WebVttEnd End)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Kind} on line {Line}";
}

/// <summary>A timing line.</summary>
/// <param name="Start">Null where it cannot be read.</param>
/// <param name="End">Null where it cannot be read.</param>
/// <param name="Settings">What follows the times.</param>
/// <param name="Standard">Whether the standard takes it; it drops a cue whose times it does not.</param>
internal readonly record struct WebVttTiming(TimeSpan? Start, TimeSpan? End, byte[] Settings, bool Standard)
{
    /// <summary>Reads a line that holds an arrow: by the standard, else as exports write times.</summary>
    public static WebVttTiming Parse(ReadOnlySpan<byte> line) => TryStandard(line, out var timing) ? timing : Loose(line);

    /// <summary>"Collect WebVTT cue timings and settings".</summary>
    private static bool TryStandard(ReadOnlySpan<byte> line, out WebVttTiming timing)
    {
        timing = default;
        line = SkipSpace(line);
        if (!Timestamp.TryReadStandard(ref line, out var start) || !TryArrow(ref line) || !Timestamp.TryReadStandard(ref line, out var end))
        {
            return false;
        }

        timing = new(start, end, line.ToArray(), Standard: true);
        return true;
    }

    private static WebVttTiming Loose(ReadOnlySpan<byte> line)
    {
        line = SkipSpace(line);
        TimeSpan? start = Timestamp.TryRead(ref line, out var from) && SkipSpace(line).StartsWith("-->"u8) ? from : null;
        line = line[line.IndexOf("-->"u8)..];
        TimeSpan? end = TryArrow(ref line) && Timestamp.TryRead(ref line, out var until) ? until : null;
        return new(start, end, line.ToArray(), Standard: false);
    }

    private static bool TryArrow(ref ReadOnlySpan<byte> line)
    {
        line = SkipSpace(line);
        if (!line.StartsWith("-->"u8))
        {
            return false;
        }

        line = SkipSpace(line[3..]);
        return true;
    }

    private static ReadOnlySpan<byte> SkipSpace(ReadOnlySpan<byte> line) => line.TrimStart(" \t\f"u8);
}

/// <summary>Blocks of a WebVTT stream by the standard's algorithm ("WebVTT parser algorithm", https://www.w3.org/TR/webvtt1/#file-parsing), one at a time.</summary>
/// <remarks>Stricter than the standard in this: a missing header, bytes that are not UTF-8, and lines or blocks over 1 MiB are errors.</remarks>
internal sealed class WebVttCues : IDisposable
{
    private readonly LineReader _lines;
    private readonly string _file;
    private readonly ArrayBufferWriter<byte> _text = new();

    private WebVttCues(Stream stream, string file)
    {
        _lines = new LineReader(stream, file, allowNul: true);
        _file = file;
    }

    /// <summary>The blocks in order.</summary>
    public static IEnumerable<WebVttBlock> Read(Stream stream, string file)
    {
        using var cues = new WebVttCues(stream, file);
        cues.ReadHeader();
        while (cues.ReadBlock() is { } block)
        {
            yield return block;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private void ReadHeader()
    {
        if (!_lines.TryRead(out var line))
        {
            throw new InputException(_file, null, "the file is empty; export the transcript again");
        }

        if (!Opens(line, "WEBVTT"u8))
        {
            throw new InputException(_file, 1, "a WebVTT file begins with the line WEBVTT; add it, or name the file's format with --from");
        }

        while (_lines.TryRead(out line) && !line.IsEmpty)
        {
            if (HasArrow(line))
            {
                _lines.Unread();
                return;
            }
        }
    }

    /// <summary>"Collect a WebVTT block"; null at the end.</summary>
    private WebVttBlock? ReadBlock()
    {
        var first = SkipEmptyLines();
        var (kind, end) = (WebVttKind.Other, WebVttEnd.File);
        byte[] id = [];
        WebVttTiming timing = default;
        _text.ResetWrittenCount();
        for (var count = 1; _lines.TryRead(out var line); count++)
        {
            if (line.IsEmpty)
            {
                end = WebVttEnd.EmptyLine;
                break;
            }

            if (!HasArrow(line))
            {
                kind = count == 1 ? Kind(line) : kind;
                Append(line);
            }
            else if (count <= 2 && kind != WebVttKind.Cue)
            {
                (kind, id, timing) = (WebVttKind.Cue, _text.WrittenSpan.ToArray(), WebVttTiming.Parse(line));
                first = _lines.Line + 1;
                _text.ResetWrittenCount();
            }
            else
            {
                _lines.Unread();
                end = WebVttEnd.Timing;
                break;
            }
        }

        return first is null ? null : new(kind, first.Value, id, timing, _text.WrittenSpan.ToArray(), end);
    }

    private int? SkipEmptyLines()
    {
        while (_lines.TryRead(out var line))
        {
            if (!line.IsEmpty)
            {
                _lines.Unread();
                return _lines.Line;
            }
        }

        return null;
    }

    /// <summary>By its first line; a timing line after it makes it a cue all the same.</summary>
    private static WebVttKind Kind(ReadOnlySpan<byte> line) =>
        Opens(line, "NOTE"u8) ? WebVttKind.Note
        : line.TrimEnd(" \t"u8).SequenceEqual("REGION"u8) ? WebVttKind.Region
        : WebVttKind.Other;

    /// <summary>The word alone, or followed by a space or tab.</summary>
    private static bool Opens(ReadOnlySpan<byte> line, ReadOnlySpan<byte> word) =>
        line.StartsWith(word) && (line.Length == word.Length || line[word.Length] is (byte)' ' or (byte)'\t');

    private static bool HasArrow(ReadOnlySpan<byte> line) => line.IndexOf("-->"u8) >= 0;

    private void Append(ReadOnlySpan<byte> line)
    {
        if (_text.WrittenCount + line.Length > LineReader.TextLimit)
        {
            throw new InputException(_file, _lines.Line, "more than 1 MiB without an empty line; check that this is a transcript");
        }

        if (_text.WrittenCount > 0)
        {
            _text.Write("\n"u8);
        }

        for (var nul = line.IndexOf((byte)0); nul >= 0; nul = line.IndexOf((byte)0))
        {
            _text.Write(line[..nul]);
            _text.Write("\uFFFD"u8);
            line = line[(nul + 1)..];
        }

        _text.Write(line);
    }
}
