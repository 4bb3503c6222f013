using Framekeeper.Ties;

namespace Framekeeper.Clearance;

/// <summary>Whoever asks for a therapist: as they were named, and as whom the practice knows them.</summary>
/// <param name="Same">Records of the practice that are theirs, by all that is recorded; without any, they are added as somebody new.</param>
/// <param name="Possible">Records that may be theirs, the likest first.</param>
public sealed record Newcomer(string Id, IReadOnlyList<Link> Same, IReadOnlyList<Link> Possible)
{
    /// <summary>The ids under which they stand in the graph.</summary>
    public IReadOnlyList<string> Records => Same.Count > 0 ? [.. Same.Select(link => link.B.Id)] : [Id];

    /// <summary>Somebody whom the graph has already.</summary>
    public static Newcomer Known(string id) => new(id, [], []);

    /// <summary>Looks for the person among those of the graph, and adds them where they are nobody of these.</summary>
    /// <exception cref="ArgumentException">They are nobody of these, and yet have an id of one.</exception>
    public static Newcomer Of(Person person, TieGraph graph, IEnumerable<Decision>? decisions = null)
    {
        ArgumentNullException.ThrowIfNull(person);
        ArgumentNullException.ThrowIfNull(graph);
        var links = Linking.Between([person], graph.People, decisions).ToList();
        var same = links.Where(link => link.Kind == LinkKind.Match).ToList();
        if (same.Count == 0)
        {
            graph.Add(person);
        }

        return new Newcomer(person.Id, same, [.. links.Where(link => link.Kind == LinkKind.Possible).OrderByDescending(link => link.Probability)]);
    }

    /// <summary>The id alone.</summary>
    public override string ToString() => $"newcomer {Id}";
}

/// <summary>A therapist, a client, and what is between them.</summary>
public sealed record Asked(string Therapist, Newcomer Client, IReadOnlyList<Conflict> Found)
{
    /// <summary>Looks for all ways between them.</summary>
    public static Asked Of(Conflicts conflicts, string therapist, Newcomer client, int depth = Conflicts.Deepest) =>
        new(therapist, client, [.. client.Records.Where(record => record != therapist).SelectMany(record => conflicts.Between(therapist, record, depth))]);

    /// <summary>What a viewer is told of it.</summary>
    public IReadOnlyList<Answer> To(Viewer viewer) => Answer.For(viewer, Therapist, Client.Id, Found, uncertain: Client.Possible.Count > 0);

    /// <summary>How many ways there are, between nobody named.</summary>
    public override string ToString() => $"asked, {Found.Count} found";
}
