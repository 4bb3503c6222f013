using System.Globalization;
using System.Text;

namespace Framekeeper.Formats;

/// <summary>Where and how a cue is shown ("parse the WebVTT cue settings"); a setting that is not as it should be is passed over.</summary>
/// <param name="Line">A line's number or, without <paramref name="SnapToLines"/>, a percentage of the picture; null is automatic.</param>
/// <param name="Position">A percentage; null is automatic.</param>
/// <param name="PositionAlign">Null is automatic.</param>
/// <param name="Size">A percentage.</param>
/// <param name="Vertical">Empty for horizontal text, else <c>rl</c> or <c>lr</c>.</param>
internal sealed record WebVttSettings(
    double? Line = null,
    bool SnapToLines = true,
    string LineAlign = "start",
    double? Position = null,
    string? PositionAlign = null,
    double Size = 100,
    string Align = "center",
    string Vertical = "",
    WebVttRegion? Region = null)
{
    /// <summary>Reads what follows a cue's times.</summary>
    /// <param name="settings">As it stands in the file.</param>
    /// <param name="regions">The regions that stand before the cue.</param>
    public static WebVttSettings Parse(ReadOnlySpan<byte> settings, IReadOnlyList<WebVttRegion> regions)
    {
        var all = new WebVttSettings();
        foreach (var (name, value) in WebVttPairs.Read(settings))
        {
            all = name switch
            {
                "region" => all with { Region = regions.LastOrDefault(region => region.Id == value) },
                "vertical" when value is "rl" or "lr" => all with { Vertical = value },
                "line" => all.WithLine(value),
                "position" => all.WithPosition(value),
                "size" when WebVttPairs.Percentage(value) is { } size => all with { Size = size },
                "align" when value is "start" or "center" or "end" or "left" or "right" => all with { Align = value },
                _ => all,
            };
        }

        return all is { Line: null, Size: 100, Vertical: "" } ? all : all with { Region = null };
    }

    private WebVttSettings WithLine(string value)
    {
        var (number, align) = Split(value);
        var line = number.EndsWith('%') ? WebVttPairs.Percentage(number) : Number(number);
        return line is null || align is not (null or "start" or "center" or "end")
            ? this
            : this with { Line = line, SnapToLines = !number.EndsWith('%'), LineAlign = align ?? LineAlign };
    }

    private WebVttSettings WithPosition(string value)
    {
        var (number, align) = Split(value);
        return WebVttPairs.Percentage(number) is not { } position || align is not (null or "line-left" or "center" or "line-right")
            ? this
            : this with { Position = position, PositionAlign = align ?? PositionAlign };
    }

    private static (string Number, string? Align) Split(string value) =>
        value.IndexOf(',', StringComparison.Ordinal) is >= 0 and var comma ? (value[..comma], value[(comma + 1)..]) : (value, null);

    /// <summary>Digits, perhaps with a minus before them and a point within them.</summary>
    private static double? Number(string text) =>
        text.TrimStart('-') is [>= '0' and <= '9', .., >= '0' and <= '9'] or [>= '0' and <= '9']
        && double.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
        && double.IsFinite(number)
            ? number
            : null;
}

/// <summary>A part of the picture that cues are shown in ("collect WebVTT region settings").</summary>
internal sealed record WebVttRegion(
    string Id = "",
    double Width = 100,
    double Lines = 3,
    (double X, double Y)? Anchor = null,
    (double X, double Y)? ViewportAnchor = null,
    string Scroll = "")
{
    /// <summary>Reads a region's block, its first line included.</summary>
    public static WebVttRegion Parse(ReadOnlySpan<byte> block)
    {
        var all = new WebVttRegion();
        foreach (var (name, value) in WebVttPairs.Read(block))
        {
            all = name switch
            {
                "id" => all with { Id = value },
                "width" when WebVttPairs.Percentage(value) is { } width => all with { Width = width },
                "lines" when value.All(char.IsAsciiDigit) => all with { Lines = double.Parse(value, CultureInfo.InvariantCulture) },
                "regionanchor" when Point(value) is { } anchor => all with { Anchor = anchor },
                "viewportanchor" when Point(value) is { } anchor => all with { ViewportAnchor = anchor },
                "scroll" when value == "up" => all with { Scroll = value },
                _ => all,
            };
        }

        return all;
    }

    private static (double X, double Y)? Point(string value) =>
        value.Split(',') is [var left, var top] && WebVttPairs.Percentage(left) is { } x && WebVttPairs.Percentage(top) is { } y ? (x, y) : null;
}

/// <summary>Settings as <c>name:value</c> between spaces.</summary>
internal static class WebVttPairs
{
    private static readonly char[] Space = [' ', '\t', '\n', '\f', '\r'];

    /// <summary>The pairs in order; what has no name or no value is none.</summary>
    public static IEnumerable<(string Name, string Value)> Read(ReadOnlySpan<byte> text) =>
        from setting in Encoding.UTF8.GetString(text).Split(Space, StringSplitOptions.RemoveEmptyEntries)
        let colon = setting.IndexOf(':', StringComparison.Ordinal)
        where colon > 0 && colon < setting.Length - 1
        select (setting[..colon], setting[(colon + 1)..]);

    /// <summary>"Parse a percentage string": digits, perhaps a fraction, a percent sign; at most 100.</summary>
    public static double? Percentage(string text) =>
        text is [>= '0' and <= '9', .., '%'] && char.IsAsciiDigit(text[^2])
        && double.TryParse(text[..^1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) && number <= 100
            ? number
            : null;
}
