using System.Globalization;

namespace Framekeeper.Reports;

/// <summary>Times as reports show them; hours go past 24.</summary>
internal static class Clock
{
    /// <summary>To the millisecond: <c>00:03:10.200</c>.</summary>
    public static string Exact(TimeSpan at) => $"{(long)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00}.{at.Milliseconds:000}";

    /// <summary>To the second: <c>00:03:10</c>.</summary>
    public static string Short(TimeSpan at) => $"{(long)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00}";

    /// <summary>A day and an hour, as the source's clock showed them: <c>2026-05-04 10:00</c>.</summary>
    public static string Day(DateTimeOffset when) => when.ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);

    /// <summary>How long: <c>50 min</c>, <c>1 h 20 min</c>, <c>40 s</c>.</summary>
    public static string Length(TimeSpan length)
    {
        var minutes = (long)Math.Round(length.TotalMinutes);
        return length.TotalSeconds < 60 ? $"{(long)length.TotalSeconds} s"
            : minutes < 60 ? $"{minutes} min"
            : minutes % 60 == 0 ? $"{minutes / 60} h"
            : $"{minutes / 60} h {minutes % 60} min";
    }

    /// <summary>Where in the recording or in time, as far as it is known; null where neither is.</summary>
    public static string? Of(Finding finding) => finding.At is { } at ? Short(at) : finding.When is { } when ? Day(when) : null;
}
