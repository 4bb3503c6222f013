using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Framekeeper.Language;

/// <summary>A table's rows, in an array of their own or where they lie in the program's own file, of which no more is read than is looked at.</summary>
internal readonly struct Rows
{
    private readonly byte[]? own;
    private readonly nint address;

    /// <summary>Rows of zeros, to be filled in.</summary>
    public Rows(int length)
    {
        own = GC.AllocateArray<byte>(length, pinned: true);
        (address, Length) = (Marshal.UnsafeAddrOfPinnedArrayElement(own, 0), length);
    }

    /// <param name="address">Of memory that neither moves nor goes away, nor is written to.</param>
    public Rows(nint address, int length) => (this.address, Length) = (address, length);

    public int Length { get; }

    public ref byte First => ref Unsafe.AddByteOffset(ref Unsafe.NullRef<byte>(), address);

    public ReadOnlySpan<byte> Bytes => MemoryMarshal.CreateReadOnlySpan(ref First, Length);

    /// <summary>Only of rows in an array of their own.</summary>
    public Span<byte> Fill => own;
}
