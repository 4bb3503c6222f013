using System.Globalization;
using System.Text.RegularExpressions;

namespace Framekeeper.Cli;

/// <summary>A day in a file's name (<c>2026-05-04 Sam.vtt</c>), as video calls and clinics name recordings.</summary>
internal static partial class FileDate
{
    /// <summary>The only day that the name has; else null.</summary>
    public static DateTimeOffset? Of(string path) =>
        Day().Matches(Path.GetFileName(path)) is [var day] && DateTimeOffset.TryParseExact(day.Value, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var found) ? found : null;

    [GeneratedRegex(@"(?<!\d)(?:19|20)\d\d-\d\d-\d\d(?!\d)")]
    private static partial Regex Day();
}
