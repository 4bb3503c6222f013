using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Framekeeper.Web.Accounts;

/// <summary>The link of a site without accounts: kept in memory alone, good once and for 15 minutes, told to the terminal.</summary>
internal sealed class FirstRun(TimeProvider clock)
{
    public const int Minutes = 15;

    private readonly Lock guard = new();
    private string? code;
    private DateTimeOffset until;

    /// <summary>The id of the account that is to be.</summary>
    public string Account { get; } = Accounts.Account.NewId();

    public string Begin()
    {
        lock (guard)
        {
            (code, until) = (Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(24)), clock.GetUtcNow().AddMinutes(Minutes));
            return code;
        }
    }

    public bool Fits(string given)
    {
        lock (guard)
        {
            return code is not null && clock.GetUtcNow() < until && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(code), Encoding.UTF8.GetBytes(given));
        }
    }

    public void Use()
    {
        lock (guard)
        {
            code = null;
        }
    }
}
