using System.Buffers.Binary;
using System.Security.Cryptography;

namespace Framekeeper.Store.Recordings;

/// <summary>A recording on disk: sealed in chunks as it arrives, and opened only where somebody looks.</summary>
/// <remarks>
/// A head of 32 bytes (<c>FKR1</c>, the length of the whole, an id), then chunks of 64 KiB, each as nonce (12 bytes), ciphertext, tag (16), AES-256-GCM, bound to the head and to its number, so that
/// chunks cannot be exchanged, left out or cut off unseen. A chunk that is not full yet is sealed all the same, and again under a new nonce when more arrives.
/// </remarks>
public sealed class SealedFile : IDisposable
{
    internal const int Chunk = 1 << 16, Head = 32;
    private const int Nonce = 12, Tag = 16, Sealed = Nonce + Chunk + Tag;

    private readonly FileStream file;
    private readonly AesGcm cipher;
    private readonly byte[] head;

    private SealedFile(FileStream file, ReadOnlySpan<byte> key, byte[] head)
    {
        (this.file, this.head) = (file, head);
        cipher = new AesGcm(key, Tag);
    }

    /// <summary>The length of the whole in bytes, as it was announced.</summary>
    public long Length => BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8));

    /// <summary>How many bytes have arrived.</summary>
    public long Arrived
    {
        get
        {
            var body = Math.Max(0, file.Length - Head);
            var (full, rest) = (body / Sealed, body % Sealed);

            // A process that was killed may have left a torn chunk; what it held is sent again.
            return (full * Chunk) + (rest > Nonce + Tag && Opens(full, (int)rest) ? rest - Nonce - Tag : 0);
        }
    }

    /// <summary>Begins a file for so many bytes.</summary>
    public static SealedFile Create(string path, ReadOnlySpan<byte> key, long length)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(length);
        var head = new byte[Head];
        "FKR1"u8.CopyTo(head);
        BinaryPrimitives.WriteInt64LittleEndian(head.AsSpan(8), length);
        RandomNumberGenerator.Fill(head.AsSpan(16));
        var options = new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, BufferSize = 0, Options = FileOptions.Asynchronous };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        var file = new FileStream(path, options);
        file.Write(head);
        return new SealedFile(file, key, head);
    }

    /// <summary>Opens a file to be read, or to be gone on with.</summary>
    /// <exception cref="InputException">It is no sealed recording.</exception>
    public static SealedFile Open(string path, ReadOnlySpan<byte> key, bool write = false)
    {
        var file = new FileStream(path, FileMode.Open, write ? FileAccess.ReadWrite : FileAccess.Read, FileShare.Read | FileShare.Delete, 0, FileOptions.Asynchronous | FileOptions.RandomAccess);
        var head = new byte[Head];
        if (file.ReadAtLeast(head, Head, throwOnEndOfStream: false) < Head || !head.AsSpan(0, 4).SequenceEqual("FKR1"u8) || BinaryPrimitives.ReadInt64LittleEndian(head.AsSpan(8)) < 0)
        {
            file.Dispose();
            throw new InputException(Path.GetFileName(path), null, "is no recording that Framekeeper sealed");
        }

        return new SealedFile(file, key, head);
    }

    /// <summary>Seals what arrives behind what is there, until the source ends or the whole is there.</summary>
    /// <returns>How many bytes have arrived in all.</returns>
    /// <exception cref="InputException">More comes than was announced; what was announced stays.</exception>
    public async Task<long> AppendAsync(Stream source, CancellationToken cancel)
    {
        var arrived = Arrived;
        var (number, buffer, held) = (arrived / Chunk, new byte[Chunk], (int)(arrived % Chunk));
        if (held > 0)
        {
            Read(number, buffer);
        }

        try
        {
            while (true)
            {
                var read = await source.ReadAsync(buffer.AsMemory(held, (int)Math.Min(Chunk - held, Math.Max(1, Length - arrived))), cancel).ConfigureAwait(false);
                if (read == 0)
                {
                    break;
                }

                if (arrived + read > Length)
                {
                    throw new InputException("upload", null, "more was sent than was announced");
                }

                (held, arrived) = (held + read, arrived + read);
                if (held == Chunk)
                {
                    Write(number++, buffer.AsSpan(0, held));
                    held = 0;
                }
            }
        }
        finally
        {
            // What has arrived before a line broke is kept: the sender goes on from there.
            if (held > 0)
            {
                Write(number, buffer.AsSpan(0, held));
            }

            file.Flush(flushToDisk: true);
            CryptographicOperations.ZeroMemory(buffer);
        }

        return arrived;
    }

    /// <summary>The bytes of the whole, to be read from anywhere; only the chunks that are asked for are opened.</summary>
    public Stream Play() => new Player(this);

    /// <summary>The plain bytes of a chunk.</summary>
    /// <exception cref="AuthenticationTagMismatchException">Not as it was sealed.</exception>
    internal int Read(long number, Span<byte> plain)
    {
        var chunk = new byte[Sealed];
        var count = RandomAccess.Read(file.SafeFileHandle, chunk, Place(number)) - Nonce - Tag;
        if (count < 0)
        {
            throw new AuthenticationTagMismatchException();
        }

        Span<byte> bound = stackalloc byte[Head + 8];
        cipher.Decrypt(chunk.AsSpan(0, Nonce), chunk.AsSpan(Nonce, count), chunk.AsSpan(Nonce + count, Tag), plain[..count], Bound(number, bound));
        return count;
    }

    private void Write(long number, ReadOnlySpan<byte> plain)
    {
        var chunk = new byte[Nonce + plain.Length + Tag];
        RandomNumberGenerator.Fill(chunk.AsSpan(0, Nonce));
        Span<byte> bound = stackalloc byte[Head + 8];
        cipher.Encrypt(chunk.AsSpan(0, Nonce), plain, chunk.AsSpan(Nonce, plain.Length), chunk.AsSpan(Nonce + plain.Length), Bound(number, bound));
        RandomAccess.Write(file.SafeFileHandle, chunk, Place(number));
        RandomAccess.SetLength(file.SafeFileHandle, Place(number) + chunk.Length);
    }

    private bool Opens(long number, int length)
    {
        try
        {
            return Read(number, new byte[Chunk]) == length - Nonce - Tag;
        }
        catch (AuthenticationTagMismatchException)
        {
            return false;
        }
    }

    private static long Place(long number) => Head + (number * Sealed);

    private ReadOnlySpan<byte> Bound(long number, Span<byte> bound)
    {
        head.CopyTo(bound);
        BinaryPrimitives.WriteInt64LittleEndian(bound[Head..], number);
        return bound;
    }

    /// <inheritdoc />
    public void Dispose()
    {
        cipher.Dispose();
        file.Dispose();
    }

    /// <summary>A stream over the opened chunks; it closes its file.</summary>
    private sealed class Player(SealedFile of) : Stream
    {
        private readonly byte[] plain = new byte[Chunk];
        private long open = -1, position;

        public override bool CanRead => true;

        public override bool CanSeek => true;

        public override bool CanWrite => false;

        public override long Length => of.Length;

        public override long Position
        {
            get => position;
            set => position = value;
        }

        public override int Read(Span<byte> buffer)
        {
            if (position >= Length || buffer.IsEmpty)
            {
                return 0;
            }

            var (number, at) = (position / Chunk, (int)(position % Chunk));
            if (number != open)
            {
                open = -1;
                var expected = (int)Math.Min(Chunk, Length - (number * Chunk));
                if (of.Read(number, plain) != expected)
                {
                    throw new AuthenticationTagMismatchException();
                }

                open = number;
            }

            var count = (int)Math.Min(Math.Min(Chunk - at, buffer.Length), Length - position);
            plain.AsSpan(at, count).CopyTo(buffer);
            position += count;
            return count;
        }

        public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

        public override ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            cancellationToken.IsCancellationRequested ? ValueTask.FromCanceled<int>(cancellationToken) : ValueTask.FromResult(Read(buffer.Span));

        public override Task<int> ReadAsync(byte[] buffer, int offset, int count, CancellationToken cancellationToken) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

        public override long Seek(long offset, SeekOrigin origin) => position = origin switch { SeekOrigin.Begin => offset, SeekOrigin.Current => position + offset, _ => Length + offset };

        public override void Flush()
        {
        }

        public override void SetLength(long value) => throw new NotSupportedException();

        public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

        protected override void Dispose(bool disposing)
        {
            if (disposing)
            {
                CryptographicOperations.ZeroMemory(plain);
                of.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
