using System.Security.Cryptography;
using CsCheck;

namespace Framekeeper.Tests;

public sealed class Sha256Tests
{
    [Fact]
    public void It_is_the_hash_that_dotnet_has() => Gen.Byte.Array[0, 200].Sample(text => Sha256.Of(text).ShouldBe(SHA256.HashData(text)));

    [Fact]
    public void Every_length_around_a_block_is_padded_right()
    {
        for (var length = 0; length <= 130; length++)
        {
            Sha256.Of(new byte[length]).ShouldBe(SHA256.HashData(new byte[length]), $"{length} bytes");
        }
    }
}
