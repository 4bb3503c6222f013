using System.Globalization;
using System.Text;
using Framekeeper.Language;

namespace Framekeeper.Training;

/// <summary>The card that goes with a trained gate: what it was made from, what it is for, what it is not, and how sure it is.</summary>
public static class ModelCard
{
    /// <summary>Markdown; the same training gives the same card.</summary>
    /// <param name="turns">What was trained on.</param>
    /// <param name="apart">Voices that were kept apart.</param>
    public static string Of(Gate gate, IReadOnlyList<LabelledTurn> turns, Split apart)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(apart);
        var card = new StringBuilder();
        card.AppendLine("# The gate: model card").AppendLine();
        card.AppendLine("Written by `framekeeper train`. The first pass over every turn: linear tables over words, letters, the grammar of acts and what was said before, and two small logistic weighers that see a turn in its place: one lets pass what could be an act, the other decides over that.").AppendLine();
        card.AppendLine("**For**: showing a therapist, a supervisor or a client the turns that are worth a look. **Not for**: judging a person, counting a score, deciding anything alone, other languages than English, sessions with children.").AppendLine();
        card.AppendLine($"**Made from** {turns.Count} turns: {string.Join(", ", turns.GroupBy(turn => turn.Voice).OrderBy(group => group.Key, StringComparer.Ordinal).Select(group => $"{group.Key} {group.Count()}"))}. Invented people, written by language models after a contract, and the rule pages' examples; no clinician has labelled it.");
        card.AppendLine($"**Thresholds and calibration** were set on voices that it was not trained on: {(apart.Tune.Count == 0 ? "none named, so on held-out ones" : string.Join(", ", apart.Tune.Order(StringComparer.Ordinal)))}.");
        card.AppendLine($"**Kept apart**, never trained on: {(apart.Test.Count == 0 ? "none" : string.Join(", ", apart.Test.Order(StringComparer.Ordinal)))}.").AppendLine();
        Carrying(card, turns);
        Thresholds(card, gate);
        Rules(card, gate);
        card.AppendLine("**Confidence** is the likelihood ratio brought to a base rate of one therapist turn in 500 (`--base-rate` for another): an estimate, since nobody has counted real work. Scores were turned into ratios on turns of voices that the scoring tables had not seen.").AppendLine();
        card.AppendLine("**Known faults**: acts in other words than the corpus has, irony, what only a later turn or a tone of voice explains; of several acts in one turn it often names one; it names the kind less surely than that there is something.");
        return card.ToString().ReplaceLineEndings("\n");
    }

    private static void Carrying(StringBuilder card, IReadOnlyList<LabelledTurn> turns)
    {
        var whole = turns.Where(turn => turn.Whole && turn.Speaker == Role.Therapist).ToList();
        card.AppendLine($"Of {whole.Count} therapist turns in whole sessions {whole.Count(turn => turn.Beyond)} carry an act at or above crossing: acts are far denser here than in life.").AppendLine();
    }

    private static void Thresholds(StringBuilder card, Gate gate)
    {
        card.AppendLine("| question (thresholds as log likelihood ratios) | shipped | balanced |").AppendLine("|---|---|---|");
        foreach (var (name, calibration) in gate.Parts.Calibrations.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            card.AppendLine($"| {name} | {One(calibration.Ratio(calibration.Threshold))} | {One(calibration.Ratio(calibration.Balanced))} |");
        }

        card.AppendLine();
    }

    private static void Rules(StringBuilder card, Gate gate)
    {
        card.AppendLine($"Findings by rule (the agreement's terms, or what is said plainly), log likelihood ratio counted on the corpus: {string.Join(", ", gate.Parts.Rules.OrderBy(pair => pair.Key, StringComparer.Ordinal).Select(pair => $"{pair.Key} {One(pair.Value)}"))}.").AppendLine();
    }

    private static string One(double value) => value.ToString("0.0", CultureInfo.InvariantCulture);
}
