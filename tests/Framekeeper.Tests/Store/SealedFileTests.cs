using System.Security.Cryptography;
using CsCheck;
using Framekeeper.Store.Recordings;

namespace Framekeeper.Tests.Store;

public sealed class SealedFileTests : IDisposable
{
    private static readonly byte[] Key = RandomNumberGenerator.GetBytes(32);

    private readonly string folder = Directory.CreateTempSubdirectory("fk-recordings").FullName;

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public void Whatever_the_pieces_it_arrives_in_it_plays_as_it_was() => Gen.Select(Gen.Int[0, 400_000], Gen.Int[1, 90_000].List[1, 12]).Sample((length, pieces) =>
    {
        var (path, bytes) = (Path.Combine(folder, Guid.NewGuid().ToString("N")), RandomNumberGenerator.GetBytes(length));
        using (var made = SealedFile.Create(path, Key, length))
        {
            made.Length.ShouldBe(length);
        }

        for (var (at, piece) = (0, 0); at < length; piece++)
        {
            // Each piece through a new opening, as after a broken line.
            using var file = SealedFile.Open(path, Key, write: true);
            file.Arrived.ShouldBe(at);
            var count = Math.Min(pieces[piece % pieces.Count], length - at);
            file.AppendAsync(new MemoryStream(bytes, at, count), CancellationToken.None).GetAwaiter().GetResult().ShouldBe(at + count);
            at += count;
        }

        using var stream = SealedFile.Open(path, Key).Play();
        using var played = new MemoryStream();
        stream.CopyTo(played, 7000);
        played.ToArray().AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }, iter: 40, threads: 1);

    [Fact]
    public async Task Any_stretch_can_be_played()
    {
        var bytes = RandomNumberGenerator.GetBytes(300_000);
        var path = await Sealed(bytes);
        using var stream = SealedFile.Open(path, Key).Play();
        Gen.Select(Gen.Int[0, 300_000], Gen.Int[0, 100_000]).Sample((from, count) =>
        {
            stream.Position = from;
            var part = new byte[Math.Min(count, bytes.Length - from)];
            stream.ReadExactly(part);
            return part.AsSpan().SequenceEqual(bytes.AsSpan(from, part.Length));
        }, iter: 100, threads: 1);
    }

    [Fact]
    public async Task Nothing_of_it_stands_readable_on_the_disk()
    {
        var path = await Sealed([.. Enumerable.Repeat("a quiet word "u8.ToArray(), 20_000).SelectMany(word => word)]);
        (await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken)).AsSpan().IndexOf("quiet"u8).ShouldBe(-1);
    }

    [Fact]
    public async Task More_than_was_announced_is_refused_and_what_was_announced_stays()
    {
        var path = Path.Combine(folder, "long");
        using var file = SealedFile.Create(path, Key, 100_000);
        (await Should.ThrowAsync<InputException>(() => file.AppendAsync(new MemoryStream(new byte[100_001]), TestContext.Current.CancellationToken))).Message.ShouldContain("more was sent than was announced");
        file.Arrived.ShouldBeLessThanOrEqualTo(100_000);
    }

    [Fact]
    public async Task A_line_that_breaks_loses_only_what_had_not_arrived()
    {
        var bytes = RandomNumberGenerator.GetBytes(200_000);
        var path = Path.Combine(folder, "broken");
        using (var file = SealedFile.Create(path, Key, bytes.Length))
        {
            await Should.ThrowAsync<IOException>(() => file.AppendAsync(new Breaking(bytes, 150_000), TestContext.Current.CancellationToken));
        }

        using (var file = SealedFile.Open(path, Key, write: true))
        {
            file.Arrived.ShouldBe(150_000);
            await file.AppendAsync(new MemoryStream(bytes, 150_000, 50_000), TestContext.Current.CancellationToken);
        }

        Played(path).AsSpan().SequenceEqual(bytes).ShouldBeTrue();
    }

    [Fact]
    public async Task A_torn_chunk_of_a_killed_process_is_sent_again()
    {
        var bytes = RandomNumberGenerator.GetBytes(100_000);
        var path = Path.Combine(folder, "torn");
        using (var file = SealedFile.Create(path, Key, 200_000))
        {
            await file.AppendAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        }

        using (var raw = new FileStream(path, FileMode.Open, FileAccess.Write))
        {
            raw.SetLength(raw.Length - 100);
        }

        using var again = SealedFile.Open(path, Key, write: true);
        again.Arrived.ShouldBe(SealedFile.Chunk);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(9)]
    [InlineData(20)]
    [InlineData(SealedFile.Head + 3)]
    [InlineData(SealedFile.Head + 5000)]
    [InlineData(150_000)]
    public async Task A_changed_byte_anywhere_is_noticed(int at)
    {
        var path = await Sealed(new byte[200_000]);
        using (var raw = new FileStream(path, FileMode.Open, FileAccess.ReadWrite))
        {
            raw.Position = at;
            var was = raw.ReadByte();
            raw.Position = at;
            raw.WriteByte((byte)(was ^ 1));
        }

        var noticed = Should.Throw<Exception>(() => Played(path));
        (noticed is AuthenticationTagMismatchException or InputException).ShouldBeTrue(noticed.GetType().Name);
    }

    [Fact]
    public async Task A_cut_file_another_key_and_exchanged_chunks_are_noticed()
    {
        var path = await Sealed(RandomNumberGenerator.GetBytes(200_000));
        Should.Throw<AuthenticationTagMismatchException>(() => Read(SealedFile.Open(path, RandomNumberGenerator.GetBytes(32)).Play()));
        var raw = await File.ReadAllBytesAsync(path, TestContext.Current.CancellationToken);
        const int chunk = SealedFile.Chunk + 28;
        byte[] exchanged = [.. raw[..SealedFile.Head], .. raw[(SealedFile.Head + chunk)..(SealedFile.Head + (2 * chunk))], .. raw[SealedFile.Head..(SealedFile.Head + chunk)], .. raw[(SealedFile.Head + (2 * chunk))..]];
        await File.WriteAllBytesAsync(path, exchanged, TestContext.Current.CancellationToken);
        Should.Throw<AuthenticationTagMismatchException>(() => Played(path));
        await File.WriteAllBytesAsync(path, raw[..^(chunk / 4)], TestContext.Current.CancellationToken);
        Should.Throw<AuthenticationTagMismatchException>(() => Played(path));
    }

    private async Task<string> Sealed(byte[] bytes)
    {
        var path = Path.Combine(folder, Guid.NewGuid().ToString("N"));
        using var file = SealedFile.Create(path, Key, bytes.Length);
        await file.AppendAsync(new MemoryStream(bytes), TestContext.Current.CancellationToken);
        return path;
    }

    private static byte[] Played(string path) => Read(SealedFile.Open(path, Key).Play());

    private static byte[] Read(Stream stream)
    {
        using (stream)
        {
            using var played = new MemoryStream();
            stream.CopyTo(played);
            return played.ToArray();
        }
    }

    /// <summary>Gives so many bytes and then breaks, as a line does.</summary>
    private sealed class Breaking(byte[] bytes, int after) : MemoryStream(bytes, 0, after)
    {
        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            Position == Length ? throw new IOException("the line broke") : base.ReadAsync(buffer, cancellationToken);
    }
}
