using System.Text;

namespace Framekeeper.Formats;

/// <summary>A comment <c>framekeeper-ignore ACT -- reason</c>: a wish not to see one act in the turn that follows.</summary>
internal sealed record Ignore(string Act, string Reason)
{
    private static ReadOnlySpan<byte> Word => "framekeeper-ignore"u8;

    /// <summary>The wishes in a comment, one a line at most.</summary>
    /// <param name="note">The comment, <c>NOTE</c> and all.</param>
    /// <param name="file">For errors.</param>
    /// <param name="line">1-based line where the comment begins.</param>
    public static IEnumerable<Ignore> Parse(byte[] note, string file, int line)
    {
        if (note.AsSpan().IndexOf(Word) < 0)
        {
            yield break;
        }

        foreach (var text in Encoding.UTF8.GetString(note).Split('\n'))
        {
            var words = (text.StartsWith("NOTE", StringComparison.Ordinal) ? text[4..] : text).Trim();
            if (words.StartsWith("framekeeper-ignore", StringComparison.Ordinal))
            {
                yield return Read(words[Word.Length..], file, line);
            }

            line++;
        }
    }

    private static Ignore Read(string words, string file, int line)
    {
        var parts = words.Split("--", 2, StringSplitOptions.TrimEntries);
        return parts is [var act, { Length: > 0 } reason] && act.Length > 0 && !act.Contains(' ', StringComparison.Ordinal)
            ? new Ignore(act, reason)
            : throw new InputException(file, line, "a suppression names one act and a reason; write it as: NOTE framekeeper-ignore solicit.errand -- reason", "framekeeper-ignore");
    }
}
