using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text.Encodings.Web;
using System.Text.Unicode;

namespace Framekeeper.Reports;

/// <summary>Writes HTML in which every hole of an interpolated string is escaped: there is no way to add a string as it is.</summary>
internal sealed class Markup(TextWriter to)
{
    private static readonly HtmlEncoder Encoder = HtmlEncoder.Create(UnicodeRanges.All);

    /// <summary>Adds the literal parts as markup and the holes as text.</summary>
    public void Add([InterpolatedStringHandlerArgument("")] ref Holes _) => to.Write('\n');

    /// <summary>The same, without the end of a line: for text in which white space shows.</summary>
    [SuppressMessage("Performance", "CA1822", Justification = "The holes write to this instance.")]
    public void Inline([InterpolatedStringHandlerArgument("")] ref Holes _)
    {
    }

    [InterpolatedStringHandler]
    internal readonly struct Holes
    {
        private readonly TextWriter _to;

        public Holes(int literals, int holes, Markup markup) => _to = markup.To;

        public void AppendLiteral(string markup) => _to.Write(markup);

        public void AppendFormatted(string? text) => Encoder.Encode(_to, Printable.Of(text ?? "").ReplaceLineEndings("\n"));

        public void AppendFormatted(int number) => _to.Write(number.ToString(CultureInfo.InvariantCulture));

        public void AppendFormatted(double number) => _to.Write(number.ToString("0.##", CultureInfo.InvariantCulture));

        public void AppendFormatted(Trusted markup) => _to.Write(markup.Html);
    }

    private TextWriter To => to;

    /// <summary>Markup of our own: the style sheet, the script, a shape.</summary>
    internal readonly record struct Trusted(string Html);
}
