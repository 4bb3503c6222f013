namespace Framekeeper.Ties;

/// <summary>Nobody is their own ancestor.</summary>
internal static class Parents
{
    /// <summary>The ties without those, in the file's order, that would close a circle of parents.</summary>
    public static List<Tie> WithoutCycles(List<Tie> ties, List<RosterIssue> issues)
    {
        var (parents, kept) = (new Dictionary<string, List<string>>(StringComparer.Ordinal), new List<Tie>(ties.Count));
        foreach (var tie in ties)
        {
            if (tie.Kind.Step is KinStep.Parent or KinStep.Child)
            {
                var (child, parent) = tie.Kind.Step == KinStep.Parent ? (tie.From, tie.To) : (tie.To, tie.From);
                if (Above(parent, child, parents))
                {
                    issues.Add(new RosterIssue(tie.Row, $"makes {child} an ancestor of themselves", Refused: true));
                    continue;
                }

                (parents.TryGetValue(child, out var known) ? known : parents[child] = []).Add(parent);
            }

            kept.Add(tie);
        }

        return kept;
    }

    /// <summary>Whether the one is the other, or among the ancestors of <paramref name="person"/>.</summary>
    private static bool Above(string person, string sought, Dictionary<string, List<string>> parents)
    {
        var (open, seen) = (new Stack<string>([person]), new HashSet<string>(StringComparer.Ordinal));
        while (open.TryPop(out var next))
        {
            if (next == sought)
            {
                return true;
            }

            if (seen.Add(next) && parents.TryGetValue(next, out var above))
            {
                above.ForEach(open.Push);
            }
        }

        return false;
    }
}
