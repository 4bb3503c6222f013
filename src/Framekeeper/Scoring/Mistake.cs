namespace Framekeeper.Scoring;

/// <summary>A labelled turn or account that was judged wrongly at the shipped threshold, with its words: evaluated data are the evaluator's own.</summary>
/// <param name="Kind"><c>missed</c>, <c>false alarm</c> or <c>other act</c>.</param>
internal sealed record Mistake(string Kind, string Session, int Turn, Role Speaker, IReadOnlyList<string> Expected, IReadOnlyList<string> Found, double Confidence, string Text)
{
    public static IEnumerable<Mistake> All(IEnumerable<Judged> judged) =>
        from turn in judged
        let found = turn.Shown.Select(finding => finding.Act).Distinct().Order(StringComparer.Ordinal).ToList()
        let kind = Named(turn, found)
        where kind is not null
        select new Mistake(kind, turn.Session.Id, turn.Turn.N, turn.Label.Speaker, turn.Label.Acts, found, turn.All.Select(finding => finding.Confidence).DefaultIfEmpty().Max(), turn.Turn.Text);

    private static string? Named(Judged turn, List<string> found) =>
        (turn.Label.Acts.Count > 0, found.Count > 0) switch
        {
            (true, false) => "missed",
            (false, true) => "false alarm",
            (true, true) when !turn.Label.Acts.ToHashSet().SetEquals(found) => "other act",
            _ => null,
        };

    /// <summary>Never the words.</summary>
    public override string ToString() => $"{Kind} in {Session} turn {Turn}";
}
