using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Cli;

/// <summary>The library's own rule book and gate, as the build unpacked them: a check does not wait for them to be parsed.</summary>
internal static class Shipped
{
    private static readonly Lazy<RuleBook> LazyBook = new(() => RuleBookFile.Read(Resource("book.bin")));
    private static readonly Lazy<Gate> LazyGate = new(() => ReadGate());
    private static readonly Lazy<Frame> LazyFrame = new(() => new Frame(Book, Gate));

    public static RuleBook Book => LazyBook.Value;

    public static Gate Gate => LazyGate.Value;

    public static Frame Frame => LazyFrame.Value;

    /// <summary>A resource is a part of the program's file in memory, and its bytes can be used where they are.</summary>
    private static unsafe Gate ReadGate()
    {
        using var stream = Resource("gate.bin");
        return GateFile.ReadUnpacked(stream, (nint)stream.PositionPointer);
    }

    private static UnmanagedMemoryStream Resource(string name) => (UnmanagedMemoryStream)typeof(Shipped).Assembly.GetManifestResourceStream(name)!;
}
