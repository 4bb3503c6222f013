namespace Framekeeper.Reports;

/// <summary>What was found, counted by level; suppressed findings are counted apart.</summary>
internal sealed class Tally
{
    private readonly int[] _levels = new int[4];

    public int Sessions { get; private set; }

    public int Turns { get; private set; }

    /// <summary>Turns that were not judged.</summary>
    public int Unread { get; private set; }

    /// <summary>Whether anything was judged that could be found to be in order.</summary>
    public bool Judged => Turns > Unread || Turns == 0;

    public int Suppressed { get; private set; }

    public int Findings => _levels.Sum();

    public int AtOrAbove(Level level) => _levels[(int)level..].Sum();

    public static Tally Of(Checked session) => new Tally().Add(session);

    public Tally Add(Checked session)
    {
        Sessions++;
        Turns += session.Turns;
        Unread += session.Unread;
        foreach (var finding in session.Findings)
        {
            if (finding.Suppression is null)
                _levels[(int)finding.Level]++;
            else
                Suppressed++;
        }
        return this;
    }

    /// <summary>The levels that occur with their counts, gravest first.</summary>
    public IEnumerable<(Level Level, int Count)> Levels => _levels.Select((count, level) => ((Level)level, count)).Where(entry => entry.count > 0).Reverse();

    /// <summary><c>1 grave, 2 violations</c>.</summary>
    public string Says() => string.Join(", ", Levels.Select(entry => Says(entry.Level, entry.Count)));

    public static string Says(Level level, int count) => level == Level.Grave ? $"{count} grave" : Count(count, level.Name());

    public static string Count(int count, string noun) => $"{count} {noun}{(count == 1 ? "" : "s")}";
}
