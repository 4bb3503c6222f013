using Framekeeper.Store.Clinic;
using Microsoft.AspNetCore.Html;

namespace Framekeeper.Web.Looks;

/// <summary>What was said with the words marked that a finding is about.</summary>
internal static class Marked
{
    /// <summary>Every part escaped; marks where a finding's words still stand as it has them.</summary>
    public static IHtmlContent Of(string text, IReadOnlyList<Found> found)
    {
        var html = new HtmlContentBuilder();
        var at = 0;
        foreach (var finding in found.Select(one => one.Finding).Where(finding => finding.Text == text && finding.End > finding.Start).OrderBy(finding => finding.Start))
        {
            if (finding.Start >= at)
            {
                html.Append(text[at..finding.Start]).AppendHtml("<mark>").Append(text[finding.Start..finding.End]).AppendHtml("</mark>");
                at = finding.End;
            }
        }

        return html.Append(text[at..]);
    }
}
