using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Framekeeper.Web.Looks;

/// <summary>Sends a form that names no handler to its page itself. Left without, it would go to the address that is shown, and so to the handler of another form that was answered on the same page.</summary>
[HtmlTargetElement("form", Attributes = "method")]
public sealed class FormAction : TagHelper
{
    /// <summary>After the framework's own, which adds the token and the handler.</summary>
    public override int Order => 0;

    /// <summary>The page that is made.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        if (!output.Attributes.ContainsName("action") && output.Attributes.TryGetAttribute("method", out var method) && string.Equals(method.Value?.ToString(), "post", StringComparison.OrdinalIgnoreCase))
        {
            output.Attributes.SetAttribute("action", View.HttpContext.Request.PathBase + View.HttpContext.Request.Path);
        }
    }
}
