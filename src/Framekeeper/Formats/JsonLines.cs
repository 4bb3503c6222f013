using System.Text.Json;

namespace Framekeeper.Formats;

/// <summary>Sessions from JSON Lines: one a line, each read as a whole when it is asked for.</summary>
/// <remarks>
/// A line without <c>turns</c> but with <c>text</c> is one turn: a client's own account, unless it names a speaker. Unknown members are ignored.
/// A line over 16 MiB, broken JSON, or a member that is not what it should be is an <see cref="InputException"/> with line and field.
/// </remarks>
internal static class JsonLines
{
    private const int LineLimit = 16 << 20;

    /// <summary>The sessions in order. A session without an id has the file's; from the second line on with the line.</summary>
    public static IEnumerable<Session> Read(Stream stream, string file, string id, ShortAgreement? agreement)
    {
        using var lines = new LineReader(stream, file, LineLimit);
        var any = false;
        while (lines.TryRead(out var line))
        {
            if (line.IndexOfAnyExcept(" \t"u8) < 0)
            {
                continue;
            }

            any = true;
            yield return SessionReader.Read(line, new Place(file, lines.Line), lines.Line == 1 ? id : $"{id}-{lines.Line}", agreement);
        }

        if (!any)
        {
            throw new InputException(file, null, lines.Line == 0 ? "the file is empty; export the transcript again" : "no session found: every line is empty");
        }
    }
}
