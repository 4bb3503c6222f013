namespace Framekeeper.Rules;

/// <summary>One line of an example: somebody, what the next is to them, and that one.</summary>
/// <param name="Kind">A kind of tie, or what both share: <c>same-employer</c>.</param>
/// <param name="Ended">The tie is over.</param>
/// <param name="Of">How many share it; 2 where nothing is said.</param>
public sealed record TieLine(string From, string To, string Kind, bool Ended, int Of);

/// <summary>A small graph in which <c>t</c> is the therapist and <c>c</c> the client, and what must come of it.</summary>
/// <param name="Kind"><see cref="ExampleKind.Flag"/>: this page decides. <see cref="ExampleKind.Pass"/>: it has nothing to say.</param>
/// <param name="Level">What it must come to; null: the page's own level.</param>
public sealed record TieExample(ExampleKind Kind, IReadOnlyList<TieLine> Ties, Level? Level, int Line);

/// <summary>What a path between therapist and client means: which paths, how far from the frame, why, and what to do.</summary>
public sealed record TiePage
{
    /// <summary>The page's path: <c>ties.kin</c> in <c>ties/kin.md</c>.</summary>
    public required string Id { get; init; }

    /// <summary>A short name for people.</summary>
    public required string Title { get; init; }

    /// <summary>Where it starts.</summary>
    public required Level Level { get; init; }

    /// <summary>The paths that it is about, from the therapist to the client: for each step the words that fit it.</summary>
    public required IReadOnlyList<IReadOnlyList<IReadOnlyList<string>>> Paths { get; init; }

    /// <summary>Whether it holds as it is after a tie has ended; otherwise one step down.</summary>
    public bool Lasts { get; init; }

    /// <summary>One sentence: what the page is about.</summary>
    public required string Flags { get; init; }

    /// <summary>Why it matters.</summary>
    public required string Why { get; init; }

    /// <summary>What it means for this treatment.</summary>
    public required string Means { get; init; }

    /// <summary>What is done next.</summary>
    public required string Next { get; init; }

    /// <summary>Sections by code, most to the point first.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyList<string>> Cites { get; init; }

    /// <summary>The examples, in the page's order.</summary>
    public IReadOnlyList<TieExample> Examples { get; init; } = [];

    /// <summary>Reads a page.</summary>
    /// <param name="path">Below <c>rules/</c>, with <c>/</c>; gives the id.</param>
    /// <exception cref="InputException">The page breaks the form that <c>rules/README.md</c> gives.</exception>
    public static TiePage Read(string path, string text)
    {
        var (front, body, id) = PageBody.Open(path, text);
        var examples = body.Paragraphs.Select(paragraph => TieParagraph.Read(path, paragraph)).ToList();
        var paths = front.Texts("paths").Select(steps => (IReadOnlyList<IReadOnlyList<string>>)[.. steps.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(step => step.Split('|'))]).ToList();
        return new TiePage
        {
            Id = id,
            Title = front.Text("title"),
            Level = Levels.TryParse(front.Text("level"), out var level) ? level : throw new InputException(path, null, "note, crossing, violation or grave", "level"),
            Paths = paths.Count > 0 ? paths : throw new InputException(path, null, "needs at least one path, such as [partner employee]", "paths"),
            Lasts = front.Texts("lasts") is ["true"],
            Flags = body.Flags,
            Why = body.Section("Why it matters"),
            Means = body.Section("What it means for this treatment"),
            Next = body.Section("Next step"),
            Cites = front.Cites(),
            Examples = examples,
        };
    }
}

/// <summary>One paragraph of a tie page's block: ties line by line, then what must come of it.</summary>
internal static class TieParagraph
{
    public static TieExample Read(string path, ExampleText example)
    {
        var (ties, level) = (new List<TieLine>(), default(Level?));
        foreach (var line in example.Lines)
        {
            switch (line.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            {
                case ["=", var name] when Levels.TryParse(name, out var known):
                    level = known;
                    break;
                case [var from, var to, var kind]:
                    ties.Add(new TieLine(from, to, kind, Ended: false, Of: 2));
                    break;
                case [var from, var to, var kind, "ended"]:
                    ties.Add(new TieLine(from, to, kind, Ended: true, Of: 2));
                    break;
                case [var from, var to, var kind, "of", var count] when int.TryParse(count, out var of) && of >= 2:
                    ties.Add(new TieLine(from, to, kind, Ended: false, of));
                    break;
                default:
                    throw new InputException(path, example.Line, "a line of a tie example is 'from to kind', with 'ended' or 'of 40' after it, or '= level'");
            }
        }

        return ties.Count > 0 ? new TieExample(example.Kind, ties, level, example.Line) : throw new InputException(path, example.Line, "an example has no tie");
    }
}
