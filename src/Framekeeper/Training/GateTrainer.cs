using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Training;

/// <summary>Trains the gate from labelled turns; the same turns in the same order give the same bytes.</summary>
/// <remarks>Scores are weighed and become likelihood ratios, and thresholds are set, on turns of voices that the scoring tables were not trained on.</remarks>
public sealed class GateTrainer(RuleBook book)
{
    private const int Folds = 6;

    /// <summary>Bits of a bucket that are left out where a table asks many questions of few turns.</summary>
    private const int Wide = 0, Narrow = 1;

    /// <summary>The share of turns beyond the frame that pass.</summary>
    private const double Passing = 0.99;

    /// <summary>The shipped threshold lets through so many in-frame therapist turns a session of ordinary work.</summary>
    private const double Alarms = 0.2;

    /// <summary>A voice is of ordinary work where fewer of its therapist turns than this carry an act.</summary>
    private const double Ordinary = 0.02;

    /// <summary>The same for a client's signals, which are never alarming, and for plain self-disclosure.</summary>
    private const double SignalAlarms = 0.01;

    /// <summary>Lines that help are shown for this share of the accounts that speak of no danger: one shown for nothing costs little, one that is missing much.</summary>
    private const double DangerAlarms = 0.12;

    private static readonly string[] Asked = [Gate.Beyond, Gate.Danger];

    private readonly Grammar grammar = new(book.Words);
    private readonly string[] acts = [.. book.Pages.Where(page => page.Speaker == Role.Therapist).Select(page => page.Id)];
    private readonly string[] signals = [.. book.Pages.Where(page => page.Speaker == Role.Client).Select(page => page.Id)];
    private readonly Dictionary<string, Calibration> calibrations = [];

    /// <summary>Says what is being done, for a terminal.</summary>
    public Action<string> Progress { get; init; } = _ => { };

    /// <summary>A turn's features, and what tables that know nothing of its voice make of it.</summary>
    private sealed record Entry(LabelledTurn Turn, int[] Features, Segment[] Segments, int[] Before)
    {
        public Seen Seen() => new(Features, Segments, Before);

        public bool HeldOut { get; set; }

        public TurnScore Score { get; set; }

        /// <summary>A therapist's turn's kinds, or a client's signals.</summary>
        public float[] Slots { get; set; } = [];
    }

    /// <summary>A therapist's turn in its place: what the weighers are trained on.</summary>
    internal sealed record Placed(float[] Values, LabelledTurn Turn)
    {
        public bool Beyond => Turn.Beyond;
    }

    /// <summary>Trains on some turns, and sets thresholds on others.</summary>
    /// <param name="tune">Of voices that are not among <paramref name="turns"/>; none: on held-out voices of these.</param>
    public Gate Train(IReadOnlyList<LabelledTurn> turns, IReadOnlyList<LabelledTurn> tune)
    {
        ArgumentNullException.ThrowIfNull(turns);
        ArgumentNullException.ThrowIfNull(tune);
        string[] beyond = [Gate.Beyond, "disclose.life"];
        var (entries, apart) = (Read(turns), Read(tune));
        var (therapist, client, report) = (Of(entries, Role.Therapist), Of(entries, Role.Client), Of(entries, Role.Report));
        var carrying = Carrying(therapist.Concat(report));

        HoldOut("therapist", [.. therapist, .. report], (rest, apart) =>
        {
            var (table, kinds) = (Fit(Wide, beyond, Of(rest, Role.Therapist)), Fit(Narrow, acts, Carrying(rest)));
            Each(Of(apart, Role.Therapist), entry => Slots(entry, kinds).Score = table.Score(entry.Seen()));
        });
        HoldOut("client", client, (rest, apart) => Score(Fit(Narrow, signals, rest), apart));
        HoldOut("report", report, (rest, apart) =>
        {
            var table = Fit(Narrow, Asked, rest);
            Each(apart, entry => entry.Score = table.Score(entry.Seen()));
        });

        Progress("all voices");
        var (size, placed) = (new Place(signals.Length).Size, Places(entries));
        var passing = WeigherTrainer.Train(placed, size);
        var deciding = WeigherTrainer.Train(placed, size + acts.Length);
        var tables = (Beyond: Fit(Wide, beyond, therapist), Kinds: Fit(Narrow, acts, carrying), Client: Fit(Narrow, signals, client), Report: Fit(Narrow, Asked, report));
        Each(Of(apart, Role.Therapist), entry => Slots(entry, tables.Kinds).Score = tables.Beyond.Score(entry.Seen()));
        Score(tables.Client, Of(apart, Role.Client));
        Each(Of(apart, Role.Report), entry => entry.Score = tables.Report.Score(entry.Seen()));
        Accounts([.. report, .. Of(apart, Role.Report)]);
        var pass = Thresholds(apart.Count == 0 ? entries : apart, passing, deciding);
        return new Gate(new GateParts(tables.Beyond, passing, pass, tables.Kinds, deciding, tables.Client, tables.Report, calibrations, new Dictionary<string, float>()), "trained");
    }

    private List<Entry> Read(IReadOnlyList<LabelledTurn> turns)
    {
        var (turn, other) = (new Reading(book.Words), new Reading(book.Words));
        var (features, said) = (new Features(grammar), new Features(grammar));
        var silence = new Reading(book.Words);
        return [.. turns.Select(labelled =>
        {
            turn.Read(labelled.Text.Span);
            other.Read(labelled.Before.Span);
            said.Read(other, silence);
            features.Read(turn, other);
            var seen = features.After(said);
            return new Entry(labelled, seen.Features.ToArray(), seen.Segments.ToArray(), seen.Before.ToArray());
        })];
    }

    private static List<Entry> Of(IEnumerable<Entry> entries, Role speaker) => [.. entries.Where(entry => entry.Turn.Speaker == speaker && entry.Segments.Length > 0)];

    private static List<Entry> Carrying(IEnumerable<Entry> entries) => [.. entries.Where(entry => entry.Turn.Beyond)];

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

    private static void Each(List<Entry> entries, Action<Entry> score)
    {
        foreach (var entry in entries)
        {
            score(entry);
            entry.HeldOut = true;
        }
    }

    private static void Score(Table table, List<Entry> entries) => Each(entries, entry => Slots(entry, table));

    private static Entry Slots(Entry entry, Table table)
    {
        entry.Slots = new float[table.Slots.Count];
        table.Score(entry.Seen(), entry.Slots);
        return entry;
    }

    /// <summary>Sets the thresholds for accounts, which are few: on those of all voices that their tables had not seen.</summary>
    private void Accounts(List<Entry> report)
    {
        // Who asks is worried: to say "nothing" wrongly costs as much as the converse, so here the two thresholds are one.
        Calibrate($"report {Gate.Beyond}", Held(report, entry => entry.Score.Whole, Gate.Beyond), SignalAlarms);
        if (calibrations.TryGetValue($"report {Gate.Beyond}", out var asked))
        {
            calibrations[$"report {Gate.Beyond}"] = asked with { Threshold = asked.Balanced };
        }

        Calibrate($"report {Gate.Danger}", Held(report, entry => entry.Score.Second, Gate.Danger), DangerAlarms);
    }

    /// <summary>Sets thresholds and calibration; returns the weight from which a turn passes.</summary>
    private float Thresholds(List<Entry> entries, Weigher passing, Weigher deciding)
    {
        var (therapist, client) = (Of(entries, Role.Therapist), Of(entries, Role.Client));
        Calibrate("therapist disclose.life", Held(therapist, entry => entry.Score.Second, "disclose.life"), SignalAlarms);
        for (var slot = 0; slot < signals.Length; slot++)
        {
            // A signal is never alarming, so it is shown where precision and recall weigh alike, unless that lets through too many.
            Calibrate($"client {signals[slot]}", Held(client, entry => entry.Slots[slot], signals[slot]), SignalAlarms);
            if (calibrations.TryGetValue($"client {signals[slot]}", out var signal))
            {
                calibrations[$"client {signals[slot]}"] = signal with { Threshold = Math.Max(signal.Threshold, signal.Balanced) };
            }
        }

        var weighed = Places(entries).Select(place => (Place: place, Passing: passing.Weigh(place.Values.AsSpan(0, place.Values.Length - acts.Length)), Deciding: deciding.Weigh(place.Values))).ToList();
        var beyond = weighed.Where(entry => entry.Place.Beyond).Select(entry => entry.Passing).Order().ToList();
        var pass = beyond.Count == 0 ? float.PositiveInfinity : beyond[(int)((1 - Passing) * beyond.Count)];
        var decided = weighed.Select(entry => entry with { Deciding = entry.Passing < pass ? float.NegativeInfinity : entry.Deciding }).ToList();
        Calibrate($"therapist {Gate.Beyond}", [.. decided.Where(entry => entry.Place.Turn.Whole).Select(entry => (entry.Deciding, entry.Place.Beyond))], SignalAlarms);
        if (calibrations.TryGetValue($"therapist {Gate.Beyond}", out var calibration) && OrdinaryVoices(therapist) is { Count: > 0 } ordinary)
        {
            var sessions = therapist.Where(entry => ordinary.Contains(entry.Turn.Voice)).Select(entry => entry.Turn.Session).Distinct().Count();
            var inFrame = decided.Where(entry => ordinary.Contains(entry.Place.Turn.Voice) && !entry.Place.Beyond).Select(entry => entry.Deciding).OrderDescending().ToList();
            calibrations[$"therapist {Gate.Beyond}"] = calibration with { Threshold = MathF.BitIncrement(inFrame[(int)(Alarms * sessions)]) };
        }

        return pass;
    }

    private static HashSet<string> OrdinaryVoices(List<Entry> therapist) =>
        [.. therapist.GroupBy(entry => entry.Turn.Voice).Where(voice => voice.Count(entry => entry.Turn.Beyond) < Ordinary * voice.Count()).Select(voice => voice.Key)];

    /// <summary>The therapist's turns in their places, as the weighers will see them.</summary>
    private List<Placed> Places(List<Entry> entries)
    {
        var placed = new List<Placed>();
        var place = new Place(signals.Length);
        foreach (var session in entries.Where(entry => entry.Turn.Speaker != Role.Report && entry.HeldOut).GroupBy(entry => (entry.Turn.Voice, entry.Turn.Session)))
        {
            place.Begin();
            foreach (var entry in session)
            {
                if (entry.Turn.Speaker == Role.Therapist)
                {
                    var values = new float[place.Size + acts.Length];
                    place.Fill(entry.Score, values);
                    entry.Slots.CopyTo(values, place.Size);
                    placed.Add(new Placed(values, entry.Turn));
                    place.Note(entry.Score.Whole);
                }
                else
                {
                    place.Note(entry.Slots);
                }
            }
        }

        return placed;
    }

    private static List<(float Score, bool Positive)> Held(List<Entry> entries, Func<Entry, float> score, string name) => [.. entries
        .Where(entry => entry.HeldOut && (entry.Turn.Whole || entry.Turn.Speaker == Role.Report))
        .Select(entry => (score(entry), Carries(entry.Turn, name)))];

    private void Calibrate(string name, List<(float Score, bool Positive)> seen, double alarms)
    {
        if (seen.Any(entry => entry.Positive) && seen.Any(entry => !entry.Positive))
        {
            calibrations[name] = Scale.Fit(seen, alarms);
        }
    }

    private static Table Fit(int shift, string[] slots, List<Entry> entries) =>
        new TableTrainer(shift, slots).Train([.. entries.Select(entry => new Row(Features(entry, shift), [.. slots.Select(slot => Carries(entry.Turn, slot))], 1f))]);

    private static (int, Group)[] Features(Entry entry, int shift) =>
        [.. entry.Segments.SelectMany(segment => entry.Features[segment.From..segment.To].Select(feature => (feature >> shift, segment.Group))), .. entry.Before.Select(feature => (feature >> shift, Group.Before))];

    private static bool Carries(LabelledTurn turn, string slot) => slot switch { Gate.Beyond => turn.Beyond, Gate.Danger => turn.Danger, _ => turn.Acts.Contains(slot) };
}
