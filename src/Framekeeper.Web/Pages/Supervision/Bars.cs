using System.Globalization;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Rendering;

namespace Framekeeper.Web.Pages.Supervision;

/// <summary>Heights of the bars of a course.</summary>
internal static class Bars
{
    private const double Floor = 146, Height = 136;

    public static string Y(int count, int most) => Of(Floor - (Height * count / most));

    public static string H(int count, int most) => Of(Height * count / most);

    /// <summary>A label. Razor keeps an element of this name for itself.</summary>
    public static IHtmlContent Label(double x, string y, string kind, string text)
    {
        var label = new TagBuilder("text") { Attributes = { ["x"] = Of(x), ["y"] = y, ["class"] = kind } };
        label.InnerHtml.Append(text);
        return label;
    }

    private static string Of(double number) => number.ToString("0.#", CultureInfo.InvariantCulture);
}
