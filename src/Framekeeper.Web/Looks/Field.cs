using System.Globalization;
using Microsoft.AspNetCore.Mvc.Rendering;
using Microsoft.AspNetCore.Mvc.ViewFeatures;
using Microsoft.AspNetCore.Razor.TagHelpers;

namespace Framekeeper.Web.Looks;

/// <summary>A label, what it decides, where it is answered and what was wrong with the answer, tied together for a screen reader. Further attributes go to the input.</summary>
[HtmlTargetElement("field", Attributes = "for,label", TagStructure = TagStructure.WithoutEndTag)]
public sealed class Field : TagHelper
{
    /// <summary>What is asked.</summary>
    public ModelExpression For { get; set; } = null!;

    /// <summary>The question.</summary>
    public string Label { get; set; } = "";

    /// <summary>What the answer decides.</summary>
    public string? Hint { get; set; }

    /// <summary>As of an input; <c>lines</c> for several, one a line; <c>choice</c> with <see cref="Items"/>.</summary>
    public string Type { get; set; } = "text";

    /// <summary>Whether it may be left empty; a browser does not send the form without the others.</summary>
    public bool Optional { get; set; } = true;

    /// <summary>What can be chosen.</summary>
    public IEnumerable<SelectListItem> Items { get; set; } = [];

    /// <summary>The page that is made.</summary>
    [ViewContext, HtmlAttributeNotBound]
    public ViewContext View { get; set; } = null!;

    /// <inheritdoc />
    public override void Process(TagHelperContext context, TagHelperOutput output)
    {
        ArgumentNullException.ThrowIfNull(output);
        var name = View.ViewData.TemplateInfo.GetFullHtmlFieldName(For.Name);
        var id = TagBuilder.CreateSanitizedId(name, "-").ToLowerInvariant();
        var state = View.ViewData.ModelState.TryGetValue(name, out var found) ? found : null;
        var wrong = state?.Errors.FirstOrDefault()?.ErrorMessage;
        var value = Type == "password" ? null : state?.AttemptedValue ?? Written(For.Model);
        var further = output.Attributes.Where(attribute => attribute.Name != "class").ToList();
        output.TagName = "div";
        output.TagMode = TagMode.StartTagAndEndTag;
        output.Attributes.Clear();
        output.Attributes.SetAttribute("class", "field");

        var label = new TagBuilder("label") { Attributes = { ["for"] = id } };
        label.InnerHtml.Append(Label);
        output.Content.AppendHtml(label);
        Under(output, "hint", $"{id}-hint", Hint);
        var input = Input(name, id, value);
        if (!Optional)
        {
            input.Attributes["required"] = "required";
        }

        foreach (var attribute in further)
        {
            input.Attributes[attribute.Name] = attribute.Value?.ToString() ?? "";
        }

        var told = string.Join(' ', new[] { Hint is null ? null : $"{id}-hint", wrong is null ? null : $"{id}-error" }.OfType<string>());
        if (told.Length > 0)
        {
            input.Attributes["aria-describedby"] = told;
        }

        if (wrong is not null)
        {
            input.Attributes["aria-invalid"] = "true";
        }

        output.Content.AppendHtml(input);
        Under(output, "error", $"{id}-error", wrong);
    }

    private TagBuilder Input(string name, string id, string? value)
    {
        var input = new TagBuilder(Type switch { "lines" or "textarea" => "textarea", "choice" => "select", _ => "input" }) { Attributes = { ["id"] = id, ["name"] = name } };
        if (input.TagName == "textarea")
        {
            input.Attributes["rows"] = "3";
            input.InnerHtml.Append(value ?? "");
        }
        else if (input.TagName == "select")
        {
            foreach (var item in Items)
            {
                var option = new TagBuilder("option") { Attributes = { ["value"] = item.Value } };
                if (item.Value == value)
                {
                    option.Attributes["selected"] = "selected";
                }

                option.InnerHtml.Append(item.Text);
                input.InnerHtml.AppendHtml(option);
            }
        }
        else
        {
            input.TagRenderMode = TagRenderMode.SelfClosing;
            input.Attributes["type"] = Type;
            if (value is not null)
            {
                input.Attributes["value"] = value;
            }
        }

        return input;
    }

    private static void Under(TagHelperOutput output, string kind, string id, string? text)
    {
        if (text is not null)
        {
            var line = new TagBuilder("span") { Attributes = { ["class"] = kind, ["id"] = id } };
            line.InnerHtml.Append(text);
            output.Content.AppendHtml(line);
        }
    }

    private static string? Written(object? value) => value switch
    {
        null => null,
        DateOnly day => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
        TimeOnly time => time.ToString("HH:mm", CultureInfo.InvariantCulture),
        DateTime moment => moment.ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString(),
    };
}
