using Framekeeper.Language;
using Framekeeper.Reader;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Reader;

/// <summary>The reader that the repository holds, and the frame that judges with it.</summary>
internal static class Readers
{
    public static readonly string Folder = Path.Combine(Repository.Root, "src", "Framekeeper.Reader", "model");

    private static readonly Lazy<EncoderReader> Own = new(() => EncoderReader.Read(Folder, RuleBook.Default.Words));
    private static readonly Lazy<Frame> WithOwn = new(() => new Frame(RuleBook.Default, Gate.Default, Own.Value));

    public static EncoderReader Default => Own.Value;

    public static Frame Frame => WithOwn.Value;
}
