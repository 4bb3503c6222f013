namespace Framekeeper.Drift;

/// <summary>Whose session is whose: what was judged together, by dyad.</summary>
public static class Courses
{
    /// <summary>What the only dyad is called where nothing names it.</summary>
    public const string Unnamed = "unnamed";

    /// <summary>A course for each dyad, in the order of their ids.</summary>
    /// <param name="sessions">With the dyad that the source names. Else it is that of the same agreement; else the agreement's id; else, where there is one dyad only, that one.</param>
    /// <exception cref="InputException">There are several dyads, and nothing says whose a session is.</exception>
    public static IReadOnlyList<Course> Of(IReadOnlyList<(Checked Session, string? Dyad)> sessions)
    {
        ArgumentNullException.ThrowIfNull(sessions);
        var named = Named(sessions);
        return [.. Frame.OverTime([.. sessions.Zip(named, (entry, dyad) => (entry.Session, (string?)dyad))])
            .Zip(named).GroupBy(entry => entry.Second, entry => entry.First).OrderBy(dyad => dyad.Key, StringComparer.Ordinal)
            .Select(dyad => Course.Of(dyad.Key, [.. dyad]))];
    }

    private static List<string> Named(IReadOnlyList<(Checked Session, string? Dyad)> sessions)
    {
        var byAgreement = sessions.Where(entry => entry.Dyad is not null && Agreement(entry.Session) is not null)
            .GroupBy(entry => Agreement(entry.Session)!, entry => entry.Dyad!).Where(same => same.Distinct().Count() == 1).ToDictionary(same => same.Key, same => same.First());
        var known = sessions.Select(entry => entry.Dyad ?? (Agreement(entry.Session) is { } agreement ? byAgreement.GetValueOrDefault(agreement, agreement) : null)).ToList();
        var only = known.OfType<string>().Distinct().ToList();
        return [.. known.Zip(sessions, (dyad, entry) => dyad ?? (only.Count > 1
            ? throw new InputException(entry.Session.Source, null, "nothing says whose this is, and there is more than one dyad; name it by its agreement's id (--agreement), or by dyad in JSON Lines", "dyad")
            : only.FirstOrDefault(Unnamed)))];
    }

    /// <summary>The id of the agreement judged by: <c>a-1042</c> of <c>a-1042@3</c>.</summary>
    private static string? Agreement(Checked session) => session.Agreement.LastIndexOf('@') is > 0 and var at ? session.Agreement[..at] : null;
}
