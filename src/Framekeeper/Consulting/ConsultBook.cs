using Framekeeper.Reports;
using Framekeeper.Rules;
using YamlDotNet.RepresentationModel;

namespace Framekeeper.Consulting;

/// <summary>Where something was read, and how that was verified: <c>page</c>, <c>secondary</c> or <c>memory</c>.</summary>
public sealed record Source(string Says, string? Link, string Checked, string? Note)
{
    /// <summary>The source, and what a reader must know of how it was verified.</summary>
    public string InWords() => $"{Says}{(Trust(Checked) is { } doubt ? $"; {doubt}" : "")}";

    /// <summary>What a reader must know; null where the page itself was read.</summary>
    public static string? Trust(string seen) => seen switch { "page" => null, "secondary" => "seen in a page about it", _ => "from memory: check before relying on it" };
}

/// <summary>A dimension of a relationship or of a crossing.</summary>
/// <param name="Low">What little of it is; empty where it is told in words alone.</param>
public sealed record Dimension(string Id, string Title, string Low, string Mid, string High);

/// <summary>A question, and the answers at which the model's authors would stop and think.</summary>
public sealed record Asks(string Id, string Question, IReadOnlyList<Reply> Caution, string Checked);

/// <summary>What a survey found of how professionals judge or do something.</summary>
/// <param name="Acts">What it is about; empty: everything.</param>
public sealed record Figure(IReadOnlyList<string> Acts, string Says, Source Source);

/// <summary>What a consultation asks, and whence: <c>consult.yml</c>.</summary>
public sealed record ConsultBook(
    Source Ratings, IReadOnlyList<Dimension> Rated, Source Questions, IReadOnlyList<Asks> Asked, Source Crossing, IReadOnlyList<Dimension> Crossed, IReadOnlyList<Figure> Figures)
{
    private static readonly Lazy<ConsultBook> Packed = new(() => Read("consult.yml", RuleBook.Default.Files["consult.yml"]));

    /// <summary>The one that this package carries.</summary>
    public static ConsultBook Default => Packed.Value;

    /// <summary>Reads <c>consult.yml</c>.</summary>
    /// <exception cref="InputException">A part is missing.</exception>
    public static ConsultBook Read(string file, string text)
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(text));
        var root = (YamlMappingNode)stream.Documents[0].RootNode;
        YamlNode Part(YamlMappingNode of, string key) => of.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node : throw new InputException(file, (int)of.Start.Line, "is missing", key);
        string Text(YamlMappingNode of, string key) => Part(of, key).ToString();
        string? Maybe(YamlMappingNode of, string key) => of.Children.TryGetValue(new YamlScalarNode(key), out var node) ? node.ToString() : null;
        IEnumerable<YamlMappingNode> Maps(YamlMappingNode of, string key) => ((YamlSequenceNode)Part(of, key)).OfType<YamlMappingNode>();
        IEnumerable<string> Texts(YamlMappingNode of, string key) => ((YamlSequenceNode)Part(of, key)).Select(node => node.ToString());
        Source Whence(YamlMappingNode of) => new(Text(of, "source"), Maybe(of, "link"), Text(of, "checked"), Maybe(of, "note"));
        Dimension Named(YamlMappingNode of) => new(Text(of, "id"), Text(of, "title"), Maybe(of, "low") ?? "", Maybe(of, "mid") ?? "", Maybe(of, "high") ?? "");
        var (ratings, questions, crossing) = ((YamlMappingNode)Part(root, "ratings"), (YamlMappingNode)Part(root, "questions"), (YamlMappingNode)Part(root, "crossing"));
        return new ConsultBook(
            Whence(ratings), [.. Maps(ratings, "dimensions").Select(Named)],
            Whence(questions), [.. Maps(questions, "ask").Select(one => new Asks(Text(one, "id"), Text(one, "asks"), [.. Texts(one, "caution").Select(answer => Enum.Parse<Reply>(answer, ignoreCase: true))], Text(one, "checked")))],
            Whence(crossing), [.. Maps(crossing, "dimensions").Select(Named)],
            [.. Maps(root, "figures").Select(one => new Figure([.. Texts(one, "acts")], Text(one, "says"), Whence(one)))]);
    }

    /// <summary>The figures about an act: its own first, then those about everything.</summary>
    public IReadOnlyList<Figure> FiguresOf(string act) => [.. Figures.Where(figure => figure.Acts.Contains(act)), .. Figures.Where(figure => figure.Acts.Count == 0)];

    /// <summary>What must be written before anybody decides.</summary>
    public IReadOnlyList<string> Missing(Deliberation text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var open = Asked.Count(question => text.Answers.GetValueOrDefault(question.Id) is not { Says: not Reply.Unsaid });
        return
        [
            .. Lacks(text.Present.IsWhole(), "treatment on the three dimensions"), .. Lacks(text.Other.IsWhole(), "the other relationship on the three dimensions"), .. Lacks(open == 0, Tally.Count(open, "question")),
            .. Lacks(!string.IsNullOrWhiteSpace(text.ClientView), "how the client sees it"), .. Lacks(!string.IsNullOrWhiteSpace(text.Alternatives), "what else could be done"),
        ];

        static string[] Lacks(bool there, string what) => there ? [] : [what];
    }

    /// <summary>Where the models' authors would stop and think. Reasons to talk, not a verdict: people decide.</summary>
    public IReadOnlyList<string> Cautions(Deliberation text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return
        [
            .. Highs(text.Present, "Treatment"), .. Highs(text.Other, "The other relationship"),
            .. Asked.Where(question => text.Answers.GetValueOrDefault(question.Id) is { } answer && question.Caution.Contains(answer.Says)).Select(question => $"{question.Question} {text.Answers[question.Id].Says}."),
        ];

        static string[] Highs(Rating rating, string what) => rating.Highs() >= 2 ? [$"{what} is high on {(rating.Highs() == 2 ? "two" : "all three")} of power, duration and how it ends."] : [];
    }
}
