namespace Framekeeper.Drift;

/// <summary>Real talk in which nobody steps out of the frame, strung together as if it were one dyad's.</summary>
internal static class Strung
{
    private static readonly DateTimeOffset First = new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);

    /// <summary>How many of so many strings raise the alarm; each session of a string is drawn anew, and held a week after the last.</summary>
    /// <param name="dice">From 0 to below 1, each call another.</param>
    public static int Alarms(IReadOnlyList<Checked> sessions, int dyads, int length, Func<double> dice)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        ArgumentNullException.ThrowIfNull(dice);
        return Enumerable.Range(0, dyads).Count(_ => Together([.. Enumerable.Range(0, length).Select(_ => sessions[(int)(dice() * sessions.Count)])]).Alarm);
    }

    /// <summary>The sessions as one dyad's, a week apart.</summary>
    public static Course Together(IReadOnlyList<Checked> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var held = sessions.Select((session, week) => session with { Session = $"{week + 1:000} {session.Session}", Held = First.AddDays(7 * week) });
        return Courses.Of([.. held.Select(session => (session, (string?)"strung together"))])[0];
    }
}
