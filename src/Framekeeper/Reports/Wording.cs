namespace Framekeeper.Reports;

/// <summary>The sentences that every report and page says in the same words.</summary>
public static class Wording
{
    private static readonly string[] Numbers = ["none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"];

    /// <summary>What every report ends with.</summary>
    public const string Caveat = "Findings are questions for the therapist and the supervisor, not verdicts. No clinician has labelled the data behind them yet. This is not legal advice.";

    /// <summary>What a report says where nothing was found.</summary>
    public const string Nothing = "Nothing to ask about was found, which does not show that nothing happened.";

    /// <summary>What an undated session means for a finding.</summary>
    public const string Undated = "The session has no date, and one could change this finding.";

    /// <summary>The doubt about a deed: the comparison is plain, what was meant is not.</summary>
    public const string OnRecord = "The record departs from the agreement; whether it was agreed otherwise since, the parties know.";

    /// <summary>What was not judged, and why; null where everything was.</summary>
    public static string? Unread(Checked session)
    {
        ArgumentNullException.ThrowIfNull(session);
        return session.Unread == 0 ? null
            : session.Unread == session.Turns ? "not judged: this is not English"
            : $"not judged: {session.Unread} of {session.Turns} turns, which are not English";
    }

    /// <summary>A probability as a sentence about such findings in ordinary work; it never says all or none.</summary>
    public static string Doubt(double confidence) => confidence switch
    {
        >= .995 => "Of a hundred such findings in ordinary work nearly all are right.",
        >= .95 => Counted("a hundred", confidence * 100),
        >= .1 => Counted("ten", Math.Min(confidence * 10, 9)),
        >= .005 => Counted("a hundred", confidence * 100),
        _ => "Of a hundred such findings in ordinary work fewer than one is right.",
    };

    /// <summary>The same to a client who asks, where about every second account tells of something: of the program, and never of how far the client is to be believed.</summary>
    public static string DoubtOfAccount(double confidence) => confidence >= .95
        ? "Where the program is as sure as here, it is right more than nine times in ten."
        : $"Where the program is as sure as here, it is right about {Numbers[(int)Math.Round(confidence * 10, MidpointRounding.AwayFromZero)]} times in ten.";

    /// <summary>How a citation was checked, where a reader must know; null where the page itself was read.</summary>
    public static string? Trust(Citation citation) => citation.Checked switch
    {
        "page" => null,
        "secondary" => "seen in a derivative page",
        _ => "from memory: check before relying on it",
    };

    private static string Counted(string of, double right)
    {
        var count = (int)Math.Round(right, MidpointRounding.AwayFromZero);
        var number = count < Numbers.Length ? Numbers[count] : $"{count}";
        return $"Of {of} such findings in ordinary work about {number} {(count == 1 ? "is" : "are")} right.";
    }
}
