namespace Framekeeper.Reports;

/// <summary>The evidence of a finding and as much of its turn around it as one reads at a glance.</summary>
internal sealed record Excerpt(string Before, string Quote, string After)
{
    // UTF-16 units; the words before say more about what was meant than those after.
    private const int Lead = 240, Trail = 160, Slack = 24;

    public static Excerpt Of(Finding finding) => new(
        Tail(Printable.Of(finding.Text[..finding.Start]), Lead),
        Middle(Printable.Of(finding.Quote)),
        Head(Printable.Of(finding.Text[finding.End..]), Trail));

    private static string Tail(string text, int length)
    {
        if (text.Length <= length + Slack)
            return text;
        var cut = text.AsSpan()[^length..].IndexOf(' ');
        return "… " + Whole(cut < 0 ? text[^length..] : text[^(length - cut - 1)..]);
    }

    private static string Middle(string text) => text.Length <= 2 * Lead ? text : $"{Head(text, Lead)} {Tail(text, Trail)[2..]}";

    private static string Head(string text, int length)
    {
        if (text.Length <= length + Slack)
            return text;
        var cut = text.AsSpan()[..length].LastIndexOf(' ');
        return Whole(text[..(cut < 0 ? length : cut)]) + " …";
    }

    // A cut may have halved a character beyond the basic plane.
    private static string Whole(string text) => Printable.Of(text);

    /// <summary>Never the words.</summary>
    public override string ToString() => $"excerpt ({Before.Length + Quote.Length + After.Length} characters)";
}
