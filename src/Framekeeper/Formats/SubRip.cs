using System.Buffers;
using System.Buffers.Text;

namespace Framekeeper.Formats;

/// <summary>Sessions from SubRip, which has no standard: a timing line begins a cue, the number before it is the cue's, the rest is words.</summary>
/// <remarks>Speakers are found as in WebVTT. A number that is the next cue's but has no times, and a file that breaks off, are an <see cref="InputException"/>.</remarks>
internal sealed class SubRip : IDisposable
{
    private readonly LineReader _lines;
    private readonly string _file;
    private readonly ArrayBufferWriter<byte> _text = new();
    private WebVttTiming? _timing;
    private int _begins;
    private int? _number;
    private (byte[] Text, int Number, bool AfterEmpty)? _held;
    private bool _afterEmpty = true;

    private SubRip(Stream stream, string file)
    {
        _lines = new LineReader(stream, file);
        _file = file;
    }

    /// <summary>The one session of the file; its turns are read from the stream as they are asked for, once.</summary>
    public static Session Read(Stream stream, string file, string id) =>
        new() { Id = id, Source = file, Turns = new CueTurns(file, []).Read(Cues(stream, file)) };

    /// <summary>The cues in order.</summary>
    internal static IEnumerable<Cue> Cues(Stream stream, string file)
    {
        using var reader = new SubRip(stream, file);
        while (reader.Next() is { } cue)
        {
            yield return cue;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _lines.Dispose();

    private Cue? Next()
    {
        while (_lines.TryRead(out var line))
        {
            line = line.Trim(" \t"u8);
            if (IsTiming(line, out var timing))
            {
                var before = Take();
                (_timing, _begins, _number, _held) = (timing, _lines.Line + 1, _held?.Number, null);
                if (before is not null)
                {
                    return before;
                }
            }
            else if (!line.IsEmpty)
            {
                ReadWords(line);
            }

            _afterEmpty = line.IsEmpty;
        }

        return Finish();
    }

    private static bool IsTiming(ReadOnlySpan<byte> line, out WebVttTiming timing)
    {
        timing = line.IndexOf("-->"u8) < 0 ? default : WebVttTiming.Parse(line);
        return timing.Start is not null || timing.End is not null;
    }

    /// <summary>A number may be the next cue's: it is held until the line after it is known.</summary>
    private void ReadWords(ReadOnlySpan<byte> line)
    {
        Release();
        if (Utf8Parser.TryParse(line, out int number, out var read) && read == line.Length)
        {
            _held = (line.ToArray(), number, _afterEmpty);
        }
        else
        {
            Append(line);
        }
    }

    /// <summary>What was held for a cue's number is words, unless it can only be a number.</summary>
    private void Release()
    {
        if (_held is not { } held)
        {
            return;
        }

        _held = null;
        if (held.AfterEmpty && _timing is not null && held.Number == _number + 1)
        {
            throw new InputException(_file, _lines.Line, "a cue's number is not followed by its times, as in 00:00:01,000 --> 00:00:02,500; correct the line, or export the transcript again");
        }

        Append(held.Text);
    }

    private void Append(ReadOnlySpan<byte> line)
    {
        if (_timing is null)
        {
            return;
        }

        if (_text.WrittenCount + line.Length > LineReader.TextLimit)
        {
            throw new InputException(_file, _lines.Line, "more than 1 MiB of words without times; check that this is a transcript");
        }

        _text.Write(_text.WrittenCount > 0 ? "\n"u8 : []);
        _text.Write(line);
    }

    private Cue? Take()
    {
        var cue = _timing is { } timing ? new Cue(_begins, timing.Start, timing.End, _text.WrittenSpan.ToArray(), []) : (Cue?)null;
        _timing = null;
        _text.ResetWrittenCount();
        return cue;
    }

    private Cue? Finish()
    {
        if (_lines.Line == 0)
        {
            throw new InputException(_file, null, "the file is empty; export the transcript again");
        }

        var begun = _held is { AfterEmpty: true } held && held.Number == _number + 1;
        if (begun || (_timing is not null && _text.WrittenCount == 0 && _held is null && !_afterEmpty) || EndsInTimes())
        {
            throw new InputException(_file, _lines.Line, "the file ends inside the number or times of a cue, before its words: it is truncated; export the transcript again");
        }

        Release();
        return Take();
    }

    private bool EndsInTimes()
    {
        var text = _text.WrittenSpan;
        return WebVtt.BeginsTimes(text[(text.LastIndexOf((byte)'\n') + 1)..]);
    }
}
