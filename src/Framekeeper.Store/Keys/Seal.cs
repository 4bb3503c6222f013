using System.Security.Cryptography;
using System.Text;

namespace Framekeeper.Store.Keys;

/// <summary>Closes and opens what lies in the database: AES-256-GCM (NIST SP 800-38D), a random nonce each time, bound to the place where it lies.</summary>
/// <remarks>Laid out as nonce (12 bytes), what was closed, tag (16). Moved to another row it does not open.</remarks>
public static class Seal
{
    private const int Nonce = 12, Tag = 16;

    /// <summary>Closes bytes under a key of 32 bytes.</summary>
    /// <param name="place">Table and row, or what else tells this from every other place.</param>
    public static byte[] Close(ReadOnlySpan<byte> key, ReadOnlySpan<byte> plain, string place)
    {
        var closed = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(closed.AsSpan(0, Nonce));
        using var cipher = new AesGcm(key, Tag);
        cipher.Encrypt(closed.AsSpan(0, Nonce), plain, closed.AsSpan(Nonce, plain.Length), closed.AsSpan(Nonce + plain.Length), Encoding.UTF8.GetBytes(place));
        return closed;
    }

    /// <summary>Opens what <see cref="Close"/> closed.</summary>
    /// <exception cref="CryptographicException">Another key, another place, or changed since.</exception>
    public static byte[] Open(ReadOnlySpan<byte> key, ReadOnlySpan<byte> closed, string place)
    {
        if (closed.Length < Nonce + Tag)
        {
            throw new AuthenticationTagMismatchException();
        }

        var plain = new byte[closed.Length - Nonce - Tag];
        using var cipher = new AesGcm(key, Tag);
        cipher.Decrypt(closed[..Nonce], closed[Nonce..^Tag], closed[^Tag..], plain, Encoding.UTF8.GetBytes(place));
        return plain;
    }
}
