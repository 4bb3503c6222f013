using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Cli;

/// <summary>The library's own rule book and gate, as the build unpacked them: a check does not wait for them to be parsed.</summary>
internal static class Shipped
{
    private static readonly Lazy<RuleBook> LazyBook = new(() => RuleBookFile.Read(Resource("book.bin")));
    private static readonly Lazy<Gate> LazyGate = new(() => GateFile.ReadUnpacked(Resource("gate.bin")));
    private static readonly Lazy<Frame> LazyFrame = new(() => new Frame(Book, Gate));

    public static RuleBook Book => LazyBook.Value;

    public static Gate Gate => LazyGate.Value;

    public static Frame Frame => LazyFrame.Value;

    private static Stream Resource(string name) => typeof(Shipped).Assembly.GetManifestResourceStream(name)!;
}
