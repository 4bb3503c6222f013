using System.Globalization;
using System.Text.RegularExpressions;
using Framekeeper.Consents;

namespace Framekeeper.Store.Clinic;

/// <summary>What somebody did with a recording on a day, as a client reads it.</summary>
/// <param name="Held">The day of the session.</param>
/// <param name="What"><c>watched 0:00-4:10</c>, <c>read the transcript</c>, …</param>
public sealed record Sight(DateOnly Day, string Tape, DateOnly Held, string Who, string What)
{
    /// <summary>How a play is written into the audit log: <c>0:00-4:10</c>, whole seconds.</summary>
    public static string Seconds(TimeSpan from, TimeSpan to) => $"{Sights.Clock((long)from.TotalSeconds)}-{Sights.Clock((long)Math.Ceiling(to.TotalSeconds))}";

    /// <summary>The recording and the day.</summary>
    public override string ToString() => $"sight of {Tape} on {Day:yyyy-MM-dd}";
}

/// <summary>The audit log, read for a client.</summary>
internal static partial class Sights
{
    /// <summary>The latest day first; what one did on one day with one recording is told once.</summary>
    public static List<Sight> Of(IEnumerable<AuditEntry> entries, IReadOnlyList<Tape> tapes, TimeZoneInfo zone, Func<string, string?> called)
    {
        var known = tapes.ToDictionary(tape => tape.Id);
        return [.. entries.Where(entry => known.ContainsKey(entry.About))
            .GroupBy(entry => (Day: Day(entry.At), entry.About, entry.Who, entry.Did))
            .OrderByDescending(day => day.Key.Day).ThenBy(day => day.Min(entry => entry.N))
            .Select(day => new Sight(day.Key.Day, day.Key.About, Day(known[day.Key.About].Held), Who(day.Key.Who), What(day.Key.Did, known[day.Key.About], [.. day])))];

        DateOnly Day(DateTimeOffset at) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(at, zone).DateTime);

        string Who(string who) => who switch { "client" => "a client", "system" => "the program", _ => called(who) ?? "an account that is gone" };
    }

    private static string What(string did, Tape tape, IReadOnlyList<AuditEntry> entries) => did switch
    {
        "play" => $"{(tape.Medium == Medium.Video ? "watched" : "listened to")} {Joined(entries.SelectMany(entry => Ranges(entry.Detail)))}",
        "read" => "read the transcript",
        "export" => "took a copy",
        "upload" => "brought the recording",
        "correct" => "corrected the transcript",
        "hold" => "changed how long it is kept",
        "sign-off" => "signed it off",
        "destroy" => "destroyed it",
        "judge" => "read the transcript, for moments to ask about",
        "decide" => "decided what to make of a finding",
        _ => did,
    };

    /// <summary>What was played, in the order of the recording, each second told once.</summary>
    private static string Joined(IEnumerable<(long From, long To)> ranges)
    {
        var joined = new List<(long From, long To)>();
        foreach (var (from, to) in ranges.Order())
        {
            if (joined.Count > 0 && from <= joined[^1].To)
            {
                joined[^1] = (joined[^1].From, Math.Max(joined[^1].To, to));
            }
            else
            {
                joined.Add((from, to));
            }
        }

        return joined.Count == 0 ? "parts of it" : string.Join(", ", joined.Select(range => $"{Clock(range.From)}-{Clock(range.To)}"));
    }

    private static IEnumerable<(long From, long To)> Ranges(string detail) => detail.StartsWith("bytes", StringComparison.Ordinal) ? [] : Range().Matches(detail).Select(range => (Read(range.Groups[1].Value), Read(range.Groups[2].Value)));

    private static long Read(string clock) => clock.Split(':').Aggregate(0L, (sum, part) => (sum * 60) + long.Parse(part, CultureInfo.InvariantCulture));

    /// <summary>Minutes and seconds, with hours where there are any: <c>4:10</c>, <c>1:02:03</c>.</summary>
    internal static string Clock(long seconds) => seconds < 3600
        ? string.Create(CultureInfo.InvariantCulture, $"{seconds / 60}:{seconds % 60:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{seconds / 3600}:{seconds / 60 % 60:00}:{seconds % 60:00}");

    [GeneratedRegex(@"([0-9]{1,6}(?::[0-9]{2}){0,2}) ?(?:-|to) ?([0-9]{1,6}(?::[0-9]{2}){0,2})", RegexOptions.NonBacktracking)]
    private static partial Regex Range();
}
