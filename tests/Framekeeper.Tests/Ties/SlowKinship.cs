using Framekeeper.Ties;

namespace Framekeeper.Tests.Ties;

/// <summary>
/// What people are to each other, written as the dictionary has it and without a thought for speed: a mother-in-law is the mother of a spouse, a first cousin the child of a parent's sibling, a half-sister shares one of two known
/// parents. It knows the families alone, and nothing of the graph; of several answers it gives the closest.
/// </summary>
internal sealed class SlowKinship
{
    private readonly Dictionary<string, Sex> sex;
    private readonly ILookup<string, string> parents, children;
    private readonly ILookup<string, (string Who, bool Ended)> spouses;

    public SlowKinship(Gedcom of)
    {
        sex = of.People.ToDictionary(person => person.Id, person => person.Sex);
        var pairs = of.Families.SelectMany(family => family.Children.SelectMany(child => new[] { family.Husband, family.Wife }.OfType<string>().Select(parent => (Child: child, Parent: parent)))).Distinct().ToList();
        parents = pairs.ToLookup(pair => pair.Child, pair => pair.Parent);
        children = pairs.ToLookup(pair => pair.Parent, pair => pair.Child);
        spouses = of.Families.Where(family => family is { Husband: not null, Wife: not null })
            .SelectMany(family => new[] { (Me: family.Husband!, Spouse: family.Wife!, family.Ended), (Me: family.Wife!, Spouse: family.Husband!, family.Ended) }).ToLookup(entry => entry.Me, entry => (entry.Spouse, entry.Ended));
    }

    /// <summary>What <paramref name="b"/> is to <paramref name="a"/>; null for nothing.</summary>
    public string? Term(string a, string b)
    {
        if (spouses[a].Where(spouse => spouse.Who == b).OrderBy(spouse => spouse.Ended).ToList() is [var spouse, ..])
        {
            return (spouse.Ended ? "ex-" : "") + Word(b, "husband", "wife", "spouse");
        }

        return Blood(a, b).FirstOrDefault().Term ?? InLaw(a, b);
    }

    /// <summary>Every way of being kin by blood, as sets of people; the closest first.</summary>
    private IEnumerable<(string Term, int Steps)> Blood(string a, string b)
    {
        var ways = new List<(string Term, int Steps, int Side)>();
        for (var up = 0; up <= 4; up++)
        {
            // All who are so many generations above, and from each of them down again.
            var above = Again([a], up, parents);
            for (var down = 0; down <= 4; down++)
            {
                if (up + down > 0 && Again(above, down, children).Contains(b) && !Nearer(a, b, up, down))
                {
                    ways.Add((Name(a, b, up, down), up + down, Math.Min(up, down)));
                }
            }
        }

        return ways.OrderBy(way => way.Steps).ThenBy(way => way.Side).Select(way => (way.Term, way.Steps));
    }

    /// <summary>Up to a grandparent and down to oneself is no kinship: another way with fewer generations on both sides is meant.</summary>
    private bool Nearer(string a, string b, int up, int down) => up > 0 && down > 0 && Again(Again([a], up - 1, parents), down - 1, children).Contains(b);

    private static HashSet<string> Again(IEnumerable<string> from, int times, ILookup<string, string> to) => times == 0 ? [.. from] : Again(from.SelectMany(person => to[person]).ToHashSet(), times - 1, to);

    private string Name(string a, string b, int up, int down)
    {
        if (up == 0)
        {
            return Generations(down) + Word(b, "son", "daughter", "child");
        }

        if (down == 0)
        {
            return Generations(up) + Word(b, "father", "mother", "parent");
        }

        if (up == 1 && down == 1)
        {
            var (mine, theirs) = (parents[a].ToHashSet(), parents[b].ToHashSet());
            return (mine.Count == 2 && theirs.Count == 2 && mine.Intersect(theirs).Count() == 1 ? "half-" : "") + Word(b, "brother", "sister", "sibling");
        }

        if (up == 1)
        {
            return new[] { "", "great-", "great-great-" }[down - 2] + Word(b, "nephew", "niece", "niece or nephew");
        }

        if (down == 1)
        {
            return new[] { "", "great-", "great-great-" }[up - 2] + Word(b, "uncle", "aunt", "aunt or uncle");
        }

        return $"{new[] { "first", "second", "third" }[Math.Min(up, down) - 2]} cousin{new[] { "", " once removed", " twice removed" }[Math.Abs(up - down)]}";
    }

    private static string Generations(int count) => count switch { 1 => "", 2 => "grand", 3 => "great-grand", _ => "great-great-grand" };

    private string? InLaw(string a, string b)
    {
        var ways = new List<(string Term, int Steps, bool Ended, int Order)>();
        foreach (var (spouse, ended) in spouses[a])
        {
            foreach (var (term, steps) in Blood(spouse, b))
            {
                ways.Add((OfSpouse(Plain(term)), steps, ended, 0));
            }
        }

        foreach (var (spouse, ended) in spouses[b])
        {
            foreach (var (_, steps) in Blood(a, spouse))
            {
                // What the spouse is to me, said of the one who is married to them.
                ways.Add((OfKin(Plain(Renamed(a, spouse, b, steps))), steps, ended, 1));
            }
        }

        foreach (var parent in parents[a])
        {
            foreach (var (step, ended) in spouses[parent].Where(spouse => children[spouse.Who].Contains(b)))
            {
                ways.Add((Word(b, "stepbrother", "stepsister", "stepsibling"), 2, ended, 2));
            }
        }

        return ways.Where(way => way.Steps <= 4).OrderBy(way => way.Steps).ThenBy(way => way.Ended).ThenBy(way => way.Order).Select(way => (way.Ended ? "ex-" : "") + way.Term).FirstOrDefault();
    }

    /// <summary>A half-brother's wife is a sister-in-law.</summary>
    private static string Plain(string term) => term.StartsWith("half-", StringComparison.Ordinal) ? term["half-".Length..] : term;

    private string Renamed(string a, string spouse, string b, int steps)
    {
        var kept = sex[spouse];
        sex[spouse] = sex[b];
        var term = Blood(a, spouse).First(way => way.Steps == steps).Term;
        sex[spouse] = kept;
        return term;
    }

    private static readonly string[] Offspring = ["son", "daughter", "child"], Elders = ["father", "mother", "parent"], Siblings = ["brother", "sister", "sibling"];

    private static string OfSpouse(string term) => Offspring.Contains(term) ? "step" + term
        : Offspring.Any(word => term.EndsWith("grand" + word, StringComparison.Ordinal)) ? "step-" + term
        : Elders.Any(word => term.EndsWith(word, StringComparison.Ordinal)) || Siblings.Contains(term) ? term + "-in-law"
        : term + " by marriage";

    private static string OfKin(string term) => Elders.Contains(term) ? "step" + term
        : Elders.Any(word => term.EndsWith("grand" + word, StringComparison.Ordinal)) ? "step-" + term
        : Offspring.Any(word => term.EndsWith(word, StringComparison.Ordinal)) || Siblings.Contains(term) ? term + "-in-law"
        : term + " by marriage";

    private string Word(string person, string male, string female, string either) => sex[person] switch { Sex.Male => male, Sex.Female => female, _ => either };
}
