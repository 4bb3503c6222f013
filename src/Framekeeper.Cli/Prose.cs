using System.Text;

namespace Framekeeper.Cli;

/// <summary>Text for people at a terminal, broken between words and never within one: an address stays whole.</summary>
internal static class Prose
{
    /// <summary>The text in lines of the terminal's width.</summary>
    /// <param name="indent">Columns before the first line.</param>
    /// <param name="hang">Columns more before the others.</param>
    public static string Wrap(string text, int indent = 0, int hang = 0)
    {
        var (lines, column) = (new StringBuilder().Append(' ', indent), indent);
        foreach (var word in Words(text))
        {
            if (column > indent && column + 1 + word.Length > Terminal.Width)
            {
                lines.Append('\n').Append(' ', indent + hang);
                column = indent + hang;
            }
            else if (column > indent)
            {
                lines.Append(' ');
                column++;
            }

            lines.Append(word);
            column += word.Length;
        }

        return lines.ToString();
    }

    /// <summary>Without control characters: words that somebody wrote may not steer the terminal.</summary>
    private static IEnumerable<string> Words(string text) =>
        text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(word => string.Concat(word.Where(letter => !char.IsControl(letter)))).Where(word => word.Length > 0);
}
