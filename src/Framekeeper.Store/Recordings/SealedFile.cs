using System.Buffers;
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
        var (number, held) = (arrived / Chunk, (int)(arrived % Chunk));
        var (buffer, raw) = (ArrayPool<byte>.Shared.Rent(Chunk), ArrayPool<byte>.Shared.Rent(Sealed));
        try
        {
            if (held > 0)
            {
                Read(number, buffer, raw);
            }

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
                    Write(number++, buffer.AsSpan(0, held), raw);
                    held = 0;
                }
            }
        }
        finally
        {
            // What has arrived before a line broke is kept: the sender goes on from there.
            if (held > 0)
            {
                Write(number, buffer.AsSpan(0, held), raw);
            }

            file.Flush(flushToDisk: true);
            CryptographicOperations.ZeroMemory(buffer);
            ArrayPool<byte>.Shared.Return(buffer);
            ArrayPool<byte>.Shared.Return(raw);
        }

        return arrived;
    }

    /// <summary>The first bytes, of a file that is still on its way; they must have arrived and lie within a chunk.</summary>
    internal void Begun(Span<byte> first)
    {
        var (plain, raw) = (new byte[Chunk], new byte[Sealed]);
        Read(0, plain, raw);
        plain.AsSpan(0, first.Length).CopyTo(first);
    }

    /// <summary>Takes back what arrived after the first so many bytes, as if it had never been sent.</summary>
    public void TakeBack(long to)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(to, Arrived);
        var (number, held, plain, raw) = (to / Chunk, (int)(to % Chunk), new byte[Chunk], new byte[Sealed]);
        if (held > 0)
        {
            Read(number, plain, raw);
            Write(number, plain.AsSpan(0, held), raw);
            CryptographicOperations.ZeroMemory(plain);
        }
        else
        {
            RandomAccess.SetLength(file.SafeFileHandle, Place(number));
        }

        file.Flush(flushToDisk: true);
    }

    /// <summary>The bytes of the whole, to be read from anywhere; only the chunks that are asked for are opened.</summary>
    public Stream Play() => new Player(this);

    /// <summary>The plain bytes of a chunk.</summary>
    /// <param name="raw">Room for a sealed chunk.</param>
    /// <exception cref="AuthenticationTagMismatchException">Not as it was sealed.</exception>
    private int Read(long number, Span<byte> plain, Span<byte> raw) => Decrypt(number, raw[..RandomAccess.Read(file.SafeFileHandle, raw[..Sealed], Place(number))], plain);

    private int Decrypt(long number, ReadOnlySpan<byte> raw, Span<byte> plain)
    {
        var count = raw.Length - Nonce - Tag;
        if (count < 0)
        {
            throw new AuthenticationTagMismatchException();
        }

        Span<byte> bound = stackalloc byte[Head + 8];
        cipher.Decrypt(raw[..Nonce], raw.Slice(Nonce, count), raw[(Nonce + count)..], plain[..count], Bound(number, bound));
        return count;
    }

    private void Write(long number, ReadOnlySpan<byte> plain, Span<byte> raw)
    {
        raw = raw[..(Nonce + plain.Length + Tag)];
        RandomNumberGenerator.Fill(raw[..Nonce]);
        Span<byte> bound = stackalloc byte[Head + 8];
        cipher.Encrypt(raw[..Nonce], plain, raw.Slice(Nonce, plain.Length), raw[(Nonce + plain.Length)..], Bound(number, bound));
        RandomAccess.Write(file.SafeFileHandle, raw, Place(number));
        if (file.Length > Place(number) + raw.Length)
        {
            RandomAccess.SetLength(file.SafeFileHandle, Place(number) + raw.Length);
        }
    }

    private bool Opens(long number, int length)
    {
        try
        {
            return Read(number, new byte[Chunk], new byte[Sealed]) == length - Nonce - Tag;
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
    /// <remarks>Sealed chunks are read several at a time once somebody reads on, and opened one at a time, straight into the reader's buffer where a whole one fits.</remarks>
    private sealed class Player(SealedFile of) : Stream
    {
        private const int Ahead = 4;

        private readonly byte[] plain = ArrayPool<byte>.Shared.Rent(Chunk), raw = ArrayPool<byte>.Shared.Rent(Ahead * Sealed);
        private long opened = -1, first = -1, position;
        private int filled;
        private bool disposed;

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
            ObjectDisposedException.ThrowIf(disposed, this);
            if (position >= Length || buffer.IsEmpty)
            {
                return 0;
            }

            var (number, at) = (position / Chunk, (int)(position % Chunk));
            var size = (int)Math.Min(Chunk, Length - (number * Chunk));
            if (number != opened && at == 0 && buffer.Length >= size)
            {
                Open(number, buffer[..size]);
                position += size;
                return size;
            }

            if (number != opened)
            {
                opened = -1;
                Open(number, plain.AsSpan(0, size));
                opened = number;
            }

            var count = Math.Min(size - at, buffer.Length);
            plain.AsSpan(at, count).CopyTo(buffer);
            position += count;
            return count;
        }

        private void Open(long number, Span<byte> into)
        {
            // The first chunk after a jump alone: what follows may never be asked for.
            if (first < 0 || number < first || (number - first) * Sealed >= filled)
            {
                var more = first >= 0 && (number - first) * Sealed == filled ? Ahead : 1;
                filled = 0;
                filled = RandomAccess.Read(of.file.SafeFileHandle, raw.AsSpan(0, more * Sealed), Place(number));
                first = number;
            }

            var from = (int)(number - first) * Sealed;
            var length = Math.Min(Sealed, filled - from);
            if (length - Nonce - Tag != into.Length)
            {
                throw new AuthenticationTagMismatchException();
            }

            of.Decrypt(number, raw.AsSpan(from, length), into);
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
            if (disposing && !disposed)
            {
                disposed = true;
                CryptographicOperations.ZeroMemory(plain);
                ArrayPool<byte>.Shared.Return(plain);
                ArrayPool<byte>.Shared.Return(raw);
                of.Dispose();
            }

            base.Dispose(disposing);
        }
    }
}
