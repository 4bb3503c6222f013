using Framekeeper.Clearance;
using Framekeeper.Ties;

namespace Framekeeper.Cli;

/// <summary>Whoever asks for a therapist: as they were named in the call, and as whom the practice knows them.</summary>
/// <param name="Same">Records of the roster that are theirs, by all that is recorded; without any, they are added as somebody new.</param>
/// <param name="Possible">Records that may be theirs.</param>
internal sealed record Newcomer(string Id, IReadOnlyList<Link> Same, IReadOnlyList<Link> Possible)
{
    /// <summary>The ids under which they stand in the graph.</summary>
    public IReadOnlyList<string> Records => Same.Count > 0 ? [.. Same.Select(link => link.B.Id)] : [Id];

    public static Newcomer Of(string file, Roster read, Roster roster, TieGraph graph)
    {
        if (read.People is not [var person])
        {
            throw new InputException(file, null, $"must hold one person, and holds {read.People.Count}{(read.Issues.Count > 0 ? $" ({read.Issues[0].Message})" : "")}");
        }

        var links = Linking.Between([person], roster.People).ToList();
        var same = links.Where(link => link.Kind == LinkKind.Match).ToList();
        if (same.Count == 0)
        {
            graph.Add(graph.Find(person.Id) is null ? person : throw new InputException(file, person.Row, $"has the id '{person.Id}' of somebody else in the roster; give the new person one of their own"));
        }

        return new Newcomer(person.Id, same, [.. links.Where(link => link.Kind == LinkKind.Possible).OrderByDescending(link => link.Probability)]);
    }
}

/// <summary>A therapist, a client, and what is between them.</summary>
internal sealed record Asked(string Therapist, Newcomer Client, IReadOnlyList<Conflict> Found)
{
    public IReadOnlyList<Answer> To(Viewer viewer) => Answer.For(viewer, Therapist, Client.Id, Found, uncertain: Client.Possible.Count > 0);
}
