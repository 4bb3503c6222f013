using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using QRCoder;

namespace Framekeeper.Web.Accounts;

/// <summary>The six digits of an authenticator app: RFC 6238 with what every app knows, HMAC-SHA-1 and half minutes.</summary>
internal static class Totp
{
    private const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private const int Length = 20, Written = 32;

    /// <summary>A new secret in base 32 (RFC 4648), 160 bits as RFC 4226 asks.</summary>
    public static string Secret() => string.Concat(RandomNumberGenerator.GetItems<char>(Alphabet, Written));

    /// <summary>Whether a text can be one of ours.</summary>
    public static bool IsSecret(string? secret) => secret is { Length: Written } && secret.All(Alphabet.Contains);

    /// <summary>The half minute of which a code is: this one, the last or the next, as clocks differ; null if of none. One that is not later than the last accepted must be refused.</summary>
    public static long? Step(string secret, string code, DateTimeOffset now)
    {
        var (at, given) = (now.ToUnixTimeSeconds() / 30, Encoding.ASCII.GetBytes(code.Replace(" ", "", StringComparison.Ordinal)));
        foreach (var step in new[] { at, at - 1, at + 1 })
        {
            if (CryptographicOperations.FixedTimeEquals(Encoding.ASCII.GetBytes(Code(secret, step)), given))
            {
                return step;
            }
        }

        return null;
    }

    /// <summary>The code of a half minute since 1970.</summary>
    public static string Code(string secret, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // The apps know no other hash.
        var hash = HMACSHA1.HashData(Bytes(secret), counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 15)) & int.MaxValue;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    /// <summary>A picture of the secret for the app's camera, as the address of an image.</summary>
    public static string Picture(string secret, string email)
    {
        using var code = QRCodeGenerator.GenerateQrCode($"otpauth://totp/Framekeeper:{Uri.EscapeDataString(email)}?secret={secret}&issuer=Framekeeper", QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(code);
        return "data:image/svg+xml;base64," + Convert.ToBase64String(Encoding.UTF8.GetBytes(picture.GetGraphic(4)));
    }

    /// <summary>In fours, to be typed.</summary>
    public static string Spaced(string secret) => string.Join(' ', secret.Chunk(4).Select(four => new string(four)));

    private static byte[] Bytes(string secret)
    {
        var bytes = new byte[Length];
        for (var bit = 0; bit < Length * 8; bit++)
        {
            var five = Alphabet.IndexOf(secret[bit / 5], StringComparison.Ordinal);
            bytes[bit / 8] |= (byte)((five >> (4 - (bit % 5)) & 1) << (7 - (bit % 8)));
        }

        return bytes;
    }
}
