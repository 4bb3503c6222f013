using System.Globalization;

namespace Framekeeper.Drift;

/// <summary>Where in a course something stands, as people say it.</summary>
internal static class Place
{
    public static string Of(Moment moment) => $"{On(moment.When) ?? "undated"} ({Where(moment)})";

    public static string Where(Moment moment) => $"{moment.Contact.Session}, {(moment.Finding.Deed is null ? "turn" : "line")} {moment.Finding.Turn}";

    public static string? On(DateTimeOffset? when) => when is { } day ? $"on {Day(day)}" : null;

    public static string Day(DateTimeOffset when) => when.ToString("d MMM yyyy", CultureInfo.InvariantCulture);
}
