using Framekeeper.Rules;
using Framekeeper.Ties;

namespace Framekeeper.Clearance;

/// <summary>How a therapist and a client are tied already, before they meet. Pure: the graph, the rule book and the day are given.</summary>
/// <param name="today">What ended before has ended.</param>
/// <param name="code">The professional code that is cited.</param>
public sealed class Conflicts(TieGraph graph, RuleBook book, DateOnly today, string? code = "APA-2017")
{
    /// <summary>The longest path that is looked for.</summary>
    public const int Deepest = TiePaths.Deepest;

    private readonly TiePaths paths = new(graph);
    private readonly Kinship kinship = new(graph, today);

    /// <summary>What is between the two, the worst first; of ways that come to the same, the shortest.</summary>
    /// <exception cref="ArgumentException">One of the two is nobody.</exception>
    public IReadOnlyList<Conflict> Between(string therapist, string client, int depth = Deepest)
    {
        var (one, other) = (Number(therapist), Number(client));
        var found = new Dictionary<string, (Conflict Conflict, int Steps)>(StringComparer.Ordinal);
        foreach (var path in paths.Between(one, other, depth).OrderBy(path => path.Steps.Count).ThenByDescending(path => path.Strength(today)))
        {
            var composed = Composed.Of(graph, kinship, path, today);
            if (Meaning.Of(book.Ties, composed) is { } meaning)
            {
                found.TryAdd(Key(meaning.Page, composed), (Weigh(meaning, path, composed), path.Steps.Count));
            }
        }

        // Cousins are four steps apart, and their children six.
        if (kinship.Between(one, other) is { } kin && Composed.Of(graph, one, other, kin) is var direct && Meaning.Of(book.Ties, [direct]) is { } related)
        {
            found.TryAdd(Key(related.Page, [direct]), (Weigh(related, kin, direct), kin.Up + kin.Down + 1));
        }

        return [.. found.Values.OrderByDescending(entry => entry.Conflict.Level).ThenBy(entry => entry.Steps).ThenByDescending(entry => entry.Conflict.Strength).ThenBy(entry => entry.Conflict.Page, StringComparer.Ordinal).Select(entry => entry.Conflict)];
    }

    /// <summary>Those of our therapists who have no tie to a person that a page speaks of, by id.</summary>
    public IReadOnlyList<string> Untied(string client, int depth = Deepest) =>
        [.. Therapists.Where(therapist => therapist != client && Between(therapist, client, depth).Count == 0)];

    /// <summary>Whoever the roster calls a therapist, by id.</summary>
    public IEnumerable<string> Therapists => graph.People.Where(person => person.Roles.Contains("therapist", StringComparer.OrdinalIgnoreCase)).Select(person => person.Id).Order(StringComparer.Ordinal);

    private int Number(string id) => graph.Find(id) ?? throw new ArgumentException($"there is nobody with the id {id}", nameof(id));

    private static string Key(TiePage page, List<Composed> path) => $"{page.Id} {string.Join(' ', path.Select(step => step.To))}";

    private Conflict Weigh(Meaning meaning, TiePath path, List<Composed> composed)
    {
        var conflict = Weigh(meaning, path.Steps[0].From, path.Steps[^1].To, composed, Telling.Steps(path, Id));
        return conflict with { ToTherapist = Telling.ToTherapist(graph, path, composed) };
    }

    /// <summary>Kin whose common ancestors lie beyond the path's reach: one step, by what people call it.</summary>
    private Conflict Weigh(Meaning meaning, Kin kin, Composed direct)
    {
        IReadOnlyList<PathStep> path = [new PathStep(Id(direct.From), kin.Term(graph.SexOf(direct.To))), new PathStep(Id(direct.To), null)];
        var conflict = Weigh(meaning, direct.From, direct.To, [direct], path);
        return conflict with { ToTherapist = (conflict.Says, path) };
    }

    private Conflict Weigh(Meaning meaning, int therapist, int client, List<Composed> composed, IReadOnlyList<PathStep> path) => new(
        Id(therapist), Id(client), meaning.Page.Id, meaning.Page.Title, meaning.Level, Math.Round(composed.Aggregate(1.0, (product, step) => product * step.Strength), 3), path,
        Telling.Of(composed, person => graph.People[person].Called), book.Codes.Cite(meaning.Page.Cites, code), meaning.Steps, meaning.Page.Why, meaning.Page.Means, meaning.Page.Next);

    private string Id(int person) => graph.People[person].Id;
}
