using System.Globalization;

namespace Framekeeper.Ties;

/// <summary>A day of birth as far as it is known. Typing errors are kept, so a part may be out of its range: what is no day can still be compared.</summary>
/// <param name="Year">Four digits.</param>
/// <param name="Month">0: not known.</param>
/// <param name="Day">0: not known.</param>
/// <param name="EitherWay">Day and month cannot be told apart (03/04/1984).</param>
public readonly record struct BirthDate(int Year, int Month, int Day, bool EitherWay = false)
{
    private static readonly string[] Worded =
        ["d MMMM yyyy", "d MMM yyyy", "d-MMM-yyyy", "MMMM d, yyyy", "MMM d, yyyy", "MMMM d yyyy", "MMM d yyyy", "dddd, d MMMM yyyy", "yyyy MMM d"];

    /// <summary>Whether year, month and day are all known.</summary>
    public bool Whole => Month > 0 && Day > 0;

    /// <summary>Whether the calendar has such a day, month or year.</summary>
    public bool IsReal => Year is >= 1850 and < 2200 && Month <= 12 && (Day == 0 || (Month > 0 && Day <= DateTime.DaysInMonth(Year, Month)));

    /// <summary>Reads 1984-03-09, 19840309, 9.3.1984, 03/09/1984, 9 March 1984, 1984-03 and 1984; times after the day are passed over.</summary>
    /// <param name="dayFirst">How the file writes 03/09/1984; null where that is not known.</param>
    public static BirthDate? Parse(string text, bool? dayFirst = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var written = text.Trim();
        if (DateTime.TryParseExact(written, Worded, CultureInfo.InvariantCulture, DateTimeStyles.AllowWhiteSpaces, out var day))
        {
            return new BirthDate(day.Year, day.Month, day.Day);
        }

        var end = written.IndexOfAny(['T', ' ']);
        var parts = (end > 0 ? written[..end] : written).Split('-', '/', '.');
        return !parts.All(part => part.Length > 0 && part.All(char.IsAsciiDigit)) ? null : parts switch
        {
            [{ Length: 8 } all] => new BirthDate(Number(all[..4]), Number(all[4..6]), Number(all[6..])),
            [{ Length: 4 } year] => new BirthDate(Number(year), 0, 0),
            [{ Length: 4 } year, { Length: <= 2 } month] => new BirthDate(Number(year), Number(month), 0),
            [{ Length: 4 } year, { Length: <= 2 } month, { Length: <= 2 } on] => new BirthDate(Number(year), Number(month), Number(on)),
            [{ Length: <= 2 } first, { Length: <= 2 } second, { Length: 4 } year] => Ordered(Number(first), Number(second), Number(year), written.Contains('.') ? true : dayFirst),
            _ => null,
        };
    }

    private static BirthDate Ordered(int first, int second, int year, bool? dayFirst) =>
        (dayFirst ?? (first > 12 ? true : second > 12 ? false : (bool?)null)) is not { } known ? new BirthDate(year, second, first, EitherWay: first != second)
        : known ? new BirthDate(year, second, first)
        : new BirthDate(year, first, second);

    private static int Number(string digits) => int.Parse(digits, NumberStyles.None, CultureInfo.InvariantCulture);

    /// <summary>As ISO 8601 writes it.</summary>
    public override string ToString() => Month == 0 ? Text(Year, 4) : Day == 0 ? $"{Text(Year, 4)}-{Text(Month, 2)}" : $"{Text(Year, 4)}-{Text(Month, 2)}-{Text(Day, 2)}";

    private static string Text(int number, int digits) => number.ToString(CultureInfo.InvariantCulture).PadLeft(digits, '0');
}
