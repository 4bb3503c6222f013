using System.Security.Cryptography;

namespace Framekeeper.Store.Clinic;

/// <summary>Codes to withdraw by: 80 random bits, to be read aloud and typed. Crockford's base 32, which has no I, L, O and U.</summary>
internal static class WithdrawalCode
{
    private const string Digits = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private const int Length = 16, Group = 4;

    /// <summary>A new one, as it is shown: <c>7Q2M-0ZXA-…</c></summary>
    public static string New() => string.Join('-', RandomNumberGenerator.GetString(Digits, Length).Chunk(Group).Select(group => new string(group)));

    /// <summary>A code as <see cref="New"/> wrote it, from how somebody typed it; null where it cannot be one.</summary>
    public static string? Read(string typed)
    {
        ArgumentNullException.ThrowIfNull(typed);
        var read = typed.Where(letter => letter is not ('-' or '\u2013') && !char.IsWhiteSpace(letter)).Take(Length + 1).Select(Digit).ToArray();
        return read.Length == Length && read.All(Digits.Contains) ? string.Join('-', read.Chunk(Group).Select(group => new string(group))) : null;
    }

    /// <summary>Letters that look like digits are read as these.</summary>
    private static char Digit(char letter) => char.ToUpperInvariant(letter) switch { 'O' => '0', 'I' or 'L' => '1', var other => other };
}
