namespace Framekeeper.Ties;

/// <summary>
/// Kinship composed from parents, children, siblings and spouses: the closest by blood up to third cousins, else by one marriage up to a spouse's first cousin. A marriage of the two comes before all else.
/// </summary>
/// <param name="today">A marriage that ended before is one that was.</param>
internal sealed class Kinship(TieGraph graph, DateOnly today)
{
    /// <summary>So many generations up, and by marriage so many steps in all.</summary>
    private const int Generations = 4, InLaw = 4;

    /// <summary>What the other is to the one; null for no kin that is known, within reach.</summary>
    public Kin? Between(int one, int other)
    {
        if (one == other)
        {
            return null;
        }

        var (mine, theirs) = (Spouses(one), Spouses(other));
        if (mine.Where(spouse => spouse.Person == other).OrderBy(spouse => spouse.Ended).ThenByDescending(spouse => spouse.Wed).Select(spouse => (Kin?)new Kin(0, 0, Wed: spouse.Wed, Ended: spouse.Ended)).FirstOrDefault() is { } married)
        {
            return married;
        }

        var (above, others) = (Above(one), Above(other));
        return Blood(one, other, above, others) ?? ByMarriage(one, other, mine, theirs, above, others);
    }

    private Kin? ByMarriage(int one, int other, List<Spouse> mine, List<Spouse> theirs, Dictionary<int, int> above, Dictionary<int, int> others)
    {
        var kin = new List<Kin>();
        foreach (var spouse in mine)
        {
            Add(kin, Blood(spouse.Person, other, Above(spouse.Person), others), Marriage.OfFirst, spouse.Ended);
        }

        foreach (var spouse in theirs)
        {
            Add(kin, Blood(one, spouse.Person, above, Above(spouse.Person)), Marriage.OfSecond, spouse.Ended);
        }

        foreach (var step in Parents(one).SelectMany(Spouses).Where(spouse => Parents(other).Contains(spouse.Person)))
        {
            kin.Add(new Kin(1, 1, Marriage.Between, Ended: step.Ended));
        }

        return kin.Where(found => found.Up + found.Down <= InLaw).OrderBy(found => found.Up + found.Down).ThenBy(found => found.Ended).ThenBy(found => found.Marriage).ThenBy(found => found.Up).Select(found => (Kin?)found).FirstOrDefault();
    }

    private static void Add(List<Kin> kin, Kin? blood, Marriage marriage, bool ended)
    {
        if (blood is { } found)
        {
            kin.Add(found with { Marriage = marriage, Ended = ended, Half = false });
        }
    }

    /// <summary>The closest: the fewest steps, and of those the one nearest to a straight line.</summary>
    private Kin? Blood(int one, int other, Dictionary<int, int> above, Dictionary<int, int> others)
    {
        Kin? closest = null;
        void Consider(int up, int down)
        {
            if (up <= Generations && down <= Generations && (closest is not { } known || (up + down, Math.Min(up, down), up).CompareTo((known.Up + known.Down, Math.Min(known.Up, known.Down), known.Up)) < 0))
            {
                closest = new Kin(up, down);
            }
        }

        foreach (var (ancestor, up) in above)
        {
            if (others.TryGetValue(ancestor, out var down))
            {
                Consider(up, down);
            }

            // Siblings may be recorded where their parents are not.
            foreach (var sibling in Near(ancestor, KinStep.Sibling, KinStep.HalfSibling))
            {
                if (others.TryGetValue(sibling, out down))
                {
                    Consider(up + 1, down + 1);
                }
            }
        }

        return closest is { Up: 1, Down: 1 } siblings ? siblings with { Half = Half(one, other) } : closest;
    }

    /// <summary>Where of two known parents on both sides one is shared, or where it is recorded so.</summary>
    private bool Half(int one, int other)
    {
        var (mine, theirs) = (Parents(one).Distinct().ToList(), Parents(other).Distinct().ToList());
        var shared = mine.Intersect(theirs).Count();
        return shared > 0 ? mine.Count > 1 && theirs.Count > 1 && shared == 1 : !Near(one, KinStep.Sibling).Contains(other);
    }

    /// <summary>The person and their ancestors, with the generations between.</summary>
    private Dictionary<int, int> Above(int person)
    {
        var (found, open) = (new Dictionary<int, int> { [person] = 0 }, new Queue<int>([person]));
        while (open.TryDequeue(out var next))
        {
            foreach (var parent in found[next] < Generations ? Parents(next) : [])
            {
                if (found.TryAdd(parent, found[next] + 1))
                {
                    open.Enqueue(parent);
                }
            }
        }

        return found;
    }

    private List<int> Parents(int person) => Near(person, KinStep.Parent);

    private List<int> Near(int person, KinStep step, KinStep or = KinStep.None)
    {
        var near = new List<int>();
        for (var (at, ties) = (0, graph.Degree(person)); at < ties; at++)
        {
            if (graph.Kind(person, at).Step is var kind && kind != KinStep.None && (kind == step || kind == or))
            {
                near.Add(graph.Neighbour(person, at));
            }
        }

        return near;
    }

    private readonly record struct Spouse(int Person, bool Wed, bool Ended);

    private List<Spouse> Spouses(int person)
    {
        var spouses = new List<Spouse>();
        for (var (at, ties) = (0, graph.Degree(person)); at < ties; at++)
        {
            if (graph.Kind(person, at).Step is >= KinStep.Spouse and var step)
            {
                var ended = step is KinStep.FormerSpouse or KinStep.FormerPartner || graph.Period(person, at).Until < today;
                spouses.Add(new Spouse(graph.Neighbour(person, at), step is KinStep.Spouse or KinStep.FormerSpouse, ended));
            }
        }

        return spouses;
    }
}
