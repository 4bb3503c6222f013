using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Framekeeper.Training;

namespace Framekeeper.Reader.Training;

/// <summary>The reader's model card, for people.</summary>
public static class ReaderCardPage
{
    /// <summary>What it was made from, what it is for and not for, and where its thresholds lie.</summary>
    /// <param name="sessions">The whole corpus.</param>
    public static string Of(ReaderCard card, IReadOnlyList<Session> sessions, Split split)
    {
        ArgumentNullException.ThrowIfNull(card);
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(split);
        var trained = sessions.Where(session => !split.Test.Contains(session.Voice!) && !split.Tune.Contains(session.Voice!)).SelectMany(LabelledTurn.Of).ToList();
        var whole = trained.Where(turn => turn.Whole && turn.Speaker == Role.Therapist).ToList();
        var page = new StringBuilder();
        page.AppendLine("# The reader: model card").AppendLine();
        page.AppendLine("Written by `framekeeper train corpus --reader`. The second pass: a small encoder reads each turn that the gate lets through, with the two turns before it, and says whether it is beyond the frame, which acts it carries, and which words say so.").AppendLine();
        page.AppendLine("**For**: showing a therapist, a supervisor or a client the turns that are worth a look. **Not for**: judging a person, counting a score, deciding anything alone, hiring or discipline, other languages than English, sessions with children.").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"**Model**: {card.Model}, SHA-256 `{card.ModelDigest}`. MiniLM-L6 (`all-MiniLM-L6-v2`, Apache-2.0: 6 layers, 384 wide, 22.7 million parameters) fine-tuned by `training/reader.py`; matrices in signed 7-bit numbers, a scale for each column; words in signed 8-bit numbers, a scale for each row.").AppendLine();
        page.AppendLine(CultureInfo.InvariantCulture, $"**Made from** {trained.Count} turns of {trained.Select(turn => turn.Voice).Distinct().Count()} voices and the rule pages' examples (corpus SHA-256 `{Digest(sessions)}`): invented people, written by language models after a contract; no clinician has labelled it. Of {whole.Count} therapist turns in whole sessions {whole.Count(turn => turn.Beyond)} carry an act at or above crossing: far denser than in life.");
        page.AppendLine(CultureInfo.InvariantCulture, $"**Thresholds and calibration** were set on voices that it was not trained on: {string.Join(", ", split.Tune.Order(StringComparer.Ordinal))}. **Kept apart**, never trained on: {string.Join(", ", split.Test.Order(StringComparer.Ordinal))}.").AppendLine();
        page.AppendLine("| question | weight of the reader's logit | of the gate's log likelihood ratio | shipped threshold | balanced |").AppendLine("|---|---|---|---|---|");
        foreach (var (name, weighing) in card.Weighings.OrderBy(pair => pair.Key, StringComparer.Ordinal))
        {
            page.AppendLine($"| {name} | {Two(weighing.Reader)} | {Two(weighing.Gate)} | {Two(weighing.Threshold)} | {Two(weighing.Balanced)} |");
        }

        page.AppendLine().AppendLine("Thresholds are log likelihood ratios. **Confidence** is that ratio brought to a base rate of one therapist turn in 500 (`--base-rate` for another): an estimate, since nobody has counted real work.").AppendLine();
        page.AppendLine("**Scores** of voices kept apart, with what they leave in doubt: [figures](../../../docs/figures.md).").AppendLine();
        page.AppendLine("**Known faults**: irony, what only a tone of voice or a later turn explains, hints that need more than two turns before them; it was never shown a real session, and real therapists talk otherwise than invented ones.");
        return page.ToString().ReplaceLineEndings("\n");
    }

    private static string Digest(IReadOnlyList<Session> sessions)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var turn in sessions.OrderBy(session => session.Voice, StringComparer.Ordinal).ThenBy(session => session.Id, StringComparer.Ordinal).SelectMany(session => session.Turns))
        {
            hash.AppendData(turn.Utf8.Span);
            hash.AppendData(Encoding.UTF8.GetBytes($"\n{string.Join(' ', turn.Acts ?? [])}\n"));
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Two(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);
}
