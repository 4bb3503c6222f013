using System.Buffers;
using System.Text;
using System.Text.Unicode;

namespace Framekeeper.Formats;

/// <summary>Lines of UTF-8 from a stream, ended by LF, CR or CRLF, in memory bounded by the longest line allowed.</summary>
/// <remarks>A byte order mark is skipped. A line that is not UTF-8, or longer than the limit, is an <see cref="InputException"/>.</remarks>
internal sealed class LineReader(Stream stream, string file, int limit = LineReader.TextLimit, bool allowNul = false) : IDisposable
{
    /// <summary>For lines of text: 1 MiB.</summary>
    public const int TextLimit = 1 << 20;

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(1 << 14);
    private int _start;
    private int _end;
    private bool _begun;
    private bool _ended;
    private bool _afterCr;
    private bool _again;
    private (int Start, int Length) _last;

    /// <summary>1-based number of the line read last.</summary>
    public int Line { get; private set; }

    /// <summary>Whether the line read last ended in a line break; only a file's last line may not.</summary>
    public bool Terminated { get; private set; }

    /// <summary>The next line without its line break, valid until the next call; false at the end.</summary>
    public bool TryRead(out ReadOnlySpan<byte> line)
    {
        if (_again)
        {
            _again = false;
            line = _buffer.AsSpan(_last.Start, _last.Length);
            return true;
        }

        Begin();
        var scanned = 0;
        while (true)
        {
            SkipLfAfterCr();
            var at = _buffer.AsSpan(_start + scanned, _end - _start - scanned).IndexOfAny((byte)'\n', (byte)'\r');
            if (at >= 0)
            {
                line = Take(scanned + at);
                return true;
            }

            scanned = _end - _start;
            if (scanned > limit)
            {
                throw TooLong();
            }

            if (!Fill())
            {
                line = scanned == 0 ? [] : Rest(scanned);
                return scanned > 0;
            }
        }
    }

    /// <summary>Gives the line read last once more.</summary>
    public void Unread() => _again = true;

    /// <summary>The buffer held words of a session: it goes back empty.</summary>
    public void Dispose()
    {
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = [];
        (_start, _end, _ended) = (0, 0, true);
    }

    private void Begin()
    {
        if (_begun)
        {
            return;
        }

        _begun = true;
        while (_end < 3 && Fill())
        {
        }

        var head = _buffer.AsSpan(0, _end);
        if (head.StartsWith("\uFEFF"u8))
        {
            _start = 3;
        }
        else if (head.StartsWith((ReadOnlySpan<byte>)[0xFF, 0xFE]) || head.StartsWith((ReadOnlySpan<byte>)[0xFE, 0xFF]))
        {
            throw new InputException(file, 1, "the file is UTF-16, not UTF-8; save it as UTF-8");
        }
    }

    private void SkipLfAfterCr()
    {
        if (_afterCr && _start < _end)
        {
            _afterCr = false;
            _start += _buffer[_start] == '\n' ? 1 : 0;
        }
    }

    private ReadOnlySpan<byte> Take(int length)
    {
        _last = (_start, length);
        _afterCr = _buffer[_start + length] == '\r';
        _start += length + 1;
        return Checked(terminated: true);
    }

    private ReadOnlySpan<byte> Rest(int length)
    {
        _last = (_start, length);
        _start = _end;
        return Checked(terminated: false);
    }

    private ReadOnlySpan<byte> Checked(bool terminated)
    {
        var line = _buffer.AsSpan(_last.Start, _last.Length);
        if (line.Length > limit)
        {
            throw TooLong();
        }

        Line++;
        Terminated = terminated;

        if (!Utf8.IsValid(line))
        {
            throw NotUtf8(line);
        }

        return !allowNul && line.Contains((byte)0)
            ? throw new InputException(file, Line, "the line holds NUL bytes: the file is binary, or damaged; export the transcript again")
            : line;
    }

    private InputException TooLong() => new(file, Line + 1, $"the line is longer than {limit >> 20} MiB; check that this is a transcript, and split the line");

    private InputException NotUtf8(ReadOnlySpan<byte> line)
    {
        var at = 0;
        var status = OperationStatus.Done;
        while (at < line.Length && (status = Rune.DecodeFromUtf8(line[at..], out _, out var length)) == OperationStatus.Done)
        {
            at += length;
        }

        return status == OperationStatus.NeedMoreData && !Terminated
            ? new InputException(file, Line, $"the file ends inside a character, at byte {at + 1} of the line: it is truncated; export the transcript again")
            : new InputException(file, Line, $"not UTF-8 at byte {at + 1} of the line; save the file as UTF-8");
    }

    /// <summary>Reads more, moving what is kept to the front and growing where the line fills the buffer; false at the end.</summary>
    private bool Fill()
    {
        if (_ended)
        {
            return false;
        }

        var kept = _end - _start;
        if (_start > 0)
        {
            _buffer.AsSpan(_start, kept).CopyTo(_buffer);
            (_start, _end) = (0, kept);
        }
        else if (_end == _buffer.Length)
        {
            Grow();
        }

        var read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        _ended = read == 0;
        return read > 0;
    }

    private void Grow()
    {
        var larger = ArrayPool<byte>.Shared.Rent(_buffer.Length * 2);
        _buffer.AsSpan(0, _end).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer, clearArray: true);
        _buffer = larger;
    }
}
