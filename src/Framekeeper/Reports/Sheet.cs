using System.Globalization;
using System.Text;

namespace Framekeeper.Reports;

/// <summary>Lines of one width for people: wrapped paragraphs, labels, and ink where the reader's terminal has it.</summary>
internal sealed class Sheet(TextWriter to, int width, bool colour)
{
    private const int Indent = 4, Label = 16;

    // Printable text has no control characters, so these two can mark the evidence through wrapping.
    private const char Opens = '\u0001', Closes = '\u0002';

    private const string On = "\e[1;4m", Off = "\e[22;24m";

    // Of the 256 colours, the four that keep contrast on black and on white: steel, ochre, orange, magenta.
    private static readonly string[] Inks = ["38;5;67", "38;5;136", "38;5;166", "38;5;161"];

    private readonly int _width = Math.Max(width, 48);

    public void Line(string text = "") => to.WriteLine(text);

    public void Rule() => Line(Faint(new string('─', _width)));

    public string Bold(string text) => Ink(text, "1");

    public string Faint(string text) => Ink(text, "2");

    public string In(Level level, string text) => Ink(text, $"1;{Inks[(int)level]}");

    /// <summary>Two texts at the two ends of a line, the right one faint; on a line of its own where they do not both fit.</summary>
    public void Ends(Level level, string word, string title, string right)
    {
        var gap = _width - Columns($"{word}  {title}{right}");
        to.Write($"{In(level, word)}  {Bold(title)}");
        if (gap < 2)
            to.WriteLine();
        to.Write(new string(' ', gap < 2 ? Indent : gap));
        to.WriteLine(Faint(right));
    }

    /// <summary>The turn's words with the evidence marked: by « » or, with ink, bold and underlined.</summary>
    public void Quote(string speaker, Excerpt excerpt) => Wrap($"{speaker}: {excerpt.Before}{Mark(excerpt.Quote)}{excerpt.After}", "", Indent, Indent);

    public void Paragraph(string text) => Wrap(text, "", 0, 0);

    public void Labelled(string label, string text, int hang = 0) => Wrap(text, label, Indent, Indent + Label, hang);

    private string Mark(string quote) => quote.Length == 0 ? "" : colour ? $"{Opens}{quote}{Closes}" : $"«{quote}»";

    private void Wrap(string text, string label, int indent, int body, int hang = 0)
    {
        to.Write(new string(' ', indent) + Faint(label) + new string(' ', body - indent - label.Length));
        var line = new StringBuilder();
        var (used, left, open) = (0, body, false);
        foreach (var word in text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
        {
            var columns = Columns(word);
            if (line.Length > 0 && left + used + 1 + columns > _width)
            {
                to.WriteLine(Inked(line.ToString(), ref open));
                left = body + hang;
                to.Write(new string(' ', left));
                line.Clear();
                used = 0;
            }
            if (line.Length > 0)
            {
                line.Append(' ');
                used++;
            }
            line.Append(word);
            used += columns;
        }
        to.WriteLine(Inked(line.ToString(), ref open));
    }

    // Ink ends with each line, so that an indent is never underlined.
    private static string Inked(string line, ref bool open)
    {
        var carried = open ? On : "";
        open = line.LastIndexOf(Opens) > line.LastIndexOf(Closes) || (open && !line.Contains(Closes));
        return carried + line.Replace($"{Opens}", On).Replace($"{Closes}", Off) + (open ? Off : "");
    }

    private string Ink(string text, string code) => colour && text.Length > 0 ? $"\e[{code}m{text}\e[0m" : text;

    private static int Columns(string text)
    {
        var columns = 0;
        foreach (var rune in text.EnumerateRunes())
            columns += Columns(rune);
        return columns;
    }

    // Wide: the East Asian and pictograph blocks that terminals draw in two columns (Unicode UAX 11, rounded to blocks).
    private static int Columns(Rune rune) => Rune.GetUnicodeCategory(rune) switch
    {
        UnicodeCategory.NonSpacingMark or UnicodeCategory.EnclosingMark
            or UnicodeCategory.Format or UnicodeCategory.Control => 0,
        _ => rune.Value is (>= 0x1100 and <= 0x115F) or (>= 0x2E80 and <= 0xA4CF) or (>= 0xAC00 and <= 0xD7A3) or (>= 0xF900 and <= 0xFAFF)
            or (>= 0xFE30 and <= 0xFE6F) or (>= 0xFF00 and <= 0xFF60) or (>= 0x1F300 and <= 0x1FAFF) or (>= 0x20000 and <= 0x3FFFD) ? 2 : 1,
    };
}
