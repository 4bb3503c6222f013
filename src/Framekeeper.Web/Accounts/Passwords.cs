namespace Framekeeper.Web.Accounts;

/// <summary>Twelve characters, and neither what everybody takes nor what everybody knows of the person (NIST SP 800-63B, 5.1.1.2: length and a list, no rules of composition).</summary>
internal static class Passwords
{
    public const int Least = 12;

    private static readonly string[] Commonplace =
        ("password passwort passwd letmein welcome qwerty qwertyuiop qwertz qwertzuiop asdfghjkl asdf zxcvbnm azerty iloveyou sunshine princess football baseball basketball superman batman dragon monkey "
        + "master shadow trustno login admin administrator changeme secret default guest hello whatever freedom charlie michael jordan ashley jennifer jessica summer winter spring autumn monday friday january december "
        + "abc abcd abcde abcdef abcdefg abcdefgh google facebook internet computer samsung starwars pokemon liverpool arsenal chelsea framekeeper therapy therapist clinic psychology supervisor trainee test testing correcthorsebatterystaple")
        .Split(' ');

    /// <summary>What is wrong with a password; null if nothing.</summary>
    public static string? Wrong(string password, string name, string email)
    {
        var letters = new string([.. password.ToLowerInvariant().Where(char.IsLetter)]);
        return password.Length < Least ? $"A password has at least {Least} characters; three or four words that do not belong together are easy to keep."
            : password.Length > 200 ? "A password has at most 200 characters."
            : password.Distinct().Count() < 5 || IsMade(letters) || IsRow(password) ? "This is one of the passwords that are tried first; take another."
            : name.Split(' ').Append(email.Split('@')[0]).Any(part => part.Length > 3 && password.Contains(part, StringComparison.OrdinalIgnoreCase)) ? "A password must not hold the name or the e-mail address."
            : null;
    }

    /// <summary>Nothing but commonplace words (with whatever digits between them).</summary>
    private static bool IsMade(string letters) => letters.Length == 0 || Commonplace.Any(word => letters.StartsWith(word, StringComparison.Ordinal) && IsMade(letters[word.Length..]));

    /// <summary>Characters that follow each other: <c>abcdefghijkl</c>, <c>987654321098</c>.</summary>
    private static bool IsRow(string password) => password.Zip(password.Skip(1)).Count(pair => Math.Abs(pair.First - pair.Second) == 1) > password.Length * 3 / 4;
}
