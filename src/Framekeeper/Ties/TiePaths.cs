namespace Framekeeper.Ties;

/// <summary>
/// All paths between two people up to a length. Both are walked from, halfway, and where two walks end with one person they are a path; a large hub is never walked through, but joins walks that end among its members.
/// </summary>
internal sealed class TiePaths(TieGraph graph)
{
    /// <summary>The longest path that is looked for.</summary>
    public const int Deepest = 4;

    /// <summary>A walk's end and the walk that it goes on from. What led there: a declared tie's place with the person before, or a hub as its complement.</summary>
    private readonly record struct Walk(int Person, int Before, int By, int Length);

    public List<TiePath> Between(int one, int other, int depth = Deepest)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(depth, Deepest);
        if (one == other || depth < 1)
        {
            return [];
        }

        var half = (depth + 1) / 2;
        var (left, right) = (Walks(one, other, half), Walks(other, one, depth - half));
        var paths = new List<TiePath>();
        foreach (var whole in left.Where(walk => walk.Person == other))
        {
            Join(paths, left, whole, right, right[0]);
        }

        Meet(paths, left, right, half, other);
        ThroughLarge(paths, left, right, depth, other);
        return paths;
    }

    /// <summary>Walks of up to so many steps; those that reach the goal go no further.</summary>
    private List<Walk> Walks(int start, int goal, int steps)
    {
        var walks = new List<Walk> { new(start, -1, 0, 0) };
        for (var at = 0; at < walks.Count && walks[at].Length < steps; at++)
        {
            if (walks[at].Person != goal)
            {
                Step(walks, at);
            }
        }

        return walks;
    }

    private void Step(List<Walk> walks, int at)
    {
        var person = walks[at].Person;
        for (var (tie, ties) = (0, graph.Degree(person)); tie < ties; tie++)
        {
            Go(walks, at, graph.Neighbour(person, tie), tie);
        }

        Share(walks, at, graph.Hubs.PackedOf(person));
        Share(walks, at, graph.Hubs.LaterOf(person));
    }

    private void Share(List<Walk> walks, int at, ReadOnlySpan<int> hubs)
    {
        foreach (var hub in hubs)
        {
            if (graph.Hubs.Size(hub) <= Hubs.Walked && !Uses(walks, at, ~hub))
            {
                foreach (var member in graph.Hubs.Packed(hub))
                {
                    Go(walks, at, member, ~hub);
                }

                foreach (var member in graph.Hubs.Later(hub))
                {
                    Go(walks, at, member, ~hub);
                }
            }
        }
    }

    private static void Go(List<Walk> walks, int at, int to, int by)
    {
        if (!Passes(walks, at, to))
        {
            walks.Add(new Walk(to, at, by, walks[at].Length + 1));
        }
    }

    private static bool Passes(List<Walk> walks, int at, int person)
    {
        for (; at >= 0; at = walks[at].Before)
        {
            if (walks[at].Person == person)
            {
                return true;
            }
        }

        return false;
    }

    private static bool Uses(List<Walk> walks, int at, int hub)
    {
        for (; at >= 0; at = walks[at].Before)
        {
            if (walks[at].By == hub && hub < 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Every path longer than half has one middle, at which a whole left half ends.</summary>
    private void Meet(List<TiePath> paths, List<Walk> left, List<Walk> right, int half, int other)
    {
        var first = left.FindIndex(walk => walk.Length == half);
        if (first < 0 || right.Count < 2)
        {
            return;
        }

        var (heads, next) = (new Dictionary<int, int>(right.Count), new int[right.Count]);
        for (var at = 1; at < right.Count; at++)
        {
            next[at] = heads.GetValueOrDefault(right[at].Person);
            heads[right[at].Person] = at;
        }

        for (var at = first; at < left.Count; at++)
        {
            for (var meets = left[at].Person == other ? 0 : heads.GetValueOrDefault(left[at].Person); meets > 0; meets = next[meets])
            {
                if (Disjoint(left, left[at].Before, right, right[meets].Before) && !SharesHub(left, at, right, meets))
                {
                    Join(paths, left, left[at], right, right[meets]);
                }
            }
        }
    }

    private static bool Disjoint(List<Walk> left, int at, List<Walk> right, int meets)
    {
        for (; at >= 0; at = left[at].Before)
        {
            if (Passes(right, meets, left[at].Person))
            {
                return false;
            }
        }

        return true;
    }

    private static bool SharesHub(List<Walk> left, int at, List<Walk> right, int meets)
    {
        for (; at > 0; at = left[at].Before)
        {
            if (Uses(right, meets, left[at].By))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Large hubs between the two, or between those who are one step from them.</summary>
    private void ThroughLarge(List<TiePath> paths, List<Walk> left, List<Walk> right, int depth, int other)
    {
        var by = new Dictionary<int, List<int>>();
        for (var at = 0; at < left.Count && left[at].Length < 2; at++)
        {
            foreach (var hub in left[at].Person == other ? [] : Large(left[at].Person))
            {
                (by.TryGetValue(hub, out var walks) ? walks : by[hub] = []).Add(at);
            }
        }

        for (var at = 0; by.Count > 0 && at < right.Count && right[at].Length < 2; at++)
        {
            foreach (var hub in right[at].Person == left[0].Person ? [] : Large(right[at].Person))
            {
                foreach (var from in by.GetValueOrDefault(hub) ?? [])
                {
                    if (left[from].Length + 1 + right[at].Length <= depth && Disjoint(left, from, right, at) && !SharesHub(left, from, right, at))
                    {
                        Join(paths, left, left[from], right, right[at], hub);
                    }
                }
            }
        }
    }

    private List<int> Large(int person)
    {
        var large = new List<int>();
        foreach (var hub in graph.Hubs.PackedOf(person))
        {
            if (graph.Hubs.Size(hub) > Hubs.Walked)
            {
                large.Add(hub);
            }
        }

        foreach (var hub in graph.Hubs.LaterOf(person))
        {
            if (graph.Hubs.Size(hub) > Hubs.Walked)
            {
                large.Add(hub);
            }
        }

        return large;
    }

    private void Join(List<TiePath> paths, List<Walk> left, Walk to, List<Walk> right, Walk from, int hub = -1)
    {
        var steps = new TieStep[to.Length + from.Length + (hub >= 0 ? 1 : 0)];
        for (var (walk, at) = (to, to.Length - 1); at >= 0; walk = left[walk.Before], at--)
        {
            steps[at] = Told(left[walk.Before].Person, walk.Person, walk.By);
        }

        if (hub >= 0)
        {
            steps[to.Length] = Shared(to.Person, from.Person, hub);
        }

        for (var (walk, at) = (from, steps.Length - from.Length); walk.Before >= 0; walk = right[walk.Before], at++)
        {
            steps[at] = Back(right[walk.Before].Person, walk.Person, walk.By);
        }

        paths.Add(new TiePath(steps));
    }

    private TieStep Told(int from, int to, int by)
    {
        if (by < 0)
        {
            return Shared(from, to, ~by);
        }

        var (since, until) = graph.Period(from, by);
        return new TieStep(from, to, graph.Kind(from, by), null, 2, since, until);
    }

    /// <summary>A step of the right walk, told from its other end: by the kind that stands there.</summary>
    private TieStep Back(int from, int to, int by)
    {
        if (by < 0)
        {
            return Shared(to, from, ~by);
        }

        var twin = graph.Twin(from, by);
        var (since, until) = graph.Period(from, by);
        return new TieStep(to, from, graph.Kind(to, twin), null, 2, since, until);
    }

    private TieStep Shared(int from, int to, int hub) => new(from, to, null, graph.Hubs.Kind(hub), graph.Hubs.Size(hub), null, null);
}
