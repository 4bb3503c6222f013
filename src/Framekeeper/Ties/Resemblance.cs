namespace Framekeeper.Ties;

/// <summary>How much two entries of a roster resemble each other, all in all. For one thread.</summary>
internal sealed class Resemblance(Learned learned, Decided decided)
{
    /// <summary>From these on it is a match, and something to look at.</summary>
    public const double Match = 0.5, Possible = 0.1;

    /// <summary>What people decided counts as this sure: they may be wrong too.</summary>
    private const double Sure = 0.9999;

    /// <summary>How many records of the starting estimate the frequency of a value is worth.</summary>
    private const double Worth = 200;

    private readonly Likeness[] likenesses = new Likeness[Comparison.Features];

    /// <summary>The evidence for one person in bits, the probability, and what the two are to each other; null for nothing.</summary>
    public (double Weight, double Probability, LinkKind? Kind) Of(Entry a, Entry b)
    {
        // Names paired off from one side or the other may pair differently: in one order always, the same two are always as alike.
        if (string.CompareOrdinal(a.Id, b.Id) <= 0)
        {
            Comparison.Fill(a, b, likenesses);
        }
        else
        {
            Comparison.Fill(b, a, likenesses);
        }

        var weight = Math.Log2(learned.Weights.Prior / (1 - learned.Weights.Prior));
        for (var feature = 0; feature < Comparison.Features; feature++)
        {
            weight += Weight((Feature)feature, likenesses[feature], a, b);
        }

        var probability = Probability(weight);
        return decided.Of(a.Id, b.Id) switch
        {
            { Same: true } => (weight, Sure, LinkKind.Match),
            { Same: false } => (weight, 1 - Sure, Decide(0, a, b)),
            null => Decide(probability, a, b) switch
            {
                LinkKind.Match => (weight, probability, LinkKind.Match),
                LinkKind.Possible => (weight, Below(Match, probability), LinkKind.Possible),
                var kind => (weight, Below(Possible, probability), kind),
            },
        };
    }

    /// <summary>What is held back, for all its evidence, stays below the threshold.</summary>
    private static double Below(double threshold, double probability) => probability < threshold ? probability : threshold * probability;

    /// <summary>The same with reasons, the weightiest first.</summary>
    public (double Probability, LinkKind? Kind, IReadOnlyList<Reason> Why) Explain(Person one, Person other, Entry a, Entry b)
    {
        var (_, probability, kind) = Of(a, b);
        Comparison.Fill(a, b, likenesses);
        var reasons = new List<Reason>();
        if (decided.Of(a.Id, b.Id) is { } decision)
        {
            var bits = Math.Round(Math.Log2(Sure / (1 - Sure)), 1);
            reasons.Add(new Reason("decision", decision.Same ? bits : -bits, decision.Says));
        }

        for (var feature = 0; feature < Comparison.Features; feature++)
        {
            if (likenesses[feature].Kind != Kind.Missing)
            {
                reasons.Add(new Reason(Levels.All[feature].Name, Math.Round(Weight((Feature)feature, likenesses[feature], a, b), 1), Reasons.Says((Feature)feature, likenesses[feature], one, other)));
            }
        }

        if (Generations(a, b))
        {
            reasons.Add(new Reason("generation", -6, $"{a.Generation} and {b.Generation} are two people of one name"));
        }

        // What people decided stands first, however much the records say.
        return (Math.Round(probability, 6), kind, [.. reasons.OrderByDescending(reason => reason.Feature == "decision").ThenByDescending(reason => Math.Abs(reason.Score))]);
    }

    /// <summary>A name that many bear, or a number that a household shares, weighs less; a rare one more. What is only nearly the same gets half of that.</summary>
    private double Weight(Feature feature, in Likeness likeness, Entry a, Entry b)
    {
        if (likeness.Kind == Kind.Missing)
        {
            return 0;
        }

        var level = Levels.All[(int)feature].Of(likeness.Kind);
        var weight = learned.Weights[feature, level];
        if (level > 1 || weight <= 0 || feature is Feature.Place)
        {
            return weight;
        }

        var (chance, census) = (learned.Weights.Chance(feature), learned.Census);
        var others = Math.Max(0, Math.Max(census.Held(feature, a), census.Held(feature, b)) - (level == 0 ? 2 : 1));
        var rarity = Math.Log2(chance / ((others + (Worth * chance)) / (census.Records + Worth)));
        return level == 0 ? Math.Max(weight + rarity, 0) : Math.Max(weight + (rarity / 2), 0);
    }

    /// <summary>
    /// Evidence of one record is never independent, so that sums of it promise too much: beyond 3 bits it counts ever less (of a hundred matches at the top, fewer than one may be wrong;
    /// no two sums that differ give the same probability).
    /// </summary>
    internal static double Probability(double weight)
    {
        const double bend = 3;
        var tempered = Math.Abs(weight) <= bend ? weight : Math.Sign(weight) * (bend + Math.Log2(1 + (Math.Abs(weight) - bend)));
        return 1 / (1 + Math.Pow(2, -tempered));
    }

    private LinkKind? Decide(double probability, Entry a, Entry b)
    {
        var (given, family, born) = (likenesses[(int)Feature.Given].Kind, likenesses[(int)Feature.Family].Kind, likenesses[(int)Feature.Born].Kind);
        var (home, place, phone, email) = (likenesses[(int)Feature.Home].Kind, likenesses[(int)Feature.Place].Kind, likenesses[(int)Feature.Phone].Kind, likenesses[(int)Feature.Email].Kind);
        var near = home is Kind.Same or Kind.Alike || (home == Kind.Part && place is Kind.Same or Kind.Letter);

        // A name alone never makes a match: a day of birth, a home, a phone or a mail address stands beside it.
        var anchors = (born is Kind.Same or Kind.Letter or Kind.Alike ? 1 : 0) + (near ? 1 : 0) + (phone is Kind.Same or Kind.Letter ? 1 : 0) + (email is Kind.Same or Kind.Letter ? 1 : 0);

        if (probability >= Match && !Generations(a, b) && (learned.Households ? Certain(given, family, born, email, anchors) : anchors > 0 || Shown(place) || Shown(home) || Shown(email)))
        {
            return LinkKind.Match;
        }

        var worthALook = !learned.Households || given != Kind.Differs || born is Kind.Same or Kind.Letter;
        return probability >= Possible && worthALook && !Generations(a, b) ? LinkKind.Possible
            : phone == Kind.Same || email == Kind.Same || (home == Kind.Same && place is Kind.Same or Kind.Letter) ? LinkKind.Related
            : null;
    }

    private static bool Shown(Kind kind) => kind is not (Kind.Missing or Kind.Differs);

    /// <summary>
    /// Where people live together, what they share proves nothing: twins have the day of birth too, father and son the name. So the given name must agree, and the day of birth or the mail address,
    /// which are a person's own; and where the family name does not, or the day only nearly, something more.
    /// </summary>
    private static bool Certain(Kind given, Kind family, Kind born, Kind email, int anchors)
    {
        var own = born == Kind.Same || (born != Kind.Differs && email == Kind.Same);
        return given switch
        {
            Kind.Differs => false,
            Kind.Missing => (own || born == Kind.Letter) && anchors > 1 && family is not Kind.Differs,
            _ => (own || born is Kind.Letter or Kind.Alike) && (anchors > 1 || (own && family is not (Kind.Differs or Kind.Missing))),
        };
    }

    private static bool Generations(Entry a, Entry b) => a.Generation.Length > 0 && b.Generation.Length > 0 && a.Generation != b.Generation;
}
