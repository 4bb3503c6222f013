using System.Text;

namespace Framekeeper.Web.Looks;

/// <summary>Tables to be taken along (RFC 4180).</summary>
internal static class Csv
{
    /// <summary>UTF-8, each line ended as the RFC has it.</summary>
    public static byte[] Of(string head, IEnumerable<string> lines) => Encoding.UTF8.GetBytes($"{head}\r\n{string.Concat(lines.Select(line => $"{line}\r\n"))}");

    /// <summary>A text as a field; one that a spreadsheet would take for a formula is made harmless.</summary>
    public static string Field(string? text) => text is null or "" ? "" : $"\"{("=+-@\t\r\n".Contains(text.TrimStart(' ') is [var first, ..] ? first : ' ', StringComparison.Ordinal) ? "'" : "")}{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
