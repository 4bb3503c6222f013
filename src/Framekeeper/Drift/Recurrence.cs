namespace Framekeeper.Drift;

/// <summary>The same thing again in another contact; or, in one family, one ask after another.</summary>
/// <param name="Act">The act, or the family (<c>solicit</c>) where one kind of ask followed another.</param>
/// <param name="Title">For people.</param>
/// <param name="Moments">In order.</param>
/// <param name="Grows">How it grew ("coffee, then a coffee and a donut"), each in a clause; empty where it stayed as it was.</param>
public sealed record Recurrence(string Act, string Title, IReadOnlyList<Moment> Moments, IReadOnlyList<string> Grows)
{
    /// <summary>In how many contacts.</summary>
    public int Contacts => Moments.Select(moment => moment.Contact).Distinct(ReferenceEqualityComparer.Instance).Count();

    /// <summary>Whether kinds of one family follow each other, each told already or told once.</summary>
    public bool IsFamily => Moments.Any(moment => moment.Finding.Act != Act);

    /// <summary>What recurs among moments in their order: acts first, then families.</summary>
    public static IReadOnlyList<Recurrence> Of(IReadOnlyList<Moment> moments)
    {
        ArgumentNullException.ThrowIfNull(moments);
        var departures = moments.Where(moment => moment.Finding.Level > Level.Note).ToList();
        var acts = departures.GroupBy(moment => moment.Finding.Act).Select(same => new Recurrence(same.Key, same.First().Finding.Title, [.. same], More([.. same])));
        var asks = departures.FindAll(moment => moment.IsAsk);
        var kinds = asks.Select(ask => ask.Finding.Act).Distinct().Count();
        var all = kinds > 1 ? acts.Append(new Recurrence("solicit", "One ask after another", asks, Kinds(asks))) : acts;
        return [.. all.Where(recurrence => recurrence.Contacts > 1)];
    }

    /// <summary>How the same ask grows: something on top, or a larger sum.</summary>
    private static List<string> More(List<Moment> same)
    {
        var (grows, largest) = (new List<string>(), Words.Largest(same[0].Finding.Quote));
        foreach (var later in same.Skip(1).Where(later => later.Contact != same[0].Contact))
        {
            var number = Words.Largest(later.Finding.Quote);
            if (number > largest)
            {
                grows.Add($"the sum or number is larger {Place.Of(later)}");
            }
            else if (later.IsAsk && Words.Adds(later.Finding.Quote) && !Words.Adds(same[0].Finding.Quote))
            {
                grows.Add($"something is added {Place.Of(later)}");
            }

            largest = number > largest ? number : largest ?? number;
        }

        return grows;
    }

    /// <summary>The kinds in the order in which they came in.</summary>
    private static List<string> Kinds(List<Moment> asks) =>
        [.. asks.DistinctBy(ask => ask.Finding.Act).Skip(1).Where(ask => ask.Contact != asks[0].Contact).Select(ask => $"{ask.Finding.Title.ToLowerInvariant()} is asked for as well {Place.Of(ask)}")];

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Act} in {Contacts} contacts";
}
