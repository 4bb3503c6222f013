using Framekeeper.Rules;
using Framekeeper.Ties;

namespace Framekeeper.Tests.Clearance;

/// <summary>Small graphs, line by line as the rule pages write them.</summary>
internal static class Graphs
{
    public static readonly DateOnly Today = new(2026, 6, 1);

    public static TieGraph Of(IReadOnlyList<TieLine> lines)
    {
        var shared = lines.Where(line => line.Kind.StartsWith("same-", StringComparison.Ordinal)).ToList();
        var people = lines.SelectMany(line => new[] { line.From, line.To }).Distinct().Select(id => new Person(id) { Given = id.ToUpperInvariant() }).ToDictionary(person => person.Id);
        foreach (var line in shared)
        {
            foreach (var id in new[] { line.From, line.To }.Concat(Enumerable.Range(0, line.Of - 2).Select(other => $"{line.Kind}-{other}")))
            {
                people[id] = Sharing(people.GetValueOrDefault(id) ?? new Person(id), line);
            }
        }

        return TieGraph.Of(people.Values, lines.Except(shared).Select(line => new Tie(line.From, line.To, TieKind.Parse(line.Kind) ?? throw new InvalidOperationException(line.Kind), null, line.Ended ? Today.AddDays(-1) : null)));
    }

    private static Person Sharing(Person person, TieLine line)
    {
        var what = $"{line.From} {line.To} 77";
        return line.Kind switch
        {
            "same-household" => person with { Street = $"1 {what} Street", City = "Ashby" },
            "same-employer" => person with { Employers = [what] },
            "same-school" => person with { Schools = [what] },
            "same-phone" => person with { Phones = ["214-555-0101"] },
            "same-email" => person with { Emails = ["home@example.org"] },
            "same-emergency-contact" => person with { EmergencyContacts = [what] },
            "same-guarantor" => person with { Guarantors = [what] },
            _ => throw new InvalidOperationException(line.Kind),
        };
    }
}
