using System.Text;
using Framekeeper.Formats;
using Framekeeper.Rules;

namespace Framekeeper.Training;

/// <summary>Whether a rule page's example does what it shows.</summary>
/// <param name="Why">What it does instead; empty where it holds.</param>
public sealed record ExampleCheck(RulePage Page, Example Example, string Why)
{
    /// <summary>The judge finds what a flag marks, and nothing in what passes; a contested example holds where its act is found.</summary>
    public bool Holds => Why.Length == 0;

    /// <summary>Every example of the frame's rule book, page by page, in the pages' order.</summary>
    public static IEnumerable<ExampleCheck> All(Frame frame)
    {
        ArgumentNullException.ThrowIfNull(frame);
        return frame.Book.Pages.SelectMany(page => page.Examples.Select(example => Of(frame, page, example)));
    }

    /// <summary>Judges the example's last turn after those before it: what <c>check</c> shows, and what it would show where precision and recall weigh alike.</summary>
    /// <remarks>What the shipped threshold alone holds back is known to the gate; an example marked <c>later</c> is not.</remarks>
    /// <exception cref="InputException">The example's agreement is none; says on which page and line.</exception>
    public static ExampleCheck Of(Frame frame, RulePage page, Example example)
    {
        ArgumentNullException.ThrowIfNull(frame);
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(example);
        var session = Session(frame.Book, page, example);
        var shown = frame.Check(session, Agreements.None).Findings;
        var balanced = frame.Check(session, Agreements.None, new CheckOptions { MinConfidence = frame.BalancedConfidence }).Findings;
        var found = shown.Concat(balanced.Where(finding => finding.Speaker == Role.Therapist)).Where(finding => finding.Turn == example.Turns.Count).DistinctBy(finding => finding.Act).ToList();
        return new ExampleCheck(page, example, example.Kind == ExampleKind.Pass ? Passes(frame.Book, page, found) : Flags(page, example, found));
    }

    /// <summary>The page and the line of it.</summary>
    public override string ToString() => $"{Page.Id}:{Example.Line}";

    /// <summary>The example as a session of its own.</summary>
    /// <exception cref="InputException">The example's agreement is none; says on which page and line.</exception>
    public static Session Session(RuleBook book, RulePage page, Example example)
    {
        ArgumentNullException.ThrowIfNull(page);
        ArgumentNullException.ThrowIfNull(example);
        return new()
        {
            Id = page.Id,
            Turns = [.. example.Turns.Select((turn, index) => Turn.Of(index + 1, turn.Speaker.Name(), turn.Text))],
            Agreement = Agreement(book, page, example),
            Held = example.Held,
        };
    }

    private static Agreement? Agreement(RuleBook book, RulePage page, Example example)
    {
        if (example.Agreement is null)
        {
            return null;
        }

        var name = $"{page.Id.Replace('.', '/')}.md";
        try
        {
            using var yaml = new MemoryStream(Encoding.UTF8.GetBytes(example.Agreement));
            return AgreementFile.Read(yaml, name, book.Acts)[0];
        }
        catch (InputException wrong)
        {
            throw new InputException(name, example.Line, $"the A: line: {wrong.Message}", wrong.Field, wrong);
        }
    }

    private static string Flags(RulePage page, Example example, List<Finding> found) =>
        found.FirstOrDefault(finding => finding.Act == page.Id) is not { } hit
            ? found.Count == 0 ? "nothing is found" : $"found instead: {string.Join(", ", found.Select(finding => finding.Act))}"
            : example.Start >= 0 && (hit.Start >= example.End || hit.End <= example.Start) ? "found, but its evidence lies outside the marked words" : "";

    private static string Passes(RuleBook book, RulePage page, List<Finding> found)
    {
        var wrong = found.Where(finding => finding.Act == page.Id || (finding.Level >= Level.Crossing && book[finding.Act]!.Speaker == Role.Therapist));
        return string.Join(", ", wrong.Select(finding => $"{finding.Act} is found"));
    }
}
