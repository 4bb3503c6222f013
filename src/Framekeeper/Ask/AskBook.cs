using YamlDotNet.RepresentationModel;

namespace Framekeeper.Ask;

/// <summary>A line that answers, with the date it was checked (<c>never</c> where nobody has) and how.</summary>
/// <param name="For"><c>emergency</c>, <c>suicide</c>, <c>assault</c>, <c>home</c> or <c>any</c>.</param>
/// <param name="By"><c>page</c> where the number was seen on the body's page, else <c>memory</c>.</param>
public sealed record HelpLine(string Name, string For, string How, string? Url, string? Hours, string Checked, string By);

/// <summary>Something a client can do, and when it is offered: <c>always</c>, <c>none</c>, <c>care</c> (how the work is done), a level, or an act.</summary>
public sealed record Choice(string Id, string Says, IReadOnlyList<string> When);

/// <summary>Something that surprises clients and is part of treatment.</summary>
/// <param name="Words">An account that names one of them tells of it.</param>
public sealed record Usual(string Says, IReadOnlyList<string> Words)
{
    /// <summary>Whether an account tells of it.</summary>
    public bool IsIn(string account) => Words.Any(word => Holds(account, word));

    private static bool Holds(string account, string word)
    {
        for (var at = account.IndexOf(word, StringComparison.OrdinalIgnoreCase); at >= 0; at = account.IndexOf(word, at + 1, StringComparison.OrdinalIgnoreCase))
        {
            if (at == 0 || !char.IsLetterOrDigit(account[at - 1]))
            {
                return true;
            }
        }

        return false;
    }
}

/// <summary>What the page for clients knows besides the rule pages: <c>ask.yml</c>.</summary>
public sealed record AskBook(IReadOnlyDictionary<string, IReadOnlyList<HelpLine>> Lines, IReadOnlyList<Choice> Choices, IReadOnlyList<Usual> Usual)
{
    /// <summary>Reads <c>ask.yml</c>.</summary>
    /// <exception cref="InputException">A part is missing.</exception>
    public static AskBook Read(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        YamlNode Part(string key) => root.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : throw new InputException(file, null, "is missing", key);
        return new AskBook(
            ((YamlMappingNode)Part("lines")).Children.ToDictionary(pair => pair.Key.ToString(), pair => (IReadOnlyList<HelpLine>)[.. Maps(pair.Value).Select(Line)]),
            [.. Maps(Part("options")).Select(map => new Choice(Text(map, "id")!, Text(map, "says")!, [.. Texts(map.Children[new YamlScalarNode("when")])]))],
            [.. Maps(Part("usual")).Select(map => new Usual(Text(map, "says")!, [.. Texts(map.Children[new YamlScalarNode("words")])]))]);
    }

    /// <summary>The lines of a country (<c>US</c>, or a place such as <c>US-TX</c>), else those for anywhere.</summary>
    public IReadOnlyList<HelpLine> LinesOf(string? country) =>
        Lines.GetValueOrDefault(country?.Split('-')[0].ToUpperInvariant() switch { "UK" => "GB", var code => code } ?? "any") ?? Lines["any"];

    private static HelpLine Line(YamlMappingNode map) =>
        new(Text(map, "name")!, Text(map, "for") ?? "any", Text(map, "how")!, Text(map, "url"), Text(map, "hours"), Text(map, "checked") ?? "never", Text(map, "by") ?? "memory");

    private static IEnumerable<YamlMappingNode> Maps(YamlNode node) => ((YamlSequenceNode)node).OfType<YamlMappingNode>();

    private static IEnumerable<string> Texts(YamlNode node) => ((YamlSequenceNode)node).Select(item => item.ToString());

    private static string? Text(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node.ToString() : null;
}
