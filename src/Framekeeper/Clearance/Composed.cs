using Framekeeper.Ties;

namespace Framekeeper.Clearance;

/// <summary>A step of a path as rules see it: a run of parents, siblings and spouses is one step, by what the last is to the first.</summary>
/// <param name="Word">What rules call it; without what has ended.</param>
/// <param name="Says">The verb between the two people.</param>
/// <param name="After">What is said after the second person's name: until when, or how many.</param>
internal readonly record struct Composed(int From, int To, string Word, bool Ended, string Says, string After, double Strength)
{
    /// <summary>A workplace where everybody knows everybody, and a house that is no home but many.</summary>
    private const int SmallWorkplace = 20, LargestHome = 12;

    public static List<Composed> Of(TieGraph graph, Kinship kinship, TiePath path, DateOnly today)
    {
        var composed = new List<Composed>();
        for (var at = 0; at < path.Steps.Count;)
        {
            var (step, used) = Next(graph, kinship, path, at, today);
            composed.Add(step);
            at += used;
        }

        return composed;
    }

    private static (Composed Step, int Used) Next(TieGraph graph, Kinship kinship, TiePath path, int at, DateOnly today)
    {
        var end = at;
        while (end < path.Steps.Count && path.Steps[end].Kind?.Word is "close-kin" or "kin" or "partner" or "former-partner")
        {
            end++;
        }

        // The longest run that people have a word for.
        for (var last = end - 1; last > at; last--)
        {
            if (kinship.Between(path.Steps[at].From, path.Steps[last].To) is { } kin)
            {
                return (Of(graph, path.Steps[at].From, path.Steps[last].To, kin), last - at + 1);
            }
        }

        var first = path.Steps[at];
        return at + 1 < end && (first.Kind!.Step, path.Steps[at + 1].Kind!.Step) == (KinStep.Child, KinStep.Parent)
            ? (new Composed(first.From, path.Steps[at + 1].To, "co-parent", Ended: false, "is a parent of the same child as", "", 1), 2)
            // A foster or a step tie that was declared as such keeps its own word.
            : (first.Kind is { Step: not KinStep.None } && kinship.Between(first.From, first.To) is { } near ? Of(graph, first.From, first.To, near) : Of(first, today), 1);
    }

    public static Composed Of(TieGraph graph, int from, int to, Kin kin)
    {
        var married = kin is { Up: 0, Down: 0 };
        var term = kin.Inverse.Term(graph.SexOf(from));
        var says = married ? $"{(kin.Ended ? "was" : "is")} {(kin.Wed ? "married to" : "the partner of")}" : $"is {TieKind.Article(term)} {term} of";
        return married && kin.Ended
            ? new Composed(from, to, "former-partner", Ended: false, says, "", kin.Strength)
            : new Composed(from, to, kin.Word, kin.Ended, says, "", kin.Strength);
    }

    private static Composed Of(TieStep step, DateOnly today)
    {
        if (step.Shared is { } shared)
        {
            return new Composed(step.From, step.To, Called(shared, step.Members), Ended: false, shared.Says(), step.Members > 2 ? $" ({step.Members} people do)" : "", step.Strength(today));
        }

        var ended = step.Until < today;
        return new Composed(step.From, step.To, step.Kind!.Word, ended, ended ? step.Kind.Said : step.Kind.Says, ended ? $" (until {step.Until:yyyy-MM-dd})" : "", step.Strength(today));
    }

    private static string Called(HubKind shared, int members) => shared switch
    {
        HubKind.Household => members <= LargestHome ? "household" : "neighbour",
        HubKind.Employer => members <= SmallWorkplace ? "workplace" : "large-workplace",
        HubKind.School => "school",
        _ => "contact-details",
    };
}
