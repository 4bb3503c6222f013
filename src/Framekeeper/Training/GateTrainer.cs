using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Training;

/// <summary>Trains the gate from labelled turns; the same turns in the same order give the same bytes.</summary>
/// <remarks>Scores are weighed and become likelihood ratios, and thresholds are set, on turns of voices that the scoring tables were not trained on.</remarks>
public sealed class GateTrainer(RuleBook book)
{
    private const int Folds = 6;

    /// <summary>Table sizes: 2^20 buckets where one question is asked of every turn, 2^17 where many are.</summary>
    private const int Wide = 20, Narrow = 17;

    /// <summary>The shipped threshold lets through this share of in-frame therapist turns of whole sessions.</summary>
    private const double Alarms = 0.025;

    /// <summary>The same for a client's signals, which are never alarming, and for plain self-disclosure.</summary>
    private const double SignalAlarms = 0.01;

    private readonly Features features = new(new Grammar(book.Words));
    private readonly Reading turn = new(book.Words), other = new(book.Words);
    private readonly Dictionary<string, Calibration> calibrations = [];

    /// <summary>Says what is being done, for a terminal.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    private sealed record Entry(LabelledTurn Turn, Feature[] Features, (int Start, int End)[] Sentences, int Tokens)
    {
        public float[]? HeldOut { get; set; }

        public TurnScore Score { get; set; }
    }

    /// <summary>Trains on all turns given.</summary>
    public Gate Train(IReadOnlyList<LabelledTurn> turns)
    {
        ArgumentNullException.ThrowIfNull(turns);
        string[] acts = [.. book.Pages.Where(page => page.Speaker == Role.Therapist).Select(page => page.Id)];
        string[] signals = [.. book.Pages.Where(page => page.Speaker == Role.Client).Select(page => page.Id)];
        string[] beyond = [Gate.Beyond, "disclose.life"];
        var entries = turns.Select(Read).ToList();
        var (therapist, client, report) = (Of(entries, Role.Therapist), Of(entries, Role.Client), Of(entries, Role.Report));

        HoldOut("therapist", therapist, (rest, apart) => ScoreTurns(Fit(Wide, beyond, rest), apart));
        HoldOut("client", client, (rest, apart) => Score(Fit(Narrow, signals, rest), apart));
        HoldOut("report", report, (rest, apart) => Score(Fit(Narrow, [Gate.Beyond], rest), apart));
        var places = Places(entries, signals.Length);
        var weigher = WeigherTrainer.Train(places);
        Calibrate("therapist disclose.life", Held(therapist, 1, "disclose.life"), SignalAlarms);
        Calibrate($"therapist {Gate.Beyond}", [.. places.Where(place => place.Whole).Select(place => (weigher.Weigh(place.Values), place.Beyond))], Alarms);
        for (var slot = 0; slot < signals.Length; slot++)
        {
            Calibrate($"client {signals[slot]}", Held(client, slot, signals[slot]), SignalAlarms);
        }

        // Who asks is worried: to say "nothing" wrongly costs as much as the converse, so here the two thresholds are one.
        Calibrate($"report {Gate.Beyond}", Held(report, 0, Gate.Beyond), SignalAlarms);
        if (calibrations.TryGetValue($"report {Gate.Beyond}", out var asked))
        {
            calibrations[$"report {Gate.Beyond}"] = asked with { Threshold = asked.Balanced };
        }

        Progress("all voices");
        return new Gate(
            Fit(Wide, beyond, therapist), weigher, Fit(Narrow, acts, [.. therapist.Concat(report).Where(entry => entry.Turn.Beyond)]),
            Fit(Narrow, signals, client), Fit(Narrow, [Gate.Beyond], report), calibrations, new Dictionary<string, float>());
    }

    private Entry Read(LabelledTurn labelled)
    {
        turn.Read(labelled.Text.Span);
        other.Read(labelled.Before.Span);
        features.Read(labelled.Text.Span, turn, other.IsEmpty ? null : other);
        return new Entry(labelled, [.. features.All], [.. turn.Sentences], turn.Tokens.Count);
    }

    private static List<Entry> Of(List<Entry> entries, Role speaker) => [.. entries.Where(entry => entry.Turn.Speaker == speaker && entry.Tokens > 0)];

    /// <summary>Has each voice scored by tables that know nothing of it; the pages' examples are never scored.</summary>
    private void HoldOut(string name, List<Entry> entries, Action<List<Entry>, List<Entry>> score)
    {
        var voices = entries.Select(entry => entry.Turn.Voice).Where(voice => voice != LabelledTurn.Pages).Distinct().Order(StringComparer.Ordinal).ToList();
        for (var fold = 0; fold < Math.Min(Folds, voices.Count); fold++)
        {
            Progress($"{name}: held-out voices, part {fold + 1} of {Folds}");
            var apart = voices.Where((_, index) => index % Folds == fold).ToHashSet();
            score([.. entries.Where(entry => !apart.Contains(entry.Turn.Voice))], [.. entries.Where(entry => apart.Contains(entry.Turn.Voice))]);
        }
    }

    private static void Score(Table table, List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            table.Score([.. entry.Features], entry.HeldOut = new float[table.Slots.Count]);
        }
    }

    private static void ScoreTurns(Table table, List<Entry> entries)
    {
        Score(table, entries);
        foreach (var entry in entries)
        {
            entry.Score = TurnScore.Of(table, [.. entry.Features], entry.Sentences);
        }
    }

    /// <summary>The therapist's turns in their places, as the weigher will see them.</summary>
    private static List<(float[] Values, bool Beyond, bool Whole)> Places(List<Entry> entries, int signals)
    {
        var places = new List<(float[], bool, bool)>();
        foreach (var session in entries.Where(entry => entry.Turn.Speaker != Role.Report && entry.HeldOut is not null).GroupBy(entry => (entry.Turn.Voice, entry.Turn.Session)))
        {
            var own = new List<float>();
            float[] client = [];
            foreach (var entry in session)
            {
                if (entry.Turn.Speaker == Role.Therapist)
                {
                    places.Add((Weigher.Place(entry.Score, own.ToArray(), client, signals), entry.Turn.Beyond, entry.Turn.Whole));
                    own.Add(entry.Score.Whole);
                }
                else
                {
                    client = entry.HeldOut!;
                }
            }
        }

        return places;
    }

    private static List<(float Score, bool Positive)> Held(List<Entry> entries, int slot, string name) => [.. entries
        .Where(entry => entry.HeldOut is not null && (entry.Turn.Whole || entry.Turn.Speaker == Role.Report))
        .Select(entry => (entry.HeldOut![slot], Carries(entry.Turn, name)))];

    private void Calibrate(string name, List<(float Score, bool Positive)> seen, double alarms)
    {
        if (seen.Any(entry => entry.Positive) && seen.Any(entry => !entry.Positive))
        {
            calibrations[name] = Scale.Fit(seen, alarms);
        }
    }

    private static Table Fit(int bits, string[] slots, List<Entry> entries)
    {
        var mask = (1 << bits) - 1;
        return new TableTrainer(bits, slots).Train([.. entries.Select(entry => new Row(
            [.. entry.Features.Select(feature => ((int)feature.Hash & mask, feature.Group))],
            [.. slots.Select(slot => Carries(entry.Turn, slot))],
            1f))]);
    }

    private static bool Carries(LabelledTurn turn, string slot) => slot == Gate.Beyond ? turn.Beyond : turn.Acts.Contains(slot);
}
