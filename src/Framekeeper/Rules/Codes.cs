using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace Framekeeper.Rules;

/// <summary>How long an act's rule holds for a former client after the agreement ended.</summary>
/// <param name="Years">From the day treatment ended; null: for ever.</param>
/// <param name="Covers">False where the code names current clients only.</param>
public sealed record FormerRule(int? Years, bool Covers, string? Section, string Says, string Checked);

/// <summary>The largest gift that a place allows, either way.</summary>
public sealed record GiftLimit(decimal Amount, string? Currency)
{
    /// <summary>The amount alone.</summary>
    public override string ToString() => $"gift limit of {Amount}";
}

/// <summary>A professional code, or a place's law, as data.</summary>
public sealed record Code(
    string Id, string Title, string Edition, string? Link, IReadOnlyDictionary<string, Citation> Sections, IReadOnlyDictionary<string, FormerRule> Former, GiftLimit? Gift = null)
{
    /// <summary>What holds for an act towards a former client: the act's own line, else the default; null where the code is silent.</summary>
    public FormerRule? FormerFor(string act) => Former.GetValueOrDefault(act) ?? Former.GetValueOrDefault("default");
}

/// <summary>The professional codes and the places' rules, from <c>codes.yml</c>.</summary>
public sealed record Codes(IReadOnlyDictionary<string, Code> All, IReadOnlyDictionary<string, Code> Places)
{
    /// <summary>The citations of a page by the code that binds the therapist; empty for a code that the book lacks.</summary>
    public IReadOnlyList<Citation> Cite(RulePage page, string? code)
    {
        ArgumentNullException.ThrowIfNull(page);
        return Cite(page.Cites, code);
    }

    /// <summary>The same of sections by code.</summary>
    internal IReadOnlyList<Citation> Cite(IReadOnlyDictionary<string, IReadOnlyList<string>> cites, string? code) =>
        code is not null && All.TryGetValue(code, out var known) && cites.TryGetValue(code, out var sections)
            ? [.. sections.Where(known.Sections.ContainsKey).Select(section => known.Sections[section])]
            : [];

    /// <summary>Reads <c>codes.yml</c>.</summary>
    /// <exception cref="InputException">A member is missing or is no window.</exception>
    public static Codes Read(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        return new Codes(Map(file, root, "codes"), Map(file, root, "places"));
    }

    private static Dictionary<string, Code> Map(string file, YamlMappingNode root, string key) =>
        Child(root, key) is YamlMappingNode map
            ? map.Children.ToDictionary(pair => pair.Key.ToString(), pair => ReadCode(file, pair.Key.ToString(), (YamlMappingNode)pair.Value))
            : [];

    private static Code ReadCode(string file, string id, YamlMappingNode map)
    {
        var sections = Child(map, "sections") is YamlMappingNode list
            ? list.Children.ToDictionary(pair => pair.Key.ToString(), pair => Cite(id, pair.Key.ToString(), (YamlMappingNode)pair.Value))
            : [];
        var former = Child(map, "former") is YamlMappingNode rules
            ? rules.Children.ToDictionary(pair => pair.Key.ToString(), pair => Window(file, (YamlMappingNode)pair.Value))
            : [];
        return new Code(id, Text(map, "title") ?? id, Text(map, "edition") ?? "", Text(map, "link"), sections, former, Child(map, "gift") is YamlMappingNode gift && decimal.TryParse(Text(gift, "amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out var limit) ? new GiftLimit(limit, Text(gift, "currency")) : null);
    }

    private static Citation Cite(string code, string section, YamlMappingNode map) =>
        new(code, section, Text(map, "title") ?? "", Text(map, "says") ?? "", Text(map, "link"), Text(map, "checked") ?? "memory");

    private static FormerRule Window(string file, YamlMappingNode map)
    {
        var window = Text(map, "window") ?? throw new InputException(file, (int)map.Start.Line, "needs always, none, or an ISO 8601 duration of whole years", "window");
        var says = Text(map, "says") ?? "";
        var seen = Text(map, "checked") ?? "memory";
        return window switch
        {
            "always" => new FormerRule(null, true, Text(map, "section"), says, seen),
            "none" => new FormerRule(0, false, Text(map, "section"), says, seen),
            ['P', .. var years, 'Y'] when int.TryParse(years, NumberStyles.None, CultureInfo.InvariantCulture, out var count) =>
                new FormerRule(count, true, Text(map, "section"), says, seen),
            _ => throw new InputException(file, (int)map.Start.Line, $"'{window}' is not always, none, or an ISO 8601 duration of whole years", "window"),
        };
    }

    private static YamlNode? Child(YamlMappingNode map, string key) => map.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : null;

    private static string? Text(YamlMappingNode map, string key) => (Child(map, key) as YamlScalarNode)?.Value;
}
