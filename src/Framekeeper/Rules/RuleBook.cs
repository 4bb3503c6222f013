using System.Reflection;
using System.Security.Cryptography;
using System.Text;
using Framekeeper.Language;
using YamlDotNet.RepresentationModel;

namespace Framekeeper.Rules;

/// <summary>The rule book, loaded: a page per act, a page per meaning of a tie, the professional codes, the lexical classes. Immutable.</summary>
public sealed class RuleBook
{
    private static readonly Lazy<RuleBook> Packed = new(() => Read(Embedded()));
    private readonly Dictionary<string, RulePage> byId;
    private readonly Lazy<IReadOnlyDictionary<string, string>> files;

    /// <param name="silent">The text of the agreement that holds where another is silent.</param>
    internal RuleBook(
        IReadOnlyList<RulePage> pages, IReadOnlyList<TiePage> ties, Codes codes, IReadOnlyList<(string Class, IReadOnlyList<string> Words)> classes, IReadOnlyList<string> crisis, string silent, string digest, Func<IReadOnlyDictionary<string, string>> files)
    {
        Pages = pages;
        Ties = ties;
        Codes = codes;
        Classes = classes;
        Words = new Lexicon(classes);
        Crisis = crisis;
        Silent = silent;
        Digest = digest;
        this.files = new(files);
        byId = pages.ToDictionary(page => page.Id);
        Acts = byId.Keys.ToHashSet();
    }

    /// <summary>The agreement that holds where another is silent.</summary>
    internal const string SilentFile = "agreements/default.agreement.yaml";

    /// <summary>Where the pages lie that say what a tie means.</summary>
    private const string TieFolder = "ties/";

    /// <summary>The rule book that this package carries.</summary>
    public static RuleBook Default => Packed.Value;

    /// <summary>The pages, by id.</summary>
    public IReadOnlyList<RulePage> Pages { get; }

    /// <summary>What ties between therapist and client mean, by id.</summary>
    public IReadOnlyList<TiePage> Ties { get; }

    /// <summary>The ids of all acts.</summary>
    public IReadOnlySet<string> Acts { get; }

    /// <summary>The professional codes.</summary>
    public Codes Codes { get; }

    /// <summary>The lexical classes.</summary>
    public Lexicon Words { get; }

    /// <summary>Phrases of danger to oneself or from another, from <c>crisis.yml</c>.</summary>
    public IReadOnlyList<string> Crisis { get; }

    /// <summary>The first 12 hex digits of SHA-256 over every file, so that a finding names the book it was judged by.</summary>
    public string Digest { get; }

    /// <summary>Every file below <c>rules/</c>, by path.</summary>
    public IReadOnlyDictionary<string, string> Files => files.Value;

    internal IReadOnlyList<(string Class, IReadOnlyList<string> Words)> Classes { get; }

    /// <summary>The text of <see cref="SilentFile"/>.</summary>
    internal string Silent { get; }

    /// <summary>The page of an act; null for an act that has none.</summary>
    public RulePage? this[string act] => byId.GetValueOrDefault(act);

    /// <summary>Reads a rule book from its files' texts by path below <c>rules/</c>.</summary>
    /// <exception cref="InputException">A file breaks the form; says which, and where.</exception>
    public static RuleBook Read(IReadOnlyDictionary<string, string> files)
    {
        var pages = files.Where(file => file.Key.EndsWith(".md", StringComparison.Ordinal) && !file.Key.EndsWith("README.md", StringComparison.Ordinal))
            .OrderBy(file => file.Key, StringComparer.Ordinal)
            .ToLookup(file => file.Key.StartsWith(TieFolder, StringComparison.Ordinal));
        return new RuleBook(
            [.. pages[false].Select(file => RulePage.Read(file.Key, file.Value))], [.. pages[true].Select(file => TiePage.Read(file.Key, file.Value))], Codes.Read("codes.yml", Required(files, "codes.yml")), ReadClasses("words.yml", Required(files, "words.yml")), Phrases("crisis.yml", Required(files, "crisis.yml")), Required(files, SilentFile), DigestOf(files), () => files);
    }

    /// <summary>The files that this package carries.</summary>
    public static IReadOnlyDictionary<string, string> Embedded()
    {
        const string prefix = "rules/";
        var assembly = typeof(RuleBook).Assembly;
        return assembly.GetManifestResourceNames()
            .Where(name => name.StartsWith(prefix, StringComparison.Ordinal) && !name.EndsWith(".bin", StringComparison.Ordinal))
            .ToDictionary(name => name[prefix.Length..], name => Text(assembly, name));
    }

    private static string Text(Assembly assembly, string name)
    {
        using var reader = new StreamReader(assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        return reader.ReadToEnd();
    }

    private static List<string> Phrases(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode kinds }] && kinds.Children.Values.All(list => list is YamlSequenceNode)
            ? [.. kinds.Children.Values.SelectMany(list => (YamlSequenceNode)list).Select(phrase => phrase.ToString())]
            : throw new InputException(file, 1, "must be a mapping of lists of phrases");
    }

    private static string Required(IReadOnlyDictionary<string, string> files, string name) =>
        files.TryGetValue(name, out var text) ? text : throw new InputException(name, null, "the rule book lacks this file");

    private static List<(string, IReadOnlyList<string>)> ReadClasses(string name, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        return stream.Documents is [{ RootNode: YamlMappingNode map }]
            ? [.. map.Children.Select(pair => (((YamlScalarNode)pair.Key).Value!, (IReadOnlyList<string>)[.. ((YamlSequenceNode)pair.Value).Select(word => ((YamlScalarNode)word).Value!)]))]
            : throw new InputException(name, 1, "must map classes to lists of words");
    }

    private static string DigestOf(IReadOnlyDictionary<string, string> files)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var (name, text) in files.OrderBy(file => file.Key, StringComparer.Ordinal))
        {
            hash.AppendData(Encoding.UTF8.GetBytes($"{name}\0{text.ReplaceLineEndings("\n")}\0"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset())[..12];
    }
}
