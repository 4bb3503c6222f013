using System.Text;

namespace Framekeeper.Formats;

/// <summary>One subtitle: when it is shown and what it says, markup and all.</summary>
/// <param name="Line">1-based line where the text begins.</param>
/// <param name="Start">When it is shown; null where that cannot be read.</param>
/// <param name="End">Until when.</param>
/// <param name="Text">Lines joined by line feeds.</param>
/// <param name="Ignores">Wishes not to see an act in this cue's turn.</param>
internal readonly record struct Cue(int Line, TimeSpan? Start, TimeSpan? End, byte[] Text, IReadOnlyList<Ignore> Ignores)
{
    /// <summary>Never the words.</summary>
    public override string ToString() => $"cue on line {Line}";
}

/// <summary>Turns from cues: by voice tags where the file has them, else by <c>Name: text</c> at the start of a line.</summary>
internal sealed class CueTurns(string file, List<Suppression> suppressions)
{
    /// <summary>How many cues are read before the first turn, to learn who speaks.</summary>
    private const int Window = 256;

    private readonly TurnBuilder _turns = new();
    private readonly Labels _labels = new();
    private readonly List<Ignore> _ignores = [];
    private bool _voiced;

    /// <summary>The turns in order; a turn's suppressions are there before it is.</summary>
    public IEnumerable<Turn> Read(IEnumerable<Cue> cues)
    {
        foreach (var cue in Learn(cues))
        {
            _ignores.AddRange(cue.Ignores);
            foreach (var turn in Read(cue))
            {
                yield return turn;
            }
        }

        yield return _turns.Finish() ?? throw new InputException(file, null, "no turn found: no cue has words; export the transcript again");
    }

    private IEnumerable<Cue> Learn(IEnumerable<Cue> cues)
    {
        var first = new List<Cue>(Window);
        var size = 0;
        using var rest = cues.GetEnumerator();
        while (first.Count < Window && size < LineReader.TextLimit && rest.MoveNext())
        {
            first.Add(rest.Current);
            size += rest.Current.Text.Length;
            Learn(rest.Current.Text);
        }

        foreach (var cue in first)
        {
            yield return cue;
        }

        while (rest.MoveNext())
        {
            yield return rest.Current;
        }
    }

    private void Learn(byte[] text)
    {
        foreach (var (voice, words) in CueText.Voices(text))
        {
            _voiced = _voiced || voice is not null;
            _labels.Learn(words.Span);
        }
    }

    private IEnumerable<Turn> Read(Cue cue)
    {
        foreach (var (voice, words) in CueText.Voices(cue.Text))
        {
            _voiced = _voiced || voice is not null;
            var pieces = _voiced ? [(voice, words, cue.Line)] : Lines(words, cue.Line);
            foreach (var (speaker, text, line) in pieces)
            {
                var before = _turns.Add(speaker, text.Span, line, cue.Start, cue.End);
                Suppress();
                if (before is not null)
                {
                    yield return before;
                }
            }
        }

        _ignores.Clear();
    }

    /// <summary>A cue's lines, each with the speaker it names.</summary>
    private IEnumerable<(string? Speaker, ReadOnlyMemory<byte> Text, int Line)> Lines(ReadOnlyMemory<byte> text, int line)
    {
        for (var inside = false; !text.IsEmpty; inside = true)
        {
            var end = text.Span.IndexOf((byte)'\n');
            var one = end < 0 ? text : text[..end];
            text = end < 0 ? default : text[(end + 1)..];
            yield return _labels.TryRead(one.Span, out var name, out var words, inside)
                ? (name, words.ToArray(), line++)
                : (null, one, line++);
        }
    }

    private void Suppress()
    {
        foreach (var ignore in _ignores)
        {
            if (!suppressions.Any(known => known.Turn == _turns.N && known.Act == ignore.Act))
            {
                suppressions.Add(new Suppression(_turns.N, ignore.Act, ignore.Reason));
            }
        }
    }
}
