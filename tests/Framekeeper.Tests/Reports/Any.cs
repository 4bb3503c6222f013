using CsCheck;

namespace Framekeeper.Tests.Reports;

/// <summary>Findings over hostile text: markup, emoji, right-to-left script, controls, lone surrogates; evidence anywhere in it.</summary>
internal static class Any
{
    private static readonly string[] Odd =
    [
        "<script>alert(1)</script>", "\"'><img src=x onerror=y>", "-->", "]]>", "&amp;&#0;", "👩‍👧 👍🏽", "שלום", "مرحبا", "\u202Eabc\u2069", "\0\u0001\u001B[31m\u0007\u0085",
        "\uD800", "\uDC00x", "\uFFFE\uFFFF", "\r\n\t\u2028\u2029", "{0} [a](b)", new string('w', 900), string.Join(' ', Enumerable.Repeat("word", 400)), "日本語の文章",
    ];

    private static readonly Gen<string> Piece = Gen.OneOf(Gen.String, Gen.Int[0, Odd.Length - 1].Select(index => Odd[index]));

    public static readonly Gen<string> Text = Piece.Array[0, 5].Select(string.Concat);

    public static readonly Gen<Finding> Findings =
        from text in Text
        from a in Gen.Int[0, text.Length]
        from b in Gen.Int[0, text.Length]
        from odd in Text
        select Samples.Hug with
        {
            Text = text,
            Start = Math.Min(a, b),
            End = Math.Max(a, b),
            Session = odd,
            Exception = odd,
            Suppression = odd.Length % 2 == 0 ? null : new(40, "touch", odd, odd),
        };

    public static Checked Session(Finding finding) => new(finding.Session, finding.Text, finding.Exception!, null, 1, null, [finding], [(Role.Therapist, finding.Text, Turn.Of(40, finding.Text, finding.Text))]);
}
