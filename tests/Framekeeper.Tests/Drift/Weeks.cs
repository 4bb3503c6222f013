using CsCheck;

namespace Framekeeper.Tests.Drift;

/// <summary>Invented courses: sessions a week apart, with findings as the judge would give them.</summary>
internal static class Weeks
{
    public static readonly DateTimeOffset First = new(2026, 1, 5, 10, 0, 0, TimeSpan.FromHours(-5));

    private static readonly (string Act, Level Level)[] Acts =
    [
        ("solicit.errand", Level.Violation), ("solicit.social", Level.Violation), ("solicit.secrecy", Level.Grave), ("pressure", Level.Grave), ("meet", Level.Crossing),
        ("touch", Level.Crossing), ("accept", Level.Crossing), ("disclose.life", Level.Note), ("disclose.trouble", Level.Crossing), ("solicit.contact", Level.Violation),
    ];

    /// <summary>A session of so many turns, the therapist's the odd ones, held in the week of its number.</summary>
    public static Checked Session(int week, int turns, params Finding[] findings) => Talk($"w{week:00}", First.AddDays(7 * week), [.. Enumerable.Range(1, turns).Select(n => Line(n, n % 2 == 1 ? "How was your week, the whole of it?" : "Long, and then it rained."))], findings);

    public static Checked Talk(string id, DateTimeOffset? held, IReadOnlyList<(Role, Turn)> talk, params Finding[] findings) =>
        new(id, $"{id}.vtt", "default", held, talk.Count, null, [.. findings.Select(finding => finding with { Session = id })], [.. talk.Select(line => (line.Item1, (string?)null, line.Item2))]);

    public static (Role, Turn) Line(int n, string text) => (n % 2 == 1 ? Role.Therapist : Role.Client, Turn.Of(n, null, text));

    public static Finding Found(int turn, string act, Level level, double confidence = .6, string text = "could you grab me a coffee", Role speaker = Role.Therapist) =>
        Reports.Samples.On(turn, act, act, level, text, text) with { Confidence = confidence, Speaker = speaker };

    public static readonly Gen<Finding> Findings =
        from turn in Gen.Int[1, 30]
        from act in Gen.Int[0, Acts.Length - 1]
        from confidence in Gen.Double[0.02, 1]
        select Found((2 * turn) - 1, Acts[act].Act, Acts[act].Level, confidence);

    /// <summary>Some weeks, some of them with findings.</summary>
    public static readonly Gen<Checked[]> Some =
        from weeks in Gen.Int[1, 12]
        from turns in Gen.Int[2, 60].Array[weeks]
        from found in Findings.Array[0, 4].Array[weeks]
        select Enumerable.Range(0, weeks).Select(week => Session(week, turns[week], [.. found[week].Where(finding => finding.Turn <= turns[week]).DistinctBy(finding => (finding.Turn, finding.Act))])).ToArray();

    public static Framekeeper.Drift.Course Course(IEnumerable<Checked> sessions) => Framekeeper.Drift.Courses.Of([.. sessions.Select(session => (session, (string?)"d"))])[0];
}
