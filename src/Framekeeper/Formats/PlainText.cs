namespace Framekeeper.Formats;

/// <summary>Sessions from plain text: <c>Name: text</c> a line, with or without a time before it (<c>[00:01:02]</c>, <c>00:01:02</c>).</summary>
/// <remarks>A line without a speaker goes on with the turn before. Who is a speaker: <see cref="Labels"/>. No speaker at all is an <see cref="InputException"/>.</remarks>
internal static class PlainText
{
    /// <summary>How many lines are read before the first turn, to learn who speaks.</summary>
    private const int Window = 256;

    private readonly record struct Entry(int Line, TimeSpan? At, byte[] Text);

    /// <summary>The one session of the file; its turns are read from the stream as they are asked for, once.</summary>
    public static Session Read(Stream stream, string file, string id) => new() { Id = id, Source = file, Turns = Turns(stream, file) };

    private static IEnumerable<Turn> Turns(Stream stream, string file)
    {
        var turns = new TurnBuilder();
        var labels = new Labels();
        var named = false;
        foreach (var entry in Learn(Entries(stream, file), labels))
        {
            var labelled = labels.TryRead(entry.Text, out var name, out var words);
            named |= labelled;
            var before = labelled ? turns.Add(name, words, entry.Line, entry.At) : turns.Add(null, entry.Text, entry.Line, entry.At);
            if (before is not null)
            {
                yield return before;
            }
        }

        var last = turns.Finish();
        yield return named && last is not null ? last
            : throw new InputException(file, null, "no turn found: no line begins with a speaker; write a line as Name: text, or name the file's format with --from");
    }

    private static IEnumerable<Entry> Learn(IEnumerable<Entry> entries, Labels labels)
    {
        var first = new List<Entry>(Window);
        var size = 0;
        using var rest = entries.GetEnumerator();
        while (first.Count < Window && size < LineReader.TextLimit && rest.MoveNext())
        {
            first.Add(rest.Current);
            size += rest.Current.Text.Length;
            labels.Learn(rest.Current.Text);
        }

        foreach (var entry in first)
        {
            yield return entry;
        }

        while (rest.MoveNext())
        {
            yield return rest.Current;
        }
    }

    /// <summary>The lines that hold something, their times taken off. A time on a line of its own is the next line's.</summary>
    private static IEnumerable<Entry> Entries(Stream stream, string file)
    {
        using var lines = new LineReader(stream, file);
        TimeSpan? alone = null;
        while (lines.TryRead(out var line))
        {
            var text = line.Trim(" \t"u8);
            var at = TakeTime(ref text) ?? alone;
            alone = text.IsEmpty ? at : null;
            if (!text.IsEmpty)
            {
                yield return new Entry(lines.Line, at, text.ToArray());
            }
        }

        if (lines.Line == 0)
        {
            throw new InputException(file, null, "the file is empty; export the transcript again");
        }
    }

    /// <summary>Takes a time in brackets off the line; a bare one only where a speaker or nothing follows, for "10:30 is fine" is said.</summary>
    private static TimeSpan? TakeTime(ref ReadOnlySpan<byte> text)
    {
        var bracketed = text is [(byte)'[' or (byte)'(', ..];
        var rest = bracketed ? text[1..] : text;
        if (!Timestamp.TryRead(ref rest, out var at) || (bracketed && rest is not [(byte)']' or (byte)')', ..]))
        {
            return null;
        }

        rest = rest[(bracketed ? 1 : 0)..].TrimStart(" \t"u8);
        if (!bracketed && !rest.IsEmpty && !Labels.MayLabel(rest))
        {
            return null;
        }

        text = rest;
        return at;
    }
}
