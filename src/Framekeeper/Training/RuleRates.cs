using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Training;

/// <summary>Counts on the corpus how much a finding by rule says (the agreement's terms, or what is said plainly): the likelihood ratio that its confidence rests on.</summary>
public static class RuleRates
{
    private static readonly string[] Decided = ["fee", "solicit.contact", "meet", "give.exception", "record"];

    /// <summary>The gate with the counted ratios, for each act that a rule found, and those that terms can decide.</summary>
    /// <param name="sessions">Labelled, with their agreements; read once more.</param>
    public static Gate Count(Gate gate, RuleBook book, IReadOnlyList<Session> sessions)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(sessions);
        using var frame = new Frame(book, Gate.Untrained);
        var (right, wrong) = (new Dictionary<string, int>(), new Dictionary<string, int>());
        var (beyond, inFrame) = (0, 0);
        foreach (var session in sessions)
        {
            var labels = LabelledTurn.Of(session).Zip(session.Turns).Where(entry => entry.First.Speaker == Role.Therapist).ToList();
            var found = frame.Check(session, Agreements.None).Findings.ToLookup(finding => finding.Turn);
            foreach (var (label, turn) in labels)
            {
                beyond += label.Beyond ? 1 : 0;
                inFrame += label.Beyond ? 0 : 1;
                foreach (var finding in found[turn.N])
                {
                    var count = label.Beyond ? right : wrong;
                    count[finding.Act] = count.GetValueOrDefault(finding.Act) + 1;
                }
            }
        }

        // One of each is added: a rule that was never wrong here may be tomorrow.
        var ratios = right.Keys.Concat(wrong.Keys).Union(Decided).Order(StringComparer.Ordinal).ToDictionary(act => act, act =>
            MathF.Log((right.GetValueOrDefault(act) + 1f) / (beyond + 2) / ((wrong.GetValueOrDefault(act) + 1f) / (inFrame + 2))));
        return gate with { Parts = gate.Parts with { Rules = ratios } };
    }
}
