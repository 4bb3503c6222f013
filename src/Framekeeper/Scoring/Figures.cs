namespace Framekeeper.Scoring;

/// <summary>The figures at one threshold.</summary>
/// <param name="Beyond">Beyond the frame or not, therapist turns.</param>
/// <param name="Families">The same by the acts' families, then the clients' signals as one.</param>
/// <param name="Acts">Each act that was there or found, in sessions.</param>
/// <param name="Micro">Over the therapist's acts, each occurrence alike.</param>
/// <param name="Macro">Over the therapist's acts that are there, each act alike.</param>
/// <param name="Signals">The client's signals, each occurrence alike.</param>
/// <param name="AlarmsPerSession">Findings at or above crossing in in-frame therapist turns, for each whole labelled session.</param>
/// <param name="Alarms">False alarms in sessions where nobody steps beyond the frame: the labelled clean ones, then the ordinary ones given.</param>
/// <param name="Rare">What a flagged turn is worth where acts are rare.</param>
internal sealed record Figures(
    Cut Cut,
    Measured Beyond,
    IReadOnlyList<Measured> Families,
    IReadOnlyList<Measured> Acts,
    Measured Micro,
    Estimate Macro,
    Measured Signals,
    double AlarmsPerSession,
    IReadOnlyList<AlarmRate> Alarms,
    IReadOnlyList<RarePrecision> Rare,
    IReadOnlyList<Subset> Subsets)
{
    public static Figures At(Cut cut, Scene scene)
    {
        var (talk, resamples) = (scene.Talk, scene.Labelled);
        var beyond = Counts.Of(scene.Asked, turn => turn.Unit, turn => turn.Label.Beyond, cut.IsBeyond);
        var acts = Named(talk, cut, act => act).OrderBy(act => IsSignal(act.Name)).ToList();
        var own = acts.Where(act => !IsSignal(act.Name)).ToList();
        var present = own.Where(act => act.Counts.Whole.There > 0).ToList();
        var whole = scene.Asked.Where(turn => turn.Label.Whole).ToList();
        return new Figures(
            cut,
            Measured.Of("beyond", beyond, resamples),
            [.. Named(talk, cut, act => act.Split('.')[0]).Select(family => Measured.Of(family.Name, family.Counts, resamples))],
            [.. acts.Select(act => Measured.Of(act.Name, act.Counts, resamples))],
            Measured.Of("micro", Counts.Sum(own.Select(act => act.Counts)), resamples),
            resamples.Of(drawn => present.Select(act => act.Counts.In(drawn).F1).Where(double.IsFinite).DefaultIfEmpty(double.NaN).Average()),
            Measured.Of("signals", Counts.Sum(acts.Where(act => IsSignal(act.Name)).Select(act => act.Counts)), resamples),
            (double)whole.Where(turn => !turn.Label.Beyond).Sum(turn => cut.Of(turn).Count(Judged.IsAlarm)) / whole.Select(turn => turn.Unit).Distinct().Count(),
            [.. scene.Quiet.Select(quiet => AlarmRate.Of(quiet.Name, quiet.Sessions, cut, quiet.Resamples))],
            scene.Quiet is [.., var ordinary] ? RarePrecision.Of(beyond, resamples, ordinary.Sessions, ordinary.Resamples, cut) : [],
            [.. Subset.All(scene.Asked, cut, resamples)]);
    }

    /// <summary>Hits and misses by a name that acts share.</summary>
    public static IEnumerable<(string Name, Counts Counts)> Named(IReadOnlyList<Judged> turns, Cut cut, Func<string, string> name)
    {
        var named = turns.Select(turn => (turn.Unit, There: turn.Label.Acts.Select(name).ToHashSet(), Found: cut.Of(turn).Select(finding => name(finding.Act)).ToHashSet())).ToList();
        return named.SelectMany(turn => turn.There.Concat(turn.Found)).Distinct().Order(StringComparer.Ordinal)
            .Select(one => (one, Counts.Of(named, turn => turn.Unit, turn => turn.There.Contains(one), turn => turn.Found.Contains(one))));
    }

    private static bool IsSignal(string act) => act.StartsWith("client.", StringComparison.Ordinal);
}
