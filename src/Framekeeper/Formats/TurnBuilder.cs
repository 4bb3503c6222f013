using System.Buffers;

namespace Framekeeper.Formats;

/// <summary>Makes turns of what is said: what one speaker says in a row is one turn, joined with one space.</summary>
/// <remarks>Words without a speaker belong to the speaker before. Before any speaker is known, each piece stays a turn of its own.
/// A turn that would grow beyond 1 MiB goes on as another.</remarks>
internal sealed class TurnBuilder
{
    private readonly ArrayBufferWriter<byte> _text = new();
    private string? _speaker;
    private (int Line, TimeSpan? At)? _named;
    private Turn? _open;

    /// <summary>The number of the turn that grows; 0 before the first.</summary>
    public int N { get; private set; }

    /// <summary>Adds words; gives the turn before where they begin another. A speaker without words is who speaks next.</summary>
    public Turn? Add(string? speaker, ReadOnlySpan<byte> text, int line, TimeSpan? at = null, TimeSpan? until = null)
    {
        var changes = speaker is not null && speaker != _speaker;
        _speaker = speaker ?? _speaker;
        var words = Spaces.Collapse(text);
        if (words.Length == 0)
        {
            _named = changes ? (line, at) : _named;
            return null;
        }

        var begins = _open is null || _speaker is null || _open.Speaker != _speaker || _text.WrittenCount + words.Length >= LineReader.TextLimit;
        var before = begins ? Finish() : null;
        if (begins)
        {
            var named = changes ? null : _named;
            _open = new Turn { N = ++N, Speaker = _speaker, Utf8 = default, At = named?.At ?? at, Line = named?.Line ?? line };
        }
        else
        {
            _text.Write(" "u8);
        }

        _named = null;
        _text.Write(words);
        _open = _open! with { Until = until ?? _open.Until };
        return before;
    }

    /// <summary>The turn that grew; null where there is none.</summary>
    public Turn? Finish()
    {
        var turn = _open is null ? null : _open with { Utf8 = _text.WrittenSpan.ToArray() };
        _open = null;
        _text.ResetWrittenCount();
        return turn;
    }
}
