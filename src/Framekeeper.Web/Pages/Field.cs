using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Framekeeper.Web.Pages;

/// <summary><c>&lt;field for="Email" label="E-mail" type="email" hint="…" /&gt;</c>: a label, its input, what to know and what is wrong, tied together for a screen reader.</summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Field : TagHelper
{
    public ModelExpression For { get; set; } = null!;

    public string Label { get; set; } = "";

    public string Type { get; set; } = "text";

    public string? Hint { get; set; }

    public string? Autocomplete { get; set; }

    public string? Inputmode { get; set; }

    public bool Optional { get; set; }

    [ViewContext]
    public ViewContext ViewContext { get; set; } = null!;

    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = ViewContext.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "-").ToLowerInvariant();
        var state = ViewContext.ViewData.ModelState.GetValueOrDefault(name);
        var wrong = state?.Errors.FirstOrDefault()?.ErrorMessage;
        (output.TagName, output.TagMode) = ("div", TagMode.StartTagAndEndTag);
        output.Attributes.SetAttribute("class", "field");

        output.Content.AppendHtml(Made("label", Label, ("for", id)));
        var input = Made("input", "", ("id", id), ("name", name), ("type", Type), ("autocomplete", Autocomplete), ("inputmode", Inputmode), ("required", Optional ? null : "required"),
            ("aria-describedby", $"{(Hint is null ? "" : $"{id}-hint ")}{(wrong is null ? "" : $"{id}-error")}".Trim() is { Length: > 0 } by ? by : null),
            ("aria-invalid", wrong is null ? null : "true"),
            ("value", Type == "password" ? null : state?.AttemptedValue ?? For.Model?.ToString()));
        input.TagRenderMode = TagRenderMode.SelfClosing;
        output.Content.AppendHtml(input);
        if (Hint is not null)
        {
            output.Content.AppendHtml(Made("p", Hint, ("id", $"{id}-hint"), ("class", "hint")));
        }

        if (wrong is not null)
        {
            output.Content.AppendHtml(Made("span", wrong, ("id", $"{id}-error"), ("class", "error")));
        }
    }

    private static TagBuilder Made(string tag, string text, params (string Name, string? Value)[] attributes)
    {
        var made = new TagBuilder(tag);
        made.InnerHtml.Append(text);
        foreach (var (attribute, value) in attributes.Where(one => one.Value is not null))
        {
            made.Attributes[attribute] = value;
        }

        return made;
    }
}
