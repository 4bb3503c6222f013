namespace Framekeeper.Reports;

/// <summary>How levels look where colour must not carry the meaning alone: a shape with a letter.</summary>
internal static class Shapes
{
    // Around 0,0, about 20 units wide.
    private static readonly Markup.Trusted[] Paths =
    [
        new("<circle r=\"8.5\"/><text aria-hidden=\"true\" y=\"3.8\">N</text>"),
        new("<path d=\"M0-10.5 10.5 8h-21z\"/><text aria-hidden=\"true\" y=\"5.2\">C</text>"),
        new("<path d=\"M0-11 11 0 0 11-11 0z\"/><text aria-hidden=\"true\" y=\"3.8\">V</text>"),
        new("<path d=\"M-8.5-8.5h17v17h-17z\"/><text aria-hidden=\"true\" y=\"3.8\">G</text>"),
    ];

    public static Markup.Trusted Of(Level level) => Paths[(int)level];
}
