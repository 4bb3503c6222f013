namespace Framekeeper.Tests.Reports;

/// <summary>An invented session, with findings as the judge would give them.</summary>
internal static class Samples
{
    public static readonly Citation Multiple = new("APA-2017", "3.05", "Multiple relationships",
        "No second relationship that could impair objectivity or exploit or harm the client.", "https://www.apa.org/ethics/code", "page");

    public static readonly Citation Exploitative = new("APA-2017", "3.08", "Exploitative relationships", "No exploiting of those one has authority over.", null, "memory");

    public static readonly Citation Secondary = new("ACA-2014", "A.6.b", "Extending counseling boundaries", "Weigh risks and benefits before a boundary is extended, and document it.", null, "secondary");

    private const string Coffee = "Good to see you, come in. Before you sit down, could you grab me a coffee from downstairs? I did not sleep at all.";

    public static Finding Errand { get; } = On(12, "solicit.errand", "Errand", Level.Violation, Coffee, "could you grab me a coffee from downstairs") with
    {
        At = new TimeSpan(0, 0, 3, 10, 200),
        Confidence = .8912,
        Citations = [Multiple, Exploitative],
        Why = "The agreement is treatment in return for a fee; nothing in it makes the client run errands. However small the thing is, the client has to weigh it against the care they depend on, so it is not a free favour.",
        Client = "You may say no, and you need not give a reason. Your treatment does not depend on it, and it is not your job to keep your therapist comfortable.",
        Next = "Withdraw the request in plain words at the next contact, say that it was yours to avoid and not theirs to refuse, and take it to supervision.",
    };

    public static Finding Again { get; } = Errand.Move(31, "And if you pass the bakery next week, a croissant would be lovely.", "a croissant would be lovely") with
    {
        At = new TimeSpan(0, 0, 21, 4, 0),
        Level = Level.Grave,
        Confidence = .06,
        LevelWhy = ["violation by the rule page", "one step up: the same act again, as in turn 12"],
    };

    public static Finding Hug { get; } = On(40, "touch", "Touch", Level.Crossing, "Come here, let me give you a hug.", "let me give you a hug") with
    {
        At = new TimeSpan(0, 0, 44, 59, 0),
        Confidence = .97,
        Citations = [Secondary],
        Views = ["Some hold that a brief, wished-for touch can be part of good care.", "Others hold that touch is best left out of talking therapy altogether."],
        Exception = "The agreement allows touch (greeting by handshake, agreed 2026-03-02); this turn names none of its words.",
        Undated = true,
        LevelWhy = ["crossing by the rule page"],
    };

    public static Finding Hushed { get; } = Errand.Move(44, "Bring the parcel up, would you?", "Bring the parcel up") with { Suppression = new(44, "solicit.errand", "it was the client's own parcel", "t-001") };

    public static Checked Session { get; } = new("A01", "week 18/A01.vtt", "a-1042@3", new(2026, 5, 4, 10, 0, 0, TimeSpan.FromHours(-5)), 48, TimeSpan.FromMinutes(50), [Errand, Again, Hug, Hushed], Turns());

    public static Checked Quiet { get; } = new("A02", "week 18/A02.vtt", "default", null, 60, null, []);

    public static Finding On(int turn, string act, string title, Level level, string text, string quote) => new()
    {
        Session = "A01",
        Turn = turn,
        Speaker = Role.Therapist,
        Act = act,
        Title = title,
        Level = level,
        Confidence = .9,
        Text = text,
        Start = text.IndexOf(quote, StringComparison.Ordinal),
        End = text.IndexOf(quote, StringComparison.Ordinal) + quote.Length,
        Citations = [],
        Why = "Treatment is what was agreed on.",
        Client = "You may say no.",
        Next = "Take it to supervision.",
        By = "reader",
        Agreement = "a-1042@3",
        Engine = "book 1f2e, gate 77aa",
        LevelWhy = [$"{level.Name()} by the rule page"],
    };

    public static Finding Move(this Finding finding, int turn, string text, string quote) => finding with
    {
        Turn = turn,
        Text = text,
        Start = text.IndexOf(quote, StringComparison.Ordinal),
        End = text.IndexOf(quote, StringComparison.Ordinal) + quote.Length,
    };

    private static List<(Role, string?, Turn)> Turns() => [.. Enumerable.Range(1, 48).Select(Turned)];

    private static (Role, string?, Turn) Turned(int n)
    {
        Finding[] findings = [Errand, Again, Hug, Hushed];
        var flagged = findings.FirstOrDefault(finding => finding.Turn == n);
        var (role, name) = flagged is not null || n % 2 == 0 ? (Role.Therapist, "Dana Reyes") : (Role.Client, "Sam Okafor");
        var turn = Turn.Of(n, name, flagged?.Text ?? (role == Role.Client ? "It was an ordinary week, I slept better." : "What was different about it?"));
        return (role, name, turn with { At = flagged?.At ?? TimeSpan.FromMinutes(n), Line = 4 * n });
    }
}
