namespace Framekeeper.Scoring;

/// <summary>Another judge's evaluation on the same talk, set beside the one that is told in full.</summary>
public sealed record Compared(string Name, Evaluation Evaluation)
{
    /// <summary>Counts alone.</summary>
    public override string ToString() => Evaluation.ToString();
}

/// <summary>The few measures by which judges are compared.</summary>
internal static class Comparison
{
    public const string Own = "this one";

    /// <summary>What is compared, and each judge's figure, this one's first.</summary>
    public static IReadOnlyList<(string Says, IReadOnlyList<string> Values)> Rows(Evaluation evaluation)
    {
        Evaluation[] all = [evaluation, .. evaluation.Compared.Select(other => other.Evaluation)];
        return [.. Measures().Select(measure => (measure.Says, (IReadOnlyList<string>)[.. all.Select(measure.Of)])).Where(row => row.Item2.Any(value => value != "-"))];
    }

    private static IEnumerable<(string Says, Func<Evaluation, string> Of)> Measures()
    {
        yield return ("precision", Shipped(figures => Words.Share(figures.Beyond.Precision)));
        yield return ("recall", Shipped(figures => Words.Share(figures.Beyond.Recall)));
        yield return ("F1", Shipped(figures => Words.Share(figures.Beyond.F1)));
        yield return ("false alarms a session", Shipped(figures => figures.Alarms is [.., var ordinary] ? Words.Rate(ordinary.PerSession) : "-"));
        yield return ("acts, micro F1", Shipped(figures => Words.Share(figures.Micro.F1)));
        yield return ("acts, macro F1", Shipped(figures => Words.Share(figures.Macro)));
        yield return ("signals, micro F1", Shipped(figures => Words.Share(figures.Signals.F1)));
        yield return ("best F1 of all", evaluation => Words.Share(evaluation.Curve.BestF1));
        yield return ("recall at .1 alarms", evaluation => evaluation.Curve.RecallAt is [var tenth, ..] ? Words.Share(tenth.Recall) : "-");
        yield return ("calibration error", evaluation => evaluation.Reliability is { } reliability ? Words.Share(reliability.Error) : "-");
        yield return ("accounts, F1", evaluation => evaluation.Accounts is { } accounts ? Words.Share(accounts.Shipped.Beyond.F1) : "-");
        yield return ("accounts' acts, micro F1", evaluation => evaluation.Accounts is { } accounts ? Words.Share(accounts.Shipped.Acts.F1) : "-");
    }

    private static Func<Evaluation, string> Shipped(Func<Figures, string> of) => evaluation => evaluation.Figures is [var shipped, ..] ? of(shipped) : "-";
}
