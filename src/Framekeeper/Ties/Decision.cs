using System.Globalization;

namespace Framekeeper.Ties;

/// <summary>What somebody decided of two records. It stands, whatever the linking would say, until it is taken back or decided anew.</summary>
/// <param name="A">The id of one record, and <paramref name="B"/> of the other; which comes first makes no difference.</param>
/// <param name="Same">Whether they are one person's.</param>
/// <param name="By">Who decided, as people are told.</param>
public sealed record Decision(string A, string B, bool Same, string By, DateOnly On)
{
    /// <summary>As part of a reason.</summary>
    internal string Says => string.Create(CultureInfo.InvariantCulture, $"decided to be {(Same ? "one person" : "two people")} on {On:yyyy-MM-dd} by {By}");

    /// <summary>The day, and nobody's name.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"decision of {On:yyyy-MM-dd}");
}

/// <summary>Decisions with what follows from them: who is one person with one of two is not the other either.</summary>
internal sealed class Decided
{
    public static readonly Decided None = new([]);

    private readonly Dictionary<string, List<Decision>> of = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> person = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<string>> records = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, string), Decision> apart = [];

    /// <summary>Of two decisions on the same two records the later one stands; of two of one day the one that comes later in the list.</summary>
    /// <exception cref="InputException">Some decide two records apart that others make one person.</exception>
    public Decided(IEnumerable<Decision> decisions)
    {
        var standing = new Dictionary<(string, string), Decision>();
        foreach (var decision in decisions.OrderBy(decision => decision.On))
        {
            standing[Pair(decision.A, decision.B)] = decision.A != decision.B ? decision
                : throw new InputException("decisions", null, $"one decides on '{decision.A}' and itself; name two records");
        }

        foreach (var same in standing.Values.Where(decision => decision.Same))
        {
            Join(same.A, same);
            Join(same.B, same);
        }

        foreach (var name in of.Keys.Where(name => !person.ContainsKey(name)))
        {
            records[name] = [name];
            person[name] = name;
            Gather(name);
        }

        foreach (var two in standing.Values.Where(decision => !decision.Same))
        {
            apart.TryAdd(Pair(Person(two.A), Person(two.B)), Person(two.A) != Person(two.B) ? two : throw Contradiction(two));
        }
    }

    private void Join(string record, Decision same) => (of.TryGetValue(record, out var list) ? list : of[record] = []).Add(same);

    private void Gather(string name)
    {
        for (var i = 0; i < records[name].Count; i++)
        {
            foreach (var other in of[records[name][i]].Select(decision => Other(decision, records[name][i])).Where(other => person.TryAdd(other, name)))
            {
                records[name].Add(other);
            }
        }
    }

    /// <summary>The other records that are decided to be the same person's.</summary>
    public IEnumerable<string> Together(string record) => person.TryGetValue(record, out var name) ? records[name].Where(other => other != record) : [];

    /// <summary>What is decided of two records, and how people are told; null for nothing.</summary>
    public (bool Same, string Says)? Of(string a, string b)
    {
        if (person.Count + apart.Count == 0 || a == b)
        {
            return null;
        }

        return Person(a) == Person(b) ? (true, string.Join(", and ", Chain(a, b).Select(decision => Told(decision, a, b))))
            : apart.TryGetValue(Pair(Person(a), Person(b)), out var two) ? (false, Told(two, a, b))
            : null;
    }

    /// <summary>A decision on other records is told with theirs.</summary>
    private static string Told(Decision decision, string a, string b) => Pair(decision.A, decision.B) == Pair(a, b) ? decision.Says : $"{decision.Says} ({decision.A} and {decision.B})";

    /// <summary>The shortest way from one record to another over decisions that they are the same.</summary>
    private List<Decision> Chain(string a, string b)
    {
        var (from, next) = (new Dictionary<string, Decision?>(StringComparer.Ordinal) { [a] = null }, new Queue<string>([a]));
        while (!from.ContainsKey(b))
        {
            var here = next.Dequeue();
            foreach (var decision in of[here].Where(decision => from.TryAdd(Other(decision, here), decision)))
            {
                next.Enqueue(Other(decision, here));
            }
        }

        var chain = new List<Decision>();
        for (var at = b; from[at] is { } last; at = Other(last, at))
        {
            chain.Insert(0, last);
        }

        return chain;
    }

    private InputException Contradiction(Decision two)
    {
        var chain = string.Join(", ", Chain(two.A, two.B).Select(decision => string.Create(CultureInfo.InvariantCulture, $"{decision.A} and {decision.B} on {decision.On:yyyy-MM-dd}")));
        return new InputException("decisions", null, string.Create(CultureInfo.InvariantCulture, $"{two.A} and {two.B} were decided to be two people on {two.On:yyyy-MM-dd}, and are one by others ({chain}); take one of these back"));
    }

    private string Person(string record) => person.GetValueOrDefault(record, record);

    private static string Other(Decision decision, string record) => decision.A == record ? decision.B : decision.A;

    private static (string, string) Pair(string a, string b) => string.CompareOrdinal(a, b) < 0 ? (a, b) : (b, a);
}
