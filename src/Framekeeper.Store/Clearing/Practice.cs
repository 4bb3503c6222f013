using Framekeeper.Clearance;
using Framekeeper.Rules;
using Framekeeper.Ties;

namespace Framekeeper.Store.Clearing;

/// <summary>Whom the organisation knows and how they are tied, in memory, each person once. What therapists declared of themselves takes part and is told to nobody from here.</summary>
internal sealed class Practice
{
    private readonly OnePerson one;
    private readonly IReadOnlyList<Decision> decisions;
    private readonly IReadOnlyList<Declared> declared;
    private readonly List<Tie> ties;

    public Practice(DataFolder folder, SealedTable<DeclaredRow, Declared> sealedTies, RuleBook book)
    {
        (one, decisions, declared) = (folder.People.OnePerson(), folder.People.Decisions(), sealedTies.All());
        var people = one.People(folder.People.All());
        var known = people.Select(person => person.Id).ToHashSet(StringComparer.Ordinal);
        ties = [.. one.Ties(folder.People.Ties().Concat(declared.Select(told => told.Tie).OfType<Tie>())).Where(tie => known.Contains(tie.From) && known.Contains(tie.To))];
        Graph = TieGraph.Of(people, ties);
        Conflicts = new Conflicts(Graph, book, DateOnly.FromDateTime(folder.Clock.GetUtcNow().DateTime));
        Searched = $"{people.Count} people, {ties.Count} ties, {Conflicts.Deepest} steps";
    }

    public TieGraph Graph { get; }

    public Conflicts Conflicts { get; }

    public string Searched { get; }

    public IReadOnlyList<Decision> Decisions => decisions;

    public string Id(string record) => one.Id(record);

    /// <summary>As whom the practice knows somebody who asks.</summary>
    public Newcomer As(Person person) => Newcomer.Of(person, Graph, decisions);

    /// <summary>Whether a therapist takes nobody, or not this person.</summary>
    public bool Declines(string therapist, Newcomer client) =>
        declared.Any(told => told.Declines && Id(told.Therapist) == therapist && (told.Person is null || client.Records.Contains(Id(told.Person))));

    /// <summary>Therapist and client of every treatment that lasts.</summary>
    public IEnumerable<(string Therapist, string Client)> Dyads(DateOnly today) => ties.Where(tie => !(tie.Until < today))
        .SelectMany<Tie, (string, string)>(tie => tie.Kind.Name switch { "client-of" => [(tie.To, tie.From)], "therapist-of" => [(tie.From, tie.To)], _ => [] }).Distinct();
}

/// <summary>What a therapist told of the own life, sealed for the matcher alone.</summary>
/// <param name="Declines">Sees nobody for now, or not <paramref name="Person"/>; without a reason, so that it implies nothing.</param>
internal sealed record Declared(string Therapist, Tie? Tie, bool Declines, string? Person)
{
    public override string ToString() => $"declared by {Therapist}";
}
