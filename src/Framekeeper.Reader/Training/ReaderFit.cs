using Framekeeper.Judgement;
using Framekeeper.Language;
using Framekeeper.Rules;
using Framekeeper.Training;

namespace Framekeeper.Reader.Training;

/// <summary>Fits how the encoder and the gate are weighed together, and sets the thresholds, on voices that neither was trained on.</summary>
public sealed class ReaderFit(Frame frame, Gate gate, string folder, ReaderCard card)
{
    /// <summary>False alarms of the shipped threshold, for each session of ordinary work among the tune voices.</summary>
    private const double Alarms = 0.03;

    /// <summary>The same for what is never alarming, as a share of in-frame turns.</summary>
    private const double SignalAlarms = 0.01;

    /// <summary>Lines that help are shown for this share of the accounts that speak of no danger.</summary>
    private const double DangerAlarms = 0.12;

    /// <summary>Of the acts and signals that the gate lets through so many reach the reader.</summary>
    private const double Passing = 0.98;

    /// <summary>A voice is of ordinary work where fewer of its therapist turns than this carry an act.</summary>
    private const double Ordinary = 0.02;

    /// <summary>A turn of a contrast pair counts for so much: half of them are acts.</summary>
    private const double PairWeight = 0.2;

    /// <summary>How the two passes see a turn; no parts where it does not reach the reader.</summary>
    private sealed record Seen(LabelledTurn Label, Passage? Passage)
    {
        public List<EncoderReader.Part>? Parts { get; set; }

        public double? Logit(int output) => Parts is { Count: > 0 } parts ? EncoderReader.Highest(parts, output).Logits[output] : null;
    }

    /// <summary>The card with its weighings.</summary>
    /// <param name="tune">Labelled sessions and accounts of the tune voices.</param>
    public ReaderCard Fit(IReadOnlyList<Session> tune)
    {
        ArgumentNullException.ThrowIfNull(tune);
        var heard = Heard(tune);
        using var reader = EncoderReader.Of(folder, card, frame.Book.Words);
        Read(reader, heard);
        var alone = Weighings(heard, gate: false);
        var (acts, signals) = (From(heard, Role.Therapist), From(heard, Role.Client));
        foreach (var turn in heard.Where(turn => turn.Label.Speaker switch { Role.Therapist => !(EncoderReader.Highest(turn.Passage!.Gate) >= acts), Role.Client => !(EncoderReader.Highest(turn.Passage!.Gate) >= signals), _ => false }))
        {
            turn.Parts = null;
        }

        return card with { ActsFrom = acts, SignalsFrom = signals, Weighings = Weighings(heard, gate: true), Alone = alone, Turns = Named(Of(heard, Role.Therapist)), Reports = Named(Of(heard, Role.Report)) };
    }

    /// <param name="gate">Whether the gate's opinion counts.</param>
    private Dictionary<string, Weighing> Weighings(List<Seen> heard, bool gate)
    {
        var weighings = new Dictionary<string, Weighing>();
        var (therapist, client, report) = (Of(heard, Role.Therapist), Of(heard, Role.Client), Of(heard, Role.Report));
        Weigh("therapist beyond", therapist, "beyond", label => label.Beyond, OrdinaryThreshold);
        Weigh("therapist disclose.life", therapist, "disclose.life", label => label.Acts.Contains("disclose.life"), Share);
        foreach (var signal in card.Outputs.Where(output => output.StartsWith("client.", StringComparison.Ordinal)))
        {
            Weigh($"client {signal}", client, signal, label => label.Acts.Contains(signal), (scored, balanced) => Math.Max(balanced, Share(scored, balanced)));
        }

        Weigh("report beyond", report, "beyond", label => label.Beyond, (_, balanced) => balanced);
        Weigh("report danger", report, "danger", label => label.Danger, (scored, _) => Above(scored, DangerAlarms));
        return weighings;

        double? Opinion(Seen turn, string question) => gate ? EncoderReader.Gate(turn.Passage!, question) : 0;

        void Weigh(string name, List<Seen> turns, string question, Func<LabelledTurn, bool> carries, Func<List<(LabelledTurn Label, double Ratio, bool Positive)>, double, double> threshold)
        {
            var output = card.Outputs.ToList().IndexOf(question);
            var read = turns.Where(turn => turn.Logit(output) is not null).Select(turn => (Seen: turn, Reader: turn.Logit(output)!.Value, Gate: Opinion(turn, question), Positive: carries(turn.Label))).ToList();
            if (read.All(turn => turn.Positive) || !read.Any(turn => turn.Positive))
            {
                return;
            }

            var rows = read.ConvertAll(turn => (Values: new[] { turn.Reader, Weighing.Bounded(turn.Gate) }, turn.Positive, Weight: turn.Seen.Label.Whole || turn.Seen.Label.Speaker == Role.Report ? 1 : PairWeight));
            var weights = Logistic.Fit(rows);
            for (var value = 0; value < 2; value++)
            {
                // Neither may count against itself, which few turns can make it seem.
                if (weights[value] < 0)
                {
                    rows.ForEach(row => row.Values[value] = 0);
                    weights = Logistic.Fit(rows);
                }
            }

            var measured = turns.Where(turn => turn.Label.Whole || turn.Label.Speaker == Role.Report).ToList();
            var positives = measured.Count(turn => carries(turn.Label));
            var prior = Math.Log((double)positives / (measured.Count - positives));
            var weighing = new Weighing(weights[0], gate ? weights[1] : 0, weights[2] - prior, 0, 0);
            var scored = turns.Where(turn => turn.Label.Whole || turn.Label.Speaker == Role.Report)
                .Select(turn => (turn.Label, Ratio: turn.Logit(output) is { } logit ? weighing.Ratio(logit, Opinion(turn, question)) : double.NegativeInfinity, Positive: carries(turn.Label))).ToList();
            var balanced = Balanced(scored);
            weighings[name] = weighing with { Balanced = balanced, Threshold = threshold(scored, balanced) };
        }
    }

    private List<Seen> Heard(IReadOnlyList<Session> sessions)
    {
        var judge = new Judge(frame.Book, gate, new Everything());
        var seen = new List<Seen>();
        foreach (var session in sessions)
        {
            var (before, terms) = (new List<(Role, Turn)>(), frame.Terms(session));
            foreach (var (label, turn) in LabelledTurn.Of(session).Zip(session.Turns))
            {
                var (_, passage) = judge.Hear(new Utterance(turn, label.Speaker, before, turn.Sent), terms, true);
                seen.Add(new Seen(label, passage));
                before.Add((label.Speaker, turn));
            }
        }

        return seen;
    }

    private static void Read(EncoderReader reader, List<Seen> heard)
    {
        foreach (var some in heard.Where(turn => turn.Passage is not null).Chunk(128))
        {
            foreach (var (turn, parts) in some.Zip(reader.Understand([.. some.Select(turn => turn.Passage!)])))
            {
                turn.Parts = parts;
            }
        }
    }

    /// <summary>The gate's ratio that so many of the turns with an act or a signal reach as are to be read.</summary>
    private static double From(List<Seen> heard, Role speaker)
    {
        var ratios = Of(heard, speaker).Where(turn => turn.Label.Acts.Count > 0 && turn.Passage!.Gate.Count > 0).Select(turn => EncoderReader.Highest(turn.Passage!.Gate)).Order().ToList();
        return ratios.Count == 0 ? double.MinValue : ratios[(int)((1 - Passing) * ratios.Count)];
    }

    private static List<Seen> Of(List<Seen> heard, Role speaker) => [.. heard.Where(turn => turn.Label.Speaker == speaker)];

    /// <summary>The lowest ratio at which no more in-frame turns of ordinary work are flagged than may be.</summary>
    private static double OrdinaryThreshold(List<(LabelledTurn Label, double Ratio, bool Positive)> scored, double balanced)
    {
        var ordinary = scored.GroupBy(turn => turn.Label.Voice).Where(voice => voice.Count(turn => turn.Positive) < Ordinary * voice.Count()).SelectMany(voice => voice).ToList();
        var inFrame = ordinary.Where(turn => !turn.Positive).Select(turn => turn.Ratio).OrderDescending().ToList();
        return inFrame.Count == 0 ? balanced : Math.BitIncrement(inFrame[(int)(Alarms * ordinary.Select(turn => turn.Label.Session).Distinct().Count())]);
    }

    private static double Share(List<(LabelledTurn Label, double Ratio, bool Positive)> scored, double balanced) => Above(scored, SignalAlarms);

    private static double Above(List<(LabelledTurn Label, double Ratio, bool Positive)> scored, double share)
    {
        var inFrame = scored.Where(turn => !turn.Positive).Select(turn => turn.Ratio).OrderDescending().ToList();
        return Math.BitIncrement(inFrame[(int)(share * inFrame.Count)]);
    }

    /// <summary>The ratio at which F1 is best.</summary>
    private static double Balanced(List<(LabelledTurn Label, double Ratio, bool Positive)> scored)
    {
        var (best, at, right, shown) = (0.0, double.PositiveInfinity, 0, 0);
        var all = scored.Count(turn => turn.Positive);
        foreach (var turn in scored.OrderByDescending(turn => turn.Ratio))
        {
            shown++;
            right += turn.Positive ? 1 : 0;
            var f1 = 2.0 * right / (shown + all);
            (best, at) = f1 > best ? (f1, turn.Ratio) : (best, at);
        }

        return at;
    }

    /// <summary>The naming that gives the best micro F1 over turns that carry an act.</summary>
    private Naming Named(List<Seen> turns)
    {
        var beyond = card.Outputs.ToList().IndexOf("beyond");
        int[] kinds = [.. card.Outputs.Index().Where(output => output.Item is not ("beyond" or "danger" or "disclose.life") && !output.Item.StartsWith("client.", StringComparison.Ordinal)).Select(output => output.Index)];
        var carrying = turns.Where(turn => turn.Label.Beyond && turn.Parts is { Count: > 0 })
            .Select(turn => (turn.Label, EncoderReader.Highest(turn.Parts!, beyond).Logits, Gate: turn.Passage!.Gate.Select(proposal => proposal.Act).ToHashSet())).ToList();
        var tried = from gate in Enumerable.Range(0, 9) from also in Enumerable.Range(-8, 17) select new Naming(gate / 2.0, also / 2.0);
        return tried.MaxBy(naming =>
        {
            var (right, named, there) = (0, 0, 0);
            foreach (var (label, logits, gate) in carrying)
            {
                var found = naming.Of(kinds, kind => logits[kind], kind => gate.Contains(card.Outputs[kind])).Select(kind => card.Outputs[kind]).ToList();
                named += found.Count;
                right += found.Count(label.Acts.Contains);
                there += label.Acts.Count(act => act != "disclose.life");
            }

            return 2.0 * right / Math.Max(1, named + there);
        })!;
    }

    /// <summary>Wants every turn, and reads none.</summary>
    private sealed class Everything : IReader
    {
        public string Digest => "";

        public double BalancedRatio => double.PositiveInfinity;

        public bool Reads(Role speaker, IReadOnlyList<Proposal> gate) => true;

        public IReadOnlyList<IReadOnlyList<Proposal>> Read(IReadOnlyList<Passage> passages, bool all) => [.. passages.Select(passage => passage.Gate)];

        public bool HearsDanger(string account) => false;
    }
}

/// <summary>Logistic regression on a handful of values.</summary>
internal static class Logistic
{
    /// <summary>A light pull towards nought keeps a value that separates all from growing without end.</summary>
    private const double Pull = 0.01;

    /// <summary>One weight for each value, the last alone.</summary>
    public static double[] Fit(IReadOnlyList<(double[] Values, bool Positive, double Weight)> rows)
    {
        var size = rows[0].Values.Length;
        var w = Minimiser.Run(size + 1, (w, gradient) =>
        {
            var loss = 0.0;
            for (var i = 0; i <= size; i++)
            {
                loss += i < size ? Pull * w[i] * w[i] / 2 : 0;
                gradient[i] = i < size ? (float)Pull * w[i] : 0;
            }

            foreach (var (values, positive, weight) in rows)
            {
                double score = w[size];
                for (var i = 0; i < size; i++)
                {
                    score += w[i] * values[i];
                }

                var margin = positive ? score : -score;
                loss += weight * (margin > 0 ? Math.Log(1 + Math.Exp(-margin)) : -margin + Math.Log(1 + Math.Exp(margin)));
                var pull = (positive ? -1 : 1) * weight / (1 + Math.Exp(margin));
                for (var i = 0; i < size; i++)
                {
                    gradient[i] += (float)(pull * values[i]);
                }

                gradient[size] += (float)pull;
            }

            return loss;
        });
        return Array.ConvertAll(w, value => (double)value);
    }
}
