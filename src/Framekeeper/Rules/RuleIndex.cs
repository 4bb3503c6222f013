using System.Text;

namespace Framekeeper.Rules;

/// <summary>The table of acts that stands in the rule book's README.</summary>
public static class RuleIndex
{
    private const string Begin = "<!-- index", End = "<!-- /index -->";

    /// <summary>The README's text with the table made anew between its marks.</summary>
    /// <exception cref="InputException">The marks are missing.</exception>
    public static string Into(string readme, RuleBook book)
    {
        ArgumentNullException.ThrowIfNull(readme);
        ArgumentNullException.ThrowIfNull(book);
        var begin = readme.IndexOf('\n', Math.Max(0, readme.IndexOf(Begin, StringComparison.Ordinal)));
        var end = readme.IndexOf(End, StringComparison.Ordinal);
        if (!readme.Contains(Begin, StringComparison.Ordinal) || end < begin)
        {
            throw new InputException("README.md", null, $"the marks '{Begin} …' and '{End}' for the table are missing");
        }

        return string.Concat(readme.AsSpan(0, begin + 1), Table(book), readme.AsSpan(end));
    }

    private static string Table(RuleBook book)
    {
        var table = new StringBuilder("| act | level | what it flags | examples out / in |\n|---|---|---|---|\n");
        foreach (var page in book.Pages)
        {
            table.Append($"| [`{page.Id}`]({page.Id.Replace('.', '/')}.md) | {page.Level.Name()} | {page.Flags} | {page.Examples.Count(example => example.Kind == ExampleKind.Flag)} / {page.Examples.Count(example => example.Kind == ExampleKind.Pass)} |\n");
        }

        return table.ToString();
    }
}
