using System.Text;
using Framekeeper.Ties;

namespace Framekeeper.Clearance;

/// <summary>A path in one sentence, told by whatever people may be called before those who hear it.</summary>
internal static class Telling
{
    public static string Of(List<Composed> path, Func<int, string> name)
    {
        var says = new StringBuilder(Capital(name(path[0].From)));
        foreach (var step in path)
        {
            says.Append(step.From == path[0].From ? " " : ", who ").Append(step.Says).Append(' ').Append(name(step.To)).Append(step.After);
        }

        return says.Append('.').ToString();
    }

    private static string Capital(string name) => name.Length > 0 ? char.ToUpperInvariant(name[0]) + name[1..] : name;

    /// <summary>
    /// The same for the therapist: those whom they know by a tie of their own are named, the others are not. Null where the path tells of a treatment that is not theirs: that is for compliance alone.
    /// </summary>
    public static (string Says, IReadOnlyList<PathStep> Path)? ToTherapist(TieGraph graph, TiePath path, List<Composed> composed)
    {
        if (path.Steps.Skip(1).Any(step => Clinical(step)) || path.Steps[0].Kind?.Word is "group" or "referred" or "referred-by")
        {
            return null;
        }

        var (known, client) = (Clinical(path.Steps[0]) && path.Steps.Count > 1 ? -1 : path.Steps[0].To, path.Steps[^1].To);
        string Of(int person, Func<Person, string> open) => person == path.Steps[0].From || person == client || person == known ? open(graph.People[person])
            : IsClient(graph, person) ? "a client of the practice" : "somebody";
        return (Telling.Of(composed, person => Of(person, who => who.Called)), Steps(path, person => Of(person, who => who.Id)));
    }

    public static List<PathStep> Steps(TiePath path, Func<int, string> name) =>
        [.. path.Steps.Select(step => new PathStep(name(step.From), step.Via)), new PathStep(name(path.Steps[^1].To), null)];

    private static bool Clinical(TieStep step) => step.Kind?.Word is "client" or "therapist" or "group" or "referred" or "referred-by";

    /// <summary>By a role in the roster, or by being in treatment with somebody, now or before.</summary>
    private static bool IsClient(TieGraph graph, int person) =>
        graph.People[person].Roles.Contains("client", StringComparer.OrdinalIgnoreCase) || Enumerable.Range(0, graph.Degree(person)).Any(at => graph.Kind(person, at).Word == "therapist");
}
