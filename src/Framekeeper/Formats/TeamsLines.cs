using System.Text;

namespace Framekeeper.Formats;

/// <summary>The lines of a Teams transcript: who said what, and when.</summary>
internal static class TeamsLines
{
    /// <summary>A line of words.</summary>
    /// <param name="Line">1-based line of text in the document.</param>
    internal readonly record struct Said(string? Speaker, string Words, int Line, TimeSpan? At, TimeSpan? Until)
    {
        /// <summary>Never the words.</summary>
        public override string ToString() => $"line {Line}";
    }

    private readonly record struct Header(string? Speaker, TimeSpan At, TimeSpan? Until);

    /// <summary>What is said, line by line.</summary>
    public static IEnumerable<Said> Read(List<string> lines) => lines.Exists(line => HeaderOf(line) is not null) ? ByHeaders(lines) : ByLabels(lines);

    /// <summary>A table row as the lines it stands for: a name and a time, and the words.</summary>
    public static IEnumerable<string> OfRow(List<string> cells)
    {
        var time = cells.Find(cell => TryTime(cell, out _));
        var name = cells.Find(cell => cell != time && Labels.HasShapeOfName(cell));
        if (time is null || name is null)
        {
            return cells.SelectMany(cell => cell.Split('\n'));
        }

        return [$"{name}\t{time}", .. cells.Where(cell => cell != time && cell != name).SelectMany(cell => cell.Split('\n'))];
    }

    private static IEnumerable<Said> ByHeaders(List<string> lines)
    {
        Header? header = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var line = lines[i].Trim();
            if (HeaderOf(line) is { } next)
            {
                header = next;
            }
            else if (header is { Speaker: null } unnamed && line.Length > 0)
            {
                header = unnamed with { Speaker = line };
            }
            else if (header is { } known && line.Length > 0 && !IsNotice(line))
            {
                yield return new Said(known.Speaker, line, i + 1, known.At, known.Until);
            }
        }
    }

    /// <summary>Without times: names before colons.</summary>
    private static IEnumerable<Said> ByLabels(List<string> lines)
    {
        var labels = new Labels();
        lines.ForEach(line => labels.Learn(Encoding.UTF8.GetBytes(line)));
        string? speaker = null;
        for (var i = 0; i < lines.Count; i++)
        {
            var labelled = labels.TryRead(Encoding.UTF8.GetBytes(lines[i]), out var name, out var words);
            speaker = labelled ? name : speaker;
            if (speaker is not null)
            {
                yield return new Said(speaker, labelled ? Encoding.UTF8.GetString(words) : lines[i], i + 1, null, null);
            }
        }
    }

    /// <summary>A line that begins a piece: two times, a name and a time, or a time and a name.</summary>
    private static Header? HeaderOf(string line)
    {
        line = line.Trim();
        var arrow = line.IndexOf("-->", StringComparison.Ordinal);
        if (arrow > 0)
        {
            return TryTime(line[..arrow], out var start) && TryTime(line[(arrow + 3)..], out var end) ? new Header(null, start, end) : null;
        }

        var space = line.LastIndexOfAny([' ', '\t', '\u00A0']);
        if (space > 0 && TryTime(line[space..], out var after))
        {
            var name = line[..space].TrimEnd();
            return name.Length < space || line[space] != ' ' || (Labels.HasShapeOfName(name) && Labels.LooksLikeName(name)) ? new Header(name, after, null) : null;
        }

        // Word writes 00:00:03; a shorter time before a few words is said ("10:30 Tomorrow").
        space = line.IndexOf(' ', StringComparison.Ordinal);
        return space > 0 && line.AsSpan(0, space).Count(':') == 2 && TryTime(line[..space], out var before) && line[space..].Trim() is var last
            && Labels.HasShapeOfName(last) && Labels.LooksLikeName(last) ? new Header(last, before, null) : null;
    }

    private static bool TryTime(string text, out TimeSpan time) => Timestamp.TryParse(Encoding.UTF8.GetBytes(text.Trim()), out time);

    private static bool IsNotice(string line) =>
        (line.EndsWith(" started transcription", StringComparison.Ordinal) || line.EndsWith(" stopped transcription", StringComparison.Ordinal))
        && Labels.HasShapeOfName(line[..^" started transcription".Length]);
}
