using System.Text;
using Framekeeper.Store.Clinic;

namespace Framekeeper.Tests.Store.Clinic;

/// <summary>Papers that were signed and scanned.</summary>
public sealed class ScansTests : IDisposable
{
    private readonly Practice practice = new();

    public void Dispose() => practice.Dispose();

    [Fact]
    public void A_scan_comes_back_as_it_was_and_lies_sealed()
    {
        var paper = Encoding.ASCII.GetBytes("%PDF-1.7 Quillfeather signed this");

        var scan = practice.Records.Scans.Put(Practice.Treatment, "agreement 1", paper, "intake");

        var kept = practice.Records.Scans.Find(Practice.Treatment, scan.Id)!;
        (kept.Type, kept.Of, kept.By).ShouldBe(("application/pdf", "agreement 1", "intake"));
        kept.Bytes.ShouldBe(paper);
        practice.Holds("Quillfeather"u8).ShouldBeFalse();
    }

    [Theory]
    [InlineData(new byte[] { 0xFF, 0xD8, 0xFF, 0xE0 }, "image/jpeg")]
    [InlineData(new byte[] { 0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0 }, "image/png")]
    public void Its_type_is_what_its_bytes_are(byte[] bytes, string type) => Scans.Check(bytes).ShouldBe(type);

    [Fact]
    public void What_is_no_scan_or_too_large_is_refused_with_what_to_do()
    {
        Should.Throw<InputException>(() => Scans.Check("<script>"u8)).Message.ShouldContain("PDF, JPEG or PNG");
        Should.Throw<InputException>(() => Scans.Check(new byte[Scan.Most + 1])).Message.ShouldContain("10 MB");
    }
}
