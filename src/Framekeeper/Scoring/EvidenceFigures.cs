using System.Text.Json;

namespace Framekeeper.Scoring;

/// <summary>The words of a turn that a person underlined as what carries its act.</summary>
public sealed record Marked(string Session, int Turn, IReadOnlyList<string> Marks)
{
    /// <summary>Reads a JSON array of <c>{"session","turn","marks":[…]}</c>.</summary>
    /// <exception cref="InputException">It is no such array.</exception>
    public static IReadOnlyList<Marked> Read(string file, string json)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            return [.. document.RootElement.EnumerateArray().Select(entry => new Marked(
                entry.GetProperty("session").GetString()!,
                entry.GetProperty("turn").GetInt32(),
                [.. entry.GetProperty("marks").EnumerateArray().Select(mark => mark.GetString()!)]))];
        }
        catch (Exception wrong) when (wrong is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InputException(file, null, "must be a JSON array of {\"session\", \"turn\", \"marks\": [words of the turn]}", "marks", wrong);
        }
    }

    /// <summary>Where alone.</summary>
    public override string ToString() => $"{Session} turn {Turn}";
}

/// <summary>Whether what a finding quotes is what a person underlined.</summary>
/// <param name="Turns">Turns that were underlined and in which something is found.</param>
/// <param name="Overlap">Of these, the share in which a finding's words meet the underlined ones.</param>
internal sealed record EvidenceFigures(string Cut, int Turns, Estimate Overlap)
{
    public static IEnumerable<EvidenceFigures> Of(IReadOnlyList<Marked> marks, IReadOnlyList<Judged> asked, IEnumerable<Cut> cuts, Resamples resamples)
    {
        var known = marks.ToDictionary(mark => (mark.Session, mark.Turn), mark => mark.Marks);
        foreach (var cut in cuts)
        {
            var turns = asked.Where(turn => known.ContainsKey((turn.Session.Id, turn.Turn.N)) && cut.IsBeyond(turn))
                .Select(turn => (turn.Unit, Right: cut.Of(turn).Where(Judged.IsBeyond).Any(finding => known[(turn.Session.Id, turn.Turn.N)].Any(mark => Meets(finding, mark))))).ToLookup(turn => turn.Unit, turn => turn.Right);
            yield return new EvidenceFigures(cut.Name, turns.Sum(unit => unit.Count()), resamples.Of(drawn => turns.Sum(unit => (double)drawn[unit.Key] * unit.Count(right => right)) / turns.Sum(unit => drawn[unit.Key] * unit.Count())));
        }
    }

    private static bool Meets(Finding finding, string mark) => finding.Text.IndexOf(mark, StringComparison.Ordinal) is >= 0 and var start && finding.Start < start + mark.Length && start < finding.End;
}
