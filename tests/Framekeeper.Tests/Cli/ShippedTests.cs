using System.Text.Json;
using Framekeeper.Cli;
using Framekeeper.Language;
using Framekeeper.Rules;

namespace Framekeeper.Tests.Cli;

/// <summary>What the command line carries, unpacked by the build, against what the library reads from its files.</summary>
public sealed class ShippedTests
{
    private static readonly JsonSerializerOptions Whole = new() { IncludeFields = true };

    [Fact]
    public void The_rule_book_says_what_its_files_say()
    {
        Told(Shipped.Book.Pages).ShouldBe(Told(RuleBook.Default.Pages));
        Told(Shipped.Book.Codes).ShouldBe(Told(RuleBook.Default.Codes));
        Told(Shipped.Book.Classes).ShouldBe(Told(RuleBook.Default.Classes));
        Shipped.Book.Silent.ShouldBe(RuleBook.Default.Silent);
        Shipped.Book.Digest.ShouldBe(RuleBook.Default.Digest);
        Shipped.Book.Files.ShouldBe(RuleBook.Default.Files);
    }

    [Fact]
    public void The_gate_is_the_library_s_to_the_byte()
    {
        Bytes(Shipped.Gate).SequenceEqual(Bytes(Gate.Default)).ShouldBeTrue();
        Shipped.Gate.Digest.ShouldBe(Gate.Default.Digest);
    }

    private static string Told<T>(T part) => JsonSerializer.Serialize(part, Whole);

    private static byte[] Bytes(Gate gate)
    {
        using var bytes = new MemoryStream();
        GateFile.WriteUnpacked(gate, bytes);
        return bytes.ToArray();
    }
}
